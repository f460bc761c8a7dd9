"""The two ends of a period."""

from __future__ import annotations

import pytest
from timed import on, timed

PUBLISHED = on("2031-04-10")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Zwischen Mai und Dezember 2030 wurde gebaut.", "Mai", "Dezember 2030"),
        ("Vom 3. bis zum 5. Mai wird gefeiert.", "3.", "5. Mai"),
        ("Von 2025 bis Ende 2030 wurde gebaut.", "2025", "Ende 2030"),
        ("Zwischen dem 3. März und dem 5. April wurde gebaut.", "3. März", "5. April"),
    ],
)
def test_both_ends_of_a_period_are_told_together(text: str, first: str, last: str) -> None:
    start, end = timed(text).resolved(PUBLISHED)
    assert (start.span.text(text), end.span.text(text), start.through, end.through) == (first, last, end.span, None)


@pytest.mark.parametrize(
    "text",
    [
        "Am 3. und am 5. Mai wird gefeiert.",
        "Im Mai und Juni 2030 wurde gebaut.",
        "Von 2025 an wurde gebaut, und 2030 war es fertig.",
        "Von 10 bis 12 Uhr wird gefeiert.",
        "Seit Mai 2030 wurde gebaut, im Juli 2030 stand es.",
    ],
)
def test_two_days_are_no_period(text: str) -> None:
    assert {time.through for time in timed(text).resolved(PUBLISHED)} == {None}
