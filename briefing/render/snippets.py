"""How much of a source's wording a page may show: short snippets, and a limited share of the whole.

One limit per article rules all of its pages and files, so that nobody can put the text together from several.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from briefing.model import Analysis, Span, Statement

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Snippet:
    """What is shown of a passage: ``text`` is the exact slice ``shown``, the beginning of ``span``."""

    span: Span
    shown: Span
    text: str

    @property
    def truncated(self) -> bool:
        return self.shown.end < self.span.end


@dataclass(frozen=True, slots=True)
class Quotes:
    """Snippets of one article: ``words`` of every passage, ``lead_words`` of its main event; None: all of it."""

    text: str
    words: int | None = None
    lead: Span | None = None
    lead_words: int | None = None

    def __call__(self, span: Span) -> Snippet:
        words = self.lead_words if span == self.lead else self.words
        if words is None:
            return Snippet(span, span, span.text(self.text))
        ends = [word.end() for word in islice(_WORD.finditer(self.text, span.start, span.end), words + 1)]
        end = span.end if len(ends) <= words else ends[words - 1] if words else span.start
        shown = Span(span.start, end)
        return Snippet(span, shown, shown.text(self.text))

    def parts(self, statement: Statement) -> tuple[Snippet, ...]:
        """What is shown of a statement, without the words that interrupt it."""
        end = self(statement.span).shown.end
        shown = [Span(part.start, max(part.start, min(part.end, end))) for part in statement.parts if part.start < end]
        pairs = zip(statement.parts, shown, strict=False)
        return tuple(Snippet(part, cut, cut.text(self.text)) for part, cut in pairs)


def limited(analysis: Analysis, words: int, share: float) -> Quotes:
    """The longest snippets, up to ``words``, that together show at most ``share`` of the article's characters.

    Boilerplate does not count as article. The main event is cut last, since a briefing rests on it.
    """
    text = analysis.document.text
    junk = sum(len(section.span) for section in analysis.document.sections if section.kind == "boilerplate")
    allowed = share * (len(text.strip()) - junk)
    lead = analysis.main_event.span if analysis.main_event else None
    spans = _passages(analysis)
    candidates = [Quotes(text, count, lead, words) for count in range(words, 0, -1)]
    candidates += [Quotes(text, 0, lead, count) for count in range(words, 0, -1)]
    return next((quotes for quotes in candidates if _covered(quotes, spans) <= allowed), Quotes(text, 0, lead, 0))


def _passages(analysis: Analysis) -> list[Span]:
    """Every stretch of wording that pages quote. Names, roles and dates are too short to count; so is a headline."""
    spans = {statement.span for statement in analysis.statements}
    spans |= {issue.span for issue in analysis.open_issues}
    spans |= {event.span for event in (analysis.main_event, *analysis.events) if event}
    return sorted(spans)


def _covered(quotes: Quotes, spans: list[Span]) -> int:
    covered = reached = 0
    for span in spans:
        shown = quotes(span).shown
        covered += max(0, shown.end - max(shown.start, reached))
        reached = max(reached, shown.end)
    return covered
