"""Candidates for names: stretches of tokens that finders propose and the face chooses from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from briefing.model import MentionKind


class Candidate(NamedTuple):
    """Token indices, half-open; ``rank`` decides between candidates of one length (the lower wins)."""

    start: int
    end: int
    kind: MentionKind
    rule: str
    rank: int


def choose(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates that do not overlap, in order: the longer before the shorter, then by rank and place."""
    taken: set[int] = set()
    chosen = []
    for candidate in sorted(candidates, key=lambda c: (c.start - c.end, c.rank, c.start)):
        tokens = range(candidate.start, candidate.end)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            chosen.append(candidate)
    return sorted(chosen)
