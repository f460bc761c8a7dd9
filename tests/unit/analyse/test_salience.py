"""Who takes part, and where something happens."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from articles import cases, german, written

from briefing.analyse.entities import resolve
from briefing.analyse.mentions import find_mentions
from briefing.analyse.places import find_places
from briefing.analyse.salience import mark_salience
from briefing.model import Span, Statement


@pytest.mark.parametrize("case", cases("salience", "in_the_wild", "synthetic", "negative"), ids=lambda c: c["id"])
def test_actors_and_places(case: dict[str, Any]) -> None:
    """`actors` are the entities kept (true: salient), `places` the places, in order."""
    document, sentences = written(*case["text"].split("\n"))
    entities, mentions = resolve(document, sentences, find_mentions(document, sentences, german()), german())
    kept = mark_salience(document, sentences, entities, (), german())
    assert {entity.name: entity.salient for entity in kept} == case["actors"]
    places = find_places(document, sentences, mentions, kept, german())
    assert [place.name for place in places] == case.get("places", [])


@pytest.mark.xfail(strict=True, reason="not solved")
@pytest.mark.parametrize("case", cases("salience", "known_failures"), ids=lambda c: c["id"])
def test_known_failures(case: dict[str, Any]) -> None:
    test_actors_and_places(case)


@pytest.mark.parametrize("rule", german()["places"]["rules"], ids=lambda rule: rule["id"])
def test_rules_of_places(rule: dict[str, Any]) -> None:
    for group, expected in (("examples", True), ("not", False)):
        for example in rule[group]:
            document, sentences = written(example["text"])
            places = find_places(document, sentences, find_mentions(document, sentences, german()), (), german())
            found = [m.rule for place in places if place.name == example["place"] for m in place.mentions]
            assert (f"de/places:{rule['id']}" in found) == expected, example


def test_the_country_that_an_article_is_about_is_a_place() -> None:
    document, sentences = written("Norwegen baut Schiffe. Norwegen streitet mit Polen.", title="Norwegen rüstet auf")
    places = find_places(document, sentences, find_mentions(document, sentences, german()), (), german())
    assert [(place.name, len(place.mentions)) for place in places] == [("Norwegen", 3)]


@pytest.mark.parametrize("text", ["Mit acht Personen wurde gesprochen.", "Die Werksleitung handelte und schwieg."])
def test_who_speaks_is_kept_and_salient(text: str) -> None:
    document, sentences = written(text)
    entities, _ = resolve(document, sentences, find_mentions(document, sentences, german()), german())
    assert mark_salience(document, sentences, entities, (), german()) == ()
    said = Statement((Span(0, 3),), "indirect", "says", "test", entity=entities[0].id)
    assert [e.salient for e in mark_salience(document, sentences, entities, (said,), german())] == [True]


def test_an_empty_document_has_nobody() -> None:
    document, sentences = written()
    assert find_mentions(document, sentences, german()) == ()
    assert resolve(document, sentences, (), german()) == ((), ())
    assert mark_salience(document, sentences, (), (), german()) == ()
    assert find_places(document, sentences, (), (), german()) == ()


def test_who_stands_in_the_header_only_is_left_out() -> None:
    document, sentences = written("Ole Tarvik reiste ab.", lead="Von Hanne Brodersen")
    header = tuple(replace(s, section="header") if s.section == "lead" else s for s in sentences)
    entities, _ = resolve(document, header, find_mentions(document, header, german()), german())
    assert [entity.name for entity in entities] == ["Hanne Brodersen", "Ole Tarvik"]
    assert [entity.name for entity in mark_salience(document, header, entities, (), german())] == ["Ole Tarvik"]
