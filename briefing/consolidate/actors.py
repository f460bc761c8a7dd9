"""One actor across articles: registry first, then full names, then what only one candidate can explain."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefing.consolidate.names import Key, is_abbreviation, key_of, person_name, plain_key
from briefing.errors import Diagnostic
from briefing.model import ActorEntry, Analysis, Entity, EntityKind

Member = tuple[str, str]  # article id, entity id


@dataclass(slots=True, eq=False)
class Cluster:
    """The entities of several articles that are one actor, while it is being put together.

    ``basis``: "registry", "full-name", "name", "surname" (joined by role, affiliation or story), "abbreviation",
    "single" (one article).
    """

    kind: EntityKind
    entry: ActorEntry | None = None
    basis: str = "single"
    members: list[tuple[Member, Entity]] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    sides: set[Key] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The registry's name, else the most frequent full form, among equals the first by alphabet."""
        if self.entry:
            return self.entry.name
        forms = Counter(entity.name for _, entity in self.members)
        full = [form for form in forms if not _is_short(form, self.kind)] or list(forms)
        return min(full, key=lambda form: (-forms[form], form))

    def add(self, member: Member, entity: Entity, basis: str) -> None:
        """Takes in an entity; ``basis`` says why, should it be the first of a further article."""
        if self.basis != "registry" and self.articles - {member[0]}:
            self.basis = basis
        self.members.append((member, entity))
        self.articles.add(member[0])
        self.roles |= _role_ends(entity)
        if entity.affiliation:
            self.sides.add(plain_key(entity.affiliation))


def resolve_actors(
    articles: Mapping[str, Analysis], entries: Sequence[ActorEntry], stories: Iterable[Sequence[str]]
) -> tuple[tuple[Cluster, ...], tuple[Diagnostic, ...]]:
    """Clusters of entities, sorted by kind and name. ``articles`` by id, ``stories`` are groups of these ids.

    Persons meet by first and last name; a family name alone, or an abbreviation, joins the only candidate there is.
    Entities of different kinds meet only in the registry. Anonymous groups belong to nobody, and a generic name
    ("the police") means the same body only within a story.
    """
    registry = _Registry(entries)
    clusters: dict[tuple[EntityKind, Key], Cluster] = {}
    short: list[tuple[Member, Entity]] = []
    partners = _partners(stories)
    for article in sorted(articles):
        for entity in articles[article].entities:
            key = key_of(entity.name, entity.kind)
            if entity.generic:
                key = (*key, min(partners.get(article, (article,))))
            if cluster := registry.find(entity):
                cluster.add((article, entity.id), entity, "registry")
            elif not key or _is_anonymous(entity):
                continue
            elif _is_short(entity.name, entity.kind):
                short.append(((article, entity.id), entity))
            else:
                basis = "full-name" if entity.kind == "person" else "name"
                clusters.setdefault((entity.kind, key), Cluster(entity.kind)).add((article, entity.id), entity, basis)
    full = [*registry.clusters, *_without_middle_names(clusters)]
    sources = {article: analysis.document.article.source for article, analysis in articles.items()}
    surnames, diagnostics = _join_short(short, full, partners, sources)
    found = [cluster for cluster in (*full, *surnames) if cluster.members]
    return tuple(sorted(found, key=lambda c: (c.kind, c.name, c.members[0][0]))), diagnostics


class _Registry:
    """The clusters of the entries, found by the exact name of an entity, else by its kind and key."""

    def __init__(self, entries: Sequence[ActorEntry]) -> None:
        self.clusters = [Cluster(entry.kind, entry, "registry") for entry in entries]
        self._exact: dict[str, Cluster] = {}
        by_key: defaultdict[tuple[EntityKind, Key], list[Cluster]] = defaultdict(list)
        for entry, cluster in zip(entries, self.clusters, strict=True):
            for name in (entry.name, *entry.variants):
                self._exact[name.casefold()] = cluster
                known = by_key[entry.kind, key_of(name, entry.kind)]
                if cluster not in known:
                    known.append(cluster)
        self._by_key = {key: found[0] for key, found in by_key.items() if len(found) == 1}

    def find(self, entity: Entity) -> Cluster | None:
        exact = self._exact.get(entity.name.casefold())
        cluster = exact or self._by_key.get((entity.kind, key_of(entity.name, entity.kind)))
        return cluster if cluster and not _refuses(cluster, entity) else None


def _refuses(cluster: Cluster, entity: Entity) -> bool:
    """Does the registry say that a name of this entity is somebody else?"""
    if cluster.entry is None or not cluster.entry.not_same:
        return False
    names = {entity.name.casefold(), *(mention.text.casefold() for mention in entity.mentions)}
    return any(name.casefold() in names for name in cluster.entry.not_same)


def _is_anonymous(entity: Entity) -> bool:
    return entity.kind == "group" and (entity.generic or entity.count is not None or not entity.name[:1].isupper())


def _is_short(name: str, kind: EntityKind) -> bool:
    """Does the name need a longer one to stand for: a family name alone, an abbreviation?"""
    if kind == "person":
        person = person_name(name)
        return person is None or person.first is None
    return kind == "organisation" and is_abbreviation(name)


def _without_middle_names(clusters: Mapping[tuple[EntityKind, Key], Cluster]) -> list[Cluster]:
    """Joins persons of one first and last name unless two different middle names show that there are two of them."""
    namesakes: defaultdict[tuple[EntityKind, Key], list[Key]] = defaultdict(list)
    for kind, key in clusters:
        namesakes[kind, (key[0], key[-1]) if kind == "person" else key].append(key)
    found = []
    for (kind, _), keys in namesakes.items():
        keys.sort(key=lambda key: (-len(key), key))
        if len(keys) == 2 and len(keys[1]) == 2:
            for member, entity in clusters[kind, keys.pop()].members:
                clusters[kind, keys[0]].add(member, entity, "full-name")
        found += [clusters[kind, key] for key in keys]
    return found


# --------------------------------------------------------------------------- family names and abbreviations


def _join_short(
    short: Sequence[tuple[Member, Entity]],
    full: Sequence[Cluster],
    partners: Mapping[str, frozenset[str]],
    sources: Mapping[str, str],
) -> tuple[list[Cluster], tuple[Diagnostic, ...]]:
    """Adds each short name to the one cluster it can stand for; the others make clusters of their own."""
    candidates = _by_short_form(full)
    own: defaultdict[tuple[EntityKind, Key], list[Cluster]] = defaultdict(list)
    doubts: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for member, entity in short:
        identity = entity.kind, key_of(entity.name, entity.kind)
        known = [cluster for cluster in candidates.get(identity, ()) if not _refuses(cluster, entity)]
        fitting = [c for c in known if _fits(member, entity, c, partners, alone=len(known) == 1)]
        if len(known) > 1 and len(fitting) != 1:
            doubts[(entity.name, *sorted(cluster.name for cluster in known))].add(sources[member[0]])
        if len(fitting) != 1:
            fitting = [c for c in own[identity] if _fits(member, entity, c, partners, alone=True)]
        if len(fitting) != 1:
            fitting = [Cluster(entity.kind)]
            own[identity] += fitting
        fitting[0].add(member, entity, "surname" if entity.kind == "person" else "abbreviation")
    return [cluster for clusters in own.values() for cluster in clusters], _say(doubts)


def _by_short_form(clusters: Iterable[Cluster]) -> dict[tuple[EntityKind, Key], list[Cluster]]:
    """Family name, or abbreviation that an article itself uses for the full name -> the clusters it may stand for."""
    found: defaultdict[tuple[EntityKind, Key], list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        names = {entity.name for _, entity in cluster.members}
        if cluster.entry:
            names |= {cluster.entry.name, *cluster.entry.variants}
        if cluster.kind == "person":
            keys: set[Key] = {("", person.last) for name in names if (person := person_name(name))}
        else:
            written = {mention.text for _, entity in cluster.members for mention in entity.mentions}
            keys = {plain_key(name) for name in names} | {plain_key(text) for text in written if is_abbreviation(text)}
        for key in sorted(keys):
            found[cluster.kind, key].append(cluster)
    return found


def _fits(
    member: Member, entity: Entity, cluster: Cluster, partners: Mapping[str, frozenset[str]], *, alone: bool
) -> bool:
    """Does more than the family name speak for it: role or story; for the only candidate also side or registry?"""
    if entity.kind != "person":
        return True
    same_story = not cluster.articles.isdisjoint(partners.get(member[0], frozenset()) | {member[0]})
    if same_story or any(a.endswith(b) or b.endswith(a) for a in _role_ends(entity) for b in cluster.roles):
        return True
    return alone and (cluster.entry is not None or plain_key(entity.affiliation or "") in cluster.sides)


def _role_ends(entity: Entity) -> set[str]:
    """The last word of each role, so that "Bundeskanzler" ends with "Kanzler"."""
    ends = {role.text.split()[-1].casefold() for role in entity.roles if role.text.split()}
    return {end for end in ends if len(end) > 4}


def _partners(stories: Iterable[Sequence[str]]) -> dict[str, frozenset[str]]:
    return {article: frozenset(story) for story in stories for article in story}


def _say(doubts: Mapping[tuple[str, ...], set[str]]) -> tuple[Diagnostic, ...]:
    return tuple(
        Diagnostic(
            "info",
            "I-TWO-CANDIDATES",
            f"{names[0]!r} may be {' or '.join(names[1:])}: kept apart ({len(where)} articles)",
            min(where),
            "say who it is in registry/corrections.yml, or add the name to an entry of registry/actors.yml",
        )
        for names, where in sorted(doubts.items())
    )
