"""Where a noun phrase ends."""

from __future__ import annotations

import pytest
from spoken import GERMAN

from briefing.analyse.grammar.phrases import noun_phrase
from briefing.analyse.sentences import tokens
from briefing.model import Span


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Polizei und Feuerwehr 14 Menschen", "Polizei und Feuerwehr"),
        ("Die Polizei acht verletzte Gäste", "Die Polizei"),
        ("Artikel 5 gilt", "Artikel 5"),
        ("Die 14 Menschen warteten", "Die 14 Menschen"),
        ("Die Ministerin des Landes sprach", "Die Ministerin des Landes"),
    ],
)
def test_a_number_before_a_noun_begins_another_phrase(text: str, phrase: str) -> None:
    found = tokens(text, Span(0, len(text)), GERMAN)
    end = noun_phrase(found, 0, len(found))
    assert text[: found[end - 1].end] == phrase
