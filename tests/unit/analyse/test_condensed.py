"""A clause as a headline."""

from __future__ import annotations

import pytest
from articles import german, written
from stopwatch import within

from briefing.analyse.condensed import condensed, predicate
from briefing.analyse.grammar import clauses


def headline(text: str, most: int = 10, clause: int = 0) -> str | None:
    tokens = written(text)[1][0].tokens
    return condensed(tokens, clauses(tokens, frozenset(), german()), clause, most, german())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Am Dienstag soll der Mann dem Richter vorgeführt werden.", "der Mann soll dem Richter vorgeführt werden"),
        ("Nach Angaben des Amts wird die Brücke bald gesperrt.", "die Brücke wird gesperrt"),
        ("Er soll am Mittwoch dem Richter vorgeführt werden.", "dem Richter vorgeführt werden"),
        ("Auf der Insel wird nach dem Boot gesucht.", "auf der Insel wird nach dem Boot gesucht"),
        ("Die Gespräche dauern an.", "Die Gespräche dauern an"),
        ("Der Rat (CDU) hat den Plan am 3. Mai nicht gebilligt.", "Der Rat hat den Plan nicht gebilligt"),
    ],
)
def test_what_a_headline_keeps(text: str, wanted: str) -> None:
    assert headline(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Die Ministerin gab bekannt, dass die Brücke gesperrt wird.",
        "Der Rat kündigte an, die Mühle werde abgerissen.",
        "„Der Rat verkauft die Mühle.",
        "Viele Grüße aus Nordby.",
        "Gestern regnete es.",
        "Der Verband der Bauern, Fischer und Hirten rief die Bürger zur Hilfe auf.",
    ],
)
def test_what_makes_no_headline(text: str) -> None:
    assert headline(text) is None


def test_what_somebody_says_keeps_its_mood_or_is_left_out() -> None:
    assert headline("Er sagte, dass die Mühle verkauft werde.", clause=1) == "die Mühle werde verkauft"
    assert headline("Er sagte, dass die Mühle verkauft wird.", clause=1) is None


def test_a_limiting_word_stays() -> None:
    assert headline("Das Werk wird kaum schließen.") == "Das Werk wird kaum schließen"


def test_too_long_a_clause_loses_the_phrases_furthest_from_its_end() -> None:
    text = "Der Rat will mit dem Land trotz der Kosten den Bau der Brücke vor der Insel prüfen."
    short = headline(text)
    assert short is None or (len(short.split()) <= 10 and short.endswith("prüfen"))


def test_a_predicate_stands_without_its_subject() -> None:
    tokens = written("Der Verband der Fischer rief die Bürger gestern zur Hilfe auf.")[1][0].tokens
    found = clauses(tokens, frozenset(), german())
    last = len(found) - 1
    assert predicate(tokens, found, last, 8, german()) == "die Bürger zur Hilfe aufrufen"
    assert predicate(tokens, found, last, 3, german()) is None


def test_long_clauses_take_no_time() -> None:
    tokens = written("Der Rat will " + "mit dem Amt " * 3000 + "reden.")[1][0].tokens
    found = clauses(tokens, frozenset(), german())
    assert within(2, lambda: condensed(tokens, found, 0, 10, german()))
