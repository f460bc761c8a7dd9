"""Findings as one line of Markdown, the same wording on every page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from briefing.model import Briefing, IssueKind, IssueThread, Relation, Span
from briefing.render import dates, moments
from briefing.render.book import Book, Links
from briefing.render.grades import Grade
from briefing.render.markdown import SafeMarkdown, clean, join, md
from briefing.render.references import Said, openness

_OF_A_KIND = 4


def speaker(book: Book, links: Links, said: Said) -> SafeMarkdown:
    """Who speaks: a link to the actor, else the name or the words of the article."""
    actor = book.references.actors.get(said.actor)
    if actor:
        return links.actor(actor)
    statement = said.statement
    text = said.briefing.analysis.document.text
    name = statement.speaker_name or (statement.speaker.text(text) if statement.speaker else "")
    return md(name or book.labels["speaker_open"])


def act(book: Book, said: Said) -> str:
    """What the speaker does, from the closed list of verbs; where no words are given, with the verb of the article."""
    statement = said.statement
    if statement.act != "says" or statement.form in ("direct", "partial"):
        return book.labels.word("acts", statement.act)
    if statement.form == "reported" and statement.cue:
        opening, closing = book.labels.quotes
        cue = clean(statement.cue.text(said.briefing.analysis.document.text), 40)
        return book.labels("comments_by", act=book.labels.word("acts", "comments"), cue=f"{opening}{cue}{closing}")
    return book.labels.word("acts", "says-in-substance")


def wording(links: Links, said: Said) -> SafeMarkdown:
    """What is shown of the content, in quotation marks, without the words that interrupt it."""
    parts = links.references.quotes[said.briefing.id].parts(said.statement)
    return join([links.quote(part) for part in parts], " … ") if parts else md(links.labels["wording_withheld"])


def passage(book: Book, links: Links, briefing: Briefing, span: Span) -> SafeMarkdown:
    """What is shown of a sentence: its beginning, else who says what in it."""
    snippet = links.references.quotes[briefing.id](span)
    if not (snippet.begins_late or not len(snippet.shown)):
        return links.quote(snippet)
    inside = [
        statement_in_short(book, links, Said(briefing, index))
        for index, statement in enumerate(briefing.analysis.statements)
        if statement.span.overlaps(span)
    ]
    return join(inside, "; ") if inside else links.quote(snippet)


def statement_in_short(book: Book, links: Links, said: Said) -> SafeMarkdown:
    """Who says what, with the statement's anchor."""
    line = book.say("statement_line", who=speaker(book, links, said), act=act(book, said), quote=wording(links, said))
    return book.say("with_anchor", line=line, anchor=links.briefing(said.briefing, said.anchor, said.anchor))


def when(book: Book, said: Said) -> str:
    """The time that the article gives for a statement, "" when it gives none."""
    time = moments.of_statement(said.statement, said.briefing.analysis)
    return (dates.words(time.value, book.labels) or "") if time else ""


def statement(book: Book, links: Links, said: Said, *, named: bool = True) -> SafeMarkdown:
    """What was said, how, and a link to the statement in its briefing; ``named``: with who says it."""
    pattern = "statement_line" if named else "act_and_quote"
    line = book.say(pattern, who=speaker(book, links, said), act=act(book, said), quote=wording(links, said))
    place = links.briefing(said.briefing, said.anchor, said.anchor)
    return join([line, book.labels.word("forms", said.statement.form), place], " · ")


def statements(
    book: Book, links: Links, said: Sequence[Said], *, named: bool = True
) -> list[tuple[SafeMarkdown, list[SafeMarkdown]]]:
    """Statements by briefing, in the order given."""
    groups = groupby(said, key=lambda one: one.briefing.id)
    return [
        (
            briefing(book, links, book.references.briefings[id_]),
            [statement(book, links, one, named=named) for one in members],
        )
        for id_, members in groups
    ]


def briefing(book: Book, links: Links, one: Briefing) -> SafeMarkdown:
    """A briefing with its day and outlet."""
    return join([links.briefing(one), published(book, one), outlet(book, one)], " · ")


def published(book: Book, one: Briefing) -> str:
    """The publication date in words, marked when it is inferred; "undated" when nothing is known."""
    date = one.analysis.published
    if date.basis == "unknown":
        return book.labels["undated"]
    text = dates.publication(date, book.labels)
    return book.labels("inferred", date=text) if date.basis == "inferred" else text


def outlet(book: Book, one: Briefing) -> str:
    """The outlet's name, or the words that none is stated."""
    document = one.analysis.document
    return document.outlet or document.article.outlet or book.labels["outlet_unknown"]


def grade(book: Book, one: Grade) -> str:
    """A grade with its reasons: "medium (date inferred; nothing verbatim)"."""
    reasons = "; ".join(book.labels.word("grade_reasons", reason) for reason in one.reasons)
    return f"{book.labels.word('grades', one.level)} ({reasons})"


def issue(book: Book, links: Links, thread: IssueThread, *, answerers: bool = True, kind: bool = True) -> SafeMarkdown:
    """An open issue with its state, since when it is open, and who could answer."""
    parts: list[object] = [links.issue(thread), *([state(book, thread)] if kind else [])]
    days = sorted(one.day for one in thread.states if one.day)
    if days:
        start, end = (dates.day(day, book.labels) for day in (days[0], days[-1]))
        told = {"day": start} if start == end else {"start": start, "end": end}
        parts.append(book.labels("since" if start == end else "since_until", **told))
    actors = [book.references.actors[id_] for id_ in thread.actors if id_ in book.references.actors]
    if actors and answerers:
        parts.append(book.say("could_answer", who=join([links.actor(actor) for actor in actors], ", ")))
    return join(parts, " · ")


def issues_by_kind(
    book: Book, links: Links, threads: Sequence[IssueThread]
) -> list[tuple[str, list[SafeMarkdown], SafeMarkdown | str]]:
    """Open issues by kind, the most open kind first; of each kind a few, and where the rest stands."""
    groups: dict[IssueKind, list[IssueThread]] = {}
    for thread in sorted(threads, key=lambda one: openness(one.states[-1].kind)):
        groups.setdefault(thread.states[-1].kind, []).append(thread)
    rows = []
    for kind, found in groups.items():
        name = book.labels("kind_and_count", kind=book.labels.word("issue_kinds", kind), n=len(found))
        rest = len(found) - _OF_A_KIND
        more = links.section("open-issues", book.labels("more_in_register", n=rest)) if rest > 0 else ""
        rows.append((name, [issue(book, links, one, kind=False) for one in found[:_OF_A_KIND]], more))
    return rows


def state(book: Book, thread: IssueThread) -> str:
    """The kind of the newest mention, in words."""
    return book.labels.word("issue_kinds", thread.states[-1].kind)


def relation(book: Book, links: Links, one: Relation) -> SafeMarkdown | None:
    """Two statements and how they stand to each other; None when one of them is gone."""
    first, second = (book.references.said.get(place) for place in (one.first, one.second))
    if first is None or second is None:
        return None
    return book.say(
        "relation_line",
        kind=book.labels.word("relations", one.kind),
        first=relation_end(book, links, first),
        second=relation_end(book, links, second),
    )


def agreement(book: Book, links: Links, one: Relation) -> SafeMarkdown | None:
    """A statement and the other article that reports it too; the longer of both holds more than the shorter one."""
    known = [said for place in (one.first, one.second) if (said := book.references.said.get(place))]
    if len(known) < 2:
        return None
    shorter, longer = sorted(known, key=lambda said: len(said.statement.span))
    return book.say(
        "agreement_line", who=speaker(book, links, shorter), quote=wording(links, shorter),
        first=_found_in(book, links, shorter), second=_found_in(book, links, longer),
    )  # fmt: skip


def _found_in(book: Book, links: Links, said: Said) -> SafeMarkdown:
    where = links.briefing(said.briefing, text=said.anchor, anchor=said.anchor)
    return book.say("found_in", source=links.reference(said.briefing), where=where)


def relation_end(book: Book, links: Links, said: Said) -> SafeMarkdown:
    """Who says what and where: one side of a relation."""
    target = links.briefing(said.briefing, text=said.anchor, anchor=said.anchor)
    return book.say("relation_end", who=speaker(book, links, said), quote=wording(links, said), where=target)
