"""Which expressions of time does a document hold, and what do they mean? TIMEX3, rules in ``times.yml``.

Two steps: `find_times` reads what the words alone say (an open value such as ``XXXX-02-01`` or ``W-1``),
`resolve_times` completes it with the publication date and can be called again with a better one.
"""

from __future__ import annotations

from briefing.analyse.times.calendar import value_on
from briefing.analyse.times.find import find_in
from briefing.analyse.times.listings import announced, heads_listing
from briefing.analyse.times.periods import bounds
from briefing.analyse.times.ranges import with_ranges
from briefing.analyse.times.resolve import resolve
from briefing.languages import Language
from briefing.model import Document, PublicationDate, Sentence, TimeExpression

__all__ = ["bounds", "find_times", "resolve_times", "value_on"]


def find_times(document: Document, sentences: tuple[Sentence, ...], language: Language) -> tuple[TimeExpression, ...]:
    """The time expressions with their open values, in order of appearance; a header's date stamp tells no story, but a
    day alone may head a listing."""
    groups = [find_in(document.text, sentence, language) for sentence in sentences]
    pairs = zip(sentences, groups, strict=True)
    return tuple(announced([g for s, g in pairs if s.section != "header" or heads_listing(g, s)]))


def resolve_times(
    document: Document,
    sentences: tuple[Sentence, ...],
    times: tuple[TimeExpression, ...],
    published: PublicationDate,
    language: Language,
) -> tuple[TimeExpression, ...]:
    """The same expressions with values as far as the publication date allows; may be called again with a better one."""
    found = resolve(document.text, sentences, times, published, language["times"]["direction"])
    return with_ranges(document.text, found, language)
