"""Sentences and statements of any text: no error, right offsets, no runaway."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spoken import sentences, statements
from stopwatch import within

PIECES = [
    "Lund", "sagte", "er", "sei", "habe", "dass", "die Stadt", "laut", "nach Angaben", "zufolge", "so", "wie", "und",
    ",", ".", ":", "„", "“", "«", "»", '"', "‚", "‘", "(", ")", "–", "\n", "wurde", "gefordert", "forderte", "Druck",
    "zu gehen", "der", "mitteilte", "mit", "Demnach", "Das", "wir", "nicht", "1.", "Dr.", "…", "X", "auf", "von",
]  # fmt: skip
NEWSLIKE = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(st.one_of(NEWSLIKE, st.text(max_size=80)))
def test_any_text(text: str) -> None:
    found = statements(text)
    assert statements(text) == found
    for statement in found:
        assert statement.parts
        places = [*statement.parts, *(p for p in (statement.speaker, statement.cue, statement.addressee) if p)]
        assert all(0 <= place.start < place.end <= len(text) for place in places)
        assert statement.nested_in is None or found[statement.nested_in].span.start <= statement.span.start
    for sentence in sentences(text):
        assert all(text[t.start : t.end] == t.text for t in sentence.tokens)
        assert all(a.end <= b.start for a, b in zip(sentence.tokens, sentence.tokens[1:], strict=False))


@pytest.mark.parametrize(
    "piece",
    ["er sagte, ", "„Ja“, sagte er. ", "„", '"a ', "laut der ", "dass er, ", "und sagte ", ": „", "(", "a", "1.",
     "so er, ", "der „Zeit“ ", ".", "X zu Y:\n", "sei "],
)  # fmt: skip
def test_long_line(piece: str) -> None:
    text = piece * (50_000 // len(piece))
    assert within(1, lambda: statements(text))
