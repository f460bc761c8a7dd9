"""When was an undated article published, judged by dated articles that tell the same affair?

A weekday ("am Dienstag") is tied to a calendar day when a dated neighbour tells the same on that day: what is told
as past lies up to six days before the publication, what is announced up to six days after it.
One such tie can be chance, or last week's meeting told again; two weekdays, or one and a shared wording, are needed.
A day without its year ("am 3. Mai") is no chance, but lies up to _FAR_DAY days away.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from briefing.consolidate.words import ContentWords
from briefing.model import Analysis, PublicationDate, TimeExpression

_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])(?:T\w+)?")
_YEARLESS = re.compile(r"XXXX-(\d\d-\d\d)(?:@\d)?(?:T\w+)?")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?")
_WORD = re.compile(r"\w+")
# content words that two sentences share beside their weekday; so many words in a row are no chance
_SHARED, _SHARED_IN_ALL, _IN_A_ROW = 2, 5, 7
_DAYS_OF_WEEK = 6
# the reason of a weekday that the article itself names as its own ("am gestrigen Freitag")
_NAMED = "dated-word"
# how far away a day named without its year lies at most, measured where the expressions are resolved
_FAR_DAY = 150


@dataclass(frozen=True, slots=True)
class _Tie:
    """An expression of the undated article, the day that it is by a dated neighbour, and how far that can be away."""

    time: TimeExpression
    day: date
    reach: int
    shared: frozenset[str]

    @property
    def first(self) -> date:
        return self.day if self.time.tense == "past" else self.day - timedelta(days=self.reach)

    @property
    def last(self) -> date:
        return self.day + timedelta(days=self.reach) if self.time.tense == "past" else self.day


class _Article:
    """What is compared of one article, computed once."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.published = analysis.published
        self._words = ContentWords(analysis)

    @cached_property
    def told(self) -> tuple[tuple[TimeExpression, frozenset[str]], ...]:
        """Expressions that can name a day, each with the content words of its sentence."""
        sentences, found = self.analysis.sentences, []
        for time in self.analysis.times:
            index = bisect_right(sentences, time.span.start, key=lambda sentence: sentence.span.start) - 1
            if index >= 0 and time.type in ("DATE", "TIME"):
                found.append((time, self._words.of([sentences[index].span]) - self._words.of([time.span])))
        return tuple(found)

    @cached_property
    def wordings(self) -> frozenset[tuple[str, ...]]:
        """Every run of words of the article's sentences that is long enough not to be chance."""
        text = self.analysis.document.text
        runs = []
        for sentence in self.analysis.sentences:
            words = _WORD.findall(sentence.span.text(text).casefold())
            runs += [tuple(words[n : n + _IN_A_ROW]) for n in range(len(words) - _IN_A_ROW + 1)]
        return frozenset(runs)


def narrow(analyses: Sequence[Analysis], groups: Sequence[Sequence[str]]) -> dict[str, PublicationDate]:
    """Better publication dates of undated articles, by source; ``groups`` are sources that tell the same affair."""
    by_source = {analysis.document.article.source: analysis for analysis in analyses}
    found: dict[str, PublicationDate] = {}
    for group in groups:
        articles = [_Article(by_source[source]) for source in sorted(group) if source in by_source]
        dated = [article for article in articles if article.published.basis in ("stated", "given")]
        for article in articles:
            if article.published.value is None and dated and (better := _narrowed(article, dated)):
                found[article.analysis.document.article.source] = better
    return found


def _narrowed(article: _Article, dated: Sequence[_Article]) -> PublicationDate | None:
    ties = [tie for neighbour in dated for tie in _ties(article, neighbour)]
    if not ties or not _enough(article, dated, ties):
        return None
    own = article.published
    first, last = _common(own, ties)
    if first > last:
        return None
    likely = _next(own.weekday, first) if own.weekday and (last - first).days <= _DAYS_OF_WEEK else None
    if likely and likely <= last:
        first, last = likely, likely if _NAMED in own.reason else last
    value = first if first == last else None
    text = article.analysis.document.text
    spans = list(dict.fromkeys(tie.time.span for tie in ties))
    parts = [f'story: "{span.text(text)}"' for span in spans] + ([own.reason] if own.reason else [])
    return replace(
        own,
        value=value.isoformat() if value else None,
        earliest=first.isoformat(),
        latest=last.isoformat(),
        basis="inferred",
        reason="; ".join(dict.fromkeys(parts)),
        evidence=tuple(dict.fromkeys([*spans, *own.evidence])),
    )


def _common(own: PublicationDate, ties: Sequence[_Tie]) -> tuple[date, date]:
    """The days that every tie and the article's own bounds leave; the first lies after the last when there is none."""
    first = [tie.first for tie in ties] + ([date.fromisoformat(own.earliest)] if own.earliest else [])
    last = [tie.last for tie in ties] + ([date.fromisoformat(own.latest)] if own.latest else [])
    return max(first), min(last)


def _ties(article: _Article, neighbour: _Article) -> Iterator[_Tie]:
    days = [(day, words) for time, words in neighbour.told if (day := _day(time))]
    for time, words in article.told:
        reach = _DAYS_OF_WEEK if _WEEKDAY.fullmatch(time.open_value) else _FAR_DAY
        same = [(day, words & others) for day, others in days if time.tense and _can_be(time, day)]
        alike = [(day, shared) for day, shared in same if len(shared) >= _SHARED]
        if len({day for day, _ in alike}) == 1:
            yield _Tie(time, alike[0][0], reach, frozenset().union(*(shared for _, shared in alike)))


def _can_be(time: TimeExpression, day: date) -> bool:
    if weekday := _WEEKDAY.fullmatch(time.open_value):
        return day.isoweekday() == int(weekday[1])
    yearless = _YEARLESS.fullmatch(time.open_value)
    return yearless is not None and day.isoformat()[5:] == yearless[1]


def _enough(article: _Article, dated: Iterable[_Article], ties: Sequence[_Tie]) -> bool:
    if any(tie.reach == _FAR_DAY for tie in ties):
        return True
    shared = frozenset().union(*(tie.shared for tie in ties))
    if len({tie.day for tie in ties}) > 1 and len(shared) >= _SHARED_IN_ALL:
        return True
    own = article.wordings
    return any(own & neighbour.wordings for neighbour in dated)


def _day(time: TimeExpression) -> date | None:
    match = _DAY.fullmatch(time.value or "")
    return date.fromisoformat(match[1]) if match else None


def _next(weekday: int, day: date) -> date:
    return day + timedelta(days=(weekday - day.isoweekday()) % 7)
