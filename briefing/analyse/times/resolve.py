"""Completes open values with the publication date, the days named before, and the day of a quotation's cue.

With an interval instead of a day a value is given only when every day of it leads to the same value, or from the one
day of it that has the likely weekday; the anchor then says so.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from briefing.analyse.times.adjacent import beside
from briefing.analyse.times.calendar import shifted, value_on
from briefing.analyse.times.direction import Direction
from briefing.analyse.times.listings import is_day_without_verb, side_of_days
from briefing.analyse.times.periods import bounds
from briefing.analyse.times.points import point_of
from briefing.model import PublicationDate, Sentence, Span, TimeExpression

_FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN"})
_QUOTE = re.compile(r"[„“”\"«»][^„“”\"«»\n]{1,2000}[“”\"»«]")
_MOST_DAYS = 62
_WEEK = 7
# a day that stands alone heads the lines below it; so many sentences back a day named before still counts
_HEADING = 6
_NEAR = 2
_REFERENCE = re.compile(r"REF([+-])([\d.]+)([DWMY])(T\w+)?")
_CLOCK = re.compile(r"XXXX-XX-XXT(?:(\d\d):\d\d|\w+)")
_OFTEN = re.compile(r"XXXX-WXX-.*|P1[DW]")
_NIGHT = re.compile(r"D-1TNI|.*TENI")
_BESIDE = re.compile(r"(?:\s*(?:bis|und|[–-])\s*[\d.:]{1,5}(?:\s*Uhr)?)?\s+(?:am|vom|des)\s+")
_REFERENCES: dict[str, Direction] = {"PAST_REF": "past", "PRESENT_REF": "present", "FUTURE_REF": "future"}


@dataclass(frozen=True, slots=True)
class _Anchors:
    """The days on which the article can have been published, and the one to take when they disagree."""

    days: tuple[date, ...]
    likely: date | None

    def value(self, open_value: str, direction: Direction | None) -> tuple[str | None, date | None]:
        """What an open value means, and the day that it is seen from when that matters."""
        values = {value_on(open_value, direction, day) for day in self.days or (None,)}
        if len(values) == 1:
            return values.pop(), self.likely if len(self.days) == 1 else None
        return (value_on(open_value, direction, self.likely), self.likely) if self.likely else (None, None)

    def side(self, value: str | None) -> Direction | None:
        """Where a value lies; None when it is not known or lies among the days of the interval."""
        covered = bounds(value)
        if covered is None or not self.days:
            return None
        first, last = (self.likely, self.likely) if self.likely else (self.days[0], self.days[-1])
        if covered[1] < first:
            return "past"
        return "future" if covered[0] > last else "present" if self.likely else None


@dataclass(frozen=True, slots=True)
class _Named:
    """A day and the expression that names it."""

    time: TimeExpression
    day: date


@dataclass(frozen=True, slots=True)
class _Before:
    """What has been named so far, in the sentence ``sentence`` and before: the last period, a bygone year, a day.

    ``latest`` is the last day named anywhere before.
    ``side`` is where the days without a verb lie in a listing.
    ``spoken_on`` is the day of a cue whose sentence ends with a colon: the quotation that follows is anchored there.
    """

    value: str | None = None
    year: int | None = None
    sentence: int = -1
    day: _Named | None = None
    spoken_on: date | None = None
    latest: str | None = None
    side: Direction | None = None


def resolve(
    text: str,
    sentences: tuple[Sentence, ...],
    times: tuple[TimeExpression, ...],
    published: PublicationDate,
    words: Mapping[str, Any],
) -> tuple[TimeExpression, ...]:
    """The expressions with values, points, anchors and directions; ``words`` is the language's direction part."""
    anchors = _anchors(published)
    quotes = [Span(*match.span()) for match in _QUOTE.finditer(text)]
    starts = [sentence.span.start for sentence in sentences]
    groups: dict[int, list[TimeExpression]] = {}
    for time in times:
        groups.setdefault(bisect_right(starts, time.span.start) - 1, []).append(time)
    out: list[TimeExpression] = []
    before = _Before(side=side_of_days(times, anchors.likely) if anchors.likely else None)
    for index, group in groups.items():
        before = _carried(text, sentences, before, index)
        resolved, before = _sentence(text, group, anchors, quotes, before, words)
        out += [replace(time, point=point_of(time, sentences[index], anchors.days, words)) for time in resolved]
    return tuple(out)


def _anchors(published: PublicationDate) -> _Anchors:
    if published.value:
        day = date.fromisoformat(published.value)
        return _Anchors((day,), day)
    if not (published.earliest and published.latest):
        return _Anchors((), None)
    first, last = date.fromisoformat(published.earliest), date.fromisoformat(published.latest)
    count = (last - first).days + 1
    days = tuple(first + timedelta(days=n) for n in range(count)) if count <= _MOST_DAYS else ()
    likely = [day for day in days if day.isoweekday() == published.weekday] if count <= _WEEK else []
    return _Anchors(days, likely[0] if likely else days[0] if count == 1 else None)


def _carried(text: str, sentences: tuple[Sentence, ...], before: _Before, index: int) -> _Before:
    """What of the expressions before still holds in the sentence ``index``."""
    gap = index - before.sentence
    lines = sentences[max(0, before.sentence) : index]
    listed = gap <= _NEAR and not any(token.tag in _FINITE for line in lines for token in line.tokens)
    if gap == 1 and before.sentence >= 0:
        last, here = sentences[before.sentence], sentences[index]
        near = last.paragraph == here.paragraph or len(last.tokens) <= _HEADING
        cue = text[last.span.end - 1] == ":"
    else:
        near = cue = False
    return _Before(
        value=before.value if gap <= _NEAR else None,
        year=before.year if near else None,
        sentence=index,
        day=before.day if near or listed else None,
        spoken_on=before.spoken_on if cue else None,
        latest=before.latest,
        side=before.side,
    )


def _sentence(
    text: str,
    group: Sequence[TimeExpression],
    anchors: _Anchors,
    quotes: Sequence[Span],
    before: _Before,
    words: Mapping[str, Any],
) -> tuple[list[TimeExpression], _Before]:
    out: list[TimeExpression] = []
    spoken_on, since = before.spoken_on, tuple(f"{word} " for word in words["lasting_since"])
    for time in group:
        last = bisect_right(quotes, time.span.start, key=lambda quote: quote.start) - 1
        quoted = last >= 0 and quotes[last].contains(time.span)
        seen_from = _Anchors((spoken_on,), spoken_on) if quoted and spoken_on else anchors
        resolved = _one(time, seen_from, before)
        if out:
            out[-1], resolved = beside(text, out[-1], resolved, seen_from.likely)
        resolved = replace(resolved, direction=_direction(resolved, anchors))
        out.append(resolved)
        covered = bounds(resolved.value) if resolved.type in ("DATE", "TIME") else None
        if covered and resolved.value:
            own = resolved.anchor is None and not text.endswith(since, 0, resolved.span.start)
            far = covered[0].year if own and anchors.days and covered[0].year < anchors.days[0].year else None
            before = replace(before, value=resolved.value.partition("T")[0], year=far)
            if covered[0] == covered[1]:
                before = replace(before, latest=covered[0].isoformat())
                spoken_on = covered[0] if not quoted and anchors.days else spoken_on
    return _clocks(text, out, replace(before, spoken_on=spoken_on), anchors)


def _one(time: TimeExpression, anchors: _Anchors, before: _Before) -> TimeExpression:
    open_value = time.open_value
    if time.type in ("DURATION", "SET") or open_value in _REFERENCES:
        anchor = anchors.days[0].isoformat() if len(anchors.days) == 1 and time.tense else None
        return replace(time, value=open_value, anchor=anchor)
    if open_value.startswith("REF"):
        return _from_reference(time, anchors, before)
    if _CLOCK.fullmatch(open_value):
        return replace(time, value=None, anchor=None)
    if open_value.startswith("XXXX-") and before.year and not open_value.startswith("XXXX-W") and "@" not in open_value:
        near = {day.year for day in anchors.days}
        if time.tense == "past" and not near & {before.year, before.year + 1}:
            value = value_on(open_value, "past", date(before.year, 12, 31))
            if value and value >= (before.value or value)[: len(value)]:  # a story goes on in the order of time
                return replace(time, value=value, anchor=None)
    side = before.side if before.side and is_day_without_verb(time) else None
    strictly = f"{open_value}<" if side == "past" else open_value
    value, seen_from = anchors.value(strictly, side or time.tense)
    absolute = not open_value[:1].isalpha() or open_value.startswith("BC")
    return replace(time, value=value, anchor=None if absolute or seen_from is None else seen_from.isoformat())


def _direction(time: TimeExpression, anchors: _Anchors) -> Direction | None:
    if time.type in ("DURATION", "SET"):
        return time.tense
    return _REFERENCES.get(time.open_value) or anchors.side(time.value) or time.tense


def _from_reference(time: TimeExpression, anchors: _Anchors, before: _Before) -> TimeExpression:
    """Counted from the period named just before, else from the day of publication ("am Vortag").

    What came later in the past ("am nächsten Tag kam sie frei") is counted from the last day named anywhere before.
    """
    step = _REFERENCE.fullmatch(time.open_value)
    if not step or "." in step[2]:
        return replace(time, value=None, anchor=None)
    steps, unit = int(step[1] + step[2]), step[3]
    later = steps > 0 and time.tense == "past"
    reference = before.value or (before.latest if later else None)
    value, anchor = shifted(reference, steps, unit) if reference else None, None
    if value is None and anchors.likely and not later and (reference is None or _is_near(reference, anchors)):
        anchor = anchors.likely.isoformat()
        value = shifted(anchor, steps, unit)
    return replace(time, value=value + (step[4] or "") if value else None, anchor=anchor)


def _is_near(reference: str, anchors: _Anchors) -> bool:
    """Does a week or a month reach the days around the publication, so that a day in it can be counted from there?"""
    covered = bounds(reference)
    return bool(covered and anchors.likely and covered[1] >= anchors.likely - timedelta(days=_WEEK))


def _clocks(
    text: str, times: Sequence[TimeExpression], before: _Before, anchors: _Anchors
) -> tuple[list[TimeExpression], _Before]:
    """A time of day belongs to the day named before it in its sentence, to the only one after it, to the one of the
    sentence before, or to the day of publication. Before a colon ("14.30 Uhr: Am Freitag ...") it heads what follows.
    """
    days = [named for time in times if (named := _named(time))]
    only = days[0] if len({named.day for named in days}) == 1 else None
    out, rest = [], days[::-1]
    told_with = next((time for time in times if time.type == "SET" or _named(time)), None)
    for time in times:
        told_with = time if time.type == "SET" or _named(time) else told_with
        while rest and rest[-1].time.span.start <= time.span.start:
            only = rest.pop()
        if match := _CLOCK.fullmatch(time.open_value):
            beside = rest[-1] if rest and _BESIDE.fullmatch(text, time.span.end, rest[-1].time.span.start) else None
            if _comes_again(told_with):
                out.append(replace(time, value=f"T{time.open_value.partition('T')[2]}", anchor=None))
                continue
            heads = text[time.span.end : time.span.end + 1] == ":" and len(rest) == len(days)
            named = before.day if heads else beside or only or (None if days else before.day)
            day = _day_of_clock(named, match[1]) if named else None if days and not heads else anchors.likely
            value = f"{day}T{time.open_value.partition('T')[2]}" if day else None
            anchor = day.isoformat() if day and not named else None
            time = replace(time, value=value, anchor=anchor)
            time = replace(time, direction=_direction(time, anchors))
        out.append(time)
    return out, replace(before, day=days[-1] if days else before.day)


def _comes_again(time: TimeExpression | None) -> bool:
    """Does what an hour is told with come again every day or week ("montags um 9 Uhr", "um 9 Uhr jeden Montag")?"""
    return time is not None and time.type == "SET" and _OFTEN.fullmatch(time.value or "") is not None


def _day_of_clock(named: _Named, hour: str | None) -> date:
    """The day of a time of day: hours of the morning belong to the day that a night leads to."""
    morning = hour and int(hour) < 12 and _NIGHT.fullmatch(named.time.open_value)
    return named.day + timedelta(days=1) if morning else named.day


def _named(time: TimeExpression) -> _Named | None:
    covered = bounds(time.value) if time.type in ("DATE", "TIME") else None
    if covered is None or covered[0] != covered[1]:
        return None
    return _Named(time, covered[0])
