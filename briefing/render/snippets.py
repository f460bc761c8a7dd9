"""How much of a source's wording pages may show: short snippets, and a limited share of the whole.

One choice per article rules all of its pages and files, so that nobody can put the text together from several.
Names, roles, dates and headlines are too short to count. Words that the article quotes are the speaker's, and a
briefing cannot do without its main event: these are limited in length, but do not count towards the share.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from briefing.model import Analysis, Span, Statement

_WORD = re.compile(r"\S+")
_LEAST, _LEAST_SAID = 8, 4
"""Fewer words say nothing: where the share does not allow them, the wording is not shown at all. What is said needs
fewer, since the speaker and the act stand beside it."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """What is shown of a passage: ``text`` is the exact slice ``shown`` of ``span``, in a language (BCP 47)."""

    span: Span
    shown: Span
    text: str
    language: str | None = None

    @property
    def begins_late(self) -> bool:
        return self.shown.start > self.span.start

    @property
    def ends_early(self) -> bool:
        return self.shown.end < self.span.end


@dataclass(frozen=True, slots=True)
class Quotes:
    """Snippets of one article; without ``words`` every passage is shown whole.

    ``shown`` holds what was chosen for the passages of the analysis; any other stretch is cut at ``words`` words.
    """

    text: str
    words: int | None = None
    shown: Mapping[Span, Span] = field(default_factory=dict)
    language: str | None = None

    def __call__(self, span: Span) -> Snippet:
        shown = span
        if self.words is not None:
            shown = self.shown[span] if span in self.shown else cut(self.text, span, self.words)
        return Snippet(span, shown, shown.text(self.text), self.language)

    def parts(self, statement: Statement) -> tuple[Snippet, ...]:
        """What is shown of a statement, without the words that interrupt it."""
        shown = self(statement.span).shown
        found = [(part, _common(part, shown)) for part in statement.parts]
        return tuple(Snippet(part, common, common.text(self.text), self.language) for part, common in found if common)


def cut(text: str, span: Span, words: int) -> Span:
    """The first words of a passage."""
    ends = [word.end() for word in islice(_WORD.finditer(text, span.start, span.end), words)]
    return Span(span.start, ends[-1] if words and ends else span.start)


def limited(analysis: Analysis, words: int, share: float) -> Quotes:
    """The longest snippets, up to ``words`` words, whose total stays within ``share`` of the article's characters.

    What is said comes first, then open issues and dated events; these show the part of their sentence that is shown
    anyway where there is no room left. Boilerplate does not count as article.
    """
    text = analysis.document.text
    junk = sum(len(section.span) for section in analysis.document.sections if section.kind == "boilerplate")
    allowed = share * (len(text.strip()) - junk)
    free = {s.span for s in analysis.statements if s.form == "direct"}
    free |= {analysis.main_event.span} if analysis.main_event else set()
    reported = _unique(s.span for s in analysis.statements)
    events = [event.span for event in analysis.events if event.times]
    others = _unique([*(issue.span for issue in analysis.open_issues), *events])
    shown = {span: cut(text, span, words) for span in free}
    allowed += _covered(shown.values())
    for tier, least in ((reported, _LEAST_SAID), (others, _LEAST)):
        left = [span for span in tier if span not in shown]
        shown |= _fitting(text, left, range(words, min(least, words) - 1, -1), allowed, shown)
    shown = _grown(text, shown, words)
    title = analysis.title.span if analysis.title and analysis.title.basis == "derived" else None
    rest = [*others, *([title] if title else [])]
    found = shown | {span: _inside(span, shown) for span in rest if not len(shown.get(span, ()))}
    return Quotes(text, words, found, analysis.document.language)


def _unique(spans: Iterable[Span]) -> list[Span]:
    return list(dict.fromkeys(spans))


def _fitting(
    text: str, spans: list[Span], counts: range, allowed: float, taken: Mapping[Span, Span]
) -> dict[Span, Span]:
    """The same number of words for every passage of a tier if one fits, else the least for as many as fit."""
    for count in counts:
        chosen = {span: cut(text, span, count) for span in spans}
        if _covered([*taken.values(), *chosen.values()]) <= allowed:
            return chosen
    chosen = {}
    for span in spans:
        least = cut(text, span, counts[-1])
        fits = _covered([*taken.values(), *chosen.values(), least]) <= allowed
        chosen[span] = least if fits else Span(span.start, span.start)
    return chosen


def _covered(spans: Iterable[Span]) -> int:
    covered = reached = 0
    for span in sorted(spans):
        covered += max(0, span.end - max(span.start, reached))
        reached = max(reached, span.end)
    return covered


def _grown(text: str, shown: Mapping[Span, Span], words: int) -> dict[Span, Span]:
    """Each passage as far as the passages around it are shown anyway."""
    ends: list[Span] = []
    for span in sorted(shown.values()):
        if ends and span.start <= ends[-1].end:
            ends[-1] = Span(ends[-1].start, max(span.end, ends[-1].end))
        else:
            ends.append(span)
    starts = [span.start for span in ends]
    grown = {}
    for span, part in shown.items():
        reach = ends[bisect_right(starts, part.start) - 1].end if len(part) else part.end
        grown[span] = Span(part.start, max(part.end, min(reach, cut(text, span, words).end)))
    return grown


def _inside(span: Span, shown: Mapping[Span, Span]) -> Span:
    """The longest stretch of a passage that other passages show; empty when they show none."""
    common = (found for other in shown.values() if (found := _common(span, other)))
    return max(common, key=lambda found: (len(found), -found.start), default=Span(span.start, span.start))


def _common(one: Span, other: Span) -> Span | None:
    start, end = max(one.start, other.start), min(one.end, other.end)
    return Span(start, end) if start < end else None
