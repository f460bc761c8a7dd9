"""The same findings for machines: the public JSON of one article and of the whole edition."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from briefing.model import (
    Actor,
    Analysis,
    Briefing,
    Entity,
    Mention,
    Span,
    Statement,
    TopicDefinition,
)
from briefing.render.snippets import snippet

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
    words: int | None = None,
) -> Json:
    """The public JSON of one article.

    With a briefing, ids are those of the edition (``actors`` and ``topics`` by id), else those within the article.
    ``language`` is that of the topics' labels. ``words`` limits every passage; a shortened one says ``truncated``
    and keeps its true ``start`` and ``end``.
    """
    document = analysis.document
    ids = {
        entity.id: briefing.actors.get(entity.id, entity.id) if briefing else entity.id for entity in analysis.entities
    }
    quote = _Quotes(document.text, words)
    return {
        "id": briefing.id if briefing else PurePosixPath(document.article.source).stem,
        "source": document.article.source,
        "language": document.language or document.article.language or "und",
        "sha256": document.article.sha256,
        "outlet": document.outlet or document.article.outlet,
        "agency": document.agency,
        "url": document.article.url,
        "licence": document.article.licence,
        "notices": list(document.notices),
        "title": _title(analysis, quote),
        "published": _published(analysis),
        "boilerplate": [
            quote(section.span) | {"reason": section.reason, "rule": section.rule}
            for section in document.sections
            if section.kind == "boilerplate"
        ],
        "actors": _actors(analysis.entities, ids, actors),
        "mentions": [
            _mention(mention) | {"kind": mention.kind, "actor": ids.get(mention.entity or "")}
            for mention in analysis.mentions
        ],
        "places": [
            {"name": place.name, "mentions": [_mention(mention) for mention in place.mentions]}
            for place in analysis.places
        ],
        "times": [
            quote(time.span) | {"type": time.type, "value": time.value, "rule": time.rule} for time in analysis.times
        ],
        "main_event": quote(analysis.main_event.span) if analysis.main_event else None,
        "events": [quote(event.span) | {"phase": event.phase, "rule": event.rule} for event in analysis.events],
        "statements": [
            _statement(statement, ids, quote) | _anchor(briefing.statement_anchors if briefing else (), index)
            for index, statement in enumerate(analysis.statements)
        ],
        "open_issues": [
            quote(issue.span)
            | {"kind": issue.kind, "label": issue.label, "rule": issue.rule}
            | {"answerers": [ids[entity] for entity in issue.answerers if entity in ids]}
            | _anchor(briefing.issue_anchors if briefing else (), index)
            for index, issue in enumerate(analysis.open_issues)
        ],
        "topics": [
            {
                "id": topic.id,
                "label": topics[topic.id].labels.get(language, topic.id) if topic.id in topics else topic.id,
            }
            for topic in analysis.topics
        ],
    }


class _Quotes:
    """Slices of one text as JSON, each within the limit of words."""

    def __init__(self, text: str, words: int | None) -> None:
        self.text, self.words = text, words

    def __call__(self, span: Span) -> Json:
        shown = snippet(self.text, span, self.words)
        place: Json = {"start": span.start, "end": span.end, "text": shown.text}
        return place | {"truncated": True} if shown.truncated else place


def _anchor(anchors: tuple[str, ...], index: int) -> Json:
    return {"anchor": anchors[index]} if index < len(anchors) else {}


def _mention(mention: Mention) -> Json:
    return {"start": mention.span.start, "end": mention.span.end, "text": mention.text}


def _title(analysis: Analysis, quote: _Quotes) -> Json | None:
    title = analysis.title
    if title is None:
        return None
    place = quote(title.span) if title.span else {"start": None, "end": None, "text": title.text}
    return place | {"basis": "derived" if title.basis == "derived" else "source"}


def _published(analysis: Analysis) -> Json:
    published = analysis.published
    return {
        "value": published.value,
        "earliest": published.earliest,
        "latest": published.latest,
        "basis": published.basis,
        "reason": published.reason,
        "weekday": published.weekday,
        "evidence": [[span.start, span.end] for span in published.evidence],
    }


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


def _statement(statement: Statement, ids: Mapping[str, str], quote: _Quotes) -> Json:
    parts = [[part.start, part.end] for part in statement.parts]
    return (
        {
            "speaker": ids.get(statement.entity or ""),
            "speaker_name": statement.speaker_name,
            "speaker_mention": quote(statement.speaker) if statement.speaker else None,
            "kind": "direct" if statement.form == "direct" else "indirect",
            "form": statement.form,
            "act": statement.act,
            "medium": quote.text[statement.medium.start : statement.medium.end] if statement.medium else None,
            "addressee": quote.text[statement.addressee.start : statement.addressee.end]
            if statement.addressee
            else None,
            "cue": quote.text[statement.cue.start : statement.cue.end] if statement.cue else None,
            "nested_in": statement.nested_in,
            "rule": statement.rule,
        }
        | quote(statement.span)
        | ({"parts": parts} if len(parts) > 1 else {})
    )
