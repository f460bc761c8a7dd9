"""When was the document published?"""

from __future__ import annotations

from briefing.languages import Language
from briefing.model import Document, PublicationDate, Sentence, TimeExpression


def publication_date(
    document: Document, sentences: tuple[Sentence, ...], times: tuple[TimeExpression, ...], language: Language
) -> PublicationDate:
    """Stated, else given by metadata, else an interval inferred from the document's own expressions, else unknown."""
    return PublicationDate(None, None, None, "unknown", "")
