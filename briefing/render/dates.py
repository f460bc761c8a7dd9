"""TIMEX3 values in words of the site's language: ``2026-W04-WE`` -> "Wochenende 24./25. Januar 2026"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from babel.dates import format_date

from briefing.model import Analysis, PublicationDate
from briefing.render.labels import Labels

_LOCALES = {"en": "en_GB"}
_VALUE = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?:W(?P<week>\d\d)(?:-(?P<weekday>[1-7])|-(?P<weekend>WE))?"
    r"|(?P<part>Q[1-4]|H[12]|SP|SU|FA|WI)"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?"
    r"(?:T(?:(?P<hour>\d\d)(?::(?P<minute>\d\d))?(?::\d\d)?|(?P<daypart>MO|MI|AF|EV|NI|DT)))?"
)


@lru_cache(maxsize=1 << 12)
def words(value: str | None, labels: Labels) -> str | None:
    """A date, a period or a range in words; None for what is none (a duration, a vague reference, no value)."""
    if not value:
        return None
    first, slash, last = value.partition("/")
    if slash:
        return _range(first, last, labels)
    if re.fullmatch(r"\d{3}", value):
        return labels("decade", n=f"{value}0")
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    try:
        day = _day_words(match, labels)
    except ValueError:
        return None
    if match["hour"]:
        return labels("at_time", day=day, time=f"{match['hour']}:{match['minute'] or '00'}")
    return labels("at_part", day=day, part=labels.word("dayparts", match["daypart"])) if match["daypart"] else day


def _range(first: str, last: str, labels: Labels) -> str | None:
    start, end = words(first, labels), words(last, labels)
    if start and end:
        return labels("from_to", start=start, end=end)
    return labels("from", start=start) if start else labels("until", end=end) if end else None


def _day_words(match: re.Match[str], labels: Labels) -> str:
    year = match["year"]
    if match["week"]:
        monday = date.fromisocalendar(int(year), int(match["week"]), 1)
        if match["weekend"]:
            saturday, sunday = monday + timedelta(5), monday + timedelta(6)
            return labels("weekend_of", start=_short(saturday, labels), end=_format(sunday, "long", labels))
        if match["weekday"]:
            return _format(monday + timedelta(int(match["weekday"]) - 1), "full", labels)
        return labels("week_of", day=_format(monday, "long", labels))
    if match["part"]:
        return labels("part_of_year", part=labels.word("year_parts", match["part"]), year=year)
    if match["day"]:
        return _format(date(int(year), int(match["month"]), int(match["day"])), "full", labels)
    if match["month"]:
        return _format(date(int(year), int(match["month"]), 1), "LLLL y", labels)
    return year


def first_day(value: str | None) -> str | None:
    """The first day (ISO) that a value covers, to sort by; None for what is no date."""
    match = _VALUE.fullmatch((value or "").partition("/")[0])
    if match is None:
        return None
    year = int(match["year"])
    try:
        if match["week"]:
            weekday = 6 if match["weekend"] else int(match["weekday"] or 1)
            return date.fromisocalendar(year, int(match["week"]), weekday).isoformat()
        month = {"Q": 3, "H": 6}.get((match["part"] or " ")[0])
        if month:
            return date(year, (int(match["part"][1]) - 1) * month + 1, 1).isoformat()
        season = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}.get(match["part"] or "")
        return date(year, season or int(match["month"] or 1), int(match["day"] or 1)).isoformat()
    except ValueError:
        return None


def precise(value: str | None) -> bool:
    """Whether a value is one single day."""
    return bool(re.match(r"\d{4}-(?:\d\d-\d\d|W\d\d-[1-7])(?:T|$)", value or ""))


def day(value: str | None, labels: Labels) -> str:
    """An ISO day without its weekday, "unknown" when there is none."""
    return _format(date.fromisoformat(value), "long", labels) if value else labels["date_unknown"]


def month_words(month: str, labels: Labels) -> str:
    """``2026-01`` -> "Januar 2026"."""
    return _format(date.fromisoformat(f"{month}-01"), "LLLL y", labels)


def publication(published: PublicationDate, labels: Labels) -> str:
    """The publication date in words, without its basis: the day or the interval; unknown is unknown."""
    earliest, latest = published.earliest, published.latest
    if published.basis == "unknown":
        return labels["date_unknown"]
    if published.value:
        return words(published.value, labels) or published.value
    if earliest and latest:
        same_month = earliest[:7] == latest[:7]
        start = _short(date.fromisoformat(earliest), labels) if same_month else day(earliest, labels)
        between = labels("between", start=start, end=day(latest, labels))
        named = _last_named(published)
        return labels("between_named", between=between, day=words(named, labels)) if named else between
    if earliest:
        return labels("at_the_earliest", day=day(earliest, labels))
    return labels("at_the_latest", day=day(latest, labels)) if latest else labels["date_unknown"]


def _last_named(published: PublicationDate) -> str | None:
    """The one day of the interval that falls on the last weekday that the article names (ISO)."""
    if not (published.weekday and published.earliest and published.latest):
        return None
    first, last = (date.fromisoformat(bound).toordinal() for bound in (published.earliest, published.latest))
    days = [date.fromordinal(number) for number in range(first, min(last, first + 13) + 1)]
    fitting = [found.isoformat() for found in days if found.isoweekday() == published.weekday]
    return fitting[0] if len(fitting) == 1 else None


def basis(published: PublicationDate, labels: Labels) -> str:
    """How the publication date is known, in words: the bounds of an inferred day and the expressions it rests on."""
    if published.basis != "inferred":
        return labels.word("date_basis", published.basis)
    parts = []
    if published.value and published.earliest != published.latest and published.earliest and published.latest:
        parts.append(labels("possible_days", start=day(published.earliest, labels), end=day(published.latest, labels)))
    reasons = _reasons(published.reason, labels)
    parts += [labels("date_inferred_because", reason=reasons)] if reasons else [labels.word("date_basis", "inferred")]
    return "; ".join(parts)


_REASON = re.compile(r'([a-z-]+): "(.*?)"(?=; [a-z-]+: "|$)')


def _reasons(reason: str, labels: Labels) -> str:
    """The expressions that a date was inferred from, by what each says; a reason of another form as it is."""
    found: dict[str, list[str]] = {}
    opening, closing = labels.quotes
    for key, quote in _REASON.findall(reason):
        found.setdefault(key, []).append(f"{opening}{quote}{closing}")
    told = (f"{', '.join(dict.fromkeys(quotes))} {labels.word('date_reasons', key)}" for key, quotes in found.items())
    return ", ".join(told) or reason


def sort_day(analysis: Analysis) -> str:
    """The day an article is filed under: its publication date or the earliest it can be; "" when unknown."""
    published = analysis.published
    if published.basis == "unknown":
        return ""
    return published.value or published.earliest or published.latest or ""


def _format(value: date, pattern: str, labels: Labels) -> str:
    return format_date(value, pattern, locale=_LOCALES.get(labels.code, labels.code))


def _short(value: date, labels: Labels) -> str:
    return _format(value, labels["day_only"], labels)
