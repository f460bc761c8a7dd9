"""Articles -> analyses, many at once: in processes, within a time limit, from the cache where nothing has changed."""

from __future__ import annotations

import hashlib
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache
from itertools import starmap
from pathlib import Path
from typing import Any

import msgspec

from briefing import __version__, languages
from briefing.analyse import analyse
from briefing.clean import clean
from briefing.errors import Diagnostic
from briefing.model import Analysis, Article, OutletEntry, PublicationDate, TopicDefinition

Progress = Callable[[str, int, int], None]
Marks = tuple[tuple[str, bool], ...]


def silent(stage: str, done: int, total: int) -> None:
    """The progress listener that shows nothing."""


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


def analyse_all(
    articles: Sequence[Article],
    marks: Mapping[str, Marks],
    shared: tuple[tuple[OutletEntry, ...], tuple[TopicDefinition, ...], int],
    *,
    jobs: int = 1,
    folder: Path | None = None,
    progress: Progress = silent,
) -> tuple[list[Analysis], list[Diagnostic]]:
    """The analyses of many articles, in their order, and what failed.

    ``marks`` by source, ``shared`` what `analyse_article` needs for all of them; ``folder`` is that of the cache, None
    for no cache.
    """
    seeds = [(article, marks.get(article.source, ())) for article in articles]
    files = _cache_files(folder, shared, seeds) if folder else [None] * len(seeds)
    out = [_cached(file) if file else None for file in files]
    missing = [index for index, analysis in enumerate(out) if analysis is None]
    work = ((*seeds[index], *shared) for index in missing)
    done, diagnostics = len(articles) - len(missing), []
    for index, (analysis, diagnostic) in zip(missing, _each(work, min(jobs, len(missing))), strict=True):
        out[index] = analysis
        done += 1
        progress("analyse", done, len(articles))
        if diagnostic:
            diagnostics.append(diagnostic)
        elif file := files[index]:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(msgspec.msgpack.encode(analysis))
    return [analysis for analysis in out if analysis], diagnostics


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


def _cache_files(folder: Path, shared: object, seeds: Sequence[tuple[Article, Marks]]) -> list[Path | None]:
    key = hashlib.sha256(msgspec.msgpack.encode((_program_digest(), shared))).digest()
    names = (hashlib.sha256(key + msgspec.msgpack.encode(seed)).hexdigest() for seed in seeds)
    return [folder / name[:2] / f"{name}.msgpack" for name in names]


def _cached(path: Path) -> Analysis | None:
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=Analysis)
    except (OSError, msgspec.DecodeError):
        return None
