"""The figures: rates, F1 and counts over the tallies of all articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from briefing.evaluate.tally import Score

# name: (counted, out of, and what must be there for 0 rather than null when that is nothing)
RATES = {
    "published.exact": ("date_exact", "date_n", "date_n"),
    "published.within": ("date_within", "date_n", "date_n"),
    "published.given_exact": ("given_exact", "given_n", "given_n"),
    "title.right": ("title_right", "title_n", "title_n"),
    "boilerplate.line_recall": ("junk_found", "junk_n", "junk_n"),
    "boilerplate.inline_recall": ("inline_found", "inline_n", "inline_n"),
    "boilerplate.body_cut": ("body_cut", "body_n", "body_n"),
    "actors.salient_recall": ("salient_found", "salient_n", "salient_n"),
    "actors.recall": ("actor_found", "actor_n", "actor_n"),
    "actors.precision": ("actor_right", "actor_predicted", "actor_n"),
    "actors.role": ("role_right", "role_n", "role_all"),
    "actors.kind": ("kind_right", "kind_n", "actor_n"),
    "actors.mention_recall": ("form_found", "form_n", "form_n"),
    "places.recall": ("place_found", "place_n", "place_n"),
    "places.precision": ("place_right", "place_predicted", "place_n"),
    "times.recall": ("time_found", "time_n", "time_n"),
    "times.precision": ("time_right", "time_predicted", "time_n"),
    "times.value_accuracy": ("value_right", "value_n", "time_n"),
    "times.value_recall": ("time_strict", "time_n", "time_n"),
    "times.value_precision": ("time_strict_right", "time_predicted", "time_n"),
    "main_event.hit": ("event_hit", "event_n", "event_n"),
    "statements.recall": ("statement_found", "statement_n", "statement_n"),
    "statements.precision": ("statement_right", "statement_predicted", "statement_n"),
    "statements.speaker": ("speaker_right", "speaker_n", "statement_n"),
    "statements.kind": ("speech_right", "speech_n", "statement_n"),
    "open_issues.recall": ("issue_found", "issue_n", "issue_n"),
    "open_issues.precision": ("issue_right", "issue_predicted", "issue_n"),
}
F1 = {
    "actors.f1": ("actors.precision", "actors.salient_recall"),
    "places.f1": ("places.precision", "places.recall"),
    "times.f1": ("times.precision", "times.recall"),
    "times.value_f1": ("times.value_precision", "times.value_recall"),
    "statements.f1": ("statements.precision", "statements.recall"),
    "open_issues.f1": ("open_issues.precision", "open_issues.recall"),
}
COUNTS = {
    "published.wrong": "date_wrong",
    "published.abstained": "date_abstained",
    "published.interval": "date_interval",
    "published.given_wrong": "given_wrong",
    "published.given_abstained": "given_abstained",
    "title.invented": "title_invented",
    "actors.merges": "merges",
    "actors.splits": "splits",
    "actors.leaks": "leaks",
    "spans.errors": "span_errors",
    "spans.checked": "span_n",
    "schema.problems": "schema_problems",
}
PARTS = (*dict.fromkeys(name.split(".")[0] for name in [*RATES, *COUNTS]),)
ORDER = sorted([*RATES, *F1, *COUNTS], key=lambda name: PARTS.index(name.split(".")[0]))


def metrics(counts: Counter[str]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for name, (part, whole, expected) in RATES.items():
        if counts[whole]:
            out[name] = counts[part] / counts[whole]
        else:
            out[name] = 0.0 if counts[expected] else None
    for name, (precision, recall) in F1.items():
        p, r = out[precision], out[recall]
        out[name] = None if p is None and r is None else 2 * p * r / (p + r) if p and r else 0.0
    out.update({name: counts[key] for name, key in COUNTS.items()})
    return {name: out[name] for name in ORDER}


def summary(scores: Mapping[str, Score]) -> dict[str, Any]:
    """The JSON object: micro averages, counts, one row per article."""
    total: Counter[str] = Counter()
    for score in scores.values():
        total.update(score.counts)
    widths = [width for score in scores.values() for width in score.widths]
    closed = [width for width in widths if width is not None]
    return {
        "micro": metrics(total),
        "interval_days": {
            "mean": sum(closed) / len(closed) if closed else None,
            "max": max(closed, default=None),
            "open": len(widths) - len(closed),
        },
        "counts": dict(sorted(total.items())),
        "articles": {
            stem: {"metrics": metrics(score.counts), "counts": dict(sorted(score.counts.items()))}
            for stem, score in scores.items()
        },
    }
