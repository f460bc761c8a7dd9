"""How much of a source's wording a page may show: short snippets, and a limited share of the whole.

One number per article rules all of its pages and files, so that nobody can put the text together from several.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from briefing.model import Analysis, Span

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


def snippet(text: str, span: Span, words: int | None) -> Snippet:
    """The first ``words`` words of a passage, all of it when None."""
    end = span.end
    if words is not None:
        ends = [span.start, *(match.end() for match in islice(_WORD.finditer(text, span.start, end), words + 1))]
        end = ends[words] if len(ends) > words + 1 else end
    return Snippet(span, Span(span.start, end), text[span.start : end])


def passages(analysis: Analysis) -> tuple[Span, ...]:
    """Every stretch of wording that pages quote. Names, roles and dates are too short to count; so is a headline."""
    spans = [statement.span for statement in analysis.statements]
    spans += [issue.span for issue in analysis.open_issues]
    spans += [event.span for event in (analysis.main_event, *analysis.events) if event]
    return tuple(sorted(set(spans)))


def snippet_words(analysis: Analysis, most: int, share: float) -> int:
    """The largest number of words a snippet, up to ``most``, with which all snippets together show at most ``share``
    of the article's characters (boilerplate and white space at its ends left out)."""
    text = analysis.document.text
    junk = sum(len(section.span) for section in analysis.document.sections if section.kind == "boilerplate")
    allowed = share * (len(text.strip()) - junk)
    spans = passages(analysis)
    return next((words for words in range(most, 0, -1) if _covered(text, spans, words) <= allowed), 0)


def _covered(text: str, spans: tuple[Span, ...], words: int) -> int:
    covered = reached = 0
    for span in spans:
        shown = snippet(text, span, words).shown
        covered += max(0, shown.end - max(shown.start, reached))
        reached = max(reached, shown.end)
    return covered
