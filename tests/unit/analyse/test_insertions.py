"""A sentence without what is inserted into it."""

from __future__ import annotations

import pytest
from articles import german, written
from stopwatch import within

from briefing.analyse.grammar import clauses
from briefing.analyse.insertions import without_insertions


def remaining(text: str) -> str:
    tokens = written(text)[1][0].tokens
    kept = clauses(tokens, frozenset(), german())[0]
    return " ".join(token.text for token in without_insertions(tokens, kept, german())[0])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Der Rat (CDU) will die Mühle verkaufen.", "Der Rat will die Mühle verkaufen ."),
        ("Der Rat verkauft die Mühle, die am Fluss steht.", "Der Rat verkauft die Mühle ."),
        ("Er will am Montag, den 3. Mai, in Nordby tagen.", "Er will am Montag in Nordby tagen ."),
        ("Der Rat tagt, wie der Sender berichtete, im Mai.", "Der Rat tagt im Mai ."),
    ],
)
def test_insertions_go(text: str, wanted: str) -> None:
    assert remaining(text) == wanted


@pytest.mark.parametrize("text", ["Offen ist, welche Reederei gewinnt.", "Sie sagt nicht, was sie plant."])
def test_questions_stay(text: str) -> None:
    assert len(remaining(text).split()) == len(text.replace(",", " ,").replace(".", " .").split())


def test_a_main_clause_takes_its_closing_verb() -> None:
    tokens = written("Der Rat will Bauern, Fischer und Hirten anhören.")[1][0].tokens
    found = clauses(tokens, frozenset(), german())
    whole = without_insertions(tokens, found[0], german())[1]
    assert whole[0].last == len(tokens) - 1


def test_long_sentences_take_no_time() -> None:
    tokens = written("Der Rat, der tagt, (heute) " * 1500 + "will reden.")[1][0].tokens
    kept = clauses(tokens, frozenset(), german())[0]
    assert within(3, lambda: without_insertions(tokens, kept, german()))
