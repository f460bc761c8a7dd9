"""Is a prediction of the right form, and is every text the exact slice?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from briefing.evaluate.annotated import Record, is_offset
from briefing.evaluate.tally import Score


def every_span(predicted: Record) -> Iterator[tuple[str, Record]]:
    for key in ("boilerplate", "times", "statements", "open_issues"):
        for item in predicted.get(key) or []:
            yield key, item
    if predicted.get("main_event"):
        yield "main_event", predicted["main_event"]
    for key in ("actors", "places"):
        for item in predicted.get(key) or []:
            for mention in item.get("mentions") or []:
                yield key, mention


def score_spans(score: Score, text: str, predicted: Record) -> None:
    for key, span in every_span(predicted):
        start, end = span.get("start"), span.get("end")
        good = is_offset(start) and is_offset(end) and start < end <= len(text)
        good = good and text[start:end] == span.get("text")
        score.add(span_n=1, span_errors=not good)
        if not good:
            words = f"{key} [{start}, {end}] {span.get('text')!r}"
            score.note("spans: text is not the slice", words)


KEYS: dict[str, Any] = {
    "id": str,
    "source": str,
    "language": str,
    "title": (dict, type(None)),
    "published": dict,
    "boilerplate": list,
    "actors": list,
    "places": list,
    "times": list,
    "main_event": (dict, type(None)),
    "statements": list,
    "open_issues": list,
    "topics": list,
}
VALUES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("actors", "kind", ("person", "organisation", "country", "group")),
    ("times", "type", ("DATE", "TIME", "DURATION", "SET")),
    ("statements", "kind", ("direct", "indirect")),
)


def check_schema(score: Score, predicted: Record) -> None:
    """What the prediction's form has wrong; counted, and listed with --show-errors."""
    problems = [
        f"{key}: {'missing' if key not in predicted else 'not of the right type'}"
        for key, kind in KEYS.items()
        if not isinstance(predicted.get(key, ...), kind)
    ]
    for key, field, allowed in VALUES:
        for item in predicted.get(key) or []:
            if item.get(field) not in allowed:
                problems.append(f"{key}: {field} is {item.get(field)!r}")
    ids = [actor.get("id") for actor in predicted.get("actors") or []]
    problems += [f"actors: id {i!r} twice" for i, n in Counter(ids).items() if n > 1]
    for statement in predicted.get("statements") or []:
        if statement.get("speaker") is not None and statement["speaker"] not in ids:
            problems.append(f"statements: no actor {statement['speaker']!r}")
    basis = (predicted.get("published") or {}).get("basis")
    if basis not in ("stated", "given", "inferred", "unknown"):
        problems.append(f"published: basis is {basis!r}")
    score.add(schema_problems=len(problems))
    for problem in problems:
        score.note("schema", problem)
