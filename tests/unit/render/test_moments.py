"""Which time belongs to a statement."""

from __future__ import annotations

from dataclasses import replace

from ferry import place
from invented import Said, invent

from briefing.model import Analysis, TimeExpression
from briefing.render import moments

TEXT = "Am Montag sagte Brodersen, im Januar habe es ein Angebot gegeben. Ein Streik schade allen."


def analysis(*words: str) -> Analysis:
    said = [Said("im Januar habe es ein Angebot gegeben"), Said("Ein Streik schade allen")]
    found = invent("a.txt", TEXT, said=said)
    first, second = found.statements
    times = tuple(
        TimeExpression(place(TEXT, word), "DATE", f"2031-01-0{n}", "x", "y") for n, word in enumerate(words, 1)
    )
    first = replace(first, speaker=place(TEXT, "Brodersen"), cue=place(TEXT, "sagte"))
    second = replace(second, speaker=place(TEXT, "Brodersen"), cue=None)
    return replace(found, statements=(first, second), times=times)


def test_a_date_beside_the_cue_is_the_time_of_saying() -> None:
    found = analysis("Montag", "Januar")
    for statement in found.statements:
        time = moments.of_statement(statement, found)
        assert time is not None and time.span.text(TEXT) == "Montag"


def test_a_date_that_somebody_speaks_of_is_no_time_of_saying() -> None:
    found = analysis("Januar")
    assert [moments.of_statement(statement, found) for statement in found.statements] == [None, None]
