"""Names in whole sentences."""

from __future__ import annotations

from typing import Any

import pytest
from articles import cases, german, written

from briefing.analyse.mentions import find_mentions
from briefing.analyse.mentions.candidates import Candidate, choose

KINDS = {"p": "person", "o": "organisation", "l": "place", "c": "country", "g": "group"}


@pytest.mark.parametrize("case", cases("mentions", "in_the_wild", "synthetic", "negative"), ids=lambda c: c["id"])
def test_names(case: dict[str, Any]) -> None:
    document, sentences = written(case["text"])
    wanted = [(name[:-2], KINDS[name[-1]]) for name in case["names"]]
    assert [(m.text, m.kind) for m in find_mentions(document, sentences, german())] == wanted


@pytest.mark.xfail(strict=True, reason="not solved")
@pytest.mark.parametrize("case", cases("mentions", "known_failures"), ids=lambda c: c["id"])
def test_known_failures(case: dict[str, Any]) -> None:
    test_names(case)


def test_the_longer_candidate_wins_then_the_better_rank() -> None:
    long = Candidate(1, 4, "person", "a", 9)
    better, worse = Candidate(5, 6, "place", "b", 0), Candidate(5, 6, "person", "c", 1)
    assert choose([worse, Candidate(2, 3, "place", "d", 0), better, long]) == [long, better]
