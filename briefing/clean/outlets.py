"""Which outlet does an article come from?"""

from __future__ import annotations

from urllib.parse import urlsplit

from briefing.model import Article, OutletEntry


def find_outlet(article: Article, entries: tuple[OutletEntry, ...]) -> OutletEntry | None:
    """The entry of registry/outlets.yml that metadata or the address names; None when none or two do."""
    named = [entry for entry in entries if article.outlet and article.outlet.lower() in _names(entry)]
    found = named or [entry for entry in entries if _has_domain(article.url, (entry.domain or "", *entry.match))]
    return found[0] if len(found) == 1 else None


def marked(entries: tuple[OutletEntry, ...], marks: list[str]) -> OutletEntry | None:
    """The entry whose domain or mark is a word of the header lines and source lines; None when none or two are."""
    words = {word.strip("()[]@©|,;:").lower() for mark in marks for word in mark.split()}
    found = [
        entry for entry in entries if any(m.lower() in words for m in (entry.domain, *entry.match) if m and "." in m)
    ]
    return found[0] if len(found) == 1 else None


def _names(entry: OutletEntry) -> set[str]:
    return {name.lower() for name in (entry.id, entry.name, entry.domain, *entry.match) if name}


def _has_domain(url: str | None, domains: tuple[str, ...]) -> bool:
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return False
    return any(host == domain or host.endswith(f".{domain}") for domain in domains if "." in domain)
