"""registry/outlets.yml: where articles come from and which of their lines are never text."""

from __future__ import annotations

import re

from briefing.model import OutletEntry
from briefing.registry.nodes import Mapping, entries

_KEYS = ("id", "name", "domain", "match", "boilerplate")


def read_outlets(top: Mapping) -> tuple[OutletEntry, ...]:
    """The entries under ``outlets``; ConfigError for a double id and an expression that does not compile."""
    found: dict[str, str] = {}
    outlets = []
    for entry in entries(top, "outlets"):
        entry.only(_KEYS, required=("id", "name"))
        outlet = OutletEntry(
            id=entry.identifier(),
            name=entry.needed("name"),
            match=entry.texts("match"),
            boilerplate=entry.texts("boilerplate"),
            domain=entry.text("domain"),
        )
        if outlet.id in found:
            entry.fail("id", f"{outlet.id!r} stands also at {found[outlet.id]}: merge the two entries")
        found[outlet.id] = entry.where
        for expression in outlet.boilerplate:
            try:
                re.compile(expression)
            except re.error as error:
                entry.fail("boilerplate", f"{expression!r} is no regular expression ({error}): correct it")
        outlets.append(outlet)
    return tuple(outlets)
