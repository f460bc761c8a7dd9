"""Spellings of one name have one key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.languages.name_key import name_key, word_key


@pytest.mark.parametrize(
    "spellings",
    [
        ("Schewtschenko", "Shevchenko", "Ševčenko"),
        ("Wolodymyr", "Wolodimir", "Volodymyr"),
        ("Sergej", "Sergei", "Sergey"),
        ("Dmitrijew", "Dmitriev"),
        ("Jermak", "Yermak", "Iermak"),
        ("Michail", "Mikhail"),
        ("al-Tarik", "Tarik"),
        ("Müller", "Mueller"),
        ("Jean-Noël", "Jean-Noel"),
        ("Øystein", "Oystein"),
    ],
    ids=lambda spellings: spellings[0],
)
def test_spellings_agree(spellings: tuple[str, ...]) -> None:
    assert len({name_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Brodersen", "Petersen"), ("Holm", "Halm"), ("Schmidt", "Schmied"), ("Weber", "Wiber")]
)
def test_different_names_differ(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_words_are_kept_apart() -> None:
    assert name_key("Hanne  Brodersen") == "hane brodersen"
    assert name_key("") == ""


@given(st.text(max_size=40))
def test_any_text_has_a_key(text: str) -> None:
    assert word_key(text) == word_key(text)
