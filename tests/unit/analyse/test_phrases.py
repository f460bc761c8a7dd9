"""Noun phrases in the nominative and the genitive."""

from __future__ import annotations

import pytest
from articles import german, written

from briefing.analyse.phrases import Phrase, genitive, nominative, phrases


def found(text: str) -> tuple[str, list[Phrase], tuple]:  # type: ignore[type-arg]
    document, sentences = written(text)
    tokens = sentences[0].tokens
    return document.text, list(phrases(tokens, 0, len(tokens), german())), tokens


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Er sah das neue Gesetz.", ["Neues Gesetz"]),
        ("Er sah die neue Brücke.", ["Neue Brücke"]),
        ("Er sah die neuen Brücken.", ["Neue Brücken"]),
        ("Er sah den alten Hafen.", ["Alter Hafen"]),
        ("Er sprach mit der neuen Ministerin.", ["Neue Ministerin"]),
        ("Er sprach von dem alten Vertrag.", ["Vertrag"]),
        ("Er sprach über den Bau des Hafens.", ["Bau des Hafens"]),
        ("Er sprach über Gespräche zwischen Nordby und Altenbrück.", ["Gespräche zwischen Nordby und Altenbrück"]),
        ("Er nannte den Termin und den Ort.", ["Termin und Ort"]),
        ("Er las die Berliner Zeitung.", ["Berliner Zeitung"]),
        ("Er schwieg wegen des Streits.", ["Streit"]),
        ("Er fragte nach neuen Häfen.", ["Neue Häfen"]),
    ],
)
def test_nominative(text: str, wanted: list[str]) -> None:
    raw, all_phrases, tokens = found(text)
    words = [nominative(raw, tokens, phrase, german()) for phrase in all_phrases]
    assert [one[:1].upper() + one[1:] for one in words] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Die Gespräche ruhen.", "der Gespräche"),
        ("Das neue Gesetz ruht.", "des neuen Gesetzes"),
        ("Der Streit ruht.", "des Streits"),
        ("Ein Verkauf droht.", "eines Verkaufs"),
        ("Der Präsident ruht.", None),
        ("Gespräche ruhen.", None),
        ("Mit dem Streit ruht alles.", None),
    ],
)
def test_genitive(text: str, wanted: str | None) -> None:
    raw, all_phrases, tokens = found(text)
    assert genitive(raw, tokens, all_phrases[0], german()) == wanted
