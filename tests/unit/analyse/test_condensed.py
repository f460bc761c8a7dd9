"""A clause as a headline."""

from __future__ import annotations

import pytest
from articles import german, written
from stopwatch import within

from briefing.analyse.condensed import condensed, subordinate
from briefing.analyse.grammar import clauses


def headline(text: str, most: int = 10, clause: int = 0) -> str | None:
    tokens = written(text)[1][0].tokens
    return condensed(tokens, clauses(tokens, frozenset(), german()), clause, most, german())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Am Dienstag soll der Mann dem Richter vorgeführt werden.", "der Mann soll dem Richter vorgeführt werden"),
        ("Nach Angaben des Amts wird die Brücke bald gesperrt.", "die Brücke wird gesperrt"),
        ("Er soll am Mittwoch dem Richter vorgeführt werden.", "Er soll dem Richter vorgeführt werden"),
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
        "Der Rat kündigte an, die Mühle werde abgerissen.",
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


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Die Ministerin gab bekannt, dass die Brücke gesperrt wird.", ", dass die Brücke gesperrt wird"),
        ("Der Rat kündigte gestern an, die Mühle zu verkaufen.", "der Rat kündigte an, die Mühle zu verkaufen"),
    ],
)
def test_what_a_verb_asks_for_comes_along(text: str, wanted: str) -> None:
    assert (headline(text) or "").lower().endswith(wanted.lower())


def test_a_pronoun_gives_way_to_a_name() -> None:
    tokens = written("Sie will am Montag den Plan vorlegen.")[1][0].tokens
    found = clauses(tokens, frozenset(), german())
    words = condensed(tokens, found, 0, 10, german(), lambda place: "Hanne Brodersen")
    assert words == "Hanne Brodersen will den Plan vorlegen"


def test_attributes_go_last() -> None:
    tokens = written("Der Rat will den Bau der Brücke der Insel prüfen.")[1][0].tokens
    found = clauses(tokens, frozenset(), german())
    assert condensed(tokens, found, 0, 8, german()) is None
    assert condensed(tokens, found, 0, 8, german(), bare=True) == "Der Rat will den Bau der Brücke prüfen"


def test_a_subordinate_clause_keeps_its_verb_at_the_end() -> None:
    tokens = written("Er sagte, dass die Mühle am Montag verkauft wird.")[1][0].tokens
    found = clauses(tokens, frozenset(), german())
    assert subordinate(tokens, found, 1, 10, german()) == "dass die Mühle verkauft wird"


def test_long_clauses_take_no_time() -> None:
    tokens = written("Der Rat will " + "mit dem Amt " * 3000 + "reden.")[1][0].tokens
    found = clauses(tokens, frozenset(), german())
    assert within(2, lambda: condensed(tokens, found, 0, 10, german()))
