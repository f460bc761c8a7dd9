"""Quotation marks of all styles, and which quotations are speech."""

from __future__ import annotations

import pytest
from spoken import sentences

from briefing.analyse.statements.quotes import find_quotes


def quotes(text: str) -> list[tuple[str, bool]]:
    return [(quote.inner.text(text), quote.speech) for quote in find_quotes(text, sentences(text))]


@pytest.mark.parametrize("marks", ["„“", "„”", "“”", "«»", "»«", '""', "‚‘", "›‹", "‹›", '„"'])
def test_styles(marks: str) -> None:
    assert quotes(f"Lund sagte: {marks[0]}Wir kommen am Montag.{marks[1]} Dann ging er.") == [
        ("Wir kommen am Montag.", True)
    ]


def test_styles_mixed_in_one_paragraph() -> None:
    text = "„Wir kommen am Montag“, sagte Lund. «Wir bleiben zu Hause», sagte Marthaler."
    assert quotes(text) == [("Wir kommen am Montag", True), ("Wir bleiben zu Hause", True)]


def test_inner_quotation_belongs_to_the_outer() -> None:
    assert quotes("Lund sagte: „Er rief ‚Halt!‘ und lief weg.“") == [("Er rief ‚Halt!‘ und lief weg.", True)]


@pytest.mark.parametrize(
    "text", ["Der Film „Die Insel“ läuft.", "Das „Hotel am See“ ist voll.", "Die „Alte Post“ brannte."]
)
def test_names_are_no_speech(text: str) -> None:
    assert [speech for _, speech in quotes(text)] == [False]


def test_fragment_is_no_speech() -> None:
    assert quotes("Er nannte den Plan „völlig verfehlt und teuer“.") == [("völlig verfehlt und teuer", False)]


def test_one_word_before_a_word_of_saying_is_speech() -> None:
    assert quotes("„Nein“, sagte Lund.") == [("Nein", True)]


def test_mark_left_open() -> None:
    assert quotes("Lund sagte: „Wir kommen am Montag.") == [("Wir kommen am Montag.", True)]
    assert quotes('Das Brett ist 3" breit und 5" lang.') == []
