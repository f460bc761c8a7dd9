"""Lines that announce: a listing of coming events names days and hours and leaves the verbs out.

News tell what has happened with a verb in the past; many hours without one tell readers when to come. A listing of
days alone may also be a chronicle.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from briefing.analyse.times.calendar import value_on
from briefing.analyse.times.direction import Direction
from briefing.analyse.times.periods import bounds
from briefing.model import Sentence, Span, TimeExpression

_OPEN = re.compile(r"XXXX-.*")
_DAY = re.compile(r"XXXX-(?:WXX-(?:[1-7]|WE)|\d\d-\d\d(?:@\d)?)(?:T\w+)?|XXXX-\d\d")
_DAY_OF_YEAR = re.compile(r"XXXX-\d\d-\d\d(?:@\d)?")
_CLOCK = re.compile(r"XXXX-XX-XXT(?:\d\d:\d\d|\w+)")
_SIDES: tuple[tuple[str, Direction], ...] = (("<", "past"), ("", "future"))
_FAR = 366
_MOST = 0.8
# so many hours, or days of the year, make a listing, when half of the times and this share of the sentences are like
# them; a live blog has more sentences
_HOURS, _DAYS, _SHARE = 3, 4, 0.25


def announced(groups: Sequence[Sequence[TimeExpression]]) -> list[TimeExpression]:
    """The expressions of all sentences in order, those of a listing pointing ahead; ``groups``: one for each sentence.

    Without a listing nothing changes. Within one the plain present announces too ("am Freitag singt der Chor").
    """
    times = [time for group in groups for time in group]
    open_ones = [time for time in times if time.type != "SET" and _OPEN.fullmatch(time.open_value)]
    untold = [time for time in open_ones if time.tense in (None, "present")]
    hours = [time for time in untold if _CLOCK.fullmatch(time.open_value)]
    if len(hours) < _HOURS or 2 * len(untold) < len(open_ones) or len(untold) < _SHARE * len(groups):
        return times
    coming = {time.span for time in untold if _DAY.fullmatch(time.open_value)}
    return [replace(time, tense="future", direction="future") if time.span in coming else time for time in times]


def heads_listing(times: Sequence[TimeExpression], line: Sentence) -> bool:
    """Is a line nothing but a day without a year?"""
    return len(times) == 1 and _DAY.fullmatch(times[0].open_value) is not None and _is_most(times[0].span, line.span)


def side_of_days(times: Sequence[TimeExpression], anchor: date) -> Direction | None:
    """Where the days without a verb lie in a listing of days; None when there is no listing or both sides are as near.

    In their order the first of coming events and the last of a chronicle are near to the anchor; without an order the
    side counts on which most days are nearer.
    """
    open_ones = [time for time in times if _DAY_OF_YEAR.fullmatch(time.open_value)]
    days = [time.open_value for time in open_ones if time.tense is None]
    if len(days) < _DAYS or 2 * len(days) < len(open_ones):
        return None
    gaps = [_gaps(day, anchor) for day in days]
    in_order = sum(a > b for a, b in pairwise(days)) <= 1
    ahead = gaps[0][1] - gaps[-1][0] if in_order else sum(1 if gone < coming else -1 for gone, coming in gaps)
    return None if ahead == 0 else "future" if ahead < 0 else "past"


def is_day_without_verb(time: TimeExpression) -> bool:
    """Does the side of a listing hold for this expression?"""
    return time.tense is None and _DAY_OF_YEAR.fullmatch(time.open_value) is not None


def _is_most(part: Span, whole: Span) -> bool:
    return len(part) > _MOST * len(whole)


def _gaps(open_value: str, anchor: date) -> tuple[int, int]:
    """How many days have passed since the last such day and how many remain to the next."""
    day = open_value.partition("@")[0]
    last, coming = (bounds(value_on(f"{day}{strict}", side, anchor)) for strict, side in _SIDES)
    return (anchor - last[0]).days if last else _FAR, (coming[0] - anchor).days if coming else _FAR
