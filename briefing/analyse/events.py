"""What happened, and what is the main event?

Method: every sentence of lead and body is scored by features of news writing (place, words shared with the title and
with the rest of the article, named actors, time, tense, what it leans on); the best one wins, the earlier on a tie.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from briefing.analyse.grammar import clauses, is_finite, mood
from briefing.analyse.tense import future, planned, pluperfect, present
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
    Token,
)

_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:T.*)?)?|-W\d{2}(?:-WE)?)?")
_QUOTES = '„“”"»«‚‘›‹'
_STEM = 6  # letters by which words count as the same; shares a compound's first part
_FEWEST = 5  # words of a sentence that can tell news
_SHORT = 9  # tokens
_REPEATED = 24  # repetitions of an article that has enough of them to tell what it is about
# The weights were set by reading 100 development articles of Wikinews; of 85 others, read once, 75 main events were
# right, of 30 annotated ones 29.
_DECAY = 0.2  # of the value of an early place, per sentence
_WEIGHTS = {
    "early": 4.0,
    "title": 3.0,
    "central": 2.0,
    "actors": 1.5,
    "full names": 1.4,
    "news verb": 0.8,
    "fresh": 0.8,
    "leaning": -1.2,
    "state": -1.0,
    "background": -0.7,
    "hypothetical": -1.0,
    "looking back": -1.5,
    "first person": -1.0,
    "short": -1.0,
    "quoted": -2.0,
    "other year": -2.0,
    "surnames only": -1.6,
}


@dataclass(frozen=True, slots=True)
class _Article:
    """What a sentence is compared with."""

    document: Document
    entities: tuple[Entity, ...]
    times: tuple[TimeExpression, ...]
    statements: tuple[Statement, ...]
    published: PublicationDate
    title: frozenset[str]
    frequent: Counter[str]
    introduced: Mapping[int, frozenset[str]]
    language: Language


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
    title = frozenset(stem for s in sentences if s.section == "title" for stem in _stems(s))
    frequent = Counter(stem for s in body for stem in set(_stems(s)))
    article = _Article(
        document, entities, times, statements, published, title, frequent, _introduced_later(body), language
    )
    lead = sum(s.section == "lead" for s in body)  # the first sentence after a lead stands first, too
    numbered = [(k if s.section == "lead" or not lead else k - lead + 2, s) for k, s in enumerate(body)]
    scored = [(score, s) for number, s in numbered if (score := _score(s, number, article)) is not None]
    main = max(scored, key=lambda pair: pair[0])[1] if scored else None
    events = tuple(
        _event(s, article, places, "dated-event")
        for s in body
        if s is not main and _tells(s, article) and _is_dated(s, article)
    )
    return (_event(main, article, places, "main-event") if main else None), events


def _score(sentence: Sentence, number: int, article: _Article) -> float | None:
    """How well a sentence tells the news; None when it cannot be the main event."""
    if not _tells(sentence, article):
        return None
    features = _features(sentence, number, article)
    return sum(_WEIGHTS[name] * value for name, value in features.items())


def _features(sentence: Sentence, number: int, article: _Article) -> dict[str, float]:
    words, language = article.language["events"], article.language
    lowered = [t.text.lower() for t in sentence.tokens]
    new = {word for before, word in pairwise(["", *lowered]) if before not in words["up_to"]}  # "bis jetzt" is old
    verbs = _verbs(sentence.tokens)
    return {
        "early": 1 / (1 + _DECAY * number),
        "title": _shared(sentence, article.title),
        "central": _centrality(sentence, article.frequent),
        "actors": min(_actors(sentence, article), 3) / 3,
        "full names": min(_full_names(sentence.tokens), 2) / 2,
        "news verb": not verbs.isdisjoint(words["news_verbs"]),
        "fresh": not new.isdisjoint(words["fresh"] + words["weekdays"]),
        "leaning": (lowered[0] in words["leaning"] and sentence.tokens[0].tag != "ART")
        or not set(lowered[1:_SHORT]).isdisjoint(words["linking"]),
        "state": not verbs.isdisjoint(words["states"]) or _defines(sentence.tokens, words),
        "background": not set(lowered).isdisjoint(words["background"])
        or not (set(lowered) - new).isdisjoint(words["fresh"]),
        "hypothetical": _is_hypothetical(sentence.tokens, language),
        "looking back": pluperfect(sentence.tokens, language),
        "first person": not set(lowered[:3]).isdisjoint(words["first_person"]),
        "short": len(lowered) < _SHORT,
        "quoted": _quoted_share(sentence.tokens),
        "other year": _other_year(lowered, article.published.value),
        "surnames only": not article.introduced.get(sentence.span.start, frozenset()).isdisjoint(
            t.text for t in sentence.tokens
        ),
    }


def _tells(sentence: Sentence, article: _Article) -> bool:
    """Whether a sentence can tell an event at all: no question, no quotation, no fragment."""
    text = sentence.span.text(article.document.text)
    tokens = sentence.tokens
    if text.rstrip(_QUOTES + " ").endswith(("?", ":")) or text[0] in _QUOTES or text[0] in "-–*(•[":
        return False
    if sum(t.text[0].isalnum() for t in tokens) < _FEWEST or not any(
        t.tag in ("VVFIN", "VAFIN", "VMFIN") for t in tokens
    ):
        return False
    return not any(s.form == "direct" and s.span.contains(sentence.span) for s in article.statements)


def _verbs(tokens: tuple[Token, ...]) -> set[str]:
    """The lemmas of the verbs; a finite one takes the particle that follows it ("teilte ... mit" -> "mitteilen")."""
    found = []
    for token in tokens:
        if token.tag[0] == "V":
            found.append((token.tag, token.lemma.lower()))
        elif token.tag == "PTKVZ" and found and found[-1][0] == "VVFIN":
            found[-1] = ("", token.text.lower() + found[-1][1])
    return {lemma for _, lemma in found}


def _stems(sentence: Sentence) -> list[str]:
    return [
        token.text.lower()[:_STEM]
        for token in sentence.tokens
        if token.tag in ("NN", "NE", "FM", "VVFIN", "VVPP", "VVINF", "ADJA", "CARD") and len(token.text) > 3
    ]


def _shared(sentence: Sentence, title: frozenset[str]) -> float:
    return len(title & set(_stems(sentence))) / len(title) if title else 0.0


def _centrality(sentence: Sentence, frequent: Counter[str]) -> float:
    """The share of the article's repeated words that the sentence holds, 0 to 1."""
    repeated = {stem: count for stem, count in frequent.items() if count > 1}
    total = max(_REPEATED, sum(sorted(repeated.values(), reverse=True)[:12]))
    return min(1.0, sum(repeated.get(stem, 0) for stem in set(_stems(sentence))) / total)


def _actors(sentence: Sentence, article: _Article) -> int:
    return sum(
        any(sentence.span.contains(mention.span) for mention in entity.mentions)
        for entity in article.entities
        if entity.salient
    )


def _full_names(tokens: tuple[Token, ...]) -> int:
    """Names of several words: news introduces its people in full."""
    pairs = [a.tag == "NE" == b.tag for a, b in pairwise(tokens)]
    return sum(pair and not before for before, pair in pairwise([False, *pairs]))


def _introduced_later(sentences: list[Sentence]) -> dict[int, frozenset[str]]:
    """For the start of each sentence: the last names that appear with a first name only later in the article."""
    first: dict[str, int] = {}
    for sentence in sentences:
        for before, name in pairwise(sentence.tokens):
            if before.tag == "NE" == name.tag:
                first.setdefault(name.text, sentence.span.start)
    return {s.span.start: frozenset(name for name, at in first.items() if at > s.span.start) for s in sentences}


def _quoted_share(tokens: tuple[Token, ...]) -> float:
    """The share of tokens between quotation marks when they hold a finite verb, 0 to 1."""
    marks = [i for i, token in enumerate(tokens) if token.text in _QUOTES]
    inside = [t for a, b in zip(marks[::2], marks[1::2], strict=False) for t in tokens[a:b]]
    return len(inside) / len(tokens) if any(map(is_finite, inside)) else 0.0


def _is_hypothetical(tokens: tuple[Token, ...], language: Language) -> bool:
    verb = next((t for t in tokens if is_finite(t)), None)
    return verb is not None and mood(verb, language) == "konjunktiv-2"


def _defines(tokens: tuple[Token, ...], words: Mapping[str, list[str]]) -> bool:
    """Whether a copula is the only verb or stands before an indefinite article ("Die Abgabe ist ein ...")."""
    verbs = [i for i, token in enumerate(tokens) if token.tag[0] == "V"]
    if not verbs or tokens[verbs[0]].tag != "VAFIN" or tokens[verbs[0]].lemma.lower() not in words["copula"]:
        return False
    following = tokens[verbs[0] + 1] if verbs[0] + 1 < len(tokens) else None
    return len(verbs) == 1 or (following is not None and following.text.lower() in words["indefinite"])


def _other_year(words: list[str], published: str | None) -> bool:
    years = [word for word in words if len(word) == 4 and word.isdigit() and "1000" <= word <= "2100"]
    return published is not None and bool(years) and published[:4] not in years


def _dates(sentence: Sentence, article: _Article) -> list[int]:
    return [i for i, time in enumerate(article.times) if sentence.span.contains(time.span)]


def _is_dated(sentence: Sentence, article: _Article) -> bool:
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


def _event(sentence: Sentence, article: _Article, places: tuple[Place, ...], rule: str) -> Event:
    inside = sentence.span
    return Event(
        span=inside,
        phase=_phase(sentence, article),
        rule=article.language.rule("events", rule),
        participants=tuple(e.id for e in article.entities if any(inside.contains(m.span) for m in e.mentions)),
        times=tuple(_dates(sentence, article)),
        places=tuple(p.name for p in places if any(inside.contains(m.span) for m in p.mentions)),
    )


def _phase(sentence: Sentence, article: _Article) -> Phase:
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
