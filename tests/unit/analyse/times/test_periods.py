"""Which days values cover, and the date of Easter."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.analyse.times import bounds
from briefing.analyse.times.calendar import shifted, value_on
from briefing.analyse.times.periods import easter


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2031-04-09", "2031-04-09", "2031-04-09"),
        ("2031-04-09TEV", "2031-04-09", "2031-04-09"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2031", "2031-01-01", "2031-12-31"),
        ("2026-W53", "2026-12-28", "2027-01-03"),
        ("2026-W04-WE", "2026-01-24", "2026-01-25"),
        ("2031-WI", "2031-12-01", "2032-02-29"),
        ("2031-Q4", "2031-10-01", "2031-12-31"),
        ("2031-H1", "2031-01-01", "2031-06-30"),
        ("199", "1990-01-01", "1999-12-31"),
        ("18", "1800-01-01", "1899-12-31"),
        ("2014/2015", "2014-01-01", "2015-12-31"),
    ],
)
def test_bounds(value: str, first: str, last: str) -> None:
    assert bounds(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", [None, "", "P2Y", "PRESENT_REF", "XXXX-WXX-1", "2031-02-30", "BC0333", "2031-13"])
def test_no_place_in_the_calendar(value: str | None) -> None:
    assert bounds(value) is None


@pytest.mark.parametrize(
    ("year", "day"),
    [(1818, "1818-03-22"), (1943, "1943-04-25"), (2000, "2000-04-23"), (2024, "2024-03-31"), (2038, "2038-04-25")],
)
def test_easter(year: int, day: str) -> None:
    assert easter(year) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("open_value", "direction", "value"),
    [
        ("XXXX-WXX-4", "past", "2031-04-10"),
        ("XXXX-WXX-4<", "past", "2031-04-03"),
        ("XXXX-WXX-4>", "future", "2031-04-17"),
        ("XXXX-WXX-3", "present", "2031-04-09"),
        ("XXXX-WXX-2", "present", "2031-04-15"),
        ("XXXX-WXX-3", "future", "2031-04-16"),
        ("XXXX-WXX-3TENI", "past", "2031-04-08TNI"),
        ("XXXX-05", None, "2031-05"),
        ("XXXX-08", None, "2030-08"),
        ("XXXX-03", "present", "2031-03"),
        ("XXXX-09", "present", "2031-09"),
        ("XXXX-02", "future", "2032-02"),
        ("XXXX-03", "future", "2031-03"),
        ("XXXX-02-29", "past", "2028-02-29"),
        ("XXXX-04", "past", "2031-04"),
        ("XXXX-12", "past", "2030-12"),
        ("XXXX-12", "future", "2031-12"),
        ("XXXX-12", None, "2030-12"),
        ("XXXX-XX-31", "past", "2031-03-31"),
        ("XX9", None, "199"),
        ("XX2", None, "202"),
        ("XX3", None, None),
        ("Q-1", None, "2031-Q1"),
        ("C-1", None, "19"),
        ("M+9", None, "2032-01"),
        ("W+0-5", None, "2031-04-11"),
        ("D-1TEV", None, "2031-04-09TEV"),
        ("2031-EASTER-2", None, "2031-04-11"),
        ("2031-02-30", None, None),
        ("BC0333", None, "BC0333"),
        ("nonsense", None, None),
    ],
)
def test_value_on_a_thursday(open_value: str, direction: str | None, value: str | None) -> None:
    assert value_on(open_value, direction, date(2031, 4, 10)) == value  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "steps", "unit", "moved"),
    [
        ("2031-04-09", 2, "D", "2031-04-11"),
        ("2031-04", 2, "D", None),
        ("2031-W15", 1, "W", "2031-W16"),
        ("2031-11", 2, "M", "2032-01"),
        ("2031-11", -3, "Y", "2028"),
        ("P2D", 1, "D", None),
    ],
)
def test_shifted(value: str, steps: int, unit: str, moved: str | None) -> None:
    assert shifted(value, steps, unit) == moved
