"""Topics: an index in two levels, and a page for each that has briefings."""

from __future__ import annotations

from collections import Counter

from briefing.model import Page, TopicDefinition
from briefing.render import lines, sitemap
from briefing.render.book import Book
from briefing.render.markdown import SafeMarkdown, join
from briefing.render.pages import timeline

_LISTED = 20


def topic_pages(book: Book) -> list[Page]:
    """The index and one page for each topic."""
    topics = sorted(book.references.topics.values(), key=lambda topic: _order(book, topic))
    return [*(_index(book, *part) for part in book.paged("topics", topics)), *(_topic(book, topic) for topic in topics)]


def _order(book: Book, topic: TopicDefinition) -> tuple[str, str, bool, str]:
    """By name, those of the second level after their parent."""
    top = book.references.topics.get(topic.parent or "", topic)
    return _name(book, top).casefold(), top.id, top is not topic, _name(book, topic).casefold()


def _name(book: Book, topic: TopicDefinition) -> str:
    return topic.labels.get(book.labels.code) or next(iter(topic.labels.values()), topic.id)


def keywords(topic: TopicDefinition) -> list[str]:
    """The words of a topic for the search, without those that count only together with others."""
    words = (word.strip('?*"') for keywords in topic.keywords.values() for word in keywords if "&" not in word)
    return list(dict.fromkeys(words))


def _index(book: Book, path: str, topics: list[TopicDefinition], turn: SafeMarkdown) -> Page:
    links, references = book.links(path), book.references
    here = {topic.id for topic in topics}
    rows = []
    for topic in topics:
        count = book.labels("briefings_n", n=len(references.briefings_of_topic[topic.id]))
        line = join([links.topic(topic), count], " · ")
        rows.append((topic.parent in here, line, topic.definitions.get(book.labels.code, "")))
    return book.page(path, "topics.md.j2", book.labels["topics"], book.labels["topics_about"], rows=rows, turn=turn)


def _topic(book: Book, topic: TopicDefinition) -> Page:
    path, labels = sitemap.page("topics", topic.id), book.labels
    links, references, limit = book.links(path), book.references, book.site.page_size
    briefings = references.briefings_of_topic[topic.id]
    spoken = Counter(
        references_actor
        for briefing in briefings
        for statement in briefing.analysis.statements
        if (references_actor := briefing.actors.get(statement.entity or "", "")) in references.actors
    )
    speakers = sorted(spoken.items(), key=lambda item: (-item[1], references.actors[item[0]].name, item[0]))[:_LISTED]
    stories = dict.fromkeys(briefing.story for briefing in briefings if briefing.story in references.stories)
    dated = timeline.entries_of(briefings[:limit])[-_LISTED:]
    related = [other for other in references.edition.topics if topic.id == other.parent or other.id == topic.parent]
    return book.page(
        path,
        "topic.md.j2",
        _name(book, topic),
        topic.definitions.get(labels.code, ""),
        {
            "search_names": keywords(topic),
            "facets": {labels["facet_type"]: [labels["topic"]]},
        },
        definition=topic.definitions.get(labels.code, ""),
        issues=lines.issues_by_kind(book, links, references.issues_of_topic[topic.id]),
        speakers=[(links.actor(references.actors[id_]), labels("statements_n", n=count)) for id_, count in speakers],
        dated=[timeline.line(book, links, entry) for entry in reversed(dated)],
        stories=[links.story(references.stories[story]) for story in stories if story],
        briefings=[lines.briefing(book, links, briefing) for briefing in briefings[:limit]],
        rest=max(0, len(briefings) - limit),
        related=join([links.topic(other) for other in related], ", "),
        iptc=topic.iptc or "",
        data=links.to(sitemap.data("topics", topic.id), labels["findings_as_json"]),
    )
