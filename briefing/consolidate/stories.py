"""Which articles tell the same affair? Conservative: a wrong merge is worse than a missed one.

Articles are compared by their nouns and names, bound by date, as in topic detection and tracking (Allan 2002).
The thresholds were read off 844 German Wikinews articles. Up to three days apart five pairs lie above 0.25, each one
affair or its sequel; the next two (0.21, 0.20) are a sequel and a mere likeness of subject. Up to ten days apart the
first that only shares a subject lies at 0.28, and five up to 40 days apart lie above 0.40, all one affair. Undated
articles need more than any two of different affairs reach among our five seeds (0.24).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from briefing.consolidate.permalinks import Lasting, group_ids
from briefing.consolidate.similarity import link, vectors
from briefing.consolidate.words import nouns
from briefing.languages.name_key import name_key
from briefing.model import Analysis, PublicationDate, Story
from briefing.registry import LedgerGroup

# Days apart, and the similarity that two articles then need.
_LIMITS = ((3, 0.25), (10, 0.30), (40, 0.40))
_FAR_DAYS = _LIMITS[-1][0]
_UNDATED = 0.30
# Very short articles say too little to tell one affair from another.
_SHARED_WORDS, _SHARED_WEIGHTY = 6, 3


def groups(analyses: Iterable[Analysis]) -> tuple[tuple[str, ...], ...]:
    """The sources of articles that tell the same affair, groups of two and more, sorted."""
    return same_affair(dict(sorted(((a.document.article.source, a) for a in analyses), key=by_age)))


def same_affair(articles: Mapping[str, Analysis]) -> tuple[tuple[str, ...], ...]:
    """The keys of articles (oldest first) that tell the same affair, groups of two and more, sorted."""
    days = {key: _days(analysis.published) for key, analysis in articles.items()}
    words = {key: nouns(analysis) for key, analysis in articles.items()}

    def threshold(one: str, other: str) -> float | None:
        limit = _threshold(days[one], days[other])
        return limit if limit and len(words[one].keys() & words[other].keys()) >= _SHARED_WORDS else None

    def in_time(one: Iterable[str], other: Iterable[str]) -> bool:
        spans = [days[key] for key in (*one, *other)]
        return max(first for first, _ in spans) - min(last for _, last in spans) <= _FAR_DAYS

    return link(vectors(words), threshold, shared=_SHARED_WEIGHTY, may_join=in_time)


def by_age(item: tuple[str, Analysis]) -> tuple[str, str]:
    """Sorts keyed articles: oldest first, undated last, then by key."""
    published = item[1].published
    return published.value or published.earliest or published.latest or "9999", item[0]


def make_stories(
    articles: Mapping[str, Analysis], affairs: Iterable[Sequence[str]], known: Sequence[LedgerGroup]
) -> tuple[tuple[Story, ...], Lasting]:
    """The stories, sorted by id, and their lasting ids; ``articles`` by id, oldest first.

    A new story has the id of its oldest article.
    """
    order = {identifier: place for place, identifier in enumerate(articles)}
    members = {ids[0]: ids for ids in (tuple(sorted(affair, key=order.__getitem__)) for affair in affairs)}
    lasting = group_ids(members, known)
    found = [_story(lasting.ids[key], {i: articles[i] for i in members[key]}) for key in members]
    return tuple(sorted(found, key=lambda story: story.id)), lasting


def _story(identifier: str, articles: Mapping[str, Analysis]) -> Story:
    """``basis`` are the words that the articles share."""
    titles = [analysis.title for analysis in articles.values() if analysis.title]
    title = next((t.text for t in titles if t.basis != "derived"), titles[0].text if titles else None)
    days = sorted(analysis.published.value for analysis in articles.values() if analysis.published.value)
    words = _shared_words(list(articles.values()))
    return Story(
        id=identifier,
        title=title or ", ".join(words[:3]) or identifier,
        articles=tuple(articles),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        basis=", ".join(words),
    )


def _days(published: PublicationDate) -> tuple[int, int]:
    """First and last possible day as ordinals; an open end is the end of time."""
    first, last = published.value or published.earliest, published.value or published.latest
    return _ordinal(first) if first else date.min.toordinal(), _ordinal(last) if last else date.max.toordinal()


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _threshold(one: tuple[int, int], other: tuple[int, int]) -> float | None:
    """The similarity that two articles need, by their distance in time; None when they are too far apart."""
    gap = max(one[0] - other[1], other[0] - one[1], 0)
    if gap <= _FAR_DAYS < max(one[1] - one[0], other[1] - other[0]):
        return _UNDATED
    return next((limit for days, limit in _LIMITS if gap <= days), None)


def _shared_words(analyses: Sequence[Analysis], limit: int = 5) -> tuple[str, ...]:
    """The nouns that most of the articles have, the most frequent first, in their base form."""
    counts = [nouns(analysis) for analysis in analyses]
    total = sum(counts, Counter[str]())
    spread = Counter(word for count in counts for word in count)
    best = sorted(total, key=lambda word: (-spread[word], -total[word], word))[:limit]
    written = {
        name_key(token.lemma): token.lemma
        for analysis in reversed(analyses)
        for sentence in analysis.sentences
        for token in sentence.tokens
    }
    return tuple(written.get(word, word) for word in best)
