"""The briefing in four lines - who, what, when, open - put together from findings, never from free text."""

from __future__ import annotations

from collections import Counter

from briefing.model import Event
from briefing.render import dates, lines, moments
from briefing.render.markdown import TITLE, SafeMarkdown, clean, join, md
from briefing.render.pages.sheet import Sheet
from briefing.render.references import Said, openness

_NAMES, _DATES, _ANSWERS, _QUESTIONS = 5, 2, 3, 2


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
    inside = _inside(sheet, event)
    if len(inside) == 1:
        said = inside[0]
        who = lines.speaker(sheet.book, sheet.links, said)
        where = sheet.links.here(said.anchor, said.anchor)
        parts.append(sheet.book.say("according_to", who=who, act=lines.act(sheet.book, said), where=where))
    return join([*parts, sheet.proof("main"), *_answers(sheet, inside)], " · ")


def _inside(sheet: Sheet, event: Event) -> list[Said]:
    return [said for said in sheet.said if said.statement.span.overlaps(event.span)]


def _answers(sheet: Sheet, inside: list[Said]) -> list[SafeMarkdown]:
    """Who denies, contradicts or updates what the main event says."""
    references, labels = sheet.book.references, sheet.labels
    told: dict[SafeMarkdown, None] = {}
    for place in ((sheet.briefing.id, said.anchor) for said in inside):
        for relation in references.relations[place]:
            active = relation.first == place
            other = references.said.get(relation.second if active else relation.first)
            if other and relation.kind != "repeats":
                kind = labels.word("relations" if active else "relations_back", relation.kind)
                where = lines.relation_end(sheet.book, sheet.links, other)
                told[sheet.book.say("relation_short", kind=kind, where=where)] = None
    return list(told)[:_ANSWERS]


def _when(sheet: Sheet) -> SafeMarkdown:
    labels, analysis = sheet.labels, sheet.analysis
    parts: list[object] = [labels("report_of", date=lines.published(sheet.book, sheet.briefing))]
    main = moments.of_event(analysis.main_event, analysis) if analysis.main_event else None
    if main:
        parts.append(labels("main_event_on", date=dates.words(main.value, labels)))
    announced = (moments.of_event(event, analysis) for event in analysis.events if event.phase == "announced")
    days = dict.fromkeys(day for time in announced if time and (day := dates.words(time.value, labels)))
    if days:
        parts.append(labels("announced_for", date="; ".join(list(days)[:_DATES])))
    return join([*parts, sheet.links.here("when", labels["all_dates"])], " · ")


def _open(sheet: Sheet) -> SafeMarkdown:
    """The most open questions by name, then how many there are of which kind."""
    issues, labels = sheet.analysis.open_issues, sheet.labels
    if not issues:
        return md(labels["no_open_issues"])
    first = sorted(sheet.raised, key=lambda one: (openness(one.issue.kind), not one.issue.answerers))[:_QUESTIONS]
    named = [
        sheet.book.say(
            "with_kind",
            label=sheet.links.here(one.anchor, clean(one.issue.label, TITLE)),
            kind=labels.word("issue_kinds", one.issue.kind),
        )
        for one in first
    ]
    if len(named) == len(issues):
        return join(named, " · ")
    kinds = Counter(labels.word("issue_kinds", issue.kind) for issue in issues)
    count = sheet.links.here("open-issues", labels("questions_in_all", n=len(issues)))
    told = ", ".join(f"{n} {kind}" for kind, n in sorted(kinds.items()))
    return join([*named, sheet.book.say("open_line", count=count, kinds=told)], " · ")
