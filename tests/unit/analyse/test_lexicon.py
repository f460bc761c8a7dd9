"""The closed lexicon: countries, organisations, their inflected forms."""

from __future__ import annotations

import pytest
from articles import german

from briefing.analyse.lexicon import lexicon

TABLE = lexicon(german())


@pytest.mark.parametrize(
    ("written", "form", "name"),
    [
        ("Vereinigten Staaten", "Vereinigte Staaten", "USA"),
        ("Moskaus", "Moskau", "Russland"),
        ("Weißen Hauses", "Weißes Haus", "USA"),
        ("Vereinigten Arabischen Emiraten", "Vereinigte Arabische Emirate", "Vereinigte Arabische Emirate"),
        ("Niederlanden", "Niederlande", "Niederlande"),
        ("Auswärtigen Amtes", "Auswärtiges Amt", "Auswärtiges Amt"),
        ("Vereinten Nationen", "Vereinte Nationen", "Vereinte Nationen"),
        ("Paris'", "Paris", "Frankreich"),
        ("NATO", "NATO", "Nato"),
        ("nato", None, None),
        ("Ukrainer", None, None),
    ],
)
def test_inflected_names(written: str, form: str | None, name: str | None) -> None:
    entry = TABLE.entry(written)
    assert (entry and entry.form, entry and entry.name) == (form, name)


def test_the_longest_name_wins() -> None:
    words = "im Kongress der Vereinigten Staaten von Amerika".split()
    match = TABLE.longest(words, 1)
    assert match is not None
    assert (match[0], match[1].name) == (5, "US-Kongress")
    assert TABLE.longest(words, 0) is None


def test_compounds_are_split_at_a_known_first_part() -> None:
    def split(word: str) -> tuple[str, str] | None:
        found = TABLE.prefix(word)
        return (found[0].name, found[1]) if found else None

    assert split("US-Präsident") == ("USA", "Präsident")
    assert split("EU-Außenminister") == ("EU", "Außenminister")
    assert split("Nord-Süd-Gefälle") is None
    assert split("Präsident") is None


@pytest.mark.parametrize(
    ("word", "name"),
    [("ukrainischen", "Ukraine"), ("Deutscher", "Deutschland"), ("hessische", "Hessen"), ("grüne", None)],
)
def test_adjectives(word: str, name: str | None) -> None:
    assert TABLE.demonym(word) == name


def test_every_country_has_one_name() -> None:
    names = list(TABLE.country_names.values())
    assert len(names) == len(set(names)) > 190
