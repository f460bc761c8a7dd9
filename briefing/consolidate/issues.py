"""Which open issues of several articles are one question? Conservative, like the stories."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing.consolidate.permalinks import Lasting, group_ids
from briefing.consolidate.similarity import link, vectors
from briefing.consolidate.words import ContentWords
from briefing.model import Analysis, Briefing, IssueState, IssueThread
from briefing.registry import LedgerGroup

Place = tuple[str, str]  # article id, anchor of the open issue

# The content words of a question are few: articles of one affair must share about half of their weight, others more,
# and more words besides names than what is said of anybody ("wies die Vorwürfe zurück").
_SAME_STORY, _SHARED_ACTOR = 0.40, 0.60
_SHARED_WORDS, _SHARED_APART = 2, 3


@dataclass(frozen=True, slots=True)
class _Question:
    """``words`` with the names among them, ``plain`` without."""

    words: frozenset[str]
    plain: frozenset[str]
    actors: frozenset[str]
    story: str | None


def make_threads(
    briefings: Mapping[str, Briefing], known: Sequence[LedgerGroup]
) -> tuple[tuple[IssueThread, ...], Lasting]:
    """The threads, sorted by id, and their lasting ids; ``briefings`` by id, oldest first.

    A new thread has the id of its oldest article and the anchor there.
    """
    order = {identifier: place for place, identifier in enumerate(briefings)}
    threads = {
        "-".join(places[0]): places
        for group in same_question(briefings.values())
        for places in [sorted(group, key=lambda place: (order[place[0]], place))]
    }
    lasting = group_ids({key: tuple(map("#".join, places)) for key, places in threads.items()}, known)
    found = [_thread(lasting.ids[key], places, briefings) for key, places in threads.items()]
    return tuple(sorted(found, key=lambda thread: thread.id)), lasting


def same_question(briefings: Iterable[Briefing]) -> tuple[tuple[Place, ...], ...]:
    """Every open issue in exactly one group, groups sorted; an article's own issues always stay apart."""
    questions: dict[Place, _Question] = {}
    for briefing in briefings:
        questions |= _questions(briefing)
    of = vectors({place: dict.fromkeys(question.words, 1) for place, question in questions.items()})

    def threshold(one: Place, other: Place) -> float | None:
        a, b = questions[one], questions[other]
        if one[0] == other[0] or len(a.words & b.words) < _SHARED_WORDS:
            return None
        if a.story is not None and a.story == b.story:
            return _SAME_STORY
        return _SHARED_ACTOR if a.actors & b.actors and len(a.plain & b.plain) >= _SHARED_APART else None

    found = link(of, threshold, shared=_SHARED_WORDS, may_join=_different_articles)
    grouped = {place for group in found for place in group}
    return tuple(sorted((*found, *((place,) for place in questions if place not in grouped))))


def _thread(identifier: str, places: Sequence[Place], briefings: Mapping[str, Briefing]) -> IssueThread:
    """The label is that of the oldest appearance, the story that of all of them."""
    seen = [(briefings[article], anchor) for article, anchor in places]
    issues = [briefing.analysis.open_issues[briefing.issue_anchors.index(anchor)] for briefing, anchor in seen]
    actors = {
        briefing.actors[entity]
        for (briefing, _), issue in zip(seen, issues, strict=True)
        for entity in issue.answerers
        if entity in briefing.actors
    }
    stories = {briefing.story for briefing, _ in seen}
    return IssueThread(
        id=identifier,
        label=issues[0].label,
        states=tuple(
            IssueState(briefing.id, anchor, issue.kind, briefing.analysis.published.value)
            for (briefing, anchor), issue in zip(seen, issues, strict=True)
        ),
        actors=tuple(sorted(actors)),
        topics=tuple(sorted({topic.id for briefing, _ in seen for topic in briefing.analysis.topics})),
        story=stories.pop() if len(stories) == 1 else None,
    )


def _questions(briefing: Briefing) -> dict[Place, _Question]:
    analysis = briefing.analysis
    if not analysis.open_issues:
        return {}
    words = ContentWords(analysis)
    names = words.of(mention.span for mention in analysis.mentions)
    return {
        (briefing.id, anchor): _Question(
            told := words.of([issue.span]),
            told - names,
            _actors_in(analysis, briefing.actors, issue.span.start, issue.span.end)
            | {briefing.actors[entity] for entity in issue.answerers if entity in briefing.actors},
            briefing.story,
        )
        for anchor, issue in zip(briefing.issue_anchors, analysis.open_issues, strict=True)
    }


def _actors_in(analysis: Analysis, actors: Mapping[str, str], start: int, end: int) -> frozenset[str]:
    return frozenset(
        actors[mention.entity]
        for mention in analysis.mentions
        if mention.entity is not None and mention.entity in actors and start <= mention.span.start < end
    )


def _different_articles(one: Iterable[Place], other: Iterable[Place]) -> bool:
    return {article for article, _ in one}.isdisjoint(article for article, _ in other)
