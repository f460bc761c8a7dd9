from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from invented import Who, invent

from briefing.consolidate import consolidate
from briefing.model import ActorEntry, Analysis, Edition
from briefing.registry import Registry


def edition(*analyses: Analysis, entries: tuple[ActorEntry, ...] = ()) -> Edition:
    return consolidate(analyses, Registry(actors=entries))[0]


def names(*who: Who, entries: tuple[ActorEntry, ...] = ()) -> dict[str, int]:
    """Preferred name -> number of articles, one article for each ``who``."""
    analyses = [
        invent(
            f"{number}.txt", f"Satz {number} {person.name} {' '.join(person.forms)} {person.role or ''}", who=[person]
        )
        for number, person in enumerate(who)
    ]
    return {actor.name: len(actor.members) for actor in edition(*analyses, entries=entries).actors}


GROUPS = yaml.safe_load((Path(__file__).parents[2] / "cases" / "consolidate_names.yml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(
        case,
        id=f"{case['one']} - {case['other']}",
        marks=[pytest.mark.xfail(strict=True, reason=case["why"])] if group == "known_failures" else [],
    )
    for group, cases in GROUPS.items()
    for case in cases
]


@pytest.mark.parametrize("case", CASES)
def test_names_that_are_one_actor_and_names_that_only_look_alike(case: dict[str, Any]) -> None:
    who = [Who(case[name], case.get("kind", "person")) for name in ("one", "other")]
    analyses = [invent(f"{n}.txt", f"{n} {person.name}", who=[person]) for n, person in enumerate(who)]
    assert len(edition(*analyses).actors) == (1 if case["same"] else 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Who("Paris Lindholm"), Who("Paris", "country")),
        (Who("Falken", "organisation"), Who("Falken", "group")),
    ],
)
def test_different_kinds_stay_apart(one: Who, other: Who) -> None:
    analyses = [invent("a.txt", f"A {one.name}", who=[one]), invent("b.txt", f"B {other.name}", who=[other])]
    assert len(edition(*analyses).actors) == 2


def test_an_article_in_a_language_that_is_not_analysed_still_has_its_page() -> None:
    bare = Analysis(invent("a.txt", "Un texte").document, None, invent("a.txt", "Un texte").published)
    found = edition(replace(bare, document=replace(bare.document, language="fr")))
    assert (len(found.briefings), found.actors, found.stories) == (1, (), ())


def test_a_family_name_joins_the_only_candidate_with_the_same_role() -> None:
    assert names(Who("Hanne Brodersen", role="Ministerin"), Who("Brodersen", role="Verkehrsministerin")) == {
        "Hanne Brodersen": 2
    }


def test_a_family_name_without_further_evidence_stays_alone() -> None:
    assert names(Who("Hanne Brodersen", role="Ministerin"), Who("Brodersen")) == {"Hanne Brodersen": 1, "Brodersen": 1}


def test_a_family_name_with_two_candidates_joins_none_and_is_reported() -> None:
    who = [
        Who("Hanne Brodersen", side="Norwegen"),
        Who("Hauke Brodersen", side="Norwegen"),
        Who("Brodersen", side="Norwegen"),
    ]
    analyses = [invent(f"{n}.txt", f"{n} {person.name}", who=[person]) for n, person in enumerate(who)]
    found, _, diagnostics = consolidate(analyses, Registry())
    assert sorted(actor.name for actor in found.actors) == ["Brodersen", "Hanne Brodersen", "Hauke Brodersen"]
    assert [d.code for d in diagnostics] == ["I-TWO-CANDIDATES"]
    assert "'Brodersen' may be Hanne Brodersen or Hauke Brodersen" in diagnostics[0].message


def test_one_of_two_candidates_remains_when_only_one_has_the_role() -> None:
    who = [
        Who("Hanne Brodersen", role="Ministerin"),
        Who("Hauke Brodersen", role="Torwart"),
        Who("Brodersen", role="Ministerin"),
    ]
    assert names(*who) == {"Hanne Brodersen": 2, "Hauke Brodersen": 1}


def test_an_abbreviation_joins_the_name_that_an_article_explains_it_with() -> None:
    assert names(
        Who("Norwegische Hafenbehörde", "organisation", forms=["Norwegische Hafenbehörde", "NHB"]),
        Who("NHB", "organisation"),
        Who("Norwegischen Hafenbehörde", "organisation"),
    ) == {"Norwegische Hafenbehörde": 3}


def test_an_abbreviation_of_two_bodies_joins_neither() -> None:
    assert names(
        Who("Norwegische Hafenbehörde", "organisation", forms=["NHB"]),
        Who("Neue Handelsbank", "organisation", forms=["NHB"]),
        Who("NHB", "organisation"),
    ) == {"Norwegische Hafenbehörde": 1, "Neue Handelsbank": 1, "NHB": 1}


def test_anonymous_groups_belong_to_nobody() -> None:
    assert names(Who("acht Personen", "group", count=8), Who("acht Personen", "group", count=8)) == {}


def test_the_preferred_name_is_the_most_frequent_full_form() -> None:
    who = [Who("Wiktor Lindow"), Who("Viktor Lindov"), Who("Wiktor Lindow"), Who("Lindow", role="x")]
    assert names(*who[:3]) == {"Wiktor Lindow": 3}


ENTRY = ActorEntry(
    "nhb",
    "Norwegische Hafenbehörde",
    "organisation",
    "why",
    variants=("Hafenamt", "NHB"),
    not_same=("Hafenamt Bergen",),
)


def test_the_registry_joins_what_rules_cannot_know_and_crosses_kinds() -> None:
    assert names(Who("Hafenamt", "organisation"), Who("NHB", "group"), entries=(ENTRY,)) == {
        "Norwegische Hafenbehörde": 2
    }


def test_the_registry_keeps_apart_what_rules_would_join() -> None:
    who = Who("Hafenamt", "organisation", forms=["Hafenamt Bergen", "Hafenamt"])
    assert names(who, entries=(ENTRY,)) == {"Hafenamt": 1}


def test_an_actor_of_the_registry_has_its_id_and_name() -> None:
    found = edition(invent("a.txt", "Das Hafenamt", who=[Who("Hafenamt", "organisation")]), entries=(ENTRY,)).actors[0]
    assert (found.id, found.name, found.basis, found.variants) == ("nhb", ENTRY.name, "registry", (("Hafenamt", 1),))
    assert found.not_same == ("Hafenamt Bergen",)
