"""What happened, and what is the main event?

Method: every sentence of lead and body is scored (`briefing.analyse.news_value`); the best one wins, the earlier on a
tie.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from briefing.analyse.grammar import clauses
from briefing.analyse.news_value import NewsArticle, score, tells
from briefing.analyse.tense import future, planned, present
from briefing.languages import Language
from briefing.model import (
    Document,
    Entity,
    Event,
    Phase,
    Place,
    PublicationDate,
    Sentence,
    Statement,
    TimeExpression,
)

_STAMP = re.compile(r"\d{1,2}[.:]\d{2}(?: Uhr)?(?:$|:| [-–|])")
_TICKER = 3  # stamps of time at beginnings of lines
_OLDER = 12  # sentences that older entries of a ticker stand further away
_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:T.*)?)?|-W\d{2}(?:-WE)?)?")


def find_events(
    document: Document,
    sentences: tuple[Sentence, ...],
    entities: tuple[Entity, ...],
    times: tuple[TimeExpression, ...],
    places: tuple[Place, ...],
    statements: tuple[Statement, ...],
    published: PublicationDate,
    language: Language,
) -> tuple[Event | None, tuple[Event, ...]]:
    """The sentence that best says what happened, and every event with its time, past or announced."""
    body = [s for s in sentences if s.section in ("lead", "body")]
    article = NewsArticle.of(document, sentences, entities, times, statements, published, language)
    numbered = zip(_numbers(sentences, body, document.text), body, strict=True)
    scored = [(value, s) for number, s in numbered if (value := score(s, number, article)) is not None]
    main = max(scored, key=lambda pair: pair[0])[1] if scored else None
    events = tuple(
        _event(s, article, places, "dated-event")
        for s in body
        if s is not main and tells(s, article) and _is_dated(s, article)
    )
    return (_event(main, article, places, "main-event") if main else None), events


def _numbers(sentences: Sequence[Sentence], body: Sequence[Sentence], text: str) -> list[int]:
    """How far each sentence of lead and body stands from where news is told: from the top of the article, after a lead
    from two sentences further up, in a ticker from the top of its newest entry."""
    lead = sum(s.section == "lead" for s in body)
    stamps = [s.span.start for s in sentences if _STAMP.match(s.span.text(text))]
    if len(stamps) < _TICKER:
        return [k if s.section == "lead" or not lead else k - lead + 2 for k, s in enumerate(body)]
    newest = [s.span.start for s in body if stamps[0] <= s.span.start < stamps[1]]
    return [
        k if s.section == "lead" else newest.index(s.span.start) if s.span.start in newest else k + _OLDER
        for k, s in enumerate(body)
    ]


def _dates(sentence: Sentence, article: NewsArticle) -> list[int]:
    return [i for i, time in enumerate(article.times) if sentence.span.contains(time.span)]


def _is_dated(sentence: Sentence, article: NewsArticle) -> bool:
    return any(
        article.times[i].type in ("DATE", "TIME") and len(days[0]) >= len("2026-01")
        for i in _dates(sentence, article)
        if (days := _days(article.times[i].value))
    )


def _days(value: str | None) -> tuple[str, str] | None:
    """First and last day (or month, year) of a TIMEX3 value, as comparable ISO strings; None when it is none."""
    ends = (value or "").split("/")
    if not all(_ISO.fullmatch(end) for end in ends):
        return None
    found = [_day(end) for end in ends]
    return found[0][0], found[-1][1]


def _day(value: str) -> tuple[str, str]:
    week = re.match(r"(\d{4})-W(\d{2})", value)
    if not week:
        return value[:10], value[:10]
    year, number = int(week[1]), min(max(int(week[2]), 1), 52)
    first = date.fromisocalendar(year, number, 6 if value.endswith("WE") else 1)
    return first.isoformat(), date.fromisocalendar(year, number, 7).isoformat()


def _event(sentence: Sentence, article: NewsArticle, places: tuple[Place, ...], rule: str) -> Event:
    inside = sentence.span
    return Event(
        span=inside,
        phase=_phase(sentence, article),
        rule=article.language.rule("events", rule),
        participants=tuple(e.id for e in article.entities if any(inside.contains(m.span) for m in e.mentions)),
        times=tuple(_dates(sentence, article)),
        places=tuple(p.name for p in places if any(inside.contains(m.span) for m in p.mentions)),
    )


def _phase(sentence: Sentence, article: NewsArticle) -> Phase:
    """By the value of its times against the possible days of publication; by direction and tense where that is open."""
    times = [article.times[i] for i in _dates(sentence, article)]
    main = [sentence.tokens[c.first : c.last] for c in clauses(sentence.tokens, frozenset(), article.language)]
    coming = any(future(c, article.language) or planned(c, article.language) for c in main)
    published = article.published
    earliest, latest = published.value or published.earliest, published.value or published.latest
    spans = [days for time in times if (days := _days(time.value))]
    if spans:
        first, last = min(spans)[0], max(spans)[1]
        if latest and (first > latest or (coming and last > latest)):
            return "announced"
        if earliest and last < earliest[: len(last)]:
            return "past"
    if coming or (any(t.direction == "future" for t in times) and any(present(c, article.language) for c in main[:1])):
        return "announced"
    return "past" if not spans and any(t.direction == "past" for t in times) else "at-publication"
