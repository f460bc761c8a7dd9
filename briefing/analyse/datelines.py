"""The day in a dateline or a header that leaves out the year: "PRAG, 8. Februar (Reuters) -".

It is the day of publication; the year follows from the newest date that is told with its year, and a weekday has to
confirm it: the one beside the day, or the last one told, which is the day itself or the day before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from briefing.analyse.times.rules import rules_of
from briefing.languages import Language
from briefing.model import Document, PublicationDate, Section, Span

KEY = "dateline"  # in `PublicationDate.reason`

_RULES = frozenset({"day-month", "weekday-numeric-day-month"})
_OPEN = re.compile(r"XXXX-(\d\d-\d\d)@([1-7]?)")
_YEAR = re.compile(r",?\s{0,2}\d{4}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_WORDS = 2  # beside the day in a header: a place, "Uhr"
_YEAR_LONG = 365


def dated_by_line(document: Document, inferred: PublicationDate, language: Language) -> PublicationDate:
    """The inferred date made a day by the only dateline that names one; unchanged where none does or none fits."""
    if inferred.value or not inferred.earliest:
        return inferred
    found = {value: span for section in document.sections for value, span in _days(document.text, section, language)}
    match = _OPEN.fullmatch(next(iter(found), ""))
    if len(found) != 1 or not match:
        return inferred
    span = next(iter(found.values()))
    first = date.fromisoformat(inferred.earliest)
    last = date.fromisoformat(inferred.latest) if inferred.latest else first + timedelta(days=_YEAR_LONG)
    candidates = (first + timedelta(days=n) for n in range(min((last - first).days, _YEAR_LONG) + 1))
    days = [day for day in candidates if day.isoformat()[5:] == match[1]]
    if len(days) != 1 or not _is_confirmed(days[0], match[2], inferred):
        return inferred
    day = days[0].isoformat()
    because = "; ".join(filter(None, (f'{KEY}: "{span.text(document.text)}"', inferred.reason)))
    return replace(
        inferred,
        value=day,
        earliest=day,
        latest=day,
        basis="inferred",
        reason=because,
        evidence=(span, *inferred.evidence),
    )


def _is_confirmed(day: date, beside: str, inferred: PublicationDate) -> bool:
    if beside:
        return day.isoweekday() == int(beside)
    if inferred.weekday is None:
        return inferred.latest is not None
    return inferred.weekday in (day.isoweekday(), (day - timedelta(days=1)).isoweekday())


def _days(text: str, section: Section, language: Language) -> Iterator[tuple[str, Span]]:
    if section.kind != "header" and section.reason != "dateline":
        return
    line = section.span.text(text)
    for rule in rules_of(language):
        for match in rule.pattern.finditer(line) if rule.id in _RULES else ():
            beside = _WORD.findall(line[: match.start()] + line[match.end() :])
            if not _YEAR.match(line, match.end()) and (section.kind != "header" or len(beside) <= _WORDS):
                start = section.span.start
                yield rule.fill(rule.value, match), Span(start + match.start("extent"), start + match.end("extent"))
