"""Pages -> a finished site: docs/ written, the site generator run, its output hardened, checked, swapped in whole."""

from __future__ import annotations

import os
from collections.abc import Iterator, MutableMapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from briefing.errors import PublishError, Report
from briefing.model import Page, Site
from briefing.publish import permalinks
from briefing.publish.builder import run_builder, shipped
from briefing.publish.docs import write_pages
from briefing.publish.finished import FinishedPage, examine, url_of
from briefing.publish.front_matter import newest_date
from briefing.publish.head import normal, with_head
from briefing.publish.links import broken_redirects, dead_links, one_way_links
from briefing.publish.report import write_report
from briefing.publish.search import index_site
from briefing.publish.sitemap import write_sitemap
from briefing.publish.swap import locked, replacing

__all__ = ["publish", "shipped", "write_pages"]

_SHOWN = 20


def publish(
    pages: Sequence[Page], root: Path, output: Path, site: Site, report: Report, seconds: MutableMapping[str, float]
) -> None:
    """Writes ``root``/docs, builds the site and puts it in the place of ``output``.

    ``report`` gets warnings and is written beside the site; ``seconds`` gets the CPU seconds of each step. Raises
    PublishError when a page is not fit to be published or a link would break; then the old site still stands.
    """
    newest = newest_date(pages)
    try:
        with locked(output):
            written, removed = write_pages(pages, root)
            report.counts |= {"files written": written, "files removed": removed}
            promises = permalinks.promised(root, output)
            with replacing(output, permalinks.MANIFEST) as fresh:
                with _measured(seconds, "publish: site generator"):
                    run_builder(root, fresh, site, newest)
                with _measured(seconds, "publish: gates"):
                    finished = _finish(fresh, site, promises, report)
                with _measured(seconds, "publish: search index"):
                    index_site(fresh)
                report.counts["addresses"] = len(finished)
    except PublishError as error:
        write_report(output, report, f"not published: {error}", newest)
        raise
    write_report(output, report, "published", newest)


def _finish(folder: Path, site: Site, promises: permalinks.Promises, report: Report) -> dict[str, FinishedPage]:
    """Hardens every page of a freshly built site, checks the whole, and writes what machines read."""
    texts = {url_of(path, folder): path for path in sorted(folder.rglob("*.html"))}
    pages = {url: examine(url, path.read_text(encoding="utf-8")) for url, path in texts.items()}
    trusted = frozenset(map(normal, pages["404.html"].scripts)) if "404.html" in pages else frozenset()
    _check(folder, pages, trusted, promises)
    for url, path in texts.items():
        text = with_head(path.read_text(encoding="utf-8"), pages[url], trusted)
        path.write_text(text, encoding="utf-8", newline="\n")
    for pair in one_way_links(pages):
        report.add("warning", "W-ONE-WAY", f"{pair}, and no link back", "site", "a template lacks the other direction")
    manifest = folder / permalinks.MANIFEST
    manifest.parent.mkdir(exist_ok=True)
    manifest.write_text(permalinks.manifest(pages), encoding="utf-8", newline="\n")
    write_sitemap(folder, site.url, pages.values())
    return pages


def _check(
    folder: Path, pages: dict[str, FinishedPage], trusted: frozenset[str], promises: permalinks.Promises
) -> None:
    everything = list(folder.rglob("*"))
    odd = [str(path) for path in everything if path.is_symlink() or not (path.is_file() or path.is_dir())]
    active = [f"{page.url or 'start page'}: {finding}" for page in pages.values() for finding in page.findings]
    active += [
        f"{page.url or 'start page'}: an inline script that the theme does not write"
        for page in pages.values()
        if any(normal(script) not in trusted for script in page.scripts)
    ]
    files = {path.relative_to(folder).as_posix() for path in everything if path.is_file()}
    _refuse("files that are neither plain files nor folders", odd)
    _refuse("something active or foreign on a page", active)
    _refuse("dead links", dead_links(pages, files))
    _refuse("broken redirects", broken_redirects(pages))
    _refuse(
        "addresses published before that would break (withdraw a page in registry/corrections.yml instead)",
        permalinks.broken(promises, pages),
    )


def _refuse(what: str, found: Iterator[str] | list[str]) -> None:
    lines = list(found)
    if lines:
        more = f"\n  and {len(lines) - _SHOWN} more" if len(lines) > _SHOWN else ""
        raise PublishError(f"not published: {what}:\n  " + "\n  ".join(lines[:_SHOWN]) + more)


@contextmanager
def _measured(seconds: MutableMapping[str, float], name: str) -> Iterator[None]:
    before = _cpu()
    yield
    seconds[name] = _cpu() - before


def _cpu() -> float:
    """CPU seconds of this process and of its finished children."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
