"""The briefing in four lines - who, what, when, open - put together from findings, never from free text."""

from __future__ import annotations

from collections import Counter

from briefing.render import dates, lines, moments
from briefing.render.markdown import SafeMarkdown, join, md
from briefing.render.pages.sheet import Sheet

_NAMES, _DATES, _ACTS = 5, 2, 3
_MARKED = frozenset({"demands", "announces", "denies", "warns", "contradicts", "agrees", "withholds"})


def in_brief(sheet: Sheet) -> list[tuple[str, SafeMarkdown]]:
    """Label and content of each line; none for an article that was not analysed."""
    if not sheet.analysis.sentences:
        return []
    labels = sheet.labels
    return [
        (labels["who"], _who(sheet)),
        (labels["what"], _what(sheet)),
        (labels["when"], _when(sheet)),
        (labels["open"], _open(sheet)),
    ]


def _who(sheet: Sheet) -> SafeMarkdown:
    names = [sheet.name(entity) for entity in sheet.salient]
    if not names:
        return md(sheet.labels["none_named"])
    if len(names) <= _NAMES:
        return join(names, ", ")
    more = sheet.links.here("who", sheet.labels("more", n=len(names) - _NAMES))
    return sheet.book.say("and_more", names=join(names[:_NAMES], ", "), more=more)


def _what(sheet: Sheet) -> SafeMarkdown:
    """The main event in the source's words, with its speaker when exactly one statement covers it."""
    event = sheet.analysis.main_event
    if event is None:
        return md(sheet.labels["no_main_event"])
    parts = [sheet.quote(event.span)]
    inside = [said for said in sheet.said if said.statement.span.overlaps(event.span)]
    if len(inside) == 1:
        said = inside[0]
        who = lines.speaker(sheet.book, sheet.links, said)
        where = sheet.links.here(said.anchor, said.anchor)
        parts.append(sheet.book.say("according_to", who=who, act=lines.act(sheet.book, said), where=where))
    return join([*parts, sheet.proof("main"), *_marked(sheet)], " · ")


def _marked(sheet: Sheet) -> list[SafeMarkdown]:
    """Who demands, denies, announces ...: the first acts of known actors that are more than saying."""
    marked = [said for said in sheet.said if said.statement.act in _MARKED and said.actor]
    first = {(said.actor, said.statement.act): said for said in reversed(marked)}
    chosen = sorted(first.values(), key=lambda said: said.index)[:_ACTS]
    return [lines.statement_in_short(sheet.book, sheet.links, said) for said in chosen]


def _when(sheet: Sheet) -> SafeMarkdown:
    labels, analysis = sheet.labels, sheet.analysis
    parts: list[object] = [labels("report_of", date=lines.published(sheet.book, sheet.briefing))]
    main = moments.of_event(analysis.main_event, analysis) if analysis.main_event else None
    if main:
        parts.append(labels("main_event_on", date=dates.words(main.value, labels)))
    announced = (moments.of_event(event, analysis) for event in analysis.events if event.phase == "announced")
    days = dict.fromkeys(dates.words(time.value, labels) for time in announced if time)
    parts += [labels("announced_for", date=day) for day in list(days)[:_DATES] if day]
    return join([*parts, sheet.links.here("when", labels["all_dates"])], " · ")


def _open(sheet: Sheet) -> SafeMarkdown:
    issues = sheet.analysis.open_issues
    if not issues:
        return md(sheet.labels["no_open_issues"])
    kinds = Counter(sheet.labels.word("issue_kinds", issue.kind) for issue in issues)
    count = sheet.links.here("open-issues", sheet.labels("questions", n=len(issues)))
    return sheet.book.say("open_line", count=count, kinds=", ".join(f"{n} {kind}" for kind, n in sorted(kinds.items())))
