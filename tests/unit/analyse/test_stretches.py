"""The stretches of a clause that a headline needs."""

from __future__ import annotations

import pytest
from articles import german, written
from stopwatch import within

from briefing.analyse.grammar import clauses, subject
from briefing.analyse.stretches import fitting, needed, spaced, worded
from briefing.model import Token


def words(text: str, room: int = 30, *, bare: bool = False) -> str | None:
    tokens = written(text)[1][0].tokens
    found = clauses(tokens, frozenset(), german())
    place = subject(tokens, found, 0, german())
    assert place is not None
    kept = fitting(tokens, needed(tokens, found[0], place, german()), room, german(), bare)
    return None if kept is None else " ".join(worded(tokens, kept))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Der Rat will am Abend des 3. Mai tagen.", "tagen"),
        ("Der Rat will nach Angaben aus Nordby die Mühle kaufen.", "die Mühle kaufen"),
        ("Der Rat will die Ausfuhr von Holz verbieten.", "die Ausfuhr von Holz verbieten"),
        ("Der Rat will ein Ende der Gewalt.", "ein Ende der Gewalt"),
        ("Der Rat kann daran nichts ändern.", "daran nichts ändern"),
    ],
)
def test_frames_go(text: str, wanted: str) -> None:
    assert words(text) == wanted


def test_phrases_go_from_the_left_and_the_one_before_the_verb_stays() -> None:
    text = "Der Rat will trotz der Kosten die Firma vor Gericht bringen."
    assert words(text, 6) == "die Firma vor Gericht bringen"
    assert words(text, 2) is None


def test_quotation_marks_go() -> None:
    tokens: tuple[Token, ...] = written("Das „neue“ Haus (Hof) steht.")[1][0].tokens
    assert spaced(tokens, 0, len(tokens)) == "Das neue Haus (Hof) steht."


def test_long_clauses_take_no_time() -> None:
    assert within(3, lambda: words("Der Rat will " + "Bauern, Fischer, Hirten, " * 1500 + "hören.", 8))
