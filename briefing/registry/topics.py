"""registry/topics.yml: the taxonomy."""

from __future__ import annotations

from briefing.model import TopicDefinition
from briefing.registry.nodes import Mapping, entries

_KEYS = ("id", "label", "definition", "parent", "keywords", "iptc")


def read_topics(top: Mapping) -> tuple[TopicDefinition, ...]:
    """The entries under ``topics``; ConfigError for a double id, a parent that does not exist and a circle."""
    found: dict[str, tuple[TopicDefinition, Mapping]] = {}
    for entry in entries(top, "topics"):
        topic = _topic(entry)
        if topic.id in found:
            entry.fail("id", f"{topic.id!r} stands also at {found[topic.id][1].where}: merge the two entries")
        found[topic.id] = topic, entry
    for topic, entry in found.values():
        above, seen = topic.parent, {topic.id}
        while above is not None:
            if above not in found:
                entry.fail("parent", f"there is no topic {above!r}: add it or change the parent")
            if above in seen:
                entry.fail("parent", f"{above!r} is below itself: change one parent of the circle")
            seen.add(above)
            above = found[above][0].parent
    return tuple(topic for topic, _ in found.values())


def _topic(entry: Mapping) -> TopicDefinition:
    entry.only(_KEYS, required=("id", "label"))
    labels = entry.mapping("label") or entry.fail("label", "is empty: give one text for each language")
    definitions, keywords = entry.mapping("definition"), entry.mapping("keywords")
    return TopicDefinition(
        id=entry.identifier(),
        labels={code: labels.needed(code) for code in labels.nodes},
        definitions={code: definitions.needed(code) for code in definitions.nodes} if definitions else {},
        keywords={code: keywords.texts(code) for code in keywords.nodes} if keywords else {},
        parent=entry.text("parent"),
        iptc=entry.text("iptc"),
    )
