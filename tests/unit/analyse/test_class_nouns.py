"""Nouns that say what kind of body somebody is."""

from __future__ import annotations

import pytest
from articles import german

from briefing.analyse.class_nouns import body_class, classed_ends, is_apposed_to, is_medium


@pytest.mark.parametrize(
    ("word", "group", "whole"),
    [
        ("Behörde", "behörde", True),
        ("Konzerns", "konzern", True),
        ("Bündnisses", "bündnis", True),
        ("Menschenrechtsorganisation", "organisation", False),
        ("Softwarefirma", "konzern", False),
        ("US-Notenbank", "bank", True),
    ],
)
def test_class_of_a_noun(word: str, group: str, whole: bool) -> None:
    found = body_class(word, german())
    assert found is not None
    assert (found.members[0], found.whole) == (group, whole)


@pytest.mark.parametrize("word", ["Minister", "Brücke", "", "s"])
def test_no_class(word: str) -> None:
    assert body_class(word, german()) is None


def test_a_university_needs_its_town_and_a_company_does_not() -> None:
    assert is_apposed_to("Netzbetreiber", german())
    assert not is_apposed_to("Universität", german())


def test_known_media() -> None:
    assert is_medium("CNN", german())
    assert not is_medium("Nato", german())
    assert "organisation" in classed_ends(german())
