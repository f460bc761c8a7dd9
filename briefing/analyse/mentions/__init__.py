"""Which names does a document hold?

Four voices: the closed lexicon (countries, organisations), the names model, shapes of offices and groups, and the
article itself, in which a name found once is found everywhere. The longer candidate wins.
"""

from __future__ import annotations

from briefing.analyse.mentions.acronyms import acronyms
from briefing.analyse.mentions.announced import announced_names
from briefing.analyse.mentions.bodies import bodies
from briefing.analyse.mentions.candidates import Candidate, choose
from briefing.analyse.mentions.companies import companies
from briefing.analyse.mentions.groups import groups
from briefing.analyse.mentions.known import country_codes, known_names
from briefing.analyse.mentions.learned import learned_names
from briefing.analyse.mentions.repeated import repeated
from briefing.analyse.mentions.shortened import shortened
from briefing.analyse.tokens import TokenRow
from briefing.languages import Language
from briefing.model import Document, Mention, Sentence, Span

_LEARNED = ("model", "announced", "located", "quoted-medium")

__all__ = ["find_mentions"]


def find_mentions(document: Document, sentences: tuple[Sentence, ...], language: Language) -> tuple[Mention, ...]:
    """The names of people, organisations, countries, groups and places, in order of appearance."""
    row = TokenRow.of(sentences)
    codes = country_codes(row.tokens, language)
    found: list[Candidate] = []
    for sentence, (first, _) in zip(sentences, row.bounds, strict=True):
        tokens = sentence.tokens
        candidates = [
            *known_names(language).find(tokens, codes),
            *learned_names(language).find(tokens),
            *bodies(language).find(tokens),
            *groups(language).find(tokens),
            *companies(language).find(tokens),
            *acronyms(language).find(tokens),
        ]
        known = frozenset(i for candidate in candidates for i in range(candidate.start, candidate.end))
        candidates += announced_names(language).find(tokens, known)
        found += [c._replace(start=c.start + first, end=c.end + first) for c in choose(candidates)]
    learned = frozenset(language.rule("mentions", name) for name in _LEARNED)
    located = frozenset(language["mentions"]["before_places"])
    everything = repeated(row, found, language.rule("mentions", "repeated"), learned, located)
    everything += shortened(row, everything, language)
    return tuple(_mention(document.text, row, candidate) for candidate in sorted(everything))


def _mention(text: str, row: TokenRow, candidate: Candidate) -> Mention:
    span = Span(row.tokens[candidate.start].start, row.tokens[candidate.end - 1].end)
    return Mention(span, span.text(text), candidate.kind, candidate.rule)
