"""Which open issues of several articles are one question? Conservative, like the stories."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefing.consolidate.similarity import link, vectors
from briefing.consolidate.words import ContentWords
from briefing.model import Analysis, Briefing, IssueState, IssueThread

Place = tuple[str, str]  # article id, anchor of the open issue

# The content words of a question are few: articles of one affair must share about half of their weight, others more.
_SAME_STORY, _SHARED_ACTOR = 0.45, 0.60
_MIN_SHARED_WORDS = 2


@dataclass(frozen=True, slots=True)
class _Question:
    words: frozenset[str]
    actors: frozenset[str]
    story: str | None


def same_question(briefings: Iterable[Briefing]) -> tuple[tuple[Place, ...], ...]:
    """Every open issue in exactly one group, groups sorted; an article's own issues always stay apart."""
    questions: dict[Place, _Question] = {}
    for briefing in briefings:
        questions |= _questions(briefing)
    of = vectors({place: dict.fromkeys(question.words, 1) for place, question in questions.items()})

    def threshold(one: Place, other: Place) -> float | None:
        a, b = questions[one], questions[other]
        if one[0] == other[0] or len(a.words & b.words) < _MIN_SHARED_WORDS:
            return None
        if a.story is not None and a.story == b.story:
            return _SAME_STORY
        return _SHARED_ACTOR if a.actors & b.actors else None

    found = link(of, threshold, _different_articles)
    grouped = {place for group in found for place in group}
    return tuple(sorted((*found, *((place,) for place in questions if place not in grouped))))


def thread(identifier: str, places: Iterable[Place], briefings: Mapping[str, Briefing]) -> IssueThread:
    """The record of one question; its label is that of its oldest appearance. ``briefings`` by id, oldest first."""
    order = {article: position for position, article in enumerate(briefings)}
    states, actors, topics, stories = [], set(), set(), set()
    label = ""
    for article, anchor in sorted(places, key=lambda place: (order[place[0]], place[1])):
        briefing = briefings[article]
        index = briefing.issue_anchors.index(anchor)
        issue = briefing.analysis.open_issues[index]
        label = label or issue.label
        states.append(IssueState(article, anchor, issue.kind, briefing.analysis.published.value))
        actors |= {briefing.actors[entity] for entity in issue.answerers if entity in briefing.actors}
        topics |= {topic.id for topic in briefing.analysis.topics}
        stories.add(briefing.story)
    return IssueThread(
        id=identifier,
        label=label,
        states=tuple(states),
        actors=tuple(sorted(actors)),
        topics=tuple(sorted(topics)),
        story=stories.pop() if len(stories) == 1 else None,
    )


def _questions(briefing: Briefing) -> dict[Place, _Question]:
    analysis = briefing.analysis
    if not analysis.open_issues:
        return {}
    words = ContentWords(analysis)
    return {
        (briefing.id, anchor): _Question(
            words.of([issue.span]),
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
