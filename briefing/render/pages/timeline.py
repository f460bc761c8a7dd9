"""The timeline: what happened, what was said and what was published, by month; announced dates apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from briefing.model import Briefing, Page
from briefing.render import dates, lines, moments, sitemap
from briefing.render.book import Book, Links
from briefing.render.markdown import SafeMarkdown, join
from briefing.render.pages.sheet import event_anchor
from briefing.render.references import Said

Kind = Literal["announced", "event", "statement", "publication"]


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A dated entry: the day it is sorted by, its value in TIMEX3, and the anchor of its finding in the briefing."""

    day: str
    kind: Kind
    briefing: str
    anchor: str
    value: str


def entries(book: Book) -> tuple[Entry, ...]:
    """Every dated event, statement and publication of the edition, oldest first; what is said on a day is no event."""
    return entries_of(book.references.briefings.values())


def entries_of(briefings: Iterable[Briefing]) -> tuple[Entry, ...]:
    """The dated entries of some briefings, oldest first."""
    return tuple(sorted({entry for one in briefings for entry in _of(one)}))


def _of(briefing: Briefing) -> Iterable[Entry]:
    analysis = briefing.analysis
    if value := analysis.published.value:
        yield Entry(value[:10], "publication", briefing.id, "source", value)
    dated: set[tuple[int, str]] = set()
    for said in (Said(briefing, index) for index in range(len(analysis.statements))):
        time = moments.of_statement(said.statement, analysis)
        day = dates.first_day(time.value) if time else None
        if time and day and time.value:
            dated.add((time.span.start, time.value))
            yield Entry(day, "statement", briefing.id, said.anchor, time.value)
    for event in analysis.events:
        time = moments.of_event(event, analysis)
        day = dates.first_day(time.value) if time else None
        if time and day and time.value and (time.span.start, time.value) not in dated:
            kind: Kind = "announced" if event.phase == "announced" else "event"
            yield Entry(day, kind, briefing.id, event_anchor(event.span, analysis.document.text), time.value)


def timeline_pages(book: Book) -> list[Page]:
    """The overview with announced dates and months, and one page for each month."""
    months: defaultdict[str, list[Entry]] = defaultdict(list)
    found = entries(book)
    for entry in found:
        months[entry.day[:7]].append(entry)
    ordered = sorted(months, reverse=True)
    newest = max((dates.sort_day(one.analysis) for one in book.references.briefings.values()), default="")
    ahead = [entry for entry in found if entry.kind == "announced" and entry.day >= newest[:10]]
    overview = _overview(book, ahead, [(month, months[month]) for month in ordered])
    return [overview, *(_month(book, ordered, index, months[month]) for index, month in enumerate(ordered))]


def _overview(book: Book, ahead: list[Entry], months: list[tuple[str, list[Entry]]]) -> Page:
    path, labels = sitemap.index("timeline"), book.labels
    links = book.links(path)
    undated = [one for one in book.references.briefings.values() if not one.analysis.published.value]
    return book.page(
        path,
        "timeline.md.j2",
        labels["timeline"],
        labels["timeline_about"],
        ahead=[line(book, links, entry) for entry in ahead[: book.site.page_size]],
        months=[
            join(
                [links.to(sitemap.page("timeline", month), dates.month_words(month, labels)), _count(book, found)],
                " · ",
            )
            for month, found in months
        ],
        undated=[lines.briefing(book, links, one) for one in undated[: book.site.page_size]],
        calendar=links.to(sitemap.CALENDAR, labels["calendar_file"]),
    )


def _count(book: Book, found: list[Entry]) -> str:
    return book.labels("entries_n", n=len(found))


def _month(book: Book, months: list[str], index: int, found: list[Entry]) -> Page:
    path, labels = sitemap.page("timeline", months[index]), book.labels
    links = book.links(path)
    kinds: tuple[Kind, ...] = ("event", "statement", "publication", "announced")
    beside = [(labels["month_after"], index - 1), (labels["month_before"], index + 1)]
    turn = [
        links.to(sitemap.page("timeline", months[i]), f"{name}: {dates.month_words(months[i], labels)}")
        for name, i in beside
        if 0 <= i < len(months)
    ]
    groups = [(kind, [entry for entry in found if entry.kind == kind]) for kind in kinds]
    title = labels("timeline_of", month=dates.month_words(months[index], labels))
    return book.page(
        path,
        "timeline-month.md.j2",
        title,
        groups=[
            (labels.word("time_kinds", kind), kind, [(f"{e.briefing}-{e.anchor}", line(book, links, e)) for e in group])
            for kind, group in groups
            if group
        ],
        turn=join([links.section("timeline", labels["timeline"]), *turn], " · "),
    )


def line(book: Book, links: Links, entry: Entry) -> SafeMarkdown:
    """An entry in words: the day, what it is, and where it stands."""
    briefing = book.references.briefings[entry.briefing]
    day = dates.words(entry.value, book.labels) or entry.value
    if entry.kind == "publication":
        day = lines.published(book, briefing)
        return book.say("time_entry", day=day, what=lines.outlet(book, briefing), where=links.briefing(briefing))
    where = links.reference(briefing, entry.anchor)
    return book.say("time_entry", day=day, what=_what(book, links, briefing, entry), where=where)


def _what(book: Book, links: Links, briefing: Briefing, entry: Entry) -> SafeMarkdown:
    said = book.references.said.get((briefing.id, entry.anchor))
    if said:
        who, act = lines.speaker(book, links, said), lines.act(book, said)
        return book.say("statement_line", who=who, act=act, quote=lines.wording(links, said))
    text = briefing.analysis.document.text
    event = next(e for e in briefing.analysis.events if event_anchor(e.span, text) == entry.anchor)
    return lines.passage(book, links, briefing, event.span)
