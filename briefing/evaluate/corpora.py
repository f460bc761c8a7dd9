"""Scores against public corpora: one JSON object a line, offsets in code points into its "text".

times       as in TempEval: an expression is found when extents overlap (relaxed) or are equal (strict); "value"
            counts it only when the value strings are equal too.
statements  a quote is found when the token overlap F1 of predicted and annotated quote is at least 0.5, one to one,
            best pairs first; "speaker" is the share of found quotes with an annotated speaker whose spans overlap.
names       entity F1 over PER, LOC and ORG of tagged sentences (CoNLL: type and extent equal).
dates       the publication date inferred from the text alone: exact, contained in the interval, wrong, left open.

Every corpus is halved by the digest of its ids: rules are tuned on one half, the other is looked at only to report.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

Row = dict[str, Any]
Half = Literal["development", "report"]
Name = tuple[int, int, str]
TYPES = ("PER", "LOC", "ORG")


def read_rows(path: Path) -> list[Row]:
    """The rows of a JSON-lines file; ValueError names the file when it is not one."""
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except (OSError, ValueError) as error:
        raise ValueError(f"{path}: not a JSON-lines corpus: {error}") from error


def half(row: Row) -> Half:
    """The half that a row belongs to, by the SHA-1 of its id."""
    return "report" if int(hashlib.sha1(str(row["id"]).encode()).hexdigest(), 16) % 2 else "development"


def f1(right: int, predicted: int, annotated: int) -> dict[str, float]:
    """Precision, recall and F1 from counts; 0 where nothing was predicted or annotated."""
    precision = right / predicted if predicted else 0.0
    recall = right / annotated if annotated else 0.0
    both = precision + recall
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / both if both else 0.0}


def score_times(rows: Iterable[Row], predicted: Mapping[str, Sequence[Row]]) -> dict[str, float]:
    """relaxed, strict and value F1, and the type accuracy of what was found; ``predicted`` by id: start, end, type,
    value."""
    n: Counter[str] = Counter()
    for row in rows:
        guesses = sorted(predicted.get(row["id"], ()), key=lambda time: time["start"])
        n["predicted"] += len(guesses)
        n["annotated"] += len(row["times"])
        used: set[int] = set()
        for time in row["times"]:
            for index, guess in enumerate(guesses):
                if index not in used and guess["start"] < time["end"] and time["start"] < guess["end"]:
                    used.add(index)
                    n["relaxed"] += 1
                    n["strict"] += (guess["start"], guess["end"]) == (time["start"], time["end"])
                    n["value"] += guess.get("value") == time["value"]
                    n["type"] += guess.get("type") == time["type"]
                    break
    figures = {key: f1(n[key], n["predicted"], n["annotated"])["f1"] for key in ("value", "relaxed", "strict")}
    return figures | {"type": n["type"] / n["relaxed"] if n["relaxed"] else 0.0}


def score_statements(rows: Iterable[Row], predicted: Mapping[str, Sequence[Row]]) -> dict[str, float]:
    """overlap F1, precision, recall, speaker accuracy, recall by type; ``predicted`` by id: quote, speaker."""
    n: Counter[str] = Counter()
    found_by_type: Counter[str] = Counter()
    annotated_by_type: Counter[str] = Counter()
    for row in rows:
        text, wanted, guesses = row["text"], row["statements"], predicted.get(row["id"], ())
        n["annotated"] += len(wanted)
        n["predicted"] += len(guesses)
        annotated_by_type.update(statement["type"] for statement in wanted)
        for i, j in _pairs(text, wanted, guesses):
            n["found"] += 1
            found_by_type[wanted[i]["type"]] += 1
            if wanted[i]["speaker"]:
                n["with speaker"] += 1
                n["speaker"] += bool(_words(text, wanted[i]["speaker"]) & _words(text, guesses[j].get("speaker")))
    figures = f1(n["found"], n["predicted"], n["annotated"])
    figures["speaker"] = n["speaker"] / n["with speaker"] if n["with speaker"] else 0.0
    for kind, count in sorted(annotated_by_type.items()):
        figures[f"recall {kind}"] = found_by_type[kind] / count
    return figures


def _pairs(text: str, wanted: Sequence[Row], guesses: Sequence[Row]) -> list[tuple[int, int]]:
    one, other = ([_words(text, statement["quote"]) for statement in group] for group in (wanted, guesses))
    shares = sorted(
        (-2 * len(a & b) / (len(a) + len(b)), i, j) for i, a in enumerate(one) for j, b in enumerate(other) if a & b
    )
    used: tuple[set[int], set[int]] = (set(), set())
    out = []
    for share, i, j in shares:
        if share <= -0.5 and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            out.append((i, j))
    return out


def _words(text: str, spans: Iterable[Sequence[int]] | None) -> set[int]:
    return {match.start() + start for start, end in spans or () for match in re.finditer(r"\w+", text[start:end])}


def score_names(wanted: Iterable[Sequence[str]], predicted: Iterable[Iterable[Name]]) -> dict[str, float]:
    """micro F1 and F1 by type; ``wanted`` are IOB2 tags of sentences, other types count as O."""
    n: Counter[tuple[str, str]] = Counter()
    for tags, names in zip(wanted, predicted, strict=True):
        gold, got = _entities(tags), set(names)
        for group, entities in (("annotated", gold), ("predicted", got), ("right", gold & got)):
            n.update((group, entity[2]) for entity in entities)
    out = {kind: f1(n["right", kind], n["predicted", kind], n["annotated", kind])["f1"] for kind in TYPES}
    totals = (sum(n[group, kind] for kind in TYPES) for group in ("right", "predicted", "annotated"))
    return {"f1": f1(*totals)["f1"]} | out


def score_dates(
    rows: Iterable[Row], predicted: Mapping[str, tuple[str | None, str | None, str | None]]
) -> dict[str, float]:
    """Shares of exact, contained, wrong and open dates; ``predicted`` by id: value, earliest, latest."""
    n: Counter[str] = Counter()
    for row in rows:
        truth, (value, earliest, latest) = row["published"], predicted[row["id"]]
        if value:
            verdict = "exact" if value == truth else "wrong"
        elif earliest or latest:
            verdict = "contained" if (earliest or truth) <= truth <= (latest or truth) else "wrong"
        else:
            verdict = "open"
        n[verdict] += 1
    return {verdict: n[verdict] / n.total() for verdict in ("exact", "contained", "wrong", "open")}


def _entities(tags: Sequence[str]) -> set[Name]:
    out, start, kind = set(), 0, ""
    for index, tag in enumerate([*tags, "O"]):
        if kind and (tag[:2] != "I-" or tag[2:] != kind):
            out.add((start, index, kind))
            kind = ""
        if not kind and tag[2:] in TYPES:
            start, kind = index, tag[2:]
    return out
