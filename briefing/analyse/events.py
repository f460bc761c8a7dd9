"""What happened, and what is the main event?"""

from __future__ import annotations

from briefing.languages import Language
from briefing.model import (
    Document,
    Entity,
    Event,
    Place,
    PublicationDate,
    Sentence,
    Statement,
    TimeExpression,
)


def find_events(
    document: Document,
    sentences: tuple[Sentence, ...],
    entities: tuple[Entity, ...],
    times: tuple[TimeExpression, ...],
    places: tuple[Place, ...],
    statements: tuple[Statement, ...],
    published: PublicationDate,
    language: Language,
) -> tuple[Event | None, tuple[Event, ...]]:
    """The sentence that best says what happened, and every event with its time, past or announced."""
    return None, ()
