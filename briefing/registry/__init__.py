"""What people decided, and the ledger of links that were published: registry/*.yml, read and checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from briefing.model import ActorEntry, Correction, OutletEntry, TopicDefinition, Withdrawal
from briefing.registry.actors import read_actors
from briefing.registry.corrections import read_corrections, read_withdrawn, target
from briefing.registry.ledger import Anchor, Ledger, LedgerActor, LedgerArticle, LedgerGroup, dump_ledger, load_ledger
from briefing.registry.nodes import Mapping, read
from briefing.registry.outlets import read_outlets
from briefing.registry.slugs import slug
from briefing.registry.topics import read_topics

__all__ = [
    "Anchor",
    "Ledger",
    "LedgerActor",
    "LedgerArticle",
    "LedgerGroup",
    "Registry",
    "dump_ledger",
    "load",
    "load_ledger",
    "slug",
    "target",
]


@dataclass(frozen=True, slots=True)
class Registry:
    """People's decisions in the order of their files, and the ledger. ``withdrawn`` are the takedowns of a person."""

    actors: tuple[ActorEntry, ...] = ()
    topics: tuple[TopicDefinition, ...] = ()
    outlets: tuple[OutletEntry, ...] = ()
    corrections: tuple[Correction, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()
    ledger: Ledger = field(default_factory=Ledger)


def load(folder: Path) -> Registry:
    """The registry of a folder whose files are all optional: actors, topics, outlets, corrections, permalinks.

    Raises ConfigError that names file, line, key and what to edit, also for entries that contradict each other.
    """

    def top(name: str, *keys: str) -> Mapping:
        mapping = read(folder / name, f"registry/{name}")
        mapping.only(keys)
        return mapping

    topics = read_topics(top("topics.yml", "topics"))
    corrections = top("corrections.yml", "corrections", "withdrawn")
    ledger = folder / "permalinks.yml"
    return Registry(
        actors=read_actors(top("actors.yml", "actors")),
        topics=topics,
        outlets=read_outlets(top("outlets.yml", "outlets")),
        corrections=read_corrections(corrections, frozenset(topic.id for topic in topics)),
        withdrawn=read_withdrawn(corrections),
        ledger=load_ledger(ledger.read_text(encoding="utf-8")) if ledger.is_file() else Ledger(),
    )
