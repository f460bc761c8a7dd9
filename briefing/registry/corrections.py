"""registry/corrections.yml: what a person changed in one article, and what a person withdrew."""

from __future__ import annotations

import re
from datetime import date
from typing import get_args

from briefing.errors import ConfigError
from briefing.model import Act, Correction, CorrectionField, EntityKind, IssueKind, Withdrawal
from briefing.registry.nodes import Mapping, entries

_KEYS = ("article", "field", "quote", "set", "drop", "why", "by", "on")
# What an entry may set, by field.
_VALUES: dict[str, tuple[str, ...]] = {
    "title": ("text",),
    "published": ("value", "earliest", "latest"),
    "outlet": ("name",),
    "actor": ("name", "kind", "role", "affiliation"),
    "statement": ("speaker", "act"),
    "open-issue": ("label", "kind"),
    "topic": ("id",),
    "boilerplate": ("reason",),
}
# The fields that an article has once, so that no quote is needed to tell which finding is meant.
_SINGLE = ("title", "published", "outlet")
_CLOSED = {("actor", "kind"): EntityKind, ("open-issue", "kind"): IssueKind, ("statement", "act"): Act}
_ID = re.compile(r"[a-z][a-z2-7]{7,}")


def read_corrections(top: Mapping, topics: frozenset[str]) -> tuple[Correction, ...]:
    """The entries under ``corrections``; ConfigError for two on one finding and for a topic that does not exist."""
    found: dict[tuple[str, ...], str] = {}
    corrections = []
    for entry in entries(top, "corrections"):
        correction = _correction(entry)
        finding = (correction.article, *target(correction))
        if finding in found:
            raise ConfigError(f"{entry.where} and {found[finding]}: two corrections of one finding: keep one")
        found[finding] = entry.where
        if correction.field == "topic" and finding[-1] not in topics:
            entry.fail("set", f"there is no topic {finding[-1]!r}: write an id of registry/topics.yml")
        corrections.append(correction)
    return tuple(corrections)


def target(correction: Correction) -> tuple[str, str]:
    """What a correction is about within its article: two with the same target contradict each other."""
    if correction.field == "topic":
        return correction.field, (correction.set or {})["id"]
    return correction.field, "" if correction.field in _SINGLE else correction.quote or ""


def read_withdrawn(top: Mapping) -> tuple[Withdrawal, ...]:
    """The entries under ``withdrawn``: briefings that a person took down, each with its ``why``."""
    found: dict[str, str] = {}
    withdrawn = []
    for entry in entries(top, "withdrawn"):
        entry.only(("id", "why", "on"), required=("id", "why"))
        identifier = entry.matching("id", _ID, "the id of a briefing (the last part of its address)")
        if identifier in found:
            entry.fail("id", f"{identifier!r} stands also at {found[identifier]}: keep one entry")
        found[identifier] = entry.where
        withdrawn.append(Withdrawal(identifier, "briefings", None, entry.needed("why"), _day(entry, "on")))
    return tuple(withdrawn)


def _correction(entry: Mapping) -> Correction:
    entry.only(_KEYS, required=("article", "field", "why"))
    field: CorrectionField = entry.choice("field", get_args(CorrectionField))  # type: ignore[assignment]
    values, drop, quote = _values(entry, field), entry.flag("drop"), entry.text("quote")
    if field == "topic" and "id" not in values:
        entry.fail("set", "give the topic: write set: {id: ...}")
    if field != "topic" and drop == bool(values):
        entry.fail("set", "give either new values with set or drop: true, not both and not neither")
    if drop and field in _SINGLE:
        entry.fail("drop", f"an article always has its {field}: write set")
    if quote is None and field not in (*_SINGLE, "topic"):
        entry.fail("quote", "is missing: give the words of the article that the finding rests on")
    return Correction(
        article=entry.needed("article"),
        field=field,
        why=entry.needed("why"),
        quote=quote,
        set=values or None,
        drop=drop,
        by=entry.text("by"),
        on=_day(entry, "on"),
        line=entry.line,
    )


def _values(entry: Mapping, field: CorrectionField) -> dict[str, str]:
    given = entry.mapping("set")
    if given is None:
        return {}
    given.only(_VALUES[field])
    for key in given.nodes:
        if closed := _CLOSED.get((field, key)):
            given.choice(key, get_args(closed))
        if field == "published":
            _day(given, key)
    values = {key: given.needed(key) for key in given.nodes}
    if field == "published" and "value" in values and len(values) > 1:
        given.fail("value", "give either one day with value or an interval with earliest and latest")
    return values


def _day(entry: Mapping, key: str) -> str | None:
    value = entry.text(key)
    try:
        return None if value is None else date.fromisoformat(value).isoformat()
    except ValueError:
        entry.fail(key, f"{value!r} is no day: write it like 2026-01-31")
