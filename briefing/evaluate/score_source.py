"""Scores of what concerns the source: publication date, title, boilerplate."""

from __future__ import annotations

import datetime

from briefing.evaluate.annotated import Article, Record
from briefing.evaluate.tally import Score
from briefing.evaluate.wording import fold


def as_date(value: object) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return datetime.date.min


def score_published(score: Score, gold: Record, predicted: Record) -> None:
    known = (("date", "published"), ("date", "published_inferred"), ("given", "published_source"))
    kind, truth = next(((kind, as_date(gold[key])) for kind, key in known if gold.get(key)), ("", None))
    if truth is None:
        return
    got = predicted.get("published") or {}
    value, first, last = (as_date(got.get(key)) for key in ("value", "earliest", "latest"))
    score.add(**{f"{kind}_n": 1})
    if value == truth:
        score.add(**{f"{kind}_exact": 1, f"{kind}_within": 1})
    elif value is None and (first or last):
        if (first or truth) <= truth <= (last or truth):
            score.add(**{f"{kind}_within": 1, f"{kind}_interval": 1})
            score.widths.append((last - first).days if first and last else None)
        else:
            score.add(**{f"{kind}_wrong": 1})
            score.note("published: wrong interval", f"{first} .. {last}, not {truth}")
    elif value is None:
        score.add(**{f"{kind}_abstained": 1})
        score.note("published: abstained", truth)
    else:
        score.add(**{f"{kind}_wrong": 1})
        score.note("published: wrong", f"{got.get('value')}, not {truth}")


def score_title(score: Score, gold: Record, predicted: Record) -> None:
    got = predicted.get("title") or {}
    if gold.get("title"):
        right = fold(got.get("text")) == fold(gold["title"])
        score.add(title_n=1, title_right=right)
    else:
        right = got.get("basis") != "source"
        score.add(title_invented=not right)
    if not right:
        score.note("title", repr(got.get("text")), "not", repr(gold.get("title")))


def score_boilerplate(score: Score, article: Article, predicted: Record) -> None:
    spans = predicted.get("boilerplate") or []
    if article.text is None:
        marked = [fold(line) for span in spans for line in str(span.get("text") or "").split("\n")]
        for entry in article.strings["boilerplate"]:
            found = any(line.startswith(fold(entry)) for line in marked)
            score.add(junk_n=1, junk_found=found)
            if not found:
                score.note("boilerplate: missed", entry)
        return
    _score_marked(score, article, article.text, spans)


def _score_marked(score: Score, article: Article, text: str, spans: list[Record]) -> None:
    marked: set[int] = set()
    for span in spans:
        place = article.locate(span)
        if place:
            marked.update(range(*place))
    inline = {i for span in article.spans["inline"] for i in range(*span)}
    solid = [not char.isspace() for char in text]
    for start, end in article.spans["boilerplate"]:
        inner = [i for i in range(start, end) if solid[i]]
        found = 2 * len(marked.intersection(inner)) >= len(inner)
        score.add(junk_n=1, junk_found=found)
        if not found:
            score.note("boilerplate: missed", text[start:end])
    for start, end in article.spans["inline"]:
        inner = [i for i in range(start, end) if solid[i]]
        score.add(inline_n=1, inline_found=2 * len(marked.intersection(inner)) >= len(inner))
    for start, end in article.body:
        body = {i for i in range(start, end) if solid[i]} - inline
        cut = len(marked & body)
        score.add(body_n=len(body), body_cut=cut)
        if cut:
            score.note("boilerplate: body text cut", f"{cut} characters of", text[start:end])
