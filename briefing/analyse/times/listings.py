"""Lines that announce: a listing of coming events names days and hours and leaves the verbs out.

News tell what has happened with a verb; lines without one that give the hour tell readers when to come.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.model import TimeExpression

_DAY = re.compile(r"XXXX-(?:WXX-(?:[1-7]|WE)|\d\d-\d\d)(?:T\w+)?|XXXX-\d\d")
_CLOCK = re.compile(r"XXXX-XX-XXT(?:\d\d:\d\d|\w+)")
# so many hours in lines without a verb make a listing, when such lines are this share of all; a live blog has fewer
_HOURS, _SHARE = 3, 0.25


def announced(groups: Sequence[Sequence[TimeExpression]]) -> list[TimeExpression]:
    """The expressions of all sentences in order, those of a listing pointing ahead; ``groups``: one for each sentence.

    Without a listing nothing changes. Within one the plain present announces too ("am Freitag singt der Chor").
    """
    verbless = [group for group in groups if group and all(time.tense is None for time in group)]
    hours = sum(_CLOCK.fullmatch(time.open_value) is not None for group in verbless for time in group)
    if hours < _HOURS or len(verbless) < _SHARE * len(groups):
        return [time for group in groups for time in group]
    return [
        replace(time, tense="future", direction="future")
        if time.tense in (None, "present") and _DAY.fullmatch(time.open_value)
        else time
        for group in groups
        for time in group
    ]
