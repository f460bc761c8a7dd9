"""Values, anchors and directions against a day, an interval, and an interval with a likely weekday."""

from __future__ import annotations

from timed import on, timed

from briefing.model import PublicationDate

TEXT = "Am Dienstag tagte der Rat, am Donnerstag soll er wieder tagen. Im Mai reist er nach Nordby."


def between(first: str, last: str, weekday: int | None) -> PublicationDate:
    return PublicationDate(None, first, last, "inferred", "", weekday=weekday)


def test_directions_follow_the_values() -> None:
    found = timed("Am Dienstag tagte der Rat, heute ruht er, am Samstag reist er ab. Er tagt im April.")
    assert [t.direction for t in found.resolved(on("2031-04-10"))] == ["past", "present", "future", "present"]
    assert [t.tense for t in found.resolved(on("2031-04-10"))] == ["past", None, "present", "present"]


def test_what_every_day_of_an_interval_says_needs_no_anchor() -> None:
    found = timed(TEXT).resolved(between("2031-04-08", "2031-04-09", None))
    assert [(t.value, t.anchor) for t in found] == [("2031-04-08", None), ("2031-04-10", None), ("2031-05", None)]


def test_where_the_days_disagree_the_likely_one_is_the_anchor() -> None:
    found = timed(TEXT).resolved(between("2031-04-08", "2031-04-12", 2))
    assert [(t.value, t.anchor) for t in found] == [
        ("2031-04-08", None),
        ("2031-04-10", "2031-04-08"),
        ("2031-05", None),
    ]
    assert [t.direction for t in found] == ["present", "future", "future"]


def test_where_the_days_disagree_and_none_is_likely_nothing_is_told() -> None:
    found = timed(TEXT).resolved(between("2031-04-08", "2031-04-12", None))
    assert [t.value for t in found] == ["2031-04-08", None, "2031-05"]
    assert found[1].direction == "future"
