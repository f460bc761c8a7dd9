"""Whom pronouns and descriptions stand for."""

from __future__ import annotations

from typing import Any

import pytest
from articles import cases, german, written

from briefing.analyse.entities import resolve
from briefing.analyse.mentions import find_mentions
from briefing.analyse.reference import antecedent


@pytest.mark.parametrize("case", cases("references", "in_the_wild", "synthetic", "negative"), ids=lambda c: c["id"])
def test_references(case: dict[str, Any]) -> None:
    """In the table the phrase stands in brackets; `is` is the entity's name, null where it must stay open."""
    start = case["text"].index("[")
    end = case["text"].index("]") - 1
    document, sentences = written(case["text"].replace("[", "").replace("]", ""))
    entities, _ = resolve(document, sentences, find_mentions(document, sentences, german()), german())
    found = antecedent(start, end, sentences, entities, german())
    assert {entity.id: entity.name for entity in entities}.get(found or "") == case["is"]


def test_nothing_stands_outside_the_text() -> None:
    _, sentences = written("Er kam.")
    assert antecedent(0, 2, sentences, (), german()) is None
    assert antecedent(90, 95, sentences, (), german()) is None
    assert antecedent(0, 2, (), (), german()) is None
