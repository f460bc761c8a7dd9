"""registry/actors.yml: preferred names, spellings that are the same, names that are not."""

from __future__ import annotations

from typing import get_args

from briefing.errors import ConfigError
from briefing.model import ActorEntry, EntityKind
from briefing.registry.nodes import Mapping, entries

_KEYS = ("id", "name", "kind", "variants", "not_same", "why", "note")


def read_actors(top: Mapping) -> tuple[ActorEntry, ...]:
    """The entries under ``actors``; ConfigError when two claim one name, or one name is the same and not the same."""
    ids: dict[str, str] = {}
    claims: dict[str, tuple[str, str]] = {}
    found = []
    for entry in entries(top, "actors"):
        actor = _actor(entry)
        if actor.id in ids:
            entry.fail("id", f"{actor.id!r} stands also at {ids[actor.id]}: merge the two entries or rename one")
        ids[actor.id] = entry.where
        for name in (actor.name, *actor.variants):
            owner, where = claims.setdefault(name.casefold(), (actor.id, entry.where))
            if owner != actor.id:
                raise ConfigError(
                    f"{entry.where} and {where}: {name!r} is claimed by {actor.id!r} and {owner!r}: "
                    "keep it in one of the two entries"
                )
        found.append(actor)
    return tuple(found)


def _actor(entry: Mapping) -> ActorEntry:
    entry.only(_KEYS, required=("id", "name", "kind", "why"))
    actor = ActorEntry(
        id=entry.identifier(),
        name=entry.needed("name"),
        kind=entry.choice("kind", get_args(EntityKind)),  # type: ignore[arg-type]
        why=entry.needed("why"),
        variants=entry.texts("variants"),
        not_same=entry.texts("not_same"),
        note=entry.text("note"),
    )
    same = {name.casefold() for name in (actor.name, *actor.variants)} | {actor.id}
    for name in actor.not_same:
        if name.casefold() in same:
            entry.fail("not_same", f"{name!r} is also given as the same actor: keep it in variants or in not_same")
    return actor
