"""Whom descriptions of people and bodies stand for, seen in the statements of a text."""

from __future__ import annotations

from typing import Any

import pytest
from articles import cases, german, written

from briefing.analyse.descriptions import Descriptions
from briefing.analyse.entities import resolve
from briefing.analyse.mentions import find_mentions
from briefing.analyse.statements import find_statements


def speakers(text: str) -> list[str | None]:
    document, sentences = written(text)
    entities, _ = resolve(document, sentences, find_mentions(document, sentences, german()), german())
    named = tuple(mention for entity in entities for mention in entity.mentions)
    return [s.speaker_name for s in find_statements(document, sentences, named, entities, german())]


@pytest.mark.parametrize("case", cases("descriptions", "in_the_wild", "synthetic", "negative"), ids=lambda c: c["id"])
def test_descriptions(case: dict[str, Any]) -> None:
    assert speakers(case["text"]) == case["speakers"]


@pytest.mark.xfail(strict=True, reason="known failure")
@pytest.mark.parametrize("case", cases("descriptions", "known_failures"), ids=lambda c: c["id"])
def test_known_failures(case: dict[str, Any]) -> None:
    assert speakers(case["text"]) == case["speakers"]


def test_nothing_stands_outside_the_text() -> None:
    _, sentences = written("Die Behörde kam.")
    found = Descriptions(sentences, (), german())
    assert found.person(sentences[0].tokens[:2]) is None
    assert found.body("Behörde", 90) is None
    assert Descriptions((), (), german()).body_nearby(5) is None
