"""Reads a text as one German article body, a section per line, and finds its statements."""

from __future__ import annotations

import re

from briefing.analyse import find_statements, split
from briefing.languages import load
from briefing.model import Article, Document, Entity, Mention, Section, Sentence, Span, Statement

GERMAN = load("de")


def document(text: str) -> Document:
    """A document whose lines are sections: those without final punctuation and shorter than 50 signs are headings."""
    sections = []
    for line in re.finditer(r"[^\n]+", text):
        heading = len(line.group()) < 50 and line.group().rstrip()[-1:] not in '.!?:“"”«»)'
        sections.append(Section(Span(*line.span()), "heading" if heading else "body", "test"))
    return Document(Article("test.txt", text, "", "utf-8"), "de", tuple(sections))


def sentences(text: str) -> tuple[Sentence, ...]:
    """Its sentences with tags."""
    return split(document(text), GERMAN)


def statements(
    text: str, mentions: tuple[Mention, ...] = (), entities: tuple[Entity, ...] = ()
) -> tuple[Statement, ...]:
    """Its statements."""
    return find_statements(document(text), sentences(text), mentions, entities, GERMAN)


def words(text: str, span: Span | None) -> str | None:
    """The text of a span."""
    return span.text(text) if span else None
