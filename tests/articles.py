"""Documents made by hand from invented text, split and tagged by the real splitter."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import yaml

from briefing import languages
from briefing.analyse.sentences import split
from briefing.languages import Language
from briefing.model import Article, Document, Section, SectionKind, Sentence, Span

CASES = Path(__file__).parent / "cases"
GROUPS = ("in_the_wild", "synthetic", "negative", "known_failures")


def german() -> Language:
    return languages.load("de")


def written(*body: str, title: str = "", lead: str = "") -> tuple[Document, tuple[Sentence, ...]]:
    """A document whose lines are the title, the lead and the paragraphs, with its sentences."""
    kinds: list[tuple[SectionKind, str]] = [("title", title), ("lead", lead), *(("body", text) for text in body)]
    raw, sections = "", []
    for kind, text in kinds:
        if text:
            sections.append(Section(Span(len(raw), len(raw) + len(text)), kind, "test"))
            raw += text + "\n\n"
    article = Article("a.txt", raw, hashlib.sha256(raw.encode()).hexdigest(), "utf-8")
    document = Document(article, "de", tuple(sections))
    return document, split(document, german())


def cases(name: str, *groups: str) -> list[dict[str, Any]]:
    """The entries of some groups of a table in tests/cases, each with its id."""
    table = yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))
    assert set(table) <= set(GROUPS)
    return [entry for group in groups for entry in table.get(group, [])]
