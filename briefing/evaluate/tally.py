"""The counts of one article and the lists of what went wrong."""

from __future__ import annotations

from collections import Counter

from briefing.evaluate.wording import squeeze


class Score:
    """The counts of one article and the lists of what went wrong."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.errors: dict[str, list[str]] = {}
        self.widths: list[int | None] = []

    def add(self, **counts: int) -> None:
        self.counts.update(counts)

    def note(self, group: str, *words: object) -> None:
        self.errors.setdefault(group, []).append(" ".join(squeeze(word) for word in words))
