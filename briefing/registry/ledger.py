"""registry/permalinks.yml: every id that was ever published and how to know again what it stands for.

Written by the build, kept in git, never shortened. Ids do not depend on titles, dates or the order of files.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from briefing.errors import ConfigError
from briefing.model import EntityKind, Span

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FILE = "registry/permalinks.yml"
_HEAD = """\
# Which address stands for what. Written by `briefing build`; keep it in git, add nothing, delete nothing.
# Why a page was withdrawn is said in registry/corrections.yml under `withdrawn`.
"""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A published statement or open issue: the digest of its content words, and its place when last seen."""

    digest: str
    span: Span


@dataclass(frozen=True, slots=True)
class LedgerArticle:
    """A briefing's id, the source it was last seen under, and the SHA-256 of every text it had, newest last.

    The n-th of ``statements`` has the anchor ``sn``, the n-th of ``issues`` the anchor ``on``.
    """

    id: str
    source: str
    digests: tuple[str, ...]
    statements: tuple[Anchor, ...] = ()
    issues: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerActor:
    """An actor's id, the article it was first seen in, and every name it was published under, sorted."""

    id: str
    kind: EntityKind
    first: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LedgerGroup:
    """A story (members: article ids) or an issue thread (members: ``article#anchor``), sorted."""

    id: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """All ids ever published, each part sorted (by id)."""

    articles: tuple[LedgerArticle, ...] = ()
    actors: tuple[LedgerActor, ...] = ()
    topics: tuple[str, ...] = ()
    stories: tuple[LedgerGroup, ...] = ()
    issues: tuple[LedgerGroup, ...] = ()


def load_ledger(text: str) -> Ledger:
    """The ledger of a text that `dump_ledger` wrote; raises ConfigError when it was damaged."""
    try:
        data: dict[str, Any] = yaml.load(text, Loader=_Loader) or {}
        return Ledger(
            articles=tuple(_article(key, value) for key, value in _part(data, "briefings")),
            actors=tuple(
                LedgerActor(key, v["kind"], v["first"], tuple(v["names"])) for key, v in _part(data, "actors")
            ),
            topics=tuple((data.get("topics") or "").split()),
            stories=tuple(LedgerGroup(key, tuple(v.split())) for key, v in _part(data, "stories")),
            issues=_read_issues(_part(data, "open-issues")),
        )
    except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ConfigError(f"{FILE}: damaged ({error}): take the last good version from git") from error


def dump_ledger(ledger: Ledger) -> str:
    """The ledger as YAML, one line an entry's list, the same bytes for the same ledger."""
    lines = [_HEAD.rstrip(), "briefings:"]
    for article in ledger.articles:
        lines += [
            f"  {article.id}:",
            f"    source: {_quoted(article.source)}",
            f"    sha256: {_quoted(' '.join(article.digests))}",
            f"    statements: {_quoted(_anchors(article.statements))}",
            f"    open-issues: {_quoted(_anchors(article.issues))}",
        ]
    lines.append("actors:")
    for actor in ledger.actors:
        names = ", ".join(map(_quoted, actor.names))
        lines.append(f"  {_quoted(actor.id)}: {{kind: {actor.kind}, first: {actor.first}, names: [{names}]}}")
    lines.append(f"topics: {_quoted(' '.join(ledger.topics))}")
    lines.append("stories:")
    lines += [f"  {story.id}: {_quoted(' '.join(story.members))}" for story in ledger.stories]
    lines.append("open-issues:")
    lines += [f"  {key}: {_quoted(' '.join(members))}" for key, members in _issues(ledger.issues)]
    return "\n".join(lines) + "\n"


def _part(data: dict[str, Any], key: str) -> Iterable[tuple[str, Any]]:
    return sorted((data.get(key) or {}).items())


def _article(identifier: str, value: dict[str, str]) -> LedgerArticle:
    return LedgerArticle(
        id=identifier,
        source=value["source"],
        digests=tuple(value["sha256"].split()),
        statements=_read_anchors(value["statements"]),
        issues=_read_anchors(value["open-issues"]),
    )


def _anchors(anchors: Iterable[Anchor]) -> str:
    return " ".join(f"{anchor.digest}@{anchor.span.start}-{anchor.span.end}" for anchor in anchors)


def _read_anchors(text: str) -> tuple[Anchor, ...]:
    found = []
    for part in text.split():
        digest, _, place = part.partition("@")
        start, _, end = place.partition("-")
        found.append(Anchor(digest, Span(int(start), int(end))))
    return tuple(found)


def _issues(groups: Iterable[LedgerGroup]) -> list[tuple[str, Sequence[str]]]:
    """Threads with their members; those that are one open issue of one article stand together as its anchors."""
    single: defaultdict[str, list[str]] = defaultdict(list)
    others: list[tuple[str, Sequence[str]]] = []
    for group in groups:
        article, _, anchor = group.members[0].partition("#")
        if len(group.members) == 1 and group.id == f"{article}-{anchor}":
            single[article].append(anchor)
        else:
            others.append((group.id, group.members))
    in_order = [
        (article, sorted(anchors, key=lambda anchor: (len(anchor), anchor))) for article, anchors in single.items()
    ]
    return sorted((*in_order, *others))


def _read_issues(part: Iterable[tuple[str, str]]) -> tuple[LedgerGroup, ...]:
    found = []
    for key, text in part:
        members = text.split()
        if "#" in text:
            found.append(LedgerGroup(key, tuple(members)))
        else:
            found += [LedgerGroup(f"{key}-{anchor}", (f"{key}#{anchor}",)) for anchor in members]
    return tuple(sorted(found, key=lambda group: group.id))


def _quoted(text: str) -> str:
    """A double-quoted YAML scalar in one line; what cannot be printed is escaped, what is no character replaced."""
    quoted = json.dumps(text.encode(errors="replace").decode(), ensure_ascii=False)
    return quoted if quoted.isprintable() else "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in quoted)
