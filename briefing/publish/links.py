"""Links inside the finished site: none dead, and between pages of our own none in one direction only."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from urllib.parse import unquote, urlsplit

from briefing.publish.finished import FinishedPage

_NOT_PAGES = ("pagefind/",)
_ENTRY = re.compile(r"(?:briefings|actors|topics|stories|open-issues)/(?!page-\d+/)[^/]+/")


def dead_links(pages: Mapping[str, FinishedPage], files: Collection[str]) -> list[str]:
    """Every internal link whose page, file or anchor is missing, as ``page: address``.

    ``pages`` by address; ``files`` are the other files of the site, relative to its root.
    """
    dead = []
    for page in pages.values():
        for link in dict.fromkeys(page.links):
            target = resolve(page.url, link)
            if target is None or page.url == "404.html" or target[0].startswith(_NOT_PAGES):
                continue
            url, anchor = target
            found = pages.get(url)
            if found is None and url not in files:
                dead.append(f"{page.url or 'start page'}: {link} leads nowhere")
            elif found and anchor and anchor not in found.ids:
                dead.append(f"{page.url or 'start page'}: {link}: no anchor #{anchor} there")
    return dead


def one_way_links(pages: Mapping[str, FinishedPage]) -> list[str]:
    """Pairs of a briefing and another page of which only one leads to the other, as ``from -> to``.

    Later pages of a long one (``topics/x/page-2/``) count as their first.
    """
    leads = {
        (source, target)
        for page in pages.values()
        if (source := entry_of(page.url)) and page.listed
        for link in page.links
        if (place := resolve(page.url, link)) and (target := entry_of(place[0])) and target != source
    }
    return sorted(
        f"{source} -> {target}"
        for source, target in leads
        if (target, source) not in leads
        and "briefings" in (source.split("/")[0], target.split("/")[0])
        and target in pages
        and pages[target].listed
    )


def resolve(url: str, link: str) -> tuple[str, str] | None:
    """Where a link on the page ``url`` leads: (address below the site's root, anchor); None when it leaves the site."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return None
    folder = url.rpartition("/")[0]
    path = posixpath.normpath(posixpath.join("/", folder, unquote(parts.path))).lstrip("/") if parts.path else url
    if parts.path.endswith(("/", "..", ".")) and path:
        path += "/"
    return path.removesuffix("index.html"), unquote(parts.fragment)


def entry_of(url: str) -> str | None:
    """The briefing, actor, topic, story or open issue whose page this is, by its address; None for lists."""
    match = _ENTRY.match(url)
    return match[0] if match else None


def broken_redirects(pages: Mapping[str, FinishedPage]) -> Iterator[str]:
    """Pages that send readers on to a page that does not exist."""
    for page in pages.values():
        if page.redirect is not None:
            target = resolve(page.url, page.redirect)
            if target is None or target[0] not in pages:
                yield f"{page.url} redirects to {page.redirect}, which does not exist"
