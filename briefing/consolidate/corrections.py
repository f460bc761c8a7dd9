"""People's corrections of single articles, applied to what the machine found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar, cast

from briefing.errors import ConfigError, Diagnostic
from briefing.model import (
    Act,
    Analysis,
    Correction,
    Entity,
    EntityKind,
    IssueKind,
    OpenIssue,
    PublicationDate,
    Role,
    Span,
    Statement,
    Title,
    TopicMatch,
)
from briefing.registry import target

Finding = TypeVar("Finding")

_FILE = "registry/corrections.yml"


def of_articles(
    corrections: Iterable[Correction], ids: Mapping[str, str]
) -> tuple[dict[str, tuple[Correction, ...]], tuple[Diagnostic, ...]]:
    """Corrections by source; ``ids`` maps source to article id, and an entry may name either.

    Raises ConfigError when an article's id and its source both have an entry for one finding.
    """
    sources = {**{identifier: source for source, identifier in ids.items()}, **{source: source for source in ids}}
    found: dict[str, dict[tuple[str, str], Correction]] = {}
    diagnostics = []
    for correction in corrections:
        source = sources.get(correction.article)
        if source is None:
            diagnostics.append(_unused(correction, f"there is no article {correction.article!r}"))
            continue
        other = found.setdefault(source, {}).setdefault(target(correction), correction)
        if other is not correction:
            raise ConfigError(
                f"{_FILE}:{correction.line} and {_FILE}:{other.line}: two corrections of one finding: keep one"
            )
    return {source: tuple(entries.values()) for source, entries in found.items()}, tuple(diagnostics)


def correct(
    analysis: Analysis, corrections: Sequence[Correction]
) -> tuple[Analysis, tuple[Correction, ...], tuple[Diagnostic, ...]]:
    """The analysis as people want it, the corrections that took effect, and a warning for each that found nothing."""
    applied, diagnostics = [], []
    for correction in corrections:
        corrected = _CORRECT[correction.field](analysis, correction)
        if corrected is None:
            diagnostics.append(_unused(correction, f"{correction.field}: {_NOTHING_FOUND[correction.field]}"))
        else:
            analysis = corrected
            applied.append(correction)
    return analysis, tuple(applied), tuple(diagnostics)


def corrected_date(correction: Correction) -> PublicationDate:
    """The publication date that a correction of ``published`` gives; its reason is the correction's ``why``."""
    values = correction.set or {}
    day = values.get("value")
    first, last = values.get("earliest", day), values.get("latest", day)
    return PublicationDate(day, first, last, "given", correction.why)


def _unused(correction: Correction, problem: str) -> Diagnostic:
    message, where = f"{problem}; kept, without effect", f"{_FILE}:{correction.line}"
    return Diagnostic("warning", "W-CORRECTION", message, where, "change or delete the entry")


# --------------------------------------------------------------------------- one field each; None: nothing to correct


def _title(analysis: Analysis, correction: Correction) -> Analysis | None:
    return replace(analysis, title=Title((correction.set or {})["text"], "given", None))


def _published(analysis: Analysis, correction: Correction) -> Analysis | None:
    return replace(analysis, published=corrected_date(correction))


def _outlet(analysis: Analysis, correction: Correction) -> Analysis | None:
    return replace(analysis, document=replace(analysis.document, outlet=(correction.set or {})["name"]))


def _topic(analysis: Analysis, correction: Correction) -> Analysis | None:
    identifier = (correction.set or {})["id"]
    others = tuple(topic for topic in analysis.topics if topic.id != identifier)
    if correction.drop:
        return replace(analysis, topics=others) if len(others) < len(analysis.topics) else None
    return replace(analysis, topics=(*others, TopicMatch(identifier, 1.0, ())))


def _boilerplate(analysis: Analysis, correction: Correction) -> Analysis | None:
    """What is boilerplate is settled before the analysis; here it can only be seen whether that was heeded."""
    marked = [section.span for section in analysis.document.sections if section.kind == "boilerplate"]
    quotes = _occurrences(analysis, correction)
    heeded = [any(span.contains(quote) for span in marked) != correction.drop for quote in quotes]
    return analysis if heeded and all(heeded) else None


def _actor(analysis: Analysis, correction: Correction) -> Analysis | None:
    quotes = _occurrences(analysis, correction)
    wanted = (correction.quote or "").casefold()
    found = [entity for entity in analysis.entities if entity.name.casefold() == wanted] or [
        entity
        for entity in analysis.entities
        if any(mention.span.overlaps(quote) for mention in entity.mentions for quote in quotes)
    ]
    if len(found) != 1:
        return None
    if correction.drop:
        return _without_entity(analysis, found[0].id)
    entity = _corrected_entity(analysis, found[0], correction.set or {}, f"{_FILE}:{correction.line}")
    if entity is None:
        return None
    mentions = tuple(replace(m, kind=entity.kind) if m.entity == entity.id else m for m in analysis.mentions)
    return replace(analysis, entities=_replaced(analysis.entities, found[0], entity), mentions=mentions)


def _corrected_entity(analysis: Analysis, entity: Entity, values: Mapping[str, str], rule: str) -> Entity | None:
    """None when the new role is not in the words of the article: roles are printed as the source words them."""
    roles = entity.roles
    if "role" in values:
        start = analysis.document.text.find(values["role"])
        if start < 0:
            return None
        roles = (Role(Span(start, start + len(values["role"])), values["role"], rule),)
    kind = cast(EntityKind, values.get("kind", entity.kind))
    return replace(
        entity,
        name=values.get("name", entity.name),
        kind=kind,
        mentions=tuple(replace(mention, kind=kind) for mention in entity.mentions),
        affiliation=values.get("affiliation", entity.affiliation),
        roles=roles,
        rule=rule,
    )


def _without_entity(analysis: Analysis, dropped: str) -> Analysis:
    def rest(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(identifier for identifier in ids if identifier != dropped)

    events = tuple(replace(event, participants=rest(event.participants)) for event in analysis.events)
    main = analysis.main_event
    return replace(
        analysis,
        entities=tuple(entity for entity in analysis.entities if entity.id != dropped),
        mentions=tuple(replace(m, entity=None) if m.entity == dropped else m for m in analysis.mentions),
        statements=tuple(replace(s, entity=None) if s.entity == dropped else s for s in analysis.statements),
        open_issues=tuple(replace(issue, answerers=rest(issue.answerers)) for issue in analysis.open_issues),
        events=events,
        main_event=main and replace(main, participants=rest(main.participants)),
    )


def _statement(analysis: Analysis, correction: Correction) -> Analysis | None:
    index = _only(_occurrences(analysis, correction), [statement.parts for statement in analysis.statements])
    if index is None:
        return None
    statement = analysis.statements[index]
    if correction.drop:
        return replace(analysis, statements=_without_statement(analysis.statements, index))
    values = correction.set or {}
    corrected = replace(statement, act=cast(Act, values.get("act", statement.act)), rule=f"{_FILE}:{correction.line}")
    if speaker := values.get("speaker"):
        named = [entity.id for entity in analysis.entities if _is_called(entity, speaker)]
        corrected = replace(corrected, speaker=None, speaker_name=speaker, entity=named[0] if len(named) == 1 else None)
    return replace(analysis, statements=_replaced(analysis.statements, statement, corrected))


def _is_called(entity: Entity, name: str) -> bool:
    return name.casefold() in {entity.name.casefold(), *(mention.text.casefold() for mention in entity.mentions)}


def _without_statement(statements: Sequence[Statement], dropped: int) -> tuple[Statement, ...]:
    """The others; what was nested in the dropped one now stands in what enclosed it."""

    def outer(index: int | None) -> int | None:
        if index == dropped:
            index = statements[dropped].nested_in
        return index - 1 if index is not None and index > dropped else index

    return tuple(
        replace(statement, nested_in=outer(statement.nested_in))
        for index, statement in enumerate(statements)
        if index != dropped
    )


def _open_issue(analysis: Analysis, correction: Correction) -> Analysis | None:
    index = _only(_occurrences(analysis, correction), [(issue.span,) for issue in analysis.open_issues])
    if index is None:
        return None
    issue = analysis.open_issues[index]
    if correction.drop:
        rest = analysis.open_issues[:index] + analysis.open_issues[index + 1 :]
        return replace(analysis, open_issues=rest)
    values = correction.set or {}
    corrected: OpenIssue = replace(
        issue,
        label=values.get("label", issue.label),
        kind=cast(IssueKind, values.get("kind", issue.kind)),
        rule=f"{_FILE}:{correction.line}",
    )
    return replace(analysis, open_issues=_replaced(analysis.open_issues, issue, corrected))


_QUOTE = "no finding, or more than one, rests on the quote"
_NOTHING_FOUND: dict[str, str] = {
    "actor": f"{_QUOTE}, or the article does not word the role so",
    "statement": _QUOTE,
    "open-issue": _QUOTE,
    "topic": "the article does not have it",
    "boilerplate": "no line of the article holds the quote",
}
_CORRECT = {
    "title": _title,
    "published": _published,
    "outlet": _outlet,
    "actor": _actor,
    "statement": _statement,
    "open-issue": _open_issue,
    "topic": _topic,
    "boilerplate": _boilerplate,
}


# --------------------------------------------------------------------------- finding the finding


def _occurrences(analysis: Analysis, correction: Correction) -> list[Span]:
    """Where the quote stands in the text, whatever its white space."""
    words = (correction.quote or "").split()
    if not words:
        return []
    pattern = r"\s+".join(map(re.escape, words))
    return [Span(*match.span()) for match in re.finditer(pattern, analysis.document.text)]


def _only(quotes: Sequence[Span], findings: Sequence[Sequence[Span]]) -> int | None:
    """The index of the finding that shares most with the quote; None when there is none, or two share the same."""
    shared = [
        max((min(part.end, quote.end) - max(part.start, quote.start) for part in parts for quote in quotes), default=0)
        for parts in findings
    ]
    best = max(shared, default=0)
    if best <= 0:
        return None
    closest = [
        (sum(len(part) for part in findings[index]), index) for index, value in enumerate(shared) if value == best
    ]
    # Of a statement and one nested in it both hold a quote from the inner one: the shorter is meant.
    shortest = min(closest)[0]
    indices = [index for length, index in closest if length == shortest]
    return indices[0] if len(indices) == 1 else None


def _replaced(findings: tuple[Finding, ...], old: Finding, new: Finding) -> tuple[Finding, ...]:
    return tuple(new if finding is old else finding for finding in findings)
