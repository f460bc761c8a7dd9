"""The whole program: seeds in, evidence-bound records in the middle, Markdown and JSON out, a static site at the end.

The only module that opens the config; every stage gets the plain values it needs.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefing import languages
from briefing.analyse import redate
from briefing.batch import Progress, analyse_all, silent
from briefing.config import Config
from briefing.config import load as load_config
from briefing.consolidate import boilerplate_marks, consolidate, corrected_dates, groups
from briefing.consolidate.dates import narrow
from briefing.errors import BriefingError, Report
from briefing.evaluate.quality import read_floors
from briefing.model import Analysis, Edition, PublicationDate, Site
from briefing.publish import publish, write_pages
from briefing.read import Limits, read_articles
from briefing.registry import Ledger, Registry, dump_ledger
from briefing.registry import load as load_registry
from briefing.render import render
from briefing.render.exports import article_json

CACHE = ".cache/analyses"
LEDGER = "registry/permalinks.yml"


@dataclass(slots=True)
class Run:
    """One run over a collection: where, with which settings, what it said and how long its stages took (CPU s)."""

    root: Path
    config: Config
    registry: Registry
    report: Report = field(default_factory=Report)
    progress: Progress = silent
    jobs: int = 1
    cache: bool = True
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measures the CPU seconds of a stage, those of finished child processes included."""
        before = _cpu()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + _cpu() - before


def open_run(root: Path, **options: Any) -> Run:
    """A run over the collection in ``root``; ConfigError when its settings or its registry are wrong."""
    return Run(root, load_config(root), load_registry(root / "registry"), **options)


def collect(run: Run, paths: Sequence[Path] = ()) -> tuple[Analysis, ...]:
    """Seeds -> dated analyses, sorted by source; ``paths`` instead of the seeds folder of the collection."""
    limits = run.config.limits
    with run.stage("read"):
        articles, diagnostics = read_articles(
            list(paths) or [run.root / run.config.seeds], Limits(limits.bytes, limits.line, limits.files)
        )
        run.report.extend(diagnostics)
        rejected = sum(diagnostic.severity == "error" for diagnostic in diagnostics)
        run.report.counts |= {"articles": len(articles), "rejected": rejected}
    with run.stage("analyse"):
        registry = run.registry
        analyses, failures = analyse_all(
            articles,
            boilerplate_marks(articles, registry),
            (registry.outlets, registry.topics, limits.seconds),
            jobs=run.jobs,
            folder=run.root / CACHE if run.cache else None,
            progress=run.progress,
        )
        run.report.extend(failures)
    with run.stage("date"):
        return _date(analyses, run.registry)


def edit(run: Run, analyses: Sequence[Analysis]) -> tuple[Edition, Ledger]:
    """Analyses + registry -> the edition and the ledger of its links."""
    with run.stage("consolidate"):
        edition, ledger, diagnostics = consolidate(analyses, run.registry)
        run.report.extend(diagnostics)
    run.report.counts |= {
        "briefings": len(edition.briefings),
        "actors": len(edition.actors),
        "topics": len(edition.topics),
        "stories": len(edition.stories),
        "open issues": len(edition.issues),
    }
    return edition, ledger


def build(run: Run, output: Path | None, *, dry_run: bool = False) -> None:
    """Seeds -> docs/ and, unless ``output`` is None, the finished site there; ``dry_run`` writes nothing.

    Raises BriefingError when something wrong would be published; then the old site still stands.
    """
    edition, ledger = edit(run, collect(run))
    _stop_at_too_many_rejected(run)
    config = run.config
    with run.stage("render"):
        figures = read_floors(run.root).get("floors")
        pages = render(edition, site_of(config), figures, template_folder=run.root / "templates")
    run.report.counts["pages"] = sum(page.path.endswith(".md") for page in pages)
    if dry_run:
        return
    with run.stage("publish"):
        if output:
            publish(pages, run.root, output, site_of(config), run.report, run.seconds)
        else:
            write_pages(pages, run.root)
    path = run.root / LEDGER
    text = dump_ledger(ledger)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def site_of(config: Config) -> Site:
    """What rendering and publishing need to know of the site."""
    url = config.site_url
    return Site(
        name=config.site_name,
        language=config.site_language,
        url=url if not url or url.endswith("/") else url + "/",
        description=config.description,
        publisher=config.publisher,
        quote_words=config.quote_words,
        quote_share=config.quote_share,
        page_size=config.page_size,
        repository=config.repository,
    )


def public_json(run: Run, paths: Sequence[Path]) -> dict[str, dict[str, Any]]:
    """The public JSON of articles (files or folders) by source, passages whole; nothing is written."""
    edition, _ = edit(run, collect(run, paths))
    actors = {actor.id: actor for actor in edition.actors}
    topics = {topic.id: topic for topic in run.registry.topics}
    return {
        briefing.analysis.document.article.source: article_json(
            briefing.analysis, briefing, actors, topics, language=run.config.site_language
        )
        for briefing in edition.briefings
    }


# --------------------------------------------------------------------------- dates across articles


def _date(analyses: Sequence[Analysis], registry: Registry) -> tuple[Analysis, ...]:
    """Dates that people gave, then undated articles dated by those that tell the same affair; times resolved again."""
    given = _redated(analyses, corrected_dates(analyses, registry))
    return _redated(given, narrow(given, groups(given)))


def _redated(analyses: Sequence[Analysis], better: Mapping[str, PublicationDate]) -> tuple[Analysis, ...]:
    supported = languages.analysable()
    out = []
    for analysis in analyses:
        published = better.get(analysis.document.article.source)
        code = analysis.document.language
        out.append(redate(analysis, published, languages.load(code)) if published and code in supported else analysis)
    return tuple(out)


# --------------------------------------------------------------------------- limits


def _stop_at_too_many_rejected(run: Run) -> None:
    failed = sum(diagnostic.code == "E-ANALYSE" for diagnostic in run.report.diagnostics)
    bad = run.report.counts["rejected"] + failed
    total = run.report.counts["articles"] + run.report.counts["rejected"]
    if not total:
        raise BriefingError(f"{run.root / run.config.seeds}: no article to build from; put .txt or .md files there")
    if bad / total > run.config.rejected_share:
        first = next(d for d in run.report.diagnostics if d.severity == "error")
        raise BriefingError(
            f"{bad} of {total} articles could not be read or analysed, more than rejected_share in briefing.yml "
            f"allows; nothing was published. The first: {first}"
        )


def _cpu() -> float:
    return sum(os.times()[:4])
