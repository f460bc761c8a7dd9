"""When was the document published? Stated, else given, else inferred from the document's own expressions.

Inference keeps every day that no expression contradicts: what is told as past lies before the day, what is announced
after it. A day or an interval of at most a year is given; anything wider is unknown, with the earliest day that holds.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import pairwise

from briefing.analyse.datelines import dated_by_line
from briefing.analyse.times import bounds, value_on
from briefing.languages import Language
from briefing.model import Document, PublicationDate, Sentence, Span, TimeExpression, Token

#: what `PublicationDate.reason` is built of: ``key: "words"; key: "words"``. Label files translate the keys.
REASONS = (
    "dated-word",
    "dateline",
    "past-date",
    "announced-date",
    "past-month",
    "month-total",
    "weekend",
    "weekday",
    "story",
)

_WIDEST = 366
# so many days away at most lies a day or a month that is named without its year: it held for 103 of 108 days and
# 60 of 64 months with a clear direction in 451 Wikinews articles
_FAR_DAY, _FAR_MONTH = 150, 240
# a month's total is told within its last days at the earliest
_LAST_DAYS = 6
# more different dates than this make a list, no article
_MOST = 60
_GAP = re.compile(r"[\s,(]*(?:de[nm]|vom)?[\s,(]*")
_FULL = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_YEAR = re.compile(r"\d{4}(?:-(?:Q[1-4]|H[12]))?")
_NEAR = re.compile(r"D([+-]\d)")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])(?:T\w+)?")
_YEARLESS = re.compile(r"XXXX-(\d\d(?:-\d\d)?)(?:@([1-7]))?")


@dataclass(frozen=True, slots=True)
class Evidence:
    """An expression that says something about the day: ``key`` is one of REASONS."""

    key: str
    time: TimeExpression


@dataclass(frozen=True, slots=True)
class Constraint:
    """Evidence with the test that a day of publication has to pass."""

    evidence: Evidence
    allows: Callable[[date], bool]


@dataclass(frozen=True, slots=True)
class _Before:
    """Gives the last two tokens of its sentence before an expression."""

    sentences: tuple[Sentence, ...]

    def __call__(self, time: TimeExpression) -> tuple[Token, ...]:
        index = bisect_right(self.sentences, time.span.start, key=lambda sentence: sentence.span.start) - 1
        tokens = self.sentences[index].tokens
        last = bisect_right(tokens, time.span.start, key=lambda token: token.end)
        return tokens[max(0, last - 2) : last]


def publication_date(
    document: Document, sentences: tuple[Sentence, ...], times: tuple[TimeExpression, ...], language: Language
) -> PublicationDate:
    """Stated, else given by metadata, else an interval inferred from the document's own expressions, else unknown.

    ``times`` hold open values. ``value`` is the only day that is left; the last weekday told as past gives no value but
    ``weekday``: in 225 Wikinews articles with such a weekday it was the day of publication in 71, the day before in 70.
    ``earliest`` and ``latest`` are sound only as far as the directions of the expressions were read rightly.
    """
    if document.stated:
        place = document.stated.span
        day = document.stated.value
        return PublicationDate(day, day, day, "stated", "", (place,) if place else ())
    if given := _iso_day(document.article.published):
        return PublicationDate(given, given, given, "given", "")
    return dated_by_line(document, _infer(document.text, times, _Before(sentences), language), language)


def _iso_day(published: str | None) -> str | None:
    try:
        return date.fromisoformat((published or "")[:10]).isoformat()
    except ValueError:
        return None


def _infer(text: str, times: Sequence[TimeExpression], before: _Before, language: Language) -> PublicationDate:
    if exact := _dated_word(text, times):
        return exact
    rules = language["times"]["publication"]
    words = frozenset(rules["planned_after"])
    past = [time for time in times if time.tense == "past" and _is_told(time, before(time), words)]
    totals = [
        time for time in past if _is_month(time) and before(time) and before(time)[-1].text.lower() in rules["total"]
    ]
    first, last, used = _window(times, past)
    days = _days(first, last) if first and last else []
    for constraint in _constraints(times, past, totals) if days else ():
        kept = [day for day in days if constraint.allows(day)]
        if kept and len(kept) < len(days):
            days, used = kept, [*used, constraint.evidence]
    sure = _named_weekday(text, times, language)
    weekday, chain = sure or _weekday(times)
    days = [day for day in days if day.isoweekday() == weekday] or days if sure else days
    if not days:
        earliest = first.isoformat() if first else None
        return _unknown(text, earliest, used, weekday, chain)
    likely = 1 < len(days) <= 7 and any(day.isoweekday() == weekday for day in days)
    used += chain if sure or likely else []
    value = days[0].isoformat() if len(days) == 1 else None
    return PublicationDate(
        value, days[0].isoformat(), days[-1].isoformat(), "inferred", reason(text, used), _spans(used), weekday
    )


def _unknown(
    text: str, earliest: str | None, used: list[Evidence], weekday: int | None, chain: list[Evidence]
) -> PublicationDate:
    evidence = [*used, *chain]
    return PublicationDate(None, earliest, None, "unknown", reason(text, evidence), _spans(evidence), weekday)


def _dated_word(text: str, times: Sequence[TimeExpression]) -> PublicationDate | None:
    """ "heute, 3. Mai 2031" and "am gestrigen Freitag, dem 2. Mai 2031" name the day itself."""
    found: dict[date, tuple[TimeExpression, TimeExpression]] = {}
    for word, named in pairwise(times):
        step, covered = _NEAR.fullmatch(word.open_value), bounds(named.open_value)
        if step and covered and covered[0] == covered[1] and _GAP.fullmatch(text, word.span.end, named.span.start):
            found.setdefault(covered[0] - timedelta(days=int(step[1])), (word, named))
    if len(found) != 1:
        return None
    day, pair = next(iter(found.items()))
    evidence = [
        Evidence("dated-word", TimeExpression(Span(pair[0].span.start, pair[1].span.end), "DATE", None, "", ""))
    ]
    iso = day.isoformat()
    return PublicationDate(iso, iso, iso, "inferred", reason(text, evidence), _spans(evidence), day.isoweekday())


def _window(
    times: Sequence[TimeExpression], past: Sequence[TimeExpression]
) -> tuple[date | None, date | None, list[Evidence]]:
    """The first and the last day that dates with a year leave open; a day in a period that is told is not announced."""
    told = [(covered[0], time) for time in past if (covered := _explicit(time))]
    first, newest = max(told, key=lambda pair: pair[0], default=(None, None))
    over = max((covered[1] for time in past if (covered := _explicit(time))), default=date.min)
    ahead = [
        (covered[1], time)
        for time in times
        if time.tense == "future" and _FULL.fullmatch(time.open_value) and (covered := bounds(time.open_value))
        if covered[1] > over
    ]
    last, next_one = min(ahead, key=lambda pair: pair[0], default=(None, None))
    used = [Evidence("past-date", newest)] if newest else []
    if last and next_one and (first is None or (last - first).days <= _WIDEST):
        used.append(Evidence("announced-date", next_one))
        yearless = any(_YEARLESS.fullmatch(time.open_value) for time in past)
        return first or (last - timedelta(days=_WIDEST - 1) if yearless else None), last, used
    if first and newest and (again := _same_month(newest, past)):
        return first, first + timedelta(days=_WIDEST - 1), [*used, Evidence("past-month", again)]
    return first, None, used


def _explicit(time: TimeExpression) -> tuple[date, date] | None:
    value = time.open_value
    return bounds(value) if _FULL.fullmatch(value) or _YEAR.fullmatch(value) else None


def _same_month(newest: TimeExpression, past: Iterable[TimeExpression]) -> TimeExpression | None:
    """A month named with its year and again without: it is the last month of that name, so less than a year ago."""
    return next((time for time in past if time.open_value == "XXXX" + newest.open_value[4:]), None)


def _is_told(time: TimeExpression, before: Sequence[Token], planned_after: frozenset[str]) -> bool:
    """Is this a time at which something happened, and not one that a plan or a budget is made for?"""
    near = [token.text.lower() for token in before]
    if near and _YEAR.fullmatch(near[0]):
        return False  # the end of a range of years, which may lie ahead
    if any(word in planned_after for word in near) and not _is_month(time):
        return False
    return not (_YEAR.fullmatch(time.open_value) and before and before[-1].tag == "NN")


def _is_month(time: TimeExpression) -> bool:
    return time.open_value.startswith("XXXX-") and len(time.open_value) == 7


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _constraints(
    times: Sequence[TimeExpression], past: Sequence[TimeExpression], totals: Sequence[TimeExpression]
) -> list[Constraint]:
    """What expressions without a year ask of the day of publication, each once, in order of appearance."""
    announced = {time.open_value.partition("@")[0][-5:] for time in times if time.tense == "future"}
    told, whole, run = {t.span for t in past}, {t.span for t in totals}, _run_from_monday(past)
    found: dict[tuple[str, str], Constraint] = {}
    for time in times:
        value = time.open_value
        named = _YEARLESS.fullmatch(value)
        if named and time.span in told and named[1] not in announced:
            total = time.span in whole
            evidence, allows = Evidence("month-total" if total else "past-date", time), partial(_is_after, time, total)
        elif named and time.tense == "future":
            evidence, allows = Evidence("announced-date", time), partial(_is_before, time)
        elif value == "XXXX-WXX-WE<" and run:
            evidence, allows = Evidence("weekend", time), partial(_is_between, run, 6)
        else:
            continue
        found.setdefault((evidence.key, value), Constraint(evidence, allows))
    return list(found.values())[:_MOST]


def _is_after(time: TimeExpression, total: bool, day: date) -> bool:
    covered = bounds(value_on(time.open_value, "past", day))
    if covered is None or (day - covered[1]).days > _far(time):
        return False
    return day >= (covered[1] - timedelta(days=_LAST_DAYS) if total else covered[0])


def _is_before(time: TimeExpression, day: date) -> bool:
    covered = bounds(value_on(time.open_value, "future", day))
    return (
        covered is not None and (covered[0] - day).days <= _far(time) and (day < covered[0] or covered[0] < covered[1])
    )


def _far(time: TimeExpression) -> int:
    return _FAR_MONTH if _is_month(time) else _FAR_DAY


def _is_between(first: int, last: int, day: date) -> bool:
    return first <= day.isoweekday() <= last


def _weekdays(times: Iterable[TimeExpression]) -> dict[int, TimeExpression]:
    return {
        int(match[1]): time for time in times if time.tense == "past" and (match := _WEEKDAY.fullmatch(time.open_value))
    }


def _run_from_monday(past: Iterable[TimeExpression]) -> int:
    """How far the weekdays told as past reach from Monday on without a gap; 0 without Monday."""
    told = _weekdays(past)
    return next((day - 1 for day in range(1, 8) if day not in told), 7)


def _named_weekday(
    text: str, times: Sequence[TimeExpression], language: Language
) -> tuple[int | None, list[Evidence]] | None:
    """The weekday itself, from "am gestrigen Freitag" or "heute, Samstag"; no weekday when they disagree."""
    names = {form: day for day, forms in language["times"]["lexicon"]["weekday"].items() for form in forms}
    found: dict[int, Evidence] = {}
    for index, time in enumerate(times):
        step = _NEAR.fullmatch(time.open_value)
        told = names.get(time.span.text(text).split()[-1])
        after = times[index + 1] if index + 1 < len(times) else None
        if after and not told and _GAP.fullmatch(text, time.span.end, after.span.start):
            told = names.get(after.span.text(text))
        if step and told:
            found.setdefault((told - int(step[1]) - 1) % 7 + 1, Evidence("dated-word", time))
    if len(found) > 1:
        return None, []
    return next(((day, [evidence]) for day, evidence in found.items()), None)


def _weekday(times: Sequence[TimeExpression]) -> tuple[int | None, list[Evidence]]:
    """The last of the weekdays told as past, when they follow each other without a gap; news name the day itself last.

    "am vergangenen Wochenende" bridges Friday and Monday.
    """
    told = _weekdays(times)
    bridged = any(time.open_value == "XXXX-WXX-WE<" for time in times)
    after = {day: day % 7 + 1 for day in range(1, 8)} | ({5: 1} if bridged else {})
    ends = [day for day in told if after[day] not in told]
    if len(ends) != 1:
        return None, []
    return ends[0], [Evidence("weekday", told[ends[0]])]


def reason(text: str, evidence: Iterable[Evidence]) -> str:
    """``key: "words"`` for each piece of evidence, joined by semicolons, in order, without repetition."""
    parts = (f'{e.key}: "{e.time.span.text(text)}"' for e in evidence)
    return "; ".join(dict.fromkeys(parts))


def _spans(evidence: Iterable[Evidence]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(e.time.span for e in evidence))
