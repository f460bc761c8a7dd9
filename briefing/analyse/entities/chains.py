"""A chain: the mentions of one document that stand for the same entity, before it gets roles and an id."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.model import EntityKind, Mention


@dataclass(slots=True)
class Chain:
    """``name`` is the fullest form in the nominative, ``affiliation`` what the name itself says of it."""

    name: str
    kind: EntityKind
    rule: str
    mentions: list[Mention] = field(default_factory=list)
    affiliation: str | None = None
    count: int | None = None

    @property
    def start(self) -> int:
        """Where the chain first appears, in code points."""
        return min(mention.span.start for mention in self.mentions)
