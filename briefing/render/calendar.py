"""Announced dates as iCalendar (RFC 5545): whole days, one event each, nothing that follows the clock."""

from __future__ import annotations

from datetime import date, timedelta

from briefing import __version__
from briefing.model import Page
from briefing.render import dates, sitemap
from briefing.render.book import Book
from briefing.render.markdown import clean
from briefing.render.pages.sheet import event_anchor
from briefing.render.pages.timeline import Entry, entries

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,"})


def calendar(book: Book) -> Page:
    """Every announced date that is a single day."""
    found = [entry for entry in entries(book) if entry.kind == "announced" and dates.precise(entry.value)]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//briefing-generator//{__version__}//EN"]
    for entry in found:
        lines += _event(book, entry)
    return Page(sitemap.CALENDAR, "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"]))


def _event(book: Book, entry: Entry) -> list[str]:
    """The stamp is the day of the article, not that of the build."""
    briefing = book.references.briefings[entry.briefing]
    analysis = briefing.analysis
    event = next(e for e in analysis.events if event_anchor(e.span, analysis.document.text) == entry.anchor)
    links = book.links(sitemap.page("briefings", briefing.id))
    day = date.fromisoformat(entry.day)
    stamp = (dates.sort_day(analysis)[:10] or entry.day).replace("-", "")
    words = clean(book.references.quotes[briefing.id](event.span).text, 200)
    address = f"{book.site.url}{sitemap.address(links.path)}#{entry.anchor}" if book.site.url else ""
    return [
        "BEGIN:VEVENT",
        f"UID:{briefing.id}-{entry.anchor}-{entry.day}@briefing-generator",
        f"DTSTAMP:{stamp}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(1):%Y%m%d}",
        f"SUMMARY:{(words or links.title(briefing)).translate(_ESCAPES)}",
        *([f"URL:{address}"] if address else []),
        "END:VEVENT",
    ]


def _folded(line: str) -> str:
    """A content line in pieces of at most 75 octets, as the standard asks."""
    pieces, room = [""], 75
    for character in line:
        size = len(character.encode())
        if size > room:
            pieces.append("")
            room = 74
        pieces[-1] += character
        room -= size
    return "\r\n ".join(pieces)
