"""A link once published never breaks: every address and anchor promised before is there in the new site."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from briefing.publish.finished import FinishedPage
from briefing.publish.links import entry_of, resolve
from briefing.registry import load_ledger

MANIFEST = "api/permalinks.json"
_LEDGER = "registry/permalinks.yml"
_LASTING_ANCHOR = re.compile(r"[so]\d+")
_REDIRECTS = 5
Promises = Mapping[str, frozenset[str]]


def promised(root: Path, site: Path) -> Promises:
    """Addresses and their anchors that were published: by the ledger as it stands in git, and by the old site."""
    promises: dict[str, frozenset[str]] = {}
    path = root / _LEDGER
    if path.is_file():
        ledger = load_ledger(path.read_text(encoding="utf-8"))
        for article in ledger.articles:
            anchors = [f"s{n + 1}" for n in range(len(article.statements))]
            anchors += [f"o{n + 1}" for n in range(len(article.issues))]
            promises[f"briefings/{article.id}/"] = frozenset(anchors)
        lasting = [("actors", entry.id) for entry in ledger.actors]
        lasting += [("topics", identifier) for identifier in ledger.topics]
        lasting += [("stories", entry.id) for entry in ledger.stories]
        lasting += [("open-issues", entry.id) for entry in ledger.issues]
        promises |= {f"{section}/{identifier}/": frozenset() for section, identifier in lasting}
    if (site / MANIFEST).is_file():
        for url, anchors in json.loads((site / MANIFEST).read_text(encoding="utf-8")).items():
            promises[url] = promises.get(url, frozenset()) | set(anchors)
    return promises


def manifest(pages: Mapping[str, FinishedPage]) -> str:
    """The lasting addresses of a site and their lasting anchors, as JSON."""
    lasting = {
        page.url: sorted(filter(_LASTING_ANCHOR.fullmatch, page.ids))
        for page in pages.values()
        if entry_of(page.url) == page.url
    }
    return json.dumps(lasting, indent=0, sort_keys=True) + "\n"


def broken(promises: Promises, pages: Mapping[str, FinishedPage]) -> list[str]:
    """Promised addresses and anchors that are gone. A redirect keeps them, a page that says why it is gone does too."""
    gone = []
    for url, anchors in sorted(promises.items()):
        page = _follow(url, pages)
        if page is None:
            gone.append(url)
        elif page.metas.get("briefing:status") != "removed":
            gone += [f"{url}#{anchor}" for anchor in sorted(anchors - page.ids)]
    return gone


def _follow(url: str, pages: Mapping[str, FinishedPage]) -> FinishedPage | None:
    page = pages.get(url)
    for _ in range(_REDIRECTS):
        if page is None or page.redirect is None:
            return page
        target = resolve(page.url, page.redirect)
        page = pages.get(target[0]) if target else None
    return None
