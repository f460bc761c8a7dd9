"""Every quality figure beside its floor: annotated articles of the project, public corpora, speed, memory.

Floors stand in quality/floors.yml with a digest of the data they were reached on; pinning only ever raises them.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from briefing.evaluate.corpora import (
    Name,
    Row,
    half,
    read_rows,
    score_dates,
    score_names,
    score_statements,
    score_times,
)
from briefing.model import Analysis

FLOORS = "quality/floors.yml"
FEWER_IS_BETTER = ("wrong", "merges", "splits", "leaks", "errors", "problems", "invented", "body_cut", "memory MB")
# told, never pinned by themselves; the corpus of statements leaves out acts that we count (docs/adr/0012)
NEITHER = (
    *("open", "abstained", "interval", "checked", "articles/CPU s", "memory MB"),
    *("all precision", "development precision", "report precision"),
)
HELD_OUT = 1000  # the last sentences of the names corpus, never trained on
SAMPLE = 150  # articles of the speed measurement


@dataclass(frozen=True, slots=True)
class Program:
    """What is measured: ``analyse`` (text, day of publication or None), ``names`` of a tokenised sentence, and
    ``memory`` (peak MB of a process that analyses the seeds)."""

    analyse: Callable[[str, str | None], Analysis]
    names: Callable[[Sequence[str]], Iterable[Name]]
    memory: Callable[[], float]


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table; ``floor``, ``aim`` and ``peer`` are None where nothing is pinned or published."""

    name: str
    value: float | None
    floor: float | None
    aim: float | None
    peer: str | None

    @property
    def below(self) -> bool:
        """Is it worse than its floor?"""
        if self.floor is None:
            return False
        if self.value is None:
            return True
        return self.value > self.floor if fewer_is_better(self.name) else self.value < self.floor


def fewer_is_better(name: str) -> bool:
    """Does the floor of this figure lie above it?"""
    return name.endswith(FEWER_IS_BETTER)


def corpus_figures(folder: Path, program: Program) -> dict[str, float]:
    """Figures on the public corpora in a folder, whole and by halves; files that are not there are left out."""
    out: dict[str, float] = {}
    for file, figures in (
        ("germeval2014-dev-test.jsonl", _names),
        ("times-dev.jsonl", _times),
        ("statements-dev.jsonl", _statements),
    ):
        if (folder / file).exists():
            out |= figures(read_rows(folder / file), program)
    if not out:
        raise ValueError(f"{folder}: none of the corpora that are measured on lies there")
    return out


def table_rows(pinned: Mapping[str, Any], figures: Mapping[str, float | None]) -> list[Figure]:
    """The figures beside what floors.yml says of them."""
    floors, aims, peers = (pinned.get(key) or {} for key in ("floors", "aims", "peers"))
    return [Figure(name, value, floors.get(name), aims.get(name), peers.get(name)) for name, value in figures.items()]


def read_floors(root: Path) -> dict[str, Any]:
    """quality/floors.yml, empty where there is none."""
    path = root / FLOORS
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}


def pin(root: Path, figures: Iterable[Figure], digest: str, tolerance: float = 0.005) -> None:
    """Raise the floors to what was reached, less a tolerance; never lower one. ``digest`` is that of the data."""
    pinned = read_floors(root)
    floors = dict(pinned.get("floors") or {})
    for figure in figures:
        if figure.value is None or figure.name.endswith(NEITHER):
            continue
        fewer = fewer_is_better(figure.name)
        reached = round(figure.value + tolerance, 4) if fewer and figure.value else round(figure.value - tolerance, 4)
        reached = max(0.0, reached) if figure.value else figure.value
        old = floors.get(figure.name, reached)
        floors[figure.name] = min(old, reached) if fewer else max(old, reached)
    pinned |= {"data": digest, "floors": dict(sorted(floors.items()))}
    head = "# Floors that no change may fall under; `briefing quality --pin` raises them, only a person lowers one.\n"
    text = yaml.safe_dump(pinned, allow_unicode=True, sort_keys=True)
    (root / FLOORS).write_text(head + text, encoding="utf-8", newline="\n")


def data_digest(folders: Iterable[Path]) -> str:
    """SHA-256 over names and bytes of the annotated data."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


# --------------------------------------------------------------------------- the corpora


def _names(rows: list[Row], program: Program) -> dict[str, float]:
    held_out = rows[-HELD_OUT:]
    found = score_names([row["tags"] for row in held_out], [program.names(row["tokens"]) for row in held_out])
    return {f"names report {key}": value for key, value in found.items()}


def _times(rows: list[Row], program: Program) -> dict[str, float]:
    predicted = {}
    for row in rows:
        analysis = program.analyse(row["text"], row["published"])
        predicted[row["id"]] = [
            {"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value} for t in analysis.times
        ]
    return _by_half("times", rows, lambda part: score_times(part, predicted))


def _statements(rows: list[Row], program: Program) -> dict[str, float]:
    before = time.process_time()
    analyses = {row["id"]: program.analyse(row["text"], None) for row in rows[:SAMPLE]}
    speed = len(analyses) / (time.process_time() - before)
    analyses |= {row["id"]: program.analyse(row["text"], None) for row in rows[SAMPLE:]}
    quotes = {
        key: [
            {
                "quote": [(part.start, part.end) for part in statement.parts],
                "speaker": [(statement.speaker.start, statement.speaker.end)] if statement.speaker else None,
            }
            for statement in analysis.statements
        ]
        for key, analysis in analyses.items()
    }
    dates = {key: (a.published.value, a.published.earliest, a.published.latest) for key, a in analyses.items()}
    out = _by_half("statements", rows, lambda part: score_statements(part, quotes))
    out |= _by_half("dates", rows, lambda part: score_dates(part, dates))
    return out | {"speed articles/CPU s": speed, "memory MB": program.memory()}


def _by_half(group: str, rows: Sequence[Row], figures: Callable[[list[Row]], Mapping[str, float]]) -> dict[str, float]:
    """The figures of all rows, of the half that rules are tuned on, and of the half that is only reported."""
    parts = {"all": list(rows)}
    parts |= {part: [row for row in rows if half(row) == part] for part in ("development", "report")}
    return {f"{group} {part} {key}": value for part, some in parts.items() for key, value in figures(some).items()}
