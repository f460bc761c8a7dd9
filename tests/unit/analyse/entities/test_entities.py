"""Whom names stand for, in which role."""

from __future__ import annotations

from typing import Any

import pytest
from articles import cases, german, written

from briefing.analyse.entities import resolve
from briefing.analyse.mentions import find_mentions
from briefing.model import Entity, Mention

RULES = german()["entities"]["rules"]


def resolved(*body: str) -> tuple[dict[str, Entity], tuple[Mention, ...]]:
    document, sentences = written(*body)
    entities, mentions = resolve(document, sentences, find_mentions(document, sentences, german()), german())
    assert len({entity.id for entity in entities}) == len(entities)
    for entity in entities:
        assert list(entity.mentions) == sorted(entity.mentions, key=lambda m: m.span)
        assert all(role.text == document.text[role.span.start : role.span.end] for role in entity.roles)
    return {entity.name: entity for entity in entities}, mentions


@pytest.mark.parametrize("case", cases("entities", "in_the_wild", "synthetic", "negative"), ids=lambda c: c["id"])
def test_chains(case: dict[str, Any]) -> None:
    """The table names every entity with the words that stand for it; `open` are mentions of nobody."""
    entities, mentions = resolved(*case["text"].split("\n"))
    assert {name: [m.text for m in entity.mentions] for name, entity in entities.items()} == case["entities"]
    still_open = [m.text for m in mentions if m.entity is None and m.kind != "place"]
    assert still_open == case.get("open", [])
    for name, kind in case.get("kinds", {}).items():
        assert entities[name].kind == kind


@pytest.mark.xfail(strict=True, reason="not solved")
@pytest.mark.parametrize("case", cases("entities", "known_failures"), ids=lambda c: c["id"])
def test_known_failures(case: dict[str, Any]) -> None:
    test_chains(case)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_rules(rule: dict[str, Any]) -> None:
    name = f"de/entities:{rule['id']}"
    for example in rule["examples"]:
        entity = resolved(example["text"])[0][example["of"]]
        assert [(role.text, role.rule) for role in entity.roles] == [(example["role"], name)], example
        assert entity.affiliation == example["affiliation"], example
    for example in rule["not"]:
        assert name not in [role.rule for role in resolved(example["text"])[0][example["of"]].roles], example


@pytest.mark.parametrize(
    ("text", "generic"),
    [
        ("Die Polizei sucht Zeugen.", True),
        ("Die Polizei Lund sucht Zeugen.", False),
        ("Die norwegische Polizei sucht Zeugen.", False),
        ("Die Bundesregierung berät.", False),
        ("Die US-Armee übt.", False),
    ],
)
def test_a_common_noun_alone_names_no_certain_body(text: str, generic: bool) -> None:
    assert [entity.generic for entity in resolved(text)[0].values()] == [generic]


def test_weak_roles_come_last() -> None:
    text = "Ihr Amtskollege Ole Tarvik kam. Botschafter Tarvik ging."
    assert [role.text for role in resolved(text)[0]["Ole Tarvik"].roles] == ["Botschafter", "Amtskollege"]


def test_the_office_comes_before_the_degree_and_the_present_before_the_past() -> None:
    entities, _ = resolved(
        "Das sagte Klinikchefin Professorin Ina Holm. Er dankte dem Trainer, dem früheren Richter Ole Tarvik."
    )
    assert [role.text for role in entities["Ina Holm"].roles] == ["Klinikchefin", "Professorin"]
    assert [role.text for role in entities["Ole Tarvik"].roles] == ["Trainer", "früheren Richter"]


def test_a_role_is_given_in_the_nominative_where_the_text_has_it() -> None:
    text = "Sie traf den Präsidenten Ole Tarvik. Präsident Tarvik schwieg."
    assert [role.text for role in resolved(text)[0]["Ole Tarvik"].roles] == ["Präsident"]


def test_an_envoy_belongs_where_the_one_who_sent_him_does() -> None:
    entities, _ = resolved("US-Präsident Ole Tarvik kam. Auch Tarviks Gesandter Jon Hylm kam.")
    assert entities["Jon Hylm"].affiliation == "USA"


def test_counted_people_have_their_number() -> None:
    entities, _ = resolved("Das sagten acht Personen aus dem Umfeld.")
    assert entities["acht Personen"].count == 8
    assert entities["acht Personen"].kind == "group"
