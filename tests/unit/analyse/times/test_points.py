"""Where a duration leads that is counted from the day of publication."""

from __future__ import annotations

import pytest
from timed import on, timed

from briefing.model import PublicationDate

PUBLISHED = on("2031-04-10")


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("Vor zwei Jahren begann der Bau.", "2029"),
        ("Vor rund drei Monaten kam sie an.", "2031-01"),
        ("Vor einer Woche brannte es.", "2031-W14"),
        ("Vor drei Tagen brannte es.", "2031-04-07"),
        ("In zwei Wochen wird gewählt.", "2031-W17"),
        ("In fünf Jahren soll alles fertig sein.", "2036"),
        ("Seit zwei Jahren wird gebaut.", None),
        ("Sie schrieb das Buch in zwei Wochen.", None),
        ("Vor mehr als drei Jahren ging sie.", None),
        ("Er fürchtet sich vor fünf Jahren Haft.", None),
        ("Vor drei Stunden brannte es.", None),
        ("Vor 9000 Jahren war hier Eis.", None),
    ],
)
def test_a_duration_counted_from_the_publication_has_a_point(text: str, point: str | None) -> None:
    assert [time.point for time in timed(text).resolved(PUBLISHED)] == [point]


def test_days_that_disagree_have_no_point() -> None:
    text = timed("Vor zwei Tagen brannte es, vor zwei Jahren auch.")
    between = PublicationDate(None, "2031-04-10", "2031-04-11", "inferred", "")
    assert [time.point for time in text.resolved(between)] == [None, "2029"]


def test_a_range_of_durations_has_no_point() -> None:
    assert {time.point for time in timed("Vor zwei bis drei Jahren brannte es.").resolved(PUBLISHED)} == {None}
