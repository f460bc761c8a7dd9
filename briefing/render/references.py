"""What refers to what in an edition, in both directions, so that every page can link back."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from briefing.model import (
    Actor,
    Briefing,
    Edition,
    Entity,
    IssueKind,
    IssueThread,
    OpenIssue,
    Relation,
    Statement,
    Story,
    TopicDefinition,
)
from briefing.render.dates import sort_day
from briefing.render.snippets import Quotes, limited

Key = TypeVar("Key")
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement and where it was found."""

    briefing: Briefing
    index: int

    @property
    def statement(self) -> Statement:
        return self.briefing.analysis.statements[self.index]

    @property
    def anchor(self) -> str:
        return self.briefing.statement_anchors[self.index]

    @property
    def actor(self) -> str:
        """The id of the actor who speaks, "" when nobody knows."""
        return self.briefing.actors.get(self.statement.entity or "", "")


@dataclass(frozen=True, slots=True)
class Raised:
    """An open issue and where it was found."""

    briefing: Briefing
    index: int

    @property
    def issue(self) -> OpenIssue:
        return self.briefing.analysis.open_issues[self.index]

    @property
    def anchor(self) -> str:
        return self.briefing.issue_anchors[self.index]


@dataclass(frozen=True, slots=True)
class References:
    """An edition looked up by id and by link. Lists of briefings and statements run from the newest to the oldest.

    Places of statements and open issues are (article id, anchor). ``issues``: the newest and most open first.
    """

    edition: Edition
    briefings: Mapping[str, Briefing]
    actors: Mapping[str, Actor]
    topics: Mapping[str, TopicDefinition]
    stories: Mapping[str, Story]
    quotes: Mapping[str, Quotes]
    entities: Mapping[str, Mapping[str, Entity]]
    said: Mapping[tuple[str, str], Said]
    raised: Mapping[tuple[str, str], Raised]
    threads: Mapping[tuple[str, str], IssueThread]
    issues: tuple[IssueThread, ...]
    relations: Mapping[tuple[str, str], tuple[Relation, ...]]
    namesakes: Mapping[str, tuple[Actor, ...]]
    briefings_of_actor: Mapping[str, tuple[Briefing, ...]]
    briefings_of_topic: Mapping[str, tuple[Briefing, ...]]
    statements_by: Mapping[str, tuple[Said, ...]]
    statements_about: Mapping[str, tuple[Said, ...]]
    issues_of_actor: Mapping[str, tuple[IssueThread, ...]]
    issues_of_topic: Mapping[str, tuple[IssueThread, ...]]
    issues_of_story: Mapping[str, tuple[IssueThread, ...]]

    def newest(self, ids: Iterable[str]) -> tuple[Briefing, ...]:
        """Briefings by id, the newest first; ids that the edition does not hold are left out."""
        return newest(self.briefings[id_] for id_ in ids if id_ in self.briefings)

    def named_with(self, actor: str) -> tuple[tuple[Actor, int], ...]:
        """Salient actors of the same briefings with the number of briefings shared, the closest first."""
        shared: Counter[str] = Counter()
        for briefing in self.briefings_of_actor[actor]:
            salient = {briefing.actors.get(entity.id, "") for entity in briefing.analysis.entities if entity.salient}
            shared.update(id_ for id_ in salient if id_ in self.actors and id_ != actor)
        found = sorted(shared.items(), key=lambda item: (-item[1], self.actors[item[0]].name, item[0]))
        return tuple((self.actors[id_], count) for id_, count in found)


def newest(briefings: Iterable[Briefing]) -> tuple[Briefing, ...]:
    """Sorted from the newest to the oldest, undated ones last, by id within a day."""
    by_id = sorted(briefings, key=lambda briefing: briefing.id)
    return tuple(sorted(by_id, key=lambda briefing: sort_day(briefing.analysis), reverse=True))


def last_day(thread: IssueThread) -> str:
    """The day an open issue was last mentioned (ISO), "" when no mention is dated."""
    return max((state.day or "" for state in thread.states), default="")


_OPENNESS: Mapping[IssueKind, int] = {"unknown": 0, "undecided": 0, "disputed": 0, "conditional": 1, "announced": 2}


def openness(kind: IssueKind) -> int:
    """0 for what nobody knows, decides or agrees on; the higher, the less it is a question."""
    return _OPENNESS.get(kind, 3)


def _pressing(threads: Iterable[IssueThread], filed: Mapping[str, str]) -> tuple[IssueThread, ...]:
    """Sorted by the day that the newest article is ``filed`` under, the newest first; within a day by how open they
    are, and those first that somebody could answer."""
    ranked = sorted(threads, key=lambda thread: (openness(thread.states[-1].kind), not thread.actors, thread.id))
    ranked.sort(key=lambda thread: max(filed.get(state.article, "") for state in thread.states), reverse=True)
    return tuple(ranked)


def references(edition: Edition, quote_words: int, quote_share: float) -> References:
    """Looks the edition up once for all pages; the limits are those of the site."""
    ordered = newest(edition.briefings)
    actors = {actor.id: actor for actor in edition.actors}
    topics = {topic.id: topic for topic in edition.topics}
    said = [Said(briefing, index) for briefing in ordered for index in range(len(briefing.analysis.statements))]
    raised = [Raised(briefing, index) for briefing in ordered for index in range(len(briefing.analysis.open_issues))]
    issues = _pressing(edition.issues, {briefing.id: sort_day(briefing.analysis) for briefing in ordered})
    return References(
        edition=edition,
        briefings={briefing.id: briefing for briefing in ordered},
        actors=actors,
        topics=topics,
        stories={story.id: story for story in edition.stories},
        quotes={briefing.id: limited(briefing.analysis, quote_words, quote_share) for briefing in ordered},
        entities={briefing.id: {entity.id: entity for entity in briefing.analysis.entities} for briefing in ordered},
        said={(one.briefing.id, one.anchor): one for one in said},
        raised={(one.briefing.id, one.anchor): one for one in raised},
        threads={(state.article, state.anchor): thread for thread in issues for state in thread.states},
        issues=issues,
        relations=_grouped((place, relation) for relation in edition.relations for place in _ends(relation)),
        namesakes=_grouped((actor.name, actor) for actor in edition.actors),
        briefings_of_actor=_grouped((actor, briefing) for briefing in ordered for actor in _actors(briefing, actors)),
        briefings_of_topic=_grouped((topic, briefing) for briefing in ordered for topic in topics_of(briefing, topics)),
        statements_by=_grouped((one.actor, one) for one in said if one.actor in actors),
        statements_about=_grouped((actor, one) for one in said for actor in _named_in(one, actors)),
        issues_of_actor=_grouped((actor, thread) for thread in issues for actor in thread.actors if actor in actors),
        issues_of_topic=_grouped((topic, thread) for thread in issues for topic in thread.topics if topic in topics),
        issues_of_story=_grouped((thread.story, thread) for thread in issues if thread.story),
    )


def _grouped(pairs: Iterable[tuple[Key, Item]]) -> Mapping[Key, tuple[Item, ...]]:
    groups: defaultdict[Key, list[Item]] = defaultdict(list)
    for key, item in pairs:
        groups[key].append(item)
    return defaultdict(tuple, {key: tuple(items) for key, items in groups.items()})


def _ends(relation: Relation) -> tuple[tuple[str, str], tuple[str, str]]:
    return relation.first, relation.second


def _actors(briefing: Briefing, known: Mapping[str, Actor]) -> tuple[str, ...]:
    """The actors of one briefing, each once, in the order of the article."""
    found = dict.fromkeys(briefing.actors.get(entity.id, "") for entity in briefing.analysis.entities)
    return tuple(actor for actor in found if actor in known)


def topics_of(briefing: Briefing, known: Mapping[str, TopicDefinition]) -> tuple[str, ...]:
    """The topics of one briefing with those above them, each once."""
    found: dict[str, None] = {}
    for match in briefing.analysis.topics:
        topic = known.get(match.id)
        while topic and topic.id not in found:
            found[topic.id] = None
            topic = known.get(topic.parent or "")
    return tuple(found)


def _named_in(one: Said, known: Mapping[str, Actor]) -> tuple[str, ...]:
    """The actors named in what a statement says, other than its speaker."""
    found = {
        one.briefing.actors.get(mention.entity or "", ""): None
        for mention in one.briefing.analysis.mentions
        if any(part.contains(mention.span) for part in one.statement.parts)
    }
    return tuple(actor for actor in found if actor in known and actor != one.actor)
