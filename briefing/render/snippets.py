"""How much of a source's wording pages may show: short snippets, and a limited share of the whole.

One choice per article rules all of its pages and files, so that nobody can put the text together from several.
Names, roles, dates and headlines are too short to count. Words that the article quotes are the speaker's, and a
briefing cannot do without its main event: these are limited in length, but do not count towards the share. A finding
nobody can read is no evidence, so that a very short extract is always shown, also where the share is used up.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from briefing.model import Analysis, Span, Statement

_WORD = re.compile(r"\S+")
SHORT = 8
"""Words of a very short extract. The right of press publishers leaves these free without naming a number
(§ 87g (2) UrhG); eight are about half of a German sentence in the news."""


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

    Every passage begins with a very short extract. What is said, open issues and announced dates grow first, then
    what else is dated; a sentence that holds a shown statement shows that one unless there is room for more.
    Boilerplate does not count as article.
    """
    text, least = analysis.document.text, min(SHORT, words)
    junk = sum(len(section.span) for section in analysis.document.sections if section.kind == "boilerplate")
    free = {s.span for s in analysis.statements if s.form == "direct"}
    free |= {analysis.main_event.span} if analysis.main_event else set()
    shown = {span: cut(text, span, words) for span in free}
    allowed = share * (len(text.strip()) - junk) + _covered(shown.values())
    reported = _unique(s.span for s in analysis.statements if s.span not in free)
    shown |= {span: cut(text, span, least) for span in reported}
    dated = [event for event in analysis.events if event.times]
    announced = [event.span for event in dated if event.phase == "announced"]
    urgent = _unique([*(issue.span for issue in analysis.open_issues), *announced])
    others = [span for span in _unique([*urgent, *(event.span for event in dated)]) if span not in shown]
    bare = {span for span in others if not len(_inside(span, shown))}
    shown |= {span: cut(text, span, least) for span in others if span in bare}
    first = {*reported, *(bare & set(urgent))}
    for tier in (first, bare - first, set(others) - bare):
        shown |= _fitting(text, tier, range(words, least, -1), allowed, shown)
    shown = _grown(text, shown, words)
    title = analysis.title.span if analysis.title and analysis.title.basis == "derived" else None
    rest = [*others, *([title] if title else [])]
    found = shown | {span: _inside(span, shown) for span in rest if not len(shown.get(span, ()))}
    return Quotes(text, words, found, analysis.document.language)


def _unique(spans: Iterable[Span]) -> list[Span]:
    return list(dict.fromkeys(spans))


def _fitting(text: str, spans: set[Span], counts: range, allowed: float, taken: dict[Span, Span]) -> dict[Span, Span]:
    """The same number of words, the most that fits, for every passage of a tier; nothing when none fits."""
    for count in counts:
        chosen = {span: cut(text, span, count) for span in spans}
        if _covered((taken | chosen).values()) <= allowed:
            return chosen
    return {}


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
