"""An article that attacks in every field changes no page: the same elements, the same links, its text as text."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from ferry import SITE, edition
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from briefing.model import Edition, Span
from briefing.render import render

PAYLOADS: dict[str, str] = json.loads((Path(__file__).parent / "payloads.json").read_text(encoding="utf-8"))
EXTENSIONS = ["attr_list", "md_in_html", "admonition", "footnotes", "tables", "toc", "meta"]
_ATTACKED = re.compile(r"(?:index|(?:briefings/[km]|actors/h|stories/k|open-issues/o|timeline/2|sources/i).*)\.md")
_EVENT = re.compile(r"#(?:e-)?t-[0-9a-f]{8}")
KEPT = {
    "id",
    "basis",
    "kind",
    "form",
    "act",
    "phase",
    "section",
    "target",
    "published",
    "value",
    "day",
    "first",
    "last",
    "on",
}
KEPT |= {"type", "open_value", "earliest", "latest", "language", "sha256", "access", "notices", "source", "anchor"}
KEPT |= {"articles", "article", "members", "actors", "topics", "story", "states", "entity", "not_same", "answerers"}
KEPT |= {"participants", "statement_anchors", "issue_anchors", "retired_anchors", "field", "url", "text", "reason"}


def attacked(record: Any, words: str) -> Any:
    """The record with the words in every field that holds free text; what is chosen from a list stays."""
    if isinstance(record, str):
        return words
    if isinstance(record, tuple):
        return tuple(attacked(item, words) for item in record)
    if isinstance(record, dict):
        return {key: attacked(value, words) for key, value in record.items()}
    if not is_dataclass(record) or isinstance(record, Span):
        return record
    changed = {f.name: attacked(getattr(record, f.name), words) for f in fields(record) if f.name not in KEPT}
    deeper = {
        f.name: tuple(attacked(item, words) for item in value)
        for f in fields(record)
        if f.name in ("actors", "topics", "states") and isinstance(value := getattr(record, f.name), tuple) and value
        and is_dataclass(value[0])
    }  # fmt: skip
    return replace(record, **changed, **deeper)


def attack(words: str) -> Edition:
    """The ferry edition with the words as every name, role, label and outlet, and as the text of its articles."""
    found = attacked(edition(), words)
    briefings = []
    for briefing in found.briefings:
        document = briefing.analysis.document
        text = (words + " ") * (1 + len(document.text) // (len(words) + 1))
        raw = text[: len(document.text)]
        article = replace(document.article, raw=raw, source=words)
        briefings.append(
            replace(briefing, analysis=replace(briefing.analysis, document=replace(document, article=article)))
        )
    return replace(found, briefings=tuple(briefings))


def shape(tree: LexborHTMLParser) -> tuple[Counter[str], set[str], set[str]]:
    """How often each element stands there, which attributes and which targets of links there are."""
    nodes = [node for node in tree.body.traverse(include_text=False) if node.tag]
    attributes = {f"{node.tag} {name}" for node in nodes for name in node.attributes}
    targets = {_EVENT.sub("#event", node.attributes["href"] or "") for node in tree.css("a[href]")}
    return Counter(node.tag for node in nodes), attributes, targets


def shapes(words: str) -> dict[str, Any]:
    markdown = Markdown(extensions=EXTENSIONS)
    pages = [page for page in render(attack(words), SITE) if _ATTACKED.match(page.path)]
    return {page.path: shape(LexborHTMLParser(markdown.reset().convert(page.content))) for page in pages}


HARMLESS = shapes("Hafen")


_ONE_LINE = [" ".join(text.split()) for text in PAYLOADS.values() if text.strip() and len(text) < 400]


@pytest.mark.parametrize("start", range(0, len(_ONE_LINE), 4))
def test_no_payload_changes_a_page(start: int) -> None:
    assert shapes(" ".join(_ONE_LINE[start : start + 4])) == HARMLESS


@settings(max_examples=10, deadline=None)
@given(st.text(alphabet="<>[]()!#*_`{}|:-+./\\%&\"'=~^$@;aZ1", min_size=3, max_size=30))
def test_no_text_changes_a_page(words: str) -> None:
    assert shapes("x" + words) == HARMLESS
