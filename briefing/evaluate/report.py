"""The figures as a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TextIO

from briefing.evaluate.metrics import ORDER, RATES

COLUMNS = {  # the article rows
    "date": "published.within",
    "titl": "title.right",
    "junk": "boilerplate.line_recall",
    "cut": "boilerplate.body_cut",
    "aSal": "actors.salient_recall",
    "aPre": "actors.precision",
    "role": "actors.role",
    "kind": "actors.kind",
    "form": "actors.mention_recall",
    "mrg": "actors.merges",
    "spl": "actors.splits",
    "leak": "actors.leaks",
    "plF1": "places.f1",
    "tiF1": "times.f1",
    "tVal": "times.value_accuracy",
    "tVF1": "times.value_f1",
    "main": "main_event.hit",
    "stF1": "statements.f1",
    "spkr": "statements.speaker",
    "sKnd": "statements.kind",
    "isF1": "open_issues.f1",
    "span": "spans.errors",
}


def cell(value: object) -> str:
    if value is None:
        return "-"
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def table(result: Mapping[str, Any], out: TextIO) -> None:
    micro, counts = result["micro"], result["counts"]
    print(f"micro averages over {len(result['articles'])} articles", file=out)
    for name in ORDER:
        detail = ""
        if name in RATES:
            part, whole, _ = RATES[name]
            detail = f"{counts.get(part, 0):>7} of {counts.get(whole, 0)}"
        if name == "published.interval" and micro[name]:
            days = result["interval_days"]
            detail = f"  days: mean {days['mean']}, max {days['max']}, open {days['open']}"
        value = f"{micro[name]:.3f}" if isinstance(micro[name], float) else cell(micro[name])
        print(f"  {name:<27}{value:>7}{detail}", file=out)
    width = max(map(len, result["articles"])) + 2
    print("\n" + "article".ljust(width) + "".join(f"{head:>5}" for head in COLUMNS), file=out)
    for stem, row in [*result["articles"].items(), ("all", {"metrics": micro})]:
        cells = (cell(row["metrics"][name]) for name in COLUMNS.values())
        print(stem.ljust(width) + "".join(f"{value:>5}" for value in cells), file=out)
    if result.get("missing"):
        print(f"no prediction for: {', '.join(result['missing'])}", file=out)
    if result.get("unused"):
        print(f"predictions without annotation: {', '.join(result['unused'])}", file=out)


def errors(mistakes: Mapping[str, Mapping[str, list[str]]], out: TextIO) -> None:
    """Misses and false alarms, article by article."""
    for stem, groups in mistakes.items():
        print(f"\n== {stem}", file=out)
        for group, items in sorted(groups.items()):
            print(f"  {group} ({len(items)})", file=out)
            for item in items:
                print(f"    {item[:200]}", file=out)
