"""Who says what, in which form?"""

from __future__ import annotations

from briefing.languages import Language
from briefing.model import Document, Entity, Mention, Sentence, Statement


def find_statements(
    document: Document,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...],
    language: Language,
) -> tuple[Statement, ...]:
    """All attributed content, in order of appearance."""
    return ()
