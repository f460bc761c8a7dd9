"""What does an open value mean on a given day? ``W-1`` on 8 January 2026 is ``2026-W01``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from briefing.analyse.times.direction import Direction
from briefing.analyse.times.periods import advent, bounds, easter, week

_RELATIVE = re.compile(r"([YMWDQHC])([+-]\d+)(?:-([^T]+))?(T\w+)?")
_MOVABLE = re.compile(r"(\d{4})-(EASTER|ADVENT)([+-]\d+)(T\w+)?")
_OPEN = re.compile(r"XXXX-(.*?)(?:@([1-7]))?([<>]?)(T\w+)?")
_DECADE = re.compile(r"XX(\d)")
_NIGHT_BEFORE = "TENI"
# so many days ahead, nobody leaves the year out: seen from the future tense, the present tense, and no verb at all
_FARTHEST_AHEAD: dict[Direction | None, int] = {"future": 300, "present": 183, None: 92}
# so many days ago nobody leaves the year of a day out either, when it comes again soon: "nach der Wahl am 31. August"
_FARTHEST_BACK, _SOON = 300, 62
_DAY = re.compile(r"\d\d-\d\d")
# in the present tense the weekday of yesterday is told and not announced, unless it comes again in the same week
_SINCE_YESTERDAY = 6


@lru_cache(maxsize=4096)
def value_on(open_value: str, direction: Direction | None, anchor: date | None) -> str | None:
    """The value of an open value seen from ``anchor``; absolute ones need none; None when it cannot be told."""
    try:
        value = _value(open_value, direction, anchor)
        if value and value.endswith(_NIGHT_BEFORE):
            day = date.fromisoformat(value.removesuffix(_NIGHT_BEFORE))
            return (day - timedelta(days=1)).isoformat() + "TNI"
        return value
    except (ValueError, OverflowError):
        return None


def shifted(value: str, steps: int, unit: str) -> str | None:
    """The value moved by ``steps`` days, weeks, months or years (D W M Y), as fine as the unit is."""
    covered = bounds(value)
    if covered is None:
        return None
    day, is_day = covered[0], covered[0] == covered[1]
    match unit:
        case "D":
            return (day + timedelta(days=steps)).isoformat() if is_day else None
        case "W":
            return week(day + timedelta(weeks=steps)) if "W" in value or is_day else None
        case "M":
            return _month(day, steps)
        case _:
            return f"{day.year + steps:04}"


def _value(open_value: str, direction: Direction | None, anchor: date | None) -> str | None:
    if match := _MOVABLE.fullmatch(open_value):
        return _movable(match) + (match[4] or "")
    if not open_value[:1].isalpha() or open_value.startswith("BC"):
        return open_value if open_value.startswith("BC") or bounds(open_value) else None
    if match := _DECADE.fullmatch(open_value):
        return _decade(int(match[1]), anchor.year if anchor else None)
    if anchor is None:
        return None
    if match := _RELATIVE.fullmatch(open_value):
        return _relative(match[1], int(match[2]), match[3], anchor) + (match[4] or "")
    if match := _OPEN.fullmatch(open_value):
        value = (match[2] and _on_weekday(match[1], int(match[2]), anchor)) or _nearest(
            match[1], match[3], direction, anchor
        )
        return value + (match[4] or "") if value else None
    return None


def _decade(digit: int, year: int | None) -> str | None:
    """The last decade with this digit that is over; None when the present one has it too, or there was none.

    For every year from 2000 to 2039 the forties to the nineties are those of the twentieth century.
    """
    if year is None:
        return f"19{digit}" if digit > 3 else None
    if year // 10 % 10 == digit:
        return None
    over = (decade for decade in range(year // 10 - 1, 99, -1) if decade % 10 == digit)
    return next(map(str, over), None)


def _relative(unit: str, steps: int, rest: str | None, anchor: date) -> str:
    match unit:
        case "D":
            return (anchor + timedelta(days=steps)).isoformat()
        case "W":
            day = anchor + timedelta(weeks=steps)
            if rest and rest.isdigit():
                return (day + timedelta(days=int(rest) - day.isoweekday())).isoformat()
            return week(day) + (f"-{rest}" if rest else "")
        case "M":
            return _month(anchor, steps) + (f"-{rest}" if rest else "")
        case "Q":
            quarter = anchor.year * 4 + (anchor.month - 1) // 3 + steps
            return f"{quarter // 4:04}-Q{quarter % 4 + 1}"
        case "H":
            half = anchor.year * 2 + (anchor.month - 1) // 6 + steps
            return f"{half // 2:04}-H{half % 2 + 1}"
        case "C":
            return f"{anchor.year // 100 + steps:02}"
        case _:
            return f"{anchor.year + steps:04}" + (f"-{rest}" if rest else "")


def _nearest(rest: str, strict: str, direction: Direction | None, anchor: date) -> str | None:
    """Among the periods that the open value can mean, the right one: past unless something points ahead."""
    periods = [(value, *covered) for value in _periods(rest, anchor) if (covered := bounds(value))]
    reached = [p for p in periods if (p[2] < anchor if strict else p[1] <= anchor)]
    ahead = [p for p in periods if (p[1] > anchor if strict else p[2] >= anchor)]
    side = "past" if strict == "<" else "future" if strict == ">" else direction
    if reached and ahead and not strict and _DAY.fullmatch(rest) and (anchor - reached[-1][1]).days > _FARTHEST_BACK:
        side = "future" if (ahead[0][1] - anchor).days <= _SOON else side
    if not reached or side == "past":
        return reached[-1][0] if reached else None
    if not ahead:
        return None
    days = (ahead[0][1] - anchor).days
    if rest.startswith("WXX"):
        same_week = ahead[0][1].isocalendar()[:2] == anchor.isocalendar()[:2]
        coming = side == "future" or (side == "present" and (same_week or days < _SINCE_YESTERDAY))
    elif side is None:
        coming = days <= min(_FARTHEST_AHEAD[None], (anchor - reached[-1][2]).days)
    else:
        coming = bool(strict) or days <= _FARTHEST_AHEAD[side]
    return ahead[0][0] if coming else reached[-1][0]


def _on_weekday(rest: str, weekday: int, anchor: date) -> str | None:
    """The day of that weekday within a year of the anchor's side; None where the weekday and the day never meet."""
    days = [covered[0] for value in _periods(rest, anchor) if (covered := bounds(value))]
    near = [d for d in days if d.isoweekday() == weekday and abs((d - anchor).days) <= _FARTHEST_AHEAD["future"]]
    return near[0].isoformat() if near else None


def _periods(rest: str, anchor: date) -> Iterator[str]:
    """Every value around the anchor that ``XXXX-rest`` can stand for, oldest first."""
    if rest.startswith("WXX-"):
        for steps in (-2, -1, 0, 1, 2):
            yield _relative("W", steps, rest[4:], anchor)
    elif rest.startswith("XX-"):
        for steps in (-2, -1, 0, 1, 2):
            yield _relative("M", steps, rest[3:], anchor)
    else:
        for year in range(anchor.year - (9 if rest == "02-29" else 2), anchor.year + (9 if rest == "02-29" else 3)):
            match = _MOVABLE.fullmatch(f"{year}-{rest}")
            yield _movable(match) if match else f"{year}-{rest}"


def _movable(feast: re.Match[str]) -> str:
    start = easter if feast[2] == "EASTER" else advent
    return (start(int(feast[1])) + timedelta(days=int(feast[3]))).isoformat()


def _month(day: date, steps: int) -> str:
    months = day.year * 12 + day.month - 1 + steps
    return f"{months // 12:04}-{months % 12 + 1:02}"
