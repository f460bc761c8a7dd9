"""The whole program: seeds in, evidence-bound records in the middle, Markdown and JSON out, a static site at the end.

The only module that opens the config; every stage gets the plain values it needs.
"""

from __future__ import annotations

import hashlib
import signal
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import starmap
from pathlib import Path
from typing import Any

import msgspec

from briefing import __version__, languages
from briefing.analyse import analyse, redate
from briefing.clean import clean
from briefing.config import Config
from briefing.config import load as load_config
from briefing.consolidate import boilerplate_marks, consolidate, corrected_dates, groups
from briefing.consolidate.dates import narrow
from briefing.errors import BriefingError, Diagnostic, Report
from briefing.evaluate.quality import read_floors
from briefing.model import Analysis, Article, Edition, OutletEntry, PublicationDate, Site, TopicDefinition
from briefing.publish import publish, write_pages
from briefing.read import Limits, read_articles
from briefing.registry import Ledger, Registry, dump_ledger
from briefing.registry import load as load_registry
from briefing.render import render
from briefing.render.exports import article_json

CACHE = ".cache/analyses"
LEDGER = "registry/permalinks.yml"
Progress = Callable[[str, int, int], None]
Marks = tuple[tuple[str, bool], ...]


def silent(stage: str, done: int, total: int) -> None:
    """The progress listener that shows nothing."""


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
        analyses = _analyse_all(run, articles)
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


def build(run: Run, output: Path, *, dry_run: bool = False, site: bool = True) -> None:
    """Seeds -> docs/ and, with ``site``, the finished site in ``output``; ``dry_run`` writes nothing.

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
        if site:
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


# --------------------------------------------------------------------------- one article


def analyse_article(
    article: Article,
    marks: Marks,
    outlets: tuple[OutletEntry, ...],
    taxonomy: tuple[TopicDefinition, ...],
    seconds: int,
) -> tuple[Analysis, Diagnostic | None]:
    """One article's analysis; an unsupported language or a failure leaves it with its source only, and says so.

    ``marks`` are people's decisions about its lines: the words, and whether they are boilerplate.
    """
    supported = {code: languages.load(code) for code in languages.analysable()}
    document = clean(article, supported, outlets, marks)
    bare = Analysis(document, None, PublicationDate(None, None, None, "unknown", ""))
    language = supported.get(document.language or "")
    if language is None:
        known = ", ".join(sorted(supported))
        message = f"language {document.language or 'not recognised'} is not supported, only {known}: not analysed"
        return bare, Diagnostic("warning", "W-LANGUAGE", message, article.source, "give `language:` in a sidecar")
    try:
        with _time_limit(seconds):
            return analyse(document, language, taxonomy), None
    except Exception as error:  # one bad article must not cost the others their page
        message = f"analysis failed ({type(error).__name__}: {error}); the page shows the source only"
        return bare, Diagnostic("error", "E-ANALYSE", message, article.source, "please report this article")


def _analyse_all(run: Run, articles: Sequence[Article]) -> list[Analysis]:
    registry, total = run.registry, len(articles)
    common = (registry.outlets, registry.topics, run.config.limits.seconds)
    key = _cache_key(*common)
    folder = run.root / CACHE if run.cache else None
    marked = boilerplate_marks(articles, registry)
    seeds = [(article, marked.get(article.source, ())) for article in articles]
    files = [folder and _cache_file(folder, key, seed) for seed in seeds]
    out = [_cached(file) if file else None for file in files]
    missing = [index for index, analysis in enumerate(out) if analysis is None]
    work = ((*seeds[index], *common) for index in missing)
    done = total - len(missing)
    for index, (analysis, diagnostic) in zip(missing, _each(work, min(run.jobs, len(missing))), strict=True):
        out[index] = analysis
        done += 1
        run.progress("analyse", done, total)
        if diagnostic:
            run.report.extend([diagnostic])
        elif file := files[index]:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(msgspec.msgpack.encode(analysis))
    return [analysis for analysis in out if analysis]


def _each(work: Iterator[tuple[Any, ...]], jobs: int) -> Iterator[tuple[Analysis, Diagnostic | None]]:
    if jobs <= 1:
        yield from starmap(analyse_article, work)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(_analyse_packed, work, chunksize=8)


def _analyse_packed(packed: tuple[Any, ...]) -> tuple[Analysis, Diagnostic | None]:
    return analyse_article(*packed)


@contextmanager
def _time_limit(seconds: int) -> Iterator[None]:
    """Raises TimeoutError in the block after so many seconds (where the system has alarms: not on Windows)."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def stop(number: int, frame: object) -> None:
        raise TimeoutError(f"more than {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


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


# --------------------------------------------------------------------------- cache of analyses


def _cache_key(*parts: object) -> str:
    return hashlib.sha256(msgspec.msgpack.encode((_program_digest(), parts))).hexdigest()


@cache
def _program_digest() -> str:
    """Changes with the version and with any file that an analysis depends on."""
    package = Path(__file__).parent
    digest = hashlib.sha256(__version__.encode())
    for folder in ("analyse", "clean", "languages"):
        for path in sorted((package / folder).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.relative_to(package).as_posix().encode() + path.read_bytes())
    digest.update((package / "model.py").read_bytes())
    return digest.hexdigest()


def _cache_file(folder: Path, key: str, seed: tuple[Article, Marks]) -> Path:
    name = hashlib.sha256(key.encode() + msgspec.msgpack.encode(seed)).hexdigest()
    return folder / name[:2] / f"{name}.msgpack"


def _cached(path: Path) -> Analysis | None:
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=Analysis)
    except (OSError, msgspec.DecodeError):
        return None


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
    times = time.process_time()
    if not hasattr(signal, "SIGALRM"):
        return times
    import resource

    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return times + children.ru_utime + children.ru_stime
