"""Lasting ids and anchors: what was published once is known again and keeps its address."""

from __future__ import annotations

import base64
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.consolidate.words import digest
from briefing.model import Article, Span
from briefing.registry import Anchor, LedgerArticle, LedgerGroup

_ID_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Anchored:
    """Anchors that run parallel to the findings, those that are no longer found, and the list for the ledger."""

    anchors: tuple[str, ...]
    retired: tuple[str, ...]
    ledger: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Lasting:
    """Proposed id -> lasting id, the list for the ledger, and left-over id -> id of its successor."""

    ids: Mapping[str, str]
    ledger: tuple[LedgerGroup, ...]
    successors: Mapping[str, str]


def identify(seeds: Iterable[Article], ledger: Sequence[LedgerArticle]) -> dict[str, LedgerArticle]:
    """The ledger's entry of every article by its source: known by its text, else by its source, else new.

    The entry has the present source and text; a second article with the same text gets no entry.
    """
    articles = {article.source: article.sha256 for article in sorted(seeds, key=lambda article: article.source)}
    by_text = {known: entry for entry in ledger for known in entry.digests}
    by_source = {entry.source: entry for entry in ledger}
    found: dict[str, LedgerArticle] = {}
    taken: set[str] = set()
    for lookup in (lambda source: by_text.get(articles[source]), by_source.get):
        for source in articles:
            entry = lookup(source)
            if entry and source not in found and entry.id not in taken:
                taken.add(entry.id)
                found[source] = _seen(entry, source, articles[source])
    ids = {entry.id for entry in ledger}
    texts = {entry.digests[-1] for entry in found.values()}
    for source, text in sorted(articles.items(), key=lambda item: (item[1], item[0])):
        if source not in found and text not in texts:
            found[source] = LedgerArticle(_new_id(text, ids), source, (text,))
            ids.add(found[source].id)
            texts.add(text)
    return found


def _seen(entry: LedgerArticle, source: str, text: str) -> LedgerArticle:
    """The entry with the present source and its present text last."""
    return replace(entry, source=source, digests=(*(d for d in entry.digests if d != text), text))


def _new_id(sha256: str, taken: Collection[str]) -> str:
    """The first letters of the digest in base 32, beginning with a letter, as many as it takes to be unique."""
    letters = base64.b32encode(bytes.fromhex(sha256)).decode().lower().rstrip("=").lstrip("234567")
    length = next(n for n in range(_ID_LENGTH, len(letters) + 1) if letters[:n] not in taken)
    return letters[:length]


def anchor(prefix: str, contents: Sequence[tuple[Span, str]], known: Sequence[Anchor], *, same_text: bool) -> Anchored:
    """Anchors ``prefix1``, ``prefix2`` ... for findings given as span and text, in order of appearance.

    A finding keeps the anchor of the known one with the same words; while the article's text is the same, also of
    the one it overlaps most. Everything else gets the next free number.
    """
    fresh = [Anchor(digest(text), span) for span, text in contents]
    number = _same_words(fresh, known)
    if same_text:
        _same_place(fresh, known, number)
    entries = list(known)
    for index, found in enumerate(fresh):
        if index in number:
            entries[number[index]] = found
        else:
            number[index] = len(entries)
            entries.append(found)
    used = set(number.values())
    return Anchored(
        anchors=tuple(f"{prefix}{number[index] + 1}" for index in range(len(fresh))),
        retired=tuple(f"{prefix}{n + 1}" for n in range(len(known)) if n not in used),
        ledger=tuple(entries),
    )


def _same_words(fresh: Sequence[Anchor], known: Sequence[Anchor]) -> dict[int, int]:
    """Pairs the findings of one digest in order of appearance."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for n in sorted(range(len(known)), key=lambda n: (known[n].span, n), reverse=True):
        places[known[n].digest].append(n)
    return {index: places[found.digest].pop() for index, found in enumerate(fresh) if places[found.digest]}


def _same_place(fresh: Sequence[Anchor], known: Sequence[Anchor], number: dict[int, int]) -> None:
    """Adds to ``number`` the pairs that overlap, the longest overlap first."""
    taken = set(number.values())
    pairs = [
        (min(found.span.end, old.span.end) - max(found.span.start, old.span.start), index, n)
        for index, found in enumerate(fresh)
        if index not in number
        for n, old in enumerate(known)
        if n not in taken and found.span.overlaps(old.span)
    ]
    for _, index, n in sorted(pairs, key=lambda pair: (-pair[0], pair[1:])):
        if index not in number and n not in taken:
            number[index] = n
            taken.add(n)


def group_ids(groups: Mapping[str, tuple[str, ...]], known: Sequence[LedgerGroup]) -> Lasting:
    """Lasting ids for groups (stories, issue threads); ``groups`` maps the id of a new group to its members.

    A group keeps the known id that it shares most members with; a known id that is left over leads to the group
    that has most of its members.
    """
    of_member: defaultdict[str, list[str]] = defaultdict(list)
    for proposed, members in groups.items():
        for member in members:
            of_member[member].append(proposed)
    shared = Counter(
        (entry.id, proposed) for entry in known for member in entry.members for proposed in of_member.get(member, ())
    )
    ranked = sorted(shared, key=lambda pair: (-shared[pair], pair))
    ids: dict[str, str] = {}
    kept: set[str] = set()
    for old, proposed in ranked:
        if old not in kept and proposed not in ids:
            ids[proposed] = old
            kept.add(old)
    entries = {entry.id: entry for entry in known}
    for proposed in sorted(groups):
        lasting = ids.setdefault(proposed, free_id(proposed, entries))
        entries[lasting] = LedgerGroup(lasting, tuple(sorted(groups[proposed])))
    successors: dict[str, str] = {}
    for old, proposed in ranked:
        if old not in kept:
            successors.setdefault(old, ids[proposed])
    return Lasting(ids, tuple(entries[key] for key in sorted(entries)), successors)


def free_id(wanted: str, taken: Collection[str]) -> str:
    """The id, or with the first number behind it that makes it free."""
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"
