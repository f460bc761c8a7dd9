"""The sources: per outlet and article what is known of them, what was undated or AI-made, and what was withdrawn."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from briefing.model import Briefing, Page, Withdrawal
from briefing.render import dates, lines, sitemap
from briefing.render.book import Book, Links
from briefing.render.markdown import SafeMarkdown, join


def source_pages(book: Book) -> list[Page]:
    """The articles by outlet, in pages, with the coverage of the whole on the first."""
    found = sorted(book.references.briefings.values(), key=lambda one: _outlet(book, one))
    return [_page(book, *part) for part in book.paged("sources", found)]


def _outlet(book: Book, one: Briefing) -> tuple[bool, str]:
    name = lines.outlet(book, one)
    return name == book.labels["outlet_unknown"], name.casefold()


def _page(book: Book, path: str, briefings: list[Briefing], turn: SafeMarkdown) -> Page:
    links, labels = book.links(path), book.labels
    groups = []
    for _, members in groupby(briefings, key=lambda one: _outlet(book, one)):
        found = list(members)
        outlet, count = lines.outlet(book, found[0]), labels("articles_n", n=len(found))
        name = outlet[:1].upper() + outlet[1:]
        groups.append(
            (labels("outlet_heading", outlet=name, articles=count), [_source(book, links, one) for one in found])
        )
    first = path == sitemap.index("sources")
    return book.page(
        path,
        "sources.md.j2",
        labels["sources"],
        labels["sources_about"],
        coverage=_coverage(book) if first else [],
        groups=groups,
        withdrawn=_withdrawn(book) if first else [],
        turn=turn,
    )


def _withdrawn(book: Book) -> list[Withdrawal]:
    return [
        replace(gone, why=book.labels.word("withdrawn_why", gone.why))
        for gone in book.references.edition.withdrawals
        if gone.section == "briefings"
    ]


def _source(book: Book, links: Links, one: Briefing) -> SafeMarkdown:
    """The descriptor line of one article."""
    labels, document = book.labels, one.analysis.document
    parts: list[object] = [links.briefing(one, anchor="source"), lines.published(book, one)]
    if document.agency:
        parts.append(labels("agency_label", name=document.agency))
    parts += [labels.word("notices", notice) for notice in document.notices]
    return join(parts, " · ")


def _coverage(book: Book) -> list[tuple[str, str]]:
    labels, briefings = book.labels, list(book.references.briefings.values())
    days = sorted(day for one in briefings if (day := dates.sort_day(one.analysis)))
    span = (
        labels("from_to", start=dates.day(days[0], labels), end=dates.day(days[-1], labels))
        if days
        else labels["undated"]
    )
    share = {
        "without_stated_date": sum(one.analysis.published.basis in ("inferred", "unknown") for one in briefings),
        "without_outlet": sum(lines.outlet(book, one) == labels["outlet_unknown"] for one in briefings),
        "with_ai_notice": sum("ai" in one.analysis.document.notices for one in briefings),
        "translated": sum("translated" in one.analysis.document.notices for one in briefings),
        "republished": sum("republished" in one.analysis.document.notices for one in briefings),
    }
    counts = [(labels[key], labels("n_of_m", n=count, total=len(briefings))) for key, count in share.items()]
    return [(labels["articles"], str(len(briefings))), (labels["period"], span), *counts]
