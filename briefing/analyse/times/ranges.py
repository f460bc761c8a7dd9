"""Which two expressions are the ends of one period: "zwischen Mai und Dezember 2024", "vom 3. bis zum 5. Mai"?

TIMEX3 marks both ends; `TimeExpression.through` of the first says where the second one stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import zip_longest
from typing import Any

from briefing.analyse.times.periods import bounds
from briefing.languages import Language
from briefing.model import TimeExpression

_REACH = 24  # code points of the words before the first end


def with_ranges(text: str, times: Sequence[TimeExpression], language: Language) -> tuple[TimeExpression, ...]:
    """The same expressions, the first end of each period with the place of the second."""
    return tuple(
        replace(time, through=after.span if after and _is_range(text, time, after, language) else None)
        for time, after in zip_longest(times, times[1:])
    )


def _is_range(text: str, start: TimeExpression, end: TimeExpression, language: Language) -> bool:
    first, last = bounds(start.value), bounds(end.value)
    if not (first and last and start.type == end.type == "DATE" and first[1] < last[0]):
        return False
    before, between = text[max(0, start.span.start - _REACH) : start.span.start], text[start.span.end : end.span.start]
    return any(opens.search(before) and leads.fullmatch(between) for opens, leads in _patterns(language))


@cache
def _patterns(language: Language) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(_compiled(language["times"]["direction"]["periods"]))


def _compiled(words: Mapping[str, Any]) -> Iterator[tuple[re.Pattern[str], re.Pattern[str]]]:
    for opening, link in words.items():
        yield (
            re.compile(rf"(?<!\w)(?:{re.escape(opening)})(?: de[mnr])?\s{{1,3}}$", re.IGNORECASE),
            re.compile(rf",?\s{{1,3}}{re.escape(link)}(?: \w{{2,12}}){{0,2}}\s{{1,3}}"),
        )
