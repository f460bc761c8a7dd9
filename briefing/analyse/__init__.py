"""Document -> Analysis: one module per question; this face asks them in order.

Analysing one article depends on that article, the language files, the taxonomy and the version only.
"""

from __future__ import annotations

from dataclasses import replace

from briefing.analyse.dates import publication_date
from briefing.analyse.entities import resolve
from briefing.analyse.events import find_events
from briefing.analyse.mentions import find_mentions
from briefing.analyse.open_issues import find_open_issues
from briefing.analyse.places import find_places
from briefing.analyse.salience import mark_salience
from briefing.analyse.sentences import split
from briefing.analyse.statements import find_statements
from briefing.analyse.times import find_times, resolve_times
from briefing.analyse.titles import find_title
from briefing.analyse.topics import match_topics
from briefing.languages import Language
from briefing.model import Analysis, Document, PublicationDate, TopicDefinition

__all__ = ["analyse", "redate"]


def analyse(document: Document, language: Language, taxonomy: tuple[TopicDefinition, ...]) -> Analysis:
    """Everything that can be found in one document of a supported language."""
    sentences = split(document, language)
    entities, mentions = resolve(document, sentences, find_mentions(document, sentences, language), language)
    open_times = find_times(document, sentences, language)
    published = publication_date(document, sentences, open_times, language)
    times = resolve_times(document, sentences, open_times, published, language)
    statements = find_statements(document, sentences, mentions, entities, language)
    entities = mark_salience(document, sentences, entities, statements, language)
    places = find_places(document, sentences, mentions, entities, language)
    main_event, events = find_events(document, sentences, entities, times, places, statements, published, language)
    return Analysis(
        document=document,
        title=find_title(document, main_event),
        published=published,
        sentences=sentences,
        mentions=mentions,
        entities=entities,
        places=places,
        times=times,
        statements=statements,
        main_event=main_event,
        events=events,
        open_issues=find_open_issues(document, sentences, entities, statements, times, language),
        topics=match_topics(document, sentences, taxonomy, language),
    )


def redate(analysis: Analysis, published: PublicationDate, language: Language) -> Analysis:
    """The same analysis seen from a better publication date: times resolved again, events placed again."""
    a = analysis
    times = resolve_times(a.document, a.sentences, a.times, published, language)
    main_event, events = find_events(
        a.document, a.sentences, a.entities, times, a.places, a.statements, published, language
    )
    return replace(a, published=published, times=times, main_event=main_event, events=events)
