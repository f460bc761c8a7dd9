"""Analyses + registry -> Edition: one actor, one story, one question across articles, each with a lasting address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from briefing.consolidate.actor_records import cast
from briefing.consolidate.actors import resolve_actors
from briefing.consolidate.briefings import make_briefings
from briefing.consolidate.corrections import correct, corrected_date, of_articles
from briefing.consolidate.issues import make_threads
from briefing.consolidate.permalinks import identify
from briefing.consolidate.relations import find_relations
from briefing.consolidate.stories import by_age, groups, make_stories, same_affair
from briefing.consolidate.withdrawals import withdrawals
from briefing.errors import Diagnostic
from briefing.model import Analysis, Article, Correction, Edition, PublicationDate, TopicDefinition
from briefing.registry import Ledger, LedgerArticle, Registry

__all__ = ["boilerplate_marks", "consolidate", "corrected_dates", "groups"]


class _Record(Protocol):
    @property
    def id(self) -> str: ...


def consolidate(analyses: Sequence[Analysis], registry: Registry) -> tuple[Edition, Ledger, tuple[Diagnostic, ...]]:
    """The edition, the ledger with every id that it publishes, and what people should know.

    The order of ``analyses`` does not matter. Raises ConfigError when two corrections contradict each other.
    """
    old = registry.ledger
    entries = identify((analysis.document.article for analysis in analyses), old.articles)
    articles, corrections, remarks = _correct(analyses, registry, entries)
    affairs = same_affair(articles)
    clusters, doubts = resolve_actors(articles, registry.actors, affairs)
    people = cast(clusters, old.actors, {identifier: place for place, identifier in enumerate(articles)})
    stories, story_ids = make_stories(articles, affairs, old.stories)
    briefings, known = make_briefings(
        articles, {entry.id: entry for entry in entries.values()}, people, stories, corrections, old
    )
    issues, issue_ids = make_threads(briefings, old.issues)
    topics = _topics(registry.topics, articles.values(), old.topics)
    ledger = Ledger(
        articles=known,
        actors=people.ledger,
        topics=tuple(sorted({*old.topics, *(topic.id for topic in topics)})),
        stories=story_ids.ledger,
        issues=issue_ids.ledger,
    )
    edition = Edition(
        briefings=tuple(briefings.values()),
        actors=people.actors,
        topics=topics,
        stories=stories,
        issues=issues,
        relations=find_relations(briefings),
        withdrawals=(
            *withdrawals("briefings", _ids(known), set(briefings), by_people=registry.withdrawn),
            *withdrawals("actors", _ids(ledger.actors), _ids(people.actors), successors=people.successors),
            *withdrawals("topics", ledger.topics, _ids(topics)),
            *withdrawals("stories", _ids(ledger.stories), _ids(stories), successors=story_ids.successors),
            *withdrawals("open-issues", _ids(ledger.issues), _ids(issues), successors=issue_ids.successors),
        ),
    )
    return edition, ledger, (*remarks, *doubts)


def corrected_dates(analyses: Iterable[Analysis], registry: Registry) -> dict[str, PublicationDate]:
    """The publication dates that people gave, by source, so that times can be resolved against them beforehand."""
    corrections = _by_source((analysis.document.article for analysis in analyses), registry)
    return {
        source: corrected_date(correction)
        for source, found in corrections.items()
        for correction in found
        if correction.field == "published"
    }


def boilerplate_marks(articles: Iterable[Article], registry: Registry) -> dict[str, tuple[tuple[str, bool], ...]]:
    """What people said of lines, by source, to be heeded before the analysis: the words, and are they boilerplate?"""
    return {
        source: tuple((c.quote or "", not c.drop) for c in found if c.field == "boilerplate")
        for source, found in _by_source(articles, registry).items()
    }


def _by_source(articles: Iterable[Article], registry: Registry) -> dict[str, tuple[Correction, ...]]:
    if not registry.corrections:
        return {}
    entries = identify(articles, registry.ledger.articles)
    return of_articles(registry.corrections, {source: entry.id for source, entry in entries.items()})[0]


def _correct(
    analyses: Iterable[Analysis], registry: Registry, entries: Mapping[str, LedgerArticle]
) -> tuple[dict[str, Analysis], dict[str, tuple[Correction, ...]], tuple[Diagnostic, ...]]:
    """Corrected analyses by article id, oldest first, undated ones last; the corrections that took effect; remarks."""
    corrections, unused = of_articles(registry.corrections, {source: entry.id for source, entry in entries.items()})
    withdrawn = {withdrawal.id for withdrawal in registry.withdrawn}
    articles: dict[str, Analysis] = {}
    applied: dict[str, tuple[Correction, ...]] = {}
    missing = withdrawn - {entry.id for entry in (*entries.values(), *registry.ledger.articles)}
    remarks = [*unused, *(_no_such_briefing(identifier) for identifier in sorted(missing))]
    for analysis in sorted(analyses, key=_source):
        source = _source(analysis)
        if source not in entries:
            remarks.append(Diagnostic("warning", "W-DUPLICATE", "has the text of another article: left out", source))
        elif (identifier := entries[source].id) not in withdrawn:
            articles[identifier], applied[identifier], more = correct(analysis, corrections.get(source, ()))
            remarks += more
    return dict(sorted(articles.items(), key=by_age)), applied, tuple(remarks)


def _no_such_briefing(identifier: str) -> Diagnostic:
    where, hint = "registry/corrections.yml", "take the id from the address of the briefing"
    return Diagnostic("warning", "W-WITHDRAWN", f"withdrawn: there is no briefing {identifier!r}", where, hint)


def _ids(records: Iterable[_Record]) -> dict[str, None]:
    """The ids in order, quick to look up."""
    return {record.id: None for record in records}


def _source(analysis: Analysis) -> str:
    return analysis.document.article.source


def _topics(
    taxonomy: Sequence[TopicDefinition], analyses: Iterable[Analysis], published: Iterable[str]
) -> tuple[TopicDefinition, ...]:
    """The topics of the articles with those above them, and all that were published before, in taxonomy order."""
    parents = {topic.id: topic.parent for topic in taxonomy}
    wanted = set(published)
    for identifier in {topic.id for analysis in analyses for topic in analysis.topics}:
        above: str | None = identifier
        while above is not None and above not in wanted:
            wanted.add(above)
            above = parents.get(above)
    return tuple(topic for topic in taxonomy if topic.id in wanted)
