"""Which day, month or year does a duration lead to that is counted from the publication: "vor zwei Jahren"?

TIMEX3 keeps the duration (P2Y) and gives the other end of it as its begin or end point; so does `TimeExpression`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from briefing.analyse.times.calendar import shifted
from briefing.analyse.times.direction import clause_of
from briefing.analyse.times.find import places
from briefing.analyse.times.periods import bounds
from briefing.model import Sentence, TimeExpression

_WHOLE = re.compile(r"P(\d{1,4})([YMWD])")
_BOUNDED = frozenset({"LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"})


def point_of(time: TimeExpression, sentence: Sentence, days: Sequence[date], words: Mapping[str, Any]) -> str | None:
    """The other end of a whole duration, as fine as its unit; None when it is not counted from the publication or the
    possible ``days`` of publication disagree."""
    match = _WHOLE.fullmatch(time.open_value) if time.type == "DURATION" else None
    if not match or time.mod in _BOUNDED or not days:
        return None
    sign = _sign(time, sentence, words)
    ends = {shifted(day.isoformat(), sign * int(match[1]), match[2]) for day in days} if sign else set()
    end = ends.pop() if len(ends) == 1 else None
    return end if bounds(end) else None


def _sign(time: TimeExpression, sentence: Sentence, words: Mapping[str, Any]) -> int:
    tokens = sentence.tokens
    first, last = places(sentence, time.span)
    before = tokens[first - 1].text.lower() if first else ""
    after = tokens[last + 1].text if last + 1 < len(tokens) else ""
    if after in words["range"] or after in words["counted_on"] or after[:1].isupper():
        return 0
    if before in words["counted_back"]:
        return -1
    ahead = before in words["counted_ahead"] and clause_of(tokens, first, last, words).direction in (
        "future",
        "present",
    )
    return 1 if ahead else 0
