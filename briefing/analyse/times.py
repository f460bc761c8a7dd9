"""Which expressions of time does a document hold, and what do they mean?"""

from __future__ import annotations

from briefing.languages import Language
from briefing.model import Document, PublicationDate, Sentence, TimeExpression


def find_times(document: Document, sentences: tuple[Sentence, ...], language: Language) -> tuple[TimeExpression, ...]:
    """The time expressions with their open values, in order of appearance."""
    return ()


def resolve_times(
    document: Document,
    sentences: tuple[Sentence, ...],
    times: tuple[TimeExpression, ...],
    published: PublicationDate,
    language: Language,
) -> tuple[TimeExpression, ...]:
    """The same expressions with values as far as the publication date allows; may be called again with a better one."""
    return times
