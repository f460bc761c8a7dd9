"""The sections of a briefing: who, what was said, when, what is open, what differs."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model import Event, Phase, Relation, Span, Statement, TimeExpression
from briefing.render import dates, grades, lines, moments, sitemap
from briefing.render.markdown import TITLE, SafeMarkdown, clean, join, md
from briefing.render.pages import timeline
from briefing.render.pages.sheet import Sheet, event_anchor
from briefing.render.references import Raised, Said

_PHASES: tuple[Phase, ...] = ("past", "at-publication", "announced")


@dataclass(frozen=True, slots=True)
class Row:
    """A finding on the page: its lasting anchor, a headline with a note, the wording, and details side by side."""

    anchor: str
    head: SafeMarkdown
    note: str
    quote: SafeMarkdown
    details: SafeMarkdown


# --------------------------------------------------------------------------- who


def who(sheet: Sheet) -> list[tuple[SafeMarkdown, str, SafeMarkdown]]:
    """Name with side, role as worded, and statements of each salient actor; who speaks most comes first."""
    said: dict[str | None, list[Said]] = {}
    for one in sheet.said:
        said.setdefault(one.statement.entity, []).append(one)
    rows = []
    for entity in sheet.salient:
        name = sheet.name(entity)
        if entity.affiliation:
            name = sheet.book.say("with_side", name=name, side=entity.affiliation)
        actor = sheet.actor(entity)
        roles = list(dict.fromkeys(clean(role.text) for role in entity.roles))
        own = said.get(entity.id, [])
        if not roles and entity.kind == "person":
            roles = [sheet.labels["role_not_stated"]]
        if actor and actor.name != entity.name:
            roles.insert(0, sheet.labels("named_here", name=entity.name))
        anchors = join([sheet.links.here(one.anchor, one.anchor) for one in own], ", ") if own else md("–")
        rows.append((name, " · ".join(roles), anchors))
    return rows


def also_named(sheet: Sheet) -> SafeMarkdown:
    """Actors in passing."""
    return join([sheet.name(entity) for entity in sheet.analysis.entities if not entity.salient], ", ")


# --------------------------------------------------------------------------- what


def statements(sheet: Sheet) -> list[Row]:
    """Who did what with which words, by which medium, when, and where it stands."""
    return [_statement(sheet, said) for said in sheet.said]


def _statement(sheet: Sheet, said: Said) -> Row:
    book, labels, statement = sheet.book, sheet.labels, said.statement
    text = sheet.analysis.document.text
    entity = book.references.entities[sheet.briefing.id].get(statement.entity or "")
    name = lines.speaker(book, sheet.links, said)
    details: list[object] = [labels.word("forms", statement.form)]
    if statement.addressee and not _told(statement, statement.addressee):
        details.append(book.say("addressed_to", who=sheet.links.words(statement.addressee.text(text))))
    if statement.medium and not _told(statement, statement.medium):
        details.append(book.say("medium_is", medium=sheet.links.words(statement.medium.text(text))))
    if when := lines.when(book, said):
        details.append(when)
    if statement.nested_in is not None:
        outer = sheet.briefing.statement_anchors[statement.nested_in]
        details.append(book.say("reported_within", where=sheet.links.here(outer, outer)))
    place = (sheet.briefing.id, said.anchor)
    details += [_standing(sheet, relation, place) for relation in book.references.relations[place]]
    level = labels.word("grades", grades.of_statement(statement, sheet.analysis).level)
    details += [labels("graded", level=level), sheet.proof(said.anchor)]
    roles = [clean(role.text) for role in entity.roles[:1]] if entity else []
    return Row(
        said.anchor,
        name,
        " · ".join([*roles, lines.act(book, said)]),
        lines.wording(sheet.links, said),
        join(details, " · "),
    )


def _told(statement: Statement, words: Span) -> bool:
    """Whether words stand in the content anyway."""
    return any(part.overlaps(words) for part in statement.parts)


def _standing(sheet: Sheet, relation: Relation, place: tuple[str, str]) -> SafeMarkdown:
    """How the statement stands to another one: of this article by its anchor, of another one by its speaker."""
    active = relation.first == place
    other = relation.second if active else relation.first
    kind = sheet.labels.word("relations" if active else "relations_back", relation.kind)
    target = sheet.book.references.said.get(other)
    if target is None:
        return sheet.book.say("relation_short", kind=kind, where=other[1])
    where = sheet.links.briefing(target.briefing, other[1], other[1])
    if target.briefing.id == sheet.briefing.id:
        return sheet.book.say("relation_short", kind=kind, where=where)
    source = sheet.links.reference(target.briefing)
    if relation.kind == "repeats":
        return sheet.book.say("repeated_in", source=source, where=where)
    who = lines.speaker(sheet.book, sheet.links, target)
    return sheet.book.say("relation_elsewhere", kind=kind, who=who, source=source, where=where)


def relations(sheet: Sheet) -> list[SafeMarkdown]:
    """Every dispute of this article's statements, each once; what others report too stands with the statement."""
    found = dict.fromkeys(
        relation
        for said in sheet.said
        for relation in sheet.book.references.relations[(sheet.briefing.id, said.anchor)]
        if relation.kind != "repeats"
    )
    told = (lines.relation(sheet.book, sheet.links, relation) for relation in found)
    return [line for line in told if line]


# --------------------------------------------------------------------------- when


def when(sheet: Sheet) -> list[tuple[str, list[Row]]]:
    """What the article dates: past, at publication, announced; each with the words it is dated by."""
    groups = [(phase, [row for event in _of(sheet, phase) for row in _event(sheet, event)]) for phase in _PHASES]
    return [(sheet.labels.word("phases", phase), rows) for phase, rows in groups if rows]


def months(sheet: Sheet) -> SafeMarkdown:
    """The pages of the timeline that hold this article's entries."""
    found = sorted({entry.day[:7] for entry in timeline.entries_of([sheet.briefing])})
    links = [sheet.links.to(sitemap.page("timeline", month), dates.month_words(month, sheet.labels)) for month in found]
    return join(links, ", ")


def _of(sheet: Sheet, phase: Phase) -> list[Event]:
    events = [event for event in sheet.analysis.events if event.phase == phase]
    return sorted(events, key=lambda event: (_day(sheet, event), event.span))


def _day(sheet: Sheet, event: Event) -> str:
    time = moments.of_event(event, sheet.analysis)
    return (dates.first_day(time.value) if time else None) or ""


def _event(sheet: Sheet, event: Event) -> list[Row]:
    time = moments.of_event(event, sheet.analysis)
    words = dates.words(time.value, sheet.labels) if time else None
    if time is None or words is None:
        return []
    anchor = event_anchor(event.span, sheet.analysis.document.text)
    details = join([_original(sheet, time), sheet.proof(anchor)], " · ")
    return [Row(anchor, md(words), "", sheet.passage(event.span), details)]


def _original(sheet: Sheet, time: TimeExpression) -> SafeMarkdown:
    words = sheet.links.words(time.span.text(sheet.analysis.document.text))
    return sheet.book.say("worded_as", words=words)


def other_times(sheet: Sheet) -> list[SafeMarkdown]:
    """Dates that no event in the list carries, with what they were resolved to."""
    told = {event.times[0] for event in sheet.analysis.events if event.times}
    lines_: dict[SafeMarkdown, None] = {}
    for index, time in enumerate(sheet.analysis.times):
        if index in told or time.type not in ("DATE", "TIME"):
            continue
        original = sheet.links.words(time.span.text(sheet.analysis.document.text))
        words = dates.words(time.value, sheet.labels) or sheet.labels["not_resolvable"]
        lines_[sheet.book.say("time_line", original=original, words=words)] = None
    return list(lines_)


# --------------------------------------------------------------------------- open


def open_issues(sheet: Sheet) -> list[Row]:
    """What the article leaves open, of which kind, who could answer, and its place in the register."""
    return [_issue(sheet, raised) for raised in sheet.raised]


def _issue(sheet: Sheet, raised: Raised) -> Row:
    book, labels, issue = sheet.book, sheet.labels, raised.issue
    entities = book.references.entities[sheet.briefing.id]
    details: list[object] = []
    answerers = [sheet.name(entities[id_]) for id_ in issue.answerers if id_ in entities]
    if answerers:
        details.append(book.say("could_answer", who=join(answerers, ", ")))
    thread = book.references.threads.get((sheet.briefing.id, raised.anchor))
    if thread:
        details.append(book.say("in_register", where=sheet.links.issue(thread)))
    details.append(sheet.proof(raised.anchor))
    kind = labels.word("issue_kinds", issue.kind)
    return Row(raised.anchor, md(issue.label, TITLE), kind, sheet.passage(issue.span), join(details, " · "))
