"""Calendar arithmetic on TIMEX3 values: which days does a value cover?

Seasons follow the meteorological calendar of the northern hemisphere; the winter of a year begins in its December.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
_SHAPES = (
    ("day", re.compile(r"(\d{4})-(\d\d)-(\d\d)")),
    ("month", re.compile(r"(\d{4})-(\d\d)")),
    ("year", re.compile(r"(\d{4})")),
    ("weekday", re.compile(r"(\d{4})-W(\d\d)-([1-7])")),
    ("weekend", re.compile(r"(\d{4})-W(\d\d)-WE")),
    ("week", re.compile(r"(\d{4})-W(\d\d)")),
    ("season", re.compile(r"(\d{4})-(SP|SU|FA|WI)")),
    ("quarter", re.compile(r"(\d{4})-Q([1-4])")),
    ("half", re.compile(r"(\d{4})-H([12])")),
    ("decade", re.compile(r"(\d{3})")),
    ("century", re.compile(r"(\d\d)")),
)
_RANGE = re.compile(r"([^/]+)/([^/]+)")


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (anonymous algorithm: Meeus, Jones and Butcher, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def advent(year: int) -> date:
    """The first Sunday of Advent, the fourth before Christmas Day: the Sunday from 27 November on."""
    earliest = date(year, 11, 27)
    return earliest + timedelta(days=7 - earliest.isoweekday())


def months(year: int, first: int, last: int) -> tuple[date, date]:
    """First and last day of the months ``first``..``last``, counted from January of ``year`` (13: next January)."""
    start = date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1)
    after = date(year + last // 12, last % 12 + 1, 1)
    return start, after - timedelta(days=1)


@lru_cache(maxsize=4096)
def bounds(value: str | None) -> tuple[date, date] | None:
    """First and last day, inclusive, that a DATE or TIME value covers; None for everything without a calendar place."""
    if not value:
        return None
    if both := _RANGE.fullmatch(value):
        first, last = bounds(both[1]), bounds(both[2])
        return (first[0], last[1]) if first and last else None
    plain = value.partition("T")[0] if value[:2].isdigit() else value
    for name, shape in _SHAPES:
        if match := shape.fullmatch(plain):
            try:
                return _days(name, match.groups())
            except (ValueError, OverflowError):
                return None
    return None


def _days(name: str, parts: tuple[str, ...]) -> tuple[date, date]:
    year = int(parts[0])
    match name:
        case "day":
            day = date(year, int(parts[1]), int(parts[2]))
            return day, day
        case "month":
            return months(year, (month := date(year, int(parts[1]), 1).month), month)
        case "year":
            return months(year, 1, 12)
        case "weekday":
            day = date.fromisocalendar(year, int(parts[1]), int(parts[2]))
            return day, day
        case "weekend":
            return date.fromisocalendar(year, int(parts[1]), 6), date.fromisocalendar(year, int(parts[1]), 7)
        case "week":
            return date.fromisocalendar(year, int(parts[1]), 1), date.fromisocalendar(year, int(parts[1]), 7)
        case "season":
            return months(year, *_SEASONS[parts[1]])
        case "quarter":
            return months(year, int(parts[1]) * 3 - 2, int(parts[1]) * 3)
        case "half":
            return months(year, int(parts[1]) * 6 - 5, int(parts[1]) * 6)
        case "decade":
            return date(year * 10, 1, 1), date(year * 10 + 9, 12, 31)
        case _:
            return date(year * 100, 1, 1), date(year * 100 + 99, 12, 31)


def week(day: date) -> str:
    """The ISO week of a day: ``2026-W02``."""
    year, number, _ = day.isocalendar()
    return f"{year:04}-W{number:02}"
