"""Where does something happen, which places are at issue?"""

from __future__ import annotations

from briefing.languages import Language
from briefing.model import Document, Entity, Mention, Place, Sentence


def find_places(
    document: Document,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...],
    language: Language,
) -> tuple[Place, ...]:
    """Named places where something happens or that are objects of the story."""
    return ()
