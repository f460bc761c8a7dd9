"""Which time belongs to a statement or an event, as far as the words beside it say so."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from briefing.model import Analysis, Event, Sentence, Span, Statement, TimeExpression
from briefing.render.dates import first_day

_REACH = 500
"""Code points before a sentence within which a statement that reaches into it begins."""


def of_statement(statement: Statement, analysis: Analysis) -> TimeExpression | None:
    """The one date in the sentence that names the speaker or the cue, outside of what anybody says there; None when
    there are none or several."""
    place = statement.cue or statement.speaker or statement.span
    sentence = sentence_at(analysis, place.start)
    if sentence is None:
        return None
    found = [
        time
        for time in analysis.times
        if time.type in ("DATE", "TIME")
        and time.value
        and sentence.span.contains(time.span)
        and not any(part.overlaps(time.span) for part in statement.parts)
        and not _said(time, sentence, analysis)
    ]
    return found[0] if len({time.value for time in found}) == 1 else None


def _said(time: TimeExpression, sentence: Sentence, analysis: Analysis) -> bool:
    """Whether a date is part of what a statement says that begins in the sentence or the one before."""
    statements = analysis.statements
    first = bisect_left(statements, sentence.span.start - _REACH, key=lambda one: one.span.start)
    last = bisect_right(statements, time.span.start, key=lambda one: one.span.start)
    return any(part.overlaps(time.span) for one in statements[first:last] for part in one.parts)


def of_event(event: Event, analysis: Analysis) -> TimeExpression | None:
    """The first date or time of an event that could be resolved to a day or a longer stretch of the calendar."""
    times = (analysis.times[index] for index in event.times)
    return next((time for time in times if time.type in ("DATE", "TIME") and first_day(time.value)), None)


def sentence_at(analysis: Analysis, start: int) -> Sentence | None:
    """The sentence that holds a place of the text."""
    index = bisect_right(analysis.sentences, start, key=lambda sentence: sentence.span.start) - 1
    if index < 0 or analysis.sentences[index].span.end <= start:
        return None
    return analysis.sentences[index]


def paragraph_of(analysis: Analysis, span: Span) -> int | None:
    """The paragraph of a place, counted from 1."""
    sentence = sentence_at(analysis, span.start)
    return sentence.paragraph + 1 if sentence else None
