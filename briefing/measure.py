"""How good is it? The pipeline's output put before the scorers."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Column, Table

from briefing import languages
from briefing.analyse.names import Name, tagger
from briefing.analyse.sentences import tag_words
from briefing.batch import analyse_article
from briefing.evaluate import score_all
from briefing.evaluate.quality import Program, corpus_figures, data_digest, read_floors, table_rows
from briefing.evaluate.quality import pin as pin_floors
from briefing.model import Analysis, Article
from briefing.pipeline import Run, public_json
from briefing.read import Limits, read_articles

GOLD = ("seeds", "invented", "blind", "unread")
# VmHWM and not ru_maxrss, which a child inherits from the process that started it
_PEAK = """
import re
from briefing.cli import cli
cli({arguments}, standalone_mode=False)
print(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
"""


def score(
    run: Run, annotations: Path, predictions: Path | None, texts: Path | None
) -> tuple[dict[str, Any], dict[str, dict[str, list[str]]]]:
    """Figures and errors of predictions (a folder of public JSON; else made now) against annotations.

    ``texts``: the folder of the articles; without it texts/ beside the annotations, else the seeds.
    """
    folder = annotations if annotations.is_dir() else annotations.parent
    texts = texts or (folder / "texts" if (folder / "texts").is_dir() else run.root / run.config.seeds)
    if predictions:
        found = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(predictions.glob("*.json"))}
        records = {name: record for name, record in found.items() if isinstance(record, dict) and "actors" in record}
    else:
        records = {Path(source).stem: record for source, record in public_json(run, [texts]).items()}
    articles, _ = read_articles([texts], Limits())
    return score_all(annotations, records, {Path(article.source).stem: article.raw for article in articles})


def quality(run: Run, corpus: Path | None, console: Console, *, pin: bool) -> list[str]:
    """Print every quality figure beside its floor; the names of those below it. ``corpus``: folder of corpora."""
    figures: dict[str, float | None] = {}
    folders = [
        folder for name in GOLD if (folder := run.root / "quality" / name).is_dir() and any(folder.glob("*.yml"))
    ]
    for folder in folders:
        result, _ = score(run, folder, None, None)
        figures |= {f"{folder.name} {name}": value for name, value in result["micro"].items()}
    if corpus:
        figures |= corpus_figures(corpus, _program(run))
    rows = table_rows(read_floors(run.root), figures)
    digest = data_digest(folders)
    table = Table(
        Column("figure", no_wrap=True), *(Column(head, justify="right") for head in ("here", "floor", "aim", "peer"))
    )
    for row in rows:
        cells = ("-" if value is None else f"{value:.3f}" for value in (row.value, row.floor, row.aim))
        table.add_row(row.name, *cells, row.peer or "-", style="bold red" if row.below else None)
    console.print(table)
    console.print(f"annotated data {digest[:16]}", highlight=False)
    if pin:
        pin_floors(run.root, rows, digest)
    return [row.name for row in rows if row.below]


def _program(run: Run) -> Program:
    registry, seconds = run.registry, run.config.limits.seconds

    def analyse_text(text: str, published: str | None) -> Analysis:
        article = Article("article.txt", text, "", "utf-8", published=published, language="de")
        return analyse_article(article, (), registry.outlets, registry.topics, seconds)[0]

    def memory() -> float:
        script = _PEAK.format(arguments=["analyse", run.config.seeds, "--jobs", "1", "--no-cache"])
        done = subprocess.run([sys.executable, "-c", script], cwd=run.root, capture_output=True, text=True, check=False)
        if done.returncode:
            raise ValueError(f"measuring the memory failed: {done.stderr[-500:]}")
        return int(done.stdout.split()[-1]) / 1024

    german = languages.load("de")

    def names(words: Sequence[str]) -> Sequence[Name]:
        return tagger(german.code).names(words, [tag for tag, _ in tag_words(list(words), german)])

    return Program(analyse_text, names, memory)
