"""Scores of time expressions."""

from __future__ import annotations

from briefing.evaluate.annotated import Article, Place, Record, inside, overlap
from briefing.evaluate.tally import Score
from briefing.evaluate.wording import TIME_LINKS, VAGUE_VALUES, fold, token_f1, tokens


def time_value(value: object) -> str | None:
    return str(value).strip().upper() if value not in (None, "") else None


def time_core(text: object) -> list[str]:
    words = tokens(text)
    return [word for word in words if word not in TIME_LINKS] or words


def same_extent(article: Article, time: Record, golds: list[Record], places: list[list[Place]]) -> list[int]:
    """The gold times that a predicted one overlaps; without the text, those most like it."""
    place = article.locate(time)
    if place:
        return [i for i, spans in enumerate(places) if any(overlap(place, s) for s in spans)]
    words = " ".join(time_core(time.get("text")))
    alike = [token_f1(words, " ".join(time_core(gold["text"]))) for gold in golds]
    best = max(alike, default=0)
    return [i for i, value in enumerate(alike) if value == best >= 0.5]


def score_times(score: Score, gold: Record, article: Article, predicted: Record) -> None:
    """Recall and values, then precision."""
    golds = gold["times"]
    allowed = []
    for time in golds:
        values = {time_value(time["value"])}
        if time.get("value_if_dated"):
            values.add(time_value(time["value_if_dated"]))
        allowed.append(values)
    places = _places(article, golds)
    times = predicted.get("times") or []
    match = [same_extent(article, got, golds, places) for got in times]
    for index, time in enumerate(golds):
        if time.get("uncertain"):
            continue
        by = [got for got, hits in zip(times, match, strict=True) if index in hits]
        right = any(time_value(got.get("value")) in allowed[index] for got in by)
        score.add(time_n=1, time_found=bool(by), time_strict=right)
        if not by:
            score.note("times: missed", time["text"], f"({time['value']})")
            continue
        score.add(value_n=1, value_right=right)
        if not right:
            found = " / ".join(sorted({str(got.get("value")) for got in by}))
            score.note("times: wrong value", time["text"], f"{found}, not {time['value']}")
    _score_predicted(score, article, golds, allowed, times, match)


def _places(article: Article, golds: list[Record]) -> list[list[Place]]:
    """Where the annotated times stand; "2022" is not the one within "im Februar 2022"."""
    everywhere = [article.places_of(time["text"]) for time in golds]
    places = []
    for mine in everywhere:
        longer = [other for others in everywhere for other in others if others is not mine]
        free = [
            place for place in mine if not any(inside(place, [o]) and o[1] - o[0] > place[1] - place[0] for o in longer)
        ]
        places.append(free or mine)
    return places


def _score_predicted(
    score: Score,
    article: Article,
    golds: list[Record],
    allowed: list[set[str | None]],
    times: list[Record],
    match: list[list[int]],
) -> None:
    """Precision: the same words with the same value count once, by their best occurrence."""
    verdicts: dict[tuple[str, str | None], int] = {}
    for got, hits in zip(times, match, strict=True):
        sure = [i for i in hits if not golds[i].get("uncertain")]
        value = time_value(got.get("value"))
        if sure:
            verdict = 3 if any(value in allowed[i] for i in sure) else 2
        elif hits or got.get("type") in ("DURATION", "SET") or value in VAGUE_VALUES:
            verdict = 1
        else:
            verdict = 1 if article.lies_in(got, "header", "inline") else 0
        key = (fold(got.get("text")), value)
        verdicts[key] = max(verdict, verdicts.get(key, 0))
    for (words, value), verdict in verdicts.items():
        score.add(time_predicted_all=1)
        if verdict != 1:
            score.add(time_predicted=1, time_right=verdict >= 2, time_strict_right=verdict == 3)
        if verdict == 0:
            score.note("times: false alarm", words, f"({value})")
