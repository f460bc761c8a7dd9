"""Completes open values with the publication date, the days named before, and the day of a quotation's cue.

With an interval instead of a day a value is given only when every day of it leads to the same value.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from briefing.analyse.times.calendar import shifted, value_on
from briefing.analyse.times.periods import bounds
from briefing.model import PublicationDate, Sentence, Span, TimeExpression

_QUOTE = re.compile(r"[„“”\"«»][^„“”\"«»\n]{1,2000}[“”\"»«]")
_MOST_DAYS = 62
_SAME_SEASON = 62
_REFERENCE = re.compile(r"REF([+-])([\d.]+)([DWMY])")


@dataclass(frozen=True, slots=True)
class _Before:
    """What has been named so far: in these sentences the last period and a bygone year, in the text the last day.

    ``spoken_on`` is the day of a cue whose sentence ends with a colon: the quotation that follows is anchored there.
    """

    value: str | None = None
    year: int | None = None
    sentence: int = -1
    day: str | None = None
    spoken_on: tuple[date, ...] = ()


def resolve(
    text: str, sentences: tuple[Sentence, ...], times: tuple[TimeExpression, ...], published: PublicationDate
) -> tuple[TimeExpression, ...]:
    """The expressions with values, anchors and, where the value itself tells, directions."""
    anchors = _anchors(published)
    quotes = [Span(*match.span()) for match in _QUOTE.finditer(text)]
    starts = [sentence.span.start for sentence in sentences]
    groups: dict[int, list[TimeExpression]] = {}
    for time in times:
        groups.setdefault(bisect_right(starts, time.span.start) - 1, []).append(time)
    out: list[TimeExpression] = []
    before, paragraph = _Before(), -1
    for index, group in groups.items():
        if index != before.sentence + 1 or text[sentences[before.sentence].span.end - 1] != ":":
            before = replace(before, spoken_on=())
        here = sentences[index].paragraph if index >= 0 else -1
        if index - before.sentence > 1:
            before = replace(before, year=None)
        if here != paragraph or index - before.sentence > 2:
            before, paragraph = _Before(day=before.day, spoken_on=before.spoken_on), here
        resolved, before = _sentence(group, anchors, quotes, replace(before, sentence=index))
        out += resolved
    return tuple(out)


def _anchors(published: PublicationDate) -> tuple[date, ...]:
    if published.value:
        return (date.fromisoformat(published.value),)
    if not (published.earliest and published.latest):
        return ()
    first, last = date.fromisoformat(published.earliest), date.fromisoformat(published.latest)
    days = (last - first).days
    return tuple(first + timedelta(days=n) for n in range(days + 1)) if days < _MOST_DAYS else ()


def _sentence(
    group: Sequence[TimeExpression], anchors: tuple[date, ...], quotes: Sequence[Span], before: _Before
) -> tuple[list[TimeExpression], _Before]:
    out: list[TimeExpression] = []
    spoken_on = before.spoken_on
    for time in group:
        last = bisect_right(quotes, time.span.start, key=lambda quote: quote.start) - 1
        quoted = last >= 0 and quotes[last].contains(time.span)
        resolved = _one(time, spoken_on if quoted and spoken_on else anchors, before)
        out.append(resolved)
        covered = bounds(resolved.value) if resolved.type in ("DATE", "TIME") else None
        if covered and resolved.value:
            own = resolved.anchor is None
            far = covered[0].year if own and anchors and covered[0].year < anchors[0].year else None
            before = replace(before, value=resolved.value.partition("T")[0], year=far)
            if covered[0] == covered[1] and not quoted and anchors:
                spoken_on = (covered[0],)
    return _clocks(out, replace(before, spoken_on=spoken_on), anchors)


def _one(time: TimeExpression, anchors: tuple[date, ...], before: _Before) -> TimeExpression:
    open_value = time.open_value
    if time.type in ("DURATION", "SET") or open_value.endswith("_REF"):
        anchor = anchors[0].isoformat() if len(anchors) == 1 and time.direction else None
        return replace(time, value=open_value, anchor=anchor)
    if open_value.startswith("REF"):
        return replace(time, value=_from_reference(open_value, before.value))
    if open_value.startswith("XXXX-XX-XXT"):
        return time
    if open_value.startswith("XXXX-") and before.year and not open_value.startswith("XXXX-W"):
        near = {anchor.year for anchor in anchors}
        if time.direction == "past" and not near & {before.year, before.year + 1}:
            day = date(before.year, 12, 31)
            return replace(time, value=value_on(open_value, "past", day), anchor=None)
    values = {value_on(open_value, time.direction, anchor) for anchor in anchors or (None,)}
    value = values.pop() if len(values) == 1 else None
    absolute = not open_value[:1].isalpha() or open_value.startswith("BC")
    anchor = None if absolute or len(anchors) != 1 else anchors[0].isoformat()
    direction = time.direction if open_value.startswith("XXXX") else _side(value, anchors)
    return replace(time, value=value, anchor=anchor, direction=direction)


def _side(value: str | None, anchors: tuple[date, ...]) -> Literal["past", "present", "future"] | None:
    covered = bounds(value)
    if covered is None or not anchors:
        return None
    return "past" if covered[1] < anchors[0] else "future" if covered[0] > anchors[-1] else "present"


def _from_reference(open_value: str, reference: str | None) -> str | None:
    step = _REFERENCE.fullmatch(open_value)
    if not (step and reference) or "." in step[2]:
        return None
    return shifted(reference, int(step[1] + step[2]), step[3])


def _clocks(
    times: Sequence[TimeExpression], before: _Before, anchors: tuple[date, ...]
) -> tuple[list[TimeExpression], _Before]:
    """A time of day belongs to the day named before it, in its sentence or in the text, else to the one day after it.

    Days of another season than the anchor's are told, not planned or reported: they take no times of day.
    """
    days = [(time.span.start, day) for time in times if (day := _day(time, anchors))]
    only = days[0][1] if len({day for _, day in days}) == 1 else None
    out, named, rest = [], before.day, list(reversed(days))
    for time in times:
        while rest and rest[-1][0] <= time.span.start:
            named = only = rest.pop()[1]
        if time.open_value.startswith("XXXX-XX-XXT"):
            anchor = anchors[0].isoformat() if len(anchors) == 1 else None
            day = only or (None if days else named or anchor)
            value = f"{day}T{time.open_value.partition('T')[2]}" if day else None
            out.append(replace(time, value=value, anchor=anchor if day == anchor else None))
        else:
            out.append(time)
    return out, replace(before, day=named)


def _day(time: TimeExpression, anchors: tuple[date, ...]) -> str | None:
    covered = bounds(time.value) if time.type in ("DATE", "TIME") else None
    if covered is None or covered[0] != covered[1]:
        return None
    near = not anchors or abs((covered[0] - anchors[0]).days) <= _SAME_SEASON
    return covered[0].isoformat() if near else None
