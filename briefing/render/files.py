"""The files of the edition for machines: one for each page that has findings, one list for each section."""

from __future__ import annotations

import json
from collections.abc import Iterable

from briefing import __version__
from briefing.model import Actor, IssueThread, Page, Story, TopicDefinition
from briefing.render import sitemap
from briefing.render.book import Book
from briefing.render.exports import Json, article_json
from briefing.render.references import Said, last_day
from briefing.render.sitemap import Section

_LISTED = ("id", "title", "name", "label", "kind", "state", "published", "first", "last", "last_mentioned", "source")


def data_pages(book: Book) -> list[Page]:
    """JSON of every briefing, actor, topic, story and open issue, the lists of them, and the edition."""
    edition = book.references.edition
    sections: dict[Section, list[Json]] = {
        "briefings": [_briefing(book, id_) for id_ in sorted(book.references.briefings)],
        "actors": [_actor(book, actor) for actor in edition.actors],
        "topics": [_topic(book, topic) for topic in edition.topics],
        "stories": [_story(book, story) for story in edition.stories],
        "open-issues": [_thread(book, thread) for thread in edition.issues],
    }
    pages = [_file(sitemap.data(section, item["id"]), item) for section, items in sections.items() for item in items]
    for section, items in sections.items():
        listed = [{key: item[key] for key in _LISTED if key in item} | _address(book, section, item) for item in items]
        pages.append(_file(sitemap.data_index(section), listed))
    counts = {section: len(items) for section, items in sections.items()}
    return [*pages, _file(sitemap.EDITION, {"generator": f"briefing-generator {__version__}", "counts": counts})]


def _file(path: str, content: object) -> Page:
    return Page(path, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def _address(book: Book, section: Section, item: Json) -> Json:
    return {"page": f"{book.site.url or ''}{sitemap.address(sitemap.page(section, item['id']))}"}


def _briefing(book: Book, id_: str) -> Json:
    """The public JSON of an article with its place in the edition."""
    references = book.references
    briefing = references.briefings[id_]
    found = article_json(
        briefing.analysis,
        briefing,
        references.actors,
        references.topics,
        language=book.labels.code,
        quotes=references.quotes[id_],
    )
    relations = dict.fromkeys(r for anchor in briefing.statement_anchors for r in references.relations[(id_, anchor)])
    return found | {
        "story": briefing.story,
        "relations": [{"kind": r.kind, "first": list(r.first), "second": list(r.second)} for r in relations],
        "corrections": [
            {"field": c.field, "why": c.why, "quote": c.quote, "by": c.by, "on": c.on} for c in briefing.corrections
        ],
    }


def _actor(book: Book, actor: Actor) -> Json:
    references = book.references
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "affiliation": actor.affiliation,
        "variants": [{"name": name, "count": count} for name, count in actor.variants],
        "basis": actor.basis,
        "not_same": list(actor.not_same),
        "briefings": [briefing.id for briefing in references.briefings_of_actor[actor.id]],
        "statements_by": _places(references.statements_by[actor.id]),
        "statements_about": _places(references.statements_about[actor.id]),
        "open_issues": [thread.id for thread in references.issues_of_actor[actor.id]],
    }


def _places(said: Iterable[Said]) -> list[Json]:
    return [{"briefing": one.briefing.id, "anchor": one.anchor, "act": one.statement.act} for one in said]


def _topic(book: Book, topic: TopicDefinition) -> Json:
    return {
        "id": topic.id,
        "label": topic.labels.get(book.labels.code, topic.id),
        "parent": topic.parent,
        "iptc": topic.iptc,
        "briefings": [briefing.id for briefing in book.references.briefings_of_topic[topic.id]],
        "open_issues": [thread.id for thread in book.references.issues_of_topic[topic.id]],
    }


def _story(book: Book, story: Story) -> Json:
    return {
        "id": story.id,
        "title": story.title,
        "first": story.first,
        "last": story.last,
        "basis": story.basis,
        "briefings": list(story.articles),
        "open_issues": [thread.id for thread in book.references.issues_of_story[story.id]],
    }


def _thread(book: Book, thread: IssueThread) -> Json:
    return {
        "id": thread.id,
        "label": thread.label,
        "state": thread.states[-1].kind,
        "last_mentioned": last_day(thread) or None,
        "states": [
            {"briefing": state.article, "anchor": state.anchor, "kind": state.kind, "day": state.day}
            for state in thread.states
        ],
        "actors": list(thread.actors),
        "topics": list(thread.topics),
        "story": thread.story,
    }
