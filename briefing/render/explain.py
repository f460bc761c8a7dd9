"""Why is it found? Articles with every finding, its rule and its value, for a terminal or a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from briefing.model import Analysis, Edition, Entity, PublicationDate, Span

STYLES = {
    "boilerplate": "strike dim",
    "title": "bold",
    "main-event": "underline",
    "open-issues": "magenta",
    "statements": "green",
    "times": "cyan",
    "mentions": "bold yellow",
    "roles": "yellow",
    "topics": "blue",
}
KINDS = tuple(STYLES)


@dataclass(frozen=True, slots=True)
class Finding:
    """A marked span with what was made of it and the rule that made it."""

    kind: str
    span: Span
    value: str
    rule: str


def findings(analysis: Analysis) -> tuple[Finding, ...]:
    """Every finding of an article, in order of appearance."""
    return tuple(sorted(_findings(analysis), key=lambda found: (found.span, KINDS.index(found.kind))))


def explain_article(analysis: Analysis, console: Console, kinds: frozenset[str]) -> None:
    """Print the article line by line in colour; under each line the findings that begin in it."""
    text = analysis.document.text
    shown = [finding for finding in findings(analysis) if finding.kind in kinds]
    console.rule(Text(analysis.document.article.source))
    console.print(_published(analysis.published), soft_wrap=True)
    console.print(
        Text(f"language {analysis.document.language}; {len(analysis.sentences)} sentences; ", "dim")
        + Text(" ").join(Text(kind, STYLES[kind]) for kind in KINDS if kind in kinds)
    )
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        end = start + len(line)
        if line.strip():
            console.print(_coloured(line, number, Span(start, end), shown), soft_wrap=True)
            for finding in shown:
                if start <= finding.span.start <= end:
                    console.print(_line(finding, text), soft_wrap=True)
        start = end + 1


def explain_actor(edition: Edition, wanted: str, console: Console) -> bool:
    """Print why an actor (a name, a variant or an id) is what it is; False when there is none."""
    key = wanted.casefold()
    actors = [actor for actor in edition.actors if key in {actor.id, *(name.casefold() for name, _ in actor.variants)}]
    analyses = {briefing.id: briefing.analysis for briefing in edition.briefings}
    for actor in actors:
        console.print(Text(f"{actor.name} ", "bold yellow") + Text(f"{actor.kind}, id {actor.id}: {actor.basis}"))
        console.print("  written: " + ", ".join(f"{name} ({count})" for name, count in actor.variants), soft_wrap=True)
        for article, entity_id in actor.members:
            entity = next(entity for entity in analyses[article].entities if entity.id == entity_id)
            console.print(f"  {article}: {_entity(entity)}", soft_wrap=True, markup=False)
        console.print("  wrong? one entry in registry/actors.yml decides it", style="dim")
    return bool(actors)


def _findings(analysis: Analysis) -> Iterator[Finding]:
    names = {entity.id: entity.name for entity in analysis.entities}
    for section in analysis.document.sections:
        if section.kind in ("boilerplate", "title"):
            yield Finding(section.kind, section.span, section.reason or "", section.rule)
    if analysis.main_event:
        yield Finding("main-event", analysis.main_event.span, analysis.main_event.phase, analysis.main_event.rule)
    for issue in analysis.open_issues:
        who = ", ".join(names.get(actor, actor) for actor in issue.answerers)
        yield Finding(
            "open-issues", issue.span, f"{issue.kind}: {issue.label}" + (f"; {who}" if who else ""), issue.rule
        )
    for statement in analysis.statements:
        nested = f", nested in {statement.nested_in}" if statement.nested_in is not None else ""
        value = f"{statement.speaker_name or 'speaker open'}: {statement.act}, {statement.form}{nested}"
        yield Finding("statements", statement.span, value, statement.rule)
    for time in analysis.times:
        value = f"{time.type} {time.value}" + (f" from {time.anchor}" if time.anchor else "")
        yield Finding("times", time.span, value, time.rule)
    for mention in analysis.mentions:
        value = f"{mention.kind} {names.get(mention.entity or '', 'open')}"
        yield Finding("mentions", mention.span, value, mention.rule)
    for entity in analysis.entities:
        for role in entity.roles:
            yield Finding("roles", role.span, f"of {entity.name}", role.rule)
    for topic in analysis.topics:
        for span in topic.evidence:
            yield Finding("topics", span, f"{topic.id} {topic.score:.2f}", "topics")


def _coloured(line: str, number: int, place: Span, shown: list[Finding]) -> Text:
    out = Text(f"{number:>4} ", "dim") + Text(line)
    for finding in shown:
        if finding.span.overlaps(place):
            first = max(finding.span.start, place.start) - place.start + 5
            out.stylize(STYLES[finding.kind], first, min(finding.span.end, place.end) - place.start + 5)
    return out


def _line(finding: Finding, text: str) -> Text:
    words = " ".join(finding.span.text(text).split())
    short = words if len(words) <= 60 else f"{words[:40]} … {words[-16:]}"
    return Text.assemble(
        ("     └ ", "dim"),
        (f"{finding.kind} ", STYLES[finding.kind]),
        f"{short} ",
        ("→ ", "dim"),
        finding.value,
        (f"  [{finding.rule}]", "dim"),
    )


def _published(published: PublicationDate) -> Text:
    value = published.value or " – ".join(filter(None, (published.earliest, published.latest))) or "unknown"
    reason = f": {published.reason}" if published.reason else ""
    return Text(f"published {value} ({published.basis}{reason})")


def _entity(entity: Entity) -> str:
    roles = "; ".join(role.text for role in entity.roles)
    side = f", {entity.affiliation}" if entity.affiliation else ""
    return f"{entity.name} ({entity.kind}{side}) {roles} [{entity.rule}] {len(entity.mentions)} mentions"
