"""Whom do the mentions of one document stand for, in which role?"""

from __future__ import annotations

from briefing.languages import Language
from briefing.model import Document, Entity, Mention, Sentence


def resolve(
    document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...], language: Language
) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """The entities with roles and affiliation, and all mentions with their entity where one candidate remained."""
    return (), mentions
