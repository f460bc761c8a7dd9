"""What two expressions side by side tell of each other: a day named twice, a year named last, the ends of a range."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from briefing.analyse.times.calendar import value_on
from briefing.analyse.times.periods import bounds
from briefing.model import TimeExpression

_AGAIN = re.compile(r"[\s,(]{1,3}(?:de[nm]\s{1,3})?")
_UNTIL = re.compile(r",?\s*(?:bis|[–-])\s*(?:zum|zur|in|zu|einschließlich)?\s*(?:den|dem|der)?\s*")
_AND = re.compile(r",?\s+(?:und|sowie|oder)\s+(?:am|dem|den|im|vom)?\s*")
_OF_YEAR = re.compile(r"XXXX-\d\d(?:-\d\d)?(?:@[1-7])?")
_WITH_YEAR = re.compile(r"\d{4}-\d\d(?:-\d\d)?")


def beside(
    text: str, start: TimeExpression, end: TimeExpression, anchor: date | None
) -> tuple[TimeExpression, TimeExpression]:
    """Both expressions, resolved, with values that fit each other; unchanged where the words between tie nothing."""
    between = (start.span.end, end.span.start)
    if _AGAIN.fullmatch(text, *between):
        return start, _same_day(start, end)
    until = _UNTIL.fullmatch(text, *between)
    if until or _AND.fullmatch(text, *between):
        start = _of_year(start, end)
    return _in_order(start, end, anchor) if until else (start, end)


def _same_day(first: TimeExpression, again: TimeExpression) -> TimeExpression:
    """ "für morgen, den 20. September": the second names the day of the first."""
    day = bounds(first.value)
    named = _OF_YEAR.fullmatch(again.open_value)
    if day and named and day[0] == day[1] and day[0].isoformat()[5:] == again.open_value[5:10]:
        return replace(again, value=day[0].isoformat())
    return again


def _of_year(start: TimeExpression, end: TimeExpression) -> TimeExpression:
    """ "vom 2. April bis zum 20. Juni 1943": the year behind the second holds for the first too."""
    last = bounds(end.open_value) if _WITH_YEAR.fullmatch(end.open_value) else None
    if last and _OF_YEAR.fullmatch(start.open_value):
        return replace(start, value=value_on(start.open_value.partition("@")[0], "past", last[0]), anchor=None)
    return start


def _in_order(start: TimeExpression, end: TimeExpression, anchor: date | None) -> tuple[TimeExpression, TimeExpression]:
    """The end of a range without a year lies after its start ("vom 28. Dezember bis zum 3. Januar"); where it is told
    as past it draws the start back ("von Montag bis Freitag wurde gestreikt")."""
    first, last = bounds(start.value), bounds(end.value)
    if not (first and last and last[1] < first[0] and end.open_value.startswith("XXXX-")):
        return start, end
    later = value_on(end.open_value, "future", first[0])
    covered = bounds(later)
    if anchor and covered and covered[0] > anchor and "past" == start.tense == end.tense:
        return replace(start, value=value_on(start.open_value, "past", last[0])), end
    return start, replace(end, value=later)
