from __future__ import annotations

import pytest

from briefing.consolidate.permalinks import anchor, free_id, group_ids
from briefing.consolidate.similarity import link, product, vectors
from briefing.consolidate.words import digest
from briefing.model import Span
from briefing.registry import Anchor, LedgerGroup

BAGS = {
    "a": {"ferry": 2, "harbour": 1, "contract": 1},
    "b": {"ferry": 1, "harbour": 2, "contract": 1},
    "c": {"school": 1, "budget": 1, "contract": 1},
    "d": {},
}


def test_vectors_have_length_one_and_an_empty_bag_is_like_nothing() -> None:
    of = vectors(BAGS)
    assert product(of["a"], of["a"]) == pytest.approx(1)
    assert product(of["a"], of["d"]) == 0
    assert product(of["a"], of["b"]) == product(of["b"], of["a"]) > product(of["a"], of["c"])


def test_what_is_alike_is_linked_unless_it_must_not_be() -> None:
    of = vectors(BAGS)
    assert link(of, lambda one, other: 0.5, shared=2) == (("a", "b"),)
    assert link(of, lambda one, other: None, shared=2) == ()
    assert link(of, lambda one, other: 0.5, shared=4) == ()
    assert link(of, lambda one, other: 0.5, shared=2, may_join=lambda one, other: False) == ()


def test_a_chain_of_likeness_is_not_one_group() -> None:
    chain = {str(n): dict.fromkeys(map(str, range(n * 3, n * 3 + 6)), 1) for n in range(6)}
    assert max(map(len, link(vectors(chain), lambda one, other: 0.4, shared=2))) == 2


def test_a_digest_is_of_words_only() -> None:
    assert digest("Der Kai,\nsagte sie.") == digest("der KAI – sagte sie") != digest("Der Kai sagte")
    assert len(digest("")) == 8


def test_one_wording_twice_keeps_two_anchors_in_order() -> None:
    first = anchor("s", [(Span(0, 3), "Nein"), (Span(9, 12), "Nein")], (), same_text=False)
    assert first.anchors == ("s1", "s2")
    again = anchor("s", [(Span(20, 23), "nein"), (Span(30, 33), "Nein!")], first.ledger, same_text=False)
    assert (again.anchors, again.retired) == (("s1", "s2"), ())


def test_of_two_overlapping_findings_the_longer_overlap_inherits() -> None:
    known = (Anchor(digest("x"), Span(0, 20)),)
    found = anchor("s", [(Span(0, 4), "a"), (Span(5, 20), "b")], known, same_text=True)
    assert found.anchors == ("s2", "s1")


def test_a_split_story_keeps_its_id_with_the_larger_part() -> None:
    known = [LedgerGroup("a", ("a", "b", "c"))]
    found = group_ids({"a": ("a", "x"), "b": ("b", "c")}, known)
    assert found.ids == {"b": "a", "a": "a-2"}
    assert [group.id for group in found.ledger] == ["a", "a-2"]


def test_a_swallowed_story_leads_to_the_one_that_swallowed_it() -> None:
    known = [LedgerGroup("a", ("a", "b")), LedgerGroup("c", ("c",))]
    found = group_ids({"a": ("a", "b", "c")}, known)
    assert (found.ids, found.successors) == ({"a": "a"}, {"c": "a"})


def test_a_free_id_is_numbered_from_two() -> None:
    assert [free_id("a", taken) for taken in ((), ("a",), ("a", "a-2"))] == ["a", "a-2", "a-3"]
