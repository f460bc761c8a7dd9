"""sitemap.xml from the finished pages, each with the date of its own article instead of the day of the build."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import escape

from briefing.publish.finished import FinishedPage


def write_sitemap(site: Path, address: str | None, pages: Iterable[FinishedPage]) -> None:
    """Replaces the site generator's sitemap; without an ``address`` of the site there is none."""
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        (site / name).unlink(missing_ok=True)
    if address is None:
        return
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    for page in sorted(pages, key=lambda page: page.url):
        if page.listed:
            date = page.metas.get("article:published_time", "")
            changed = f"<lastmod>{escape(date)}</lastmod>" if date else ""
            lines.append(f"<url><loc>{escape(address + quote(page.url))}</loc>{changed}</url>")
    (site / "sitemap.xml").write_text("\n".join([*lines, "</urlset>", ""]), encoding="utf-8", newline="\n")
