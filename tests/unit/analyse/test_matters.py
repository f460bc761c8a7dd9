"""Which noun phrase names what is open."""

from __future__ import annotations

import pytest
from articles import german, written

from briefing.analyse.grammar import clauses
from briefing.analyse.matters import matter, named


def found(text: str, *, loose: bool = False) -> str | None:
    document, sentences = written(text)
    tokens = sentences[0].tokens
    return matter(document.text, tokens, clauses(tokens, frozenset(), german()), 0, german(), loose=loose)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Der Rat kündigte die Prüfung der Deiche an.", "Prüfung der Deiche"),
        ("Die Gespräche sollen am Montag fortgesetzt werden.", "Fortsetzung der Gespräche"),
        ("Das Amt wartet auf das Gutachten über den Brand.", "Gutachten über den Brand"),
        ("Die Firma dementierte den Bericht über den Verkauf.", "Bericht über den Verkauf"),
    ],
)
def test_what_is_a_matter(text: str, wanted: str) -> None:
    assert found(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Die Regierung der Insel tagt.",
        "Der Verband der Fischer klagt.",
        "Wegen des Brandes der Mühle tagt der Rat.",
        "Neue Regeln sind nicht in Sicht.",
        "Der Rat prüft das Gesetz „Nordlicht“.",
    ],
)
def test_what_is_none(text: str) -> None:
    assert found(text) is None


def test_an_adjective_is_enough_where_nothing_better_is_found() -> None:
    assert found("Sie lehnt neue Regeln ab.") is None
    assert found("Sie lehnt neue Regeln ab.", loose=True) == "Neue Regeln"


def test_what_a_relative_clause_speaks_of() -> None:
    document, sentences = written("Er sprach über die Fragen des Rates, die offen sind.")
    tokens = sentences[0].tokens
    clause = clauses(tokens, frozenset(), german())[0]
    assert named(document.text, tokens, clause, german()) == "Fragen des Rates"
