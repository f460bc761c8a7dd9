"""Clusters -> actors with lasting ids."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.consolidate.actors import Cluster, Member
from briefing.consolidate.permalinks import free_id
from briefing.model import Actor, Analysis
from briefing.registry import LedgerActor, slug


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors sorted by id, whose they are, the ledger's list, and where ids went that are no longer used."""

    actors: tuple[Actor, ...]
    of_member: Mapping[Member, str]
    ledger: tuple[LedgerActor, ...]
    successors: Mapping[str, str]

    def of_article(self, analysis: Analysis, identifier: str) -> dict[str, str]:
        """Entity id -> actor id of one article, sorted."""
        ids = sorted(entity.id for entity in analysis.entities)
        return {entity: self.of_member[identifier, entity] for entity in ids if (identifier, entity) in self.of_member}


def cast(clusters: Sequence[Cluster], known: Sequence[LedgerActor], order: Mapping[str, int]) -> Cast:
    """The actors of an edition; ``order`` gives an article's place in time.

    An id is that of the registry, else the one that the ledger remembers for one of the names, else made of the name.
    """
    spellings = [_spellings(cluster) for cluster in clusters]
    ids = _ids(clusters, spellings, known, order)
    records = {
        identifier: _record(identifier, cluster, count, order)
        for identifier, cluster, count in zip(ids, clusters, spellings, strict=True)
    }
    entries = {entry.id: entry for entry in known}
    for identifier, cluster in zip(ids, clusters, strict=True):
        old = entries.get(identifier)
        names = {cluster.name, *(entity.name for _, entity in cluster.members), *(old.names if old else ())}
        first = old.first if old else records[identifier].members[0][0]
        entries[identifier] = LedgerActor(identifier, cluster.kind, first, tuple(sorted(names)))
    return Cast(
        actors=tuple(records[identifier] for identifier in sorted(records)),
        of_member={
            member: identifier
            for identifier, cluster in zip(ids, clusters, strict=True)
            for member, _ in cluster.members
        },
        ledger=tuple(entries[identifier] for identifier in sorted(entries)),
        successors=_successors(known, ids, spellings),
    )


def _record(identifier: str, cluster: Cluster, spellings: Counter[str], order: Mapping[str, int]) -> Actor:
    sides = Counter(entity.affiliation for _, entity in cluster.members if entity.affiliation)
    entry = cluster.entry
    members = sorted((member for member, _ in cluster.members), key=lambda member: (order[member[0]], member[1]))
    return Actor(
        id=identifier,
        name=cluster.name,
        kind=cluster.kind,
        variants=tuple(sorted(spellings.items(), key=lambda item: (-item[1], item[0]))),
        members=tuple(members),
        basis=cluster.basis,
        affiliation=min(sides, key=lambda side: (-sides[side], side), default=None),
        salient=any(entity.salient for _, entity in cluster.members),
        not_same=entry.not_same if entry else (),
        note=entry.note if entry else None,
        why=entry.why if entry else None,
    )


def _spellings(cluster: Cluster) -> Counter[str]:
    """How often each spelling stands in the articles; the names themselves where there is no mention."""
    found = Counter(mention.text for _, entity in cluster.members for mention in entity.mentions)
    return found or Counter(entity.name for _, entity in cluster.members)


def _ids(
    clusters: Sequence[Cluster],
    spellings: Sequence[Counter[str]],
    known: Sequence[LedgerActor],
    order: Mapping[str, int],
) -> list[str]:
    ids: dict[int, str] = {n: cluster.entry.id for n, cluster in enumerate(clusters) if cluster.entry}
    used = set(ids.values())
    claims = []
    for n, entry, shared in _shared_names(known, clusters, spellings):
        cluster = clusters[n]
        rank = (cluster.kind == entry.kind, cluster.name in entry.names, entry.first in cluster.articles, shared)
        claims.append((tuple(-int(part) for part in rank), entry.id, n))
    for _, identifier, n in sorted(claims):
        if n not in ids and identifier not in used:
            ids[n] = identifier
            used.add(identifier)
    taken = used | {entry.id for entry in known}
    # The oldest namesake gets the plain id.
    age = {n: min((order[article], article) for article in cluster.articles) for n, cluster in enumerate(clusters)}
    for n in sorted(age, key=lambda n: (age[n], n)):
        if n not in ids:
            ids[n] = free_id(slug(clusters[n].name), taken)
            taken.add(ids[n])
    return [ids[n] for n in range(len(clusters))]


def _shared_names(
    known: Sequence[LedgerActor], clusters: Sequence[Cluster], spellings: Sequence[Counter[str]]
) -> list[tuple[int, LedgerActor, int]]:
    """(cluster, entry, number of names that they share) wherever it is not zero."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    for n, cluster in enumerate(clusters):
        for name in sorted({cluster.name, *spellings[n], *(entity.name for _, entity in cluster.members)}):
            having[name].append(n)
    return [
        (n, entry, shared)
        for entry in known
        for n, shared in sorted(Counter(n for name in entry.names for n in having.get(name, ())).items())
    ]


def _successors(known: Sequence[LedgerActor], ids: Sequence[str], spellings: Sequence[Counter[str]]) -> dict[str, str]:
    """Ids that are no longer used -> the only actor that now has one of their names."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for identifier, names in zip(ids, spellings, strict=True):
        for name in names:
            owners[name].add(identifier)
    present = set(ids)
    found = {}
    for entry in known:
        heirs = {owner for name in entry.names for owner in owners.get(name, ())}
        if entry.id not in present and len(heirs) == 1:
            found[entry.id] = heirs.pop()
    return found
