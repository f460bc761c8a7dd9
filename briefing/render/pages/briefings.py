"""The index of briefings, by month, the newest first."""

from __future__ import annotations

from itertools import groupby

from briefing.model import Briefing, Page
from briefing.render import dates, lines
from briefing.render.book import Book
from briefing.render.markdown import SafeMarkdown


def briefing_index(book: Book) -> list[Page]:
    """The list of all briefings, in pages."""
    return [_index(book, *part) for part in book.paged("briefings", list(book.references.briefings.values()))]


def _index(book: Book, path: str, briefings: list[Briefing], turn: SafeMarkdown) -> Page:
    links, labels = book.links(path), book.labels
    months = [
        (dates.month_words(month, labels) if month else labels["undated"], f"m-{month or 'undated'}", list(members))
        for month, members in groupby(briefings, key=lambda one: dates.sort_day(one.analysis)[:7])
    ]
    groups = [(name, id_, [lines.briefing(book, links, one) for one in members]) for name, id_, members in months]
    title, about = labels["briefings"], labels("briefings_about", n=len(book.references.briefings))
    return book.page(path, "briefings.md.j2", title, about, about=about, groups=groups, turn=turn)
