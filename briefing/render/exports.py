"""The same findings for machines: the public JSON of one article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from briefing.model import (
    Actor,
    Analysis,
    Briefing,
    Entity,
    Event,
    Mention,
    OpenIssue,
    PublicationDate,
    Span,
    Statement,
    TimeExpression,
    Title,
    TopicDefinition,
)
from briefing.render.snippets import Quotes

Json = dict[str, Any]

_NO_ACTORS: Mapping[str, Actor] = {}
_NO_TOPICS: Mapping[str, TopicDefinition] = {}


def article_json(
    analysis: Analysis,
    briefing: Briefing | None = None,
    actors: Mapping[str, Actor] = _NO_ACTORS,
    topics: Mapping[str, TopicDefinition] = _NO_TOPICS,
    *,
    language: str = "de",
    quotes: Quotes | None = None,
) -> Json:
    """The public JSON of one article.

    With a briefing, ids are those of the edition (``actors`` and ``topics`` by id), else those within the article.
    ``language`` is that of the topics' labels. ``quotes`` limits every passage; a shortened one says ``truncated``
    and keeps its true ``start`` and ``end``.
    """
    document = analysis.document
    text = document.text
    ids = {
        entity.id: briefing.actors.get(entity.id, entity.id) if briefing else entity.id for entity in analysis.entities
    }
    quotes = quotes or Quotes(text)
    return {
        "id": briefing.id if briefing else PurePosixPath(document.article.source).stem,
        **_source(analysis),
        "title": _title(analysis.title, quotes),
        "published": _published(analysis.published),
        "boilerplate": _boilerplate(analysis, quotes),
        "actors": _actors(analysis.entities, ids, actors),
        "mentions": [
            _mention(mention) | {"kind": mention.kind, "actor": ids.get(mention.entity or "")}
            for mention in analysis.mentions
        ],
        "places": [
            {"name": place.name, "mentions": [_mention(mention) for mention in place.mentions]}
            for place in analysis.places
        ],
        "times": _times(text, analysis.times),
        "main_event": _event(analysis.main_event, quotes) if analysis.main_event else None,
        "events": [_event(event, quotes) for event in analysis.events],
        "statements": [
            _statement(statement, ids, quotes) | _anchor(briefing.statement_anchors if briefing else (), index)
            for index, statement in enumerate(analysis.statements)
        ],
        "open_issues": [
            _issue(issue, ids, quotes) | _anchor(briefing.issue_anchors if briefing else (), index)
            for index, issue in enumerate(analysis.open_issues)
        ],
        "topics": [_topic(match.id, topics.get(match.id), language) for match in analysis.topics],
    }


def _times(text: str, times: Sequence[TimeExpression]) -> list[Json]:
    """Each expression, the two ends of a period as one; a duration counted from the publication as the day it gives."""
    ends = {time.span: time for time in times}
    closing = {time.through for time in times}
    out = []
    for time in times:
        if time.span in closing:
            continue
        end = ends[time.through] if time.through else None
        span = Span(time.span.start, end.span.end) if end else time.span
        value = f"{time.value}/{end.value}" if end else time.point or time.value
        out.append(
            _slice(text, span) | {"type": "DATE" if time.point else time.type, "value": value, "rule": time.rule}
        )
    return out


def _slice(text: str, span: Span) -> Json:
    """Something too short to be limited: a name, a role, a date, a headline."""
    return {"start": span.start, "end": span.end, "text": span.text(text)}


def _passage(quotes: Quotes, span: Span) -> Json:
    shown = quotes(span)
    place: Json = {"start": span.start, "end": span.end, "text": shown.text}
    if not (shown.begins_late or shown.ends_early):
        return place
    return place | {"truncated": True, "shown": [shown.shown.start, shown.shown.end]}


def _anchor(anchors: tuple[str, ...], index: int) -> Json:
    return {"anchor": anchors[index]} if index < len(anchors) else {}


def _mention(mention: Mention) -> Json:
    return {"start": mention.span.start, "end": mention.span.end, "text": mention.text}


def _source(analysis: Analysis) -> Json:
    document, article = analysis.document, analysis.document.article
    return {
        "source": article.source,
        "language": document.language or article.language or "und",
        "sha256": article.sha256,
        "outlet": document.outlet or article.outlet,
        "author": article.author,
        "agency": document.agency,
        "url": article.url,
        "licence": article.licence,
        "access": article.access,
        "notices": list(document.notices),
    }


def _title(title: Title | None, quotes: Quotes) -> Json | None:
    """A headline from the text or from metadata is the source's; one made from the main event is not."""
    if title is None:
        return None
    if title.basis != "derived":
        place = _slice(quotes.text, title.span) if title.span else {"start": None, "end": None, "text": title.text}
        return place | {"basis": "source"}
    place = _passage(quotes, title.span) if title.span else {"start": None, "end": None, "text": title.text}
    return place | {"basis": "derived"}


def _published(published: PublicationDate) -> Json:
    return {
        "value": published.value,
        "earliest": published.earliest,
        "latest": published.latest,
        "basis": published.basis,
        "reason": published.reason,
        "weekday": published.weekday,
        "evidence": [[span.start, span.end] for span in published.evidence],
    }


def _boilerplate(analysis: Analysis, quotes: Quotes) -> list[Json]:
    return [
        _passage(quotes, section.span) | {"reason": section.reason, "rule": section.rule}
        for section in analysis.document.sections
        if section.kind == "boilerplate"
    ]


def _topic(id_: str, topic: TopicDefinition | None, language: str) -> Json:
    return {"id": id_, "label": topic.labels.get(language, id_) if topic else id_}


def _actors(entities: tuple[Entity, ...], ids: Mapping[str, str], actors: Mapping[str, Actor]) -> list[Json]:
    """One object per actor; entities that the edition holds for the same one come together."""
    found: dict[str, list[Entity]] = {}
    for entity in entities:
        found.setdefault(ids[entity.id], []).append(entity)
    return [_actor(id_, members, actors.get(id_)) for id_, members in found.items()]


def _actor(id_: str, members: list[Entity], actor: Actor | None) -> Json:
    roles = [role for entity in members for role in entity.roles]
    mentions = sorted((mention for entity in members for mention in entity.mentions), key=lambda m: m.span)
    affiliation = next((entity.affiliation for entity in members if entity.affiliation), None)
    return {
        "id": id_,
        "name": actor.name if actor else members[0].name,
        "kind": actor.kind if actor else members[0].kind,
        "role": roles[0].text if roles else None,
        "roles": [{"start": role.span.start, "end": role.span.end, "text": role.text} for role in roles],
        "affiliation": affiliation or (actor.affiliation if actor else None),
        "salient": any(entity.salient for entity in members),
        "count": members[0].count,
        "mentions": [_mention(mention) for mention in mentions],
    }


def _event(event: Event, quotes: Quotes) -> Json:
    return _passage(quotes, event.span) | {"phase": event.phase, "rule": event.rule}


def _issue(issue: OpenIssue, ids: Mapping[str, str], quotes: Quotes) -> Json:
    answerers = [ids[entity] for entity in issue.answerers if entity in ids]
    return _passage(quotes, issue.span) | {
        "kind": issue.kind,
        "label": issue.label,
        "answerers": answerers,
        "rule": issue.rule,
    }


def _statement(statement: Statement, ids: Mapping[str, str], quotes: Quotes) -> Json:
    parts = [[part.start, part.end] for part in statement.parts]
    return {
        "speaker": ids.get(statement.entity or ""),
        "speaker_name": statement.speaker_name,
        "speaker_mention": _slice(quotes.text, statement.speaker) if statement.speaker else None,
        "kind": "direct" if statement.form == "direct" else "indirect",
        "form": statement.form,
        "act": statement.act,
        "medium": statement.medium.text(quotes.text) if statement.medium else None,
        "addressee": statement.addressee.text(quotes.text) if statement.addressee else None,
        "cue": statement.cue.text(quotes.text) if statement.cue else None,
        "nested_in": statement.nested_in,
        "rule": statement.rule,
        **_passage(quotes, statement.span),
        **({"parts": parts} if len(parts) > 1 else {}),
    }
