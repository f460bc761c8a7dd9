"""Finding and resolving times never raises, keeps extents apart, and takes its time in proportion to the text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from stopwatch import within
from timed import GERMAN, on, timed

from briefing.analyse.dates import publication_date
from briefing.analyse.times import bounds, find_times, resolve_times, value_on
from briefing.model import Article, PublicationDate, Sentence, Span, Token

WORDS = st.sampled_from(
    "am im seit bis zum 1. 31. 2031 Februar Montag nächsten vergangenen Woche Jahr Ostern Uhr heute „ “ , . und 29. "
    "XX zwei später Jahrzehnt 90er Jahren Quartal v. Chr. – / Ende Nacht 12.30 \u00a0 Ä".split(" ")
)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
OPEN = st.from_regex(
    r"(XXXX-|[YMWDQHC][+-]\d{1,5}-?|\d{4}-|XX|REF|BC)[WXE0-9SUA-]{0,6}[<>]?(T[A-Z]{2})?", fullmatch=True
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=25).map(" ".join), DAYS)
def test_expressions_are_slices_in_order_and_apart(text: str, day: date) -> None:
    found = timed(text).resolved(on(day.isoformat()))
    for one, other in pairwise(found):
        assert one.span.end <= other.span.start
    for expression in found:
        assert 0 <= expression.span.start < expression.span.end <= len(text)


@settings(max_examples=200, deadline=None)
@example("XX0", "past", date(99, 1, 1))
@given(OPEN, st.sampled_from(["past", "present", "future", None]), DAYS)
def test_any_open_value_has_a_value_or_none(open_value: str, direction: str | None, day: date) -> None:
    bounds(value_on(open_value, direction, day))  # type: ignore[arg-type]


@given(st.text(max_size=30))
def test_any_value_has_bounds_or_none(value: str) -> None:
    bounds(value)


@pytest.mark.parametrize(
    "piece",
    ["1. ", "zwei ", "9. und ", "Montag ", "2031-", "am ", "a", "„ “", "1", " ", "1 1 ", "12.12.", "9./", "2031 ",
     "heute ", "im Mai ", "12. Mai ", "12 Uhr ", "zwei Tage später ", "Ende der letzten ", "     1", "zwei Tage "],
)  # fmt: skip
def test_a_long_line_takes_little_time(piece: str) -> None:
    text = (piece * 50_000)[:50_000]
    document = replace(timed("").document, article=Article("a.txt", text, "0" * 64, "utf-8"))
    words = tuple(Token(n, n + 1, text[n], "NN", text[n]) for n in range(0, 50_000, 5))
    sentences = (Sentence(Span(0, len(text)), "body", 0, words),)
    month = PublicationDate(None, "2031-04-01", "2031-04-30", "inferred", "")
    find_times(document, (), GERMAN)

    def everything() -> None:
        found = find_times(document, sentences, GERMAN)
        publication_date(document, sentences, found, GERMAN)
        resolve_times(document, sentences, found, month, GERMAN)

    assert within(1, everything)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=25).map(" ".join), DAYS, DAYS)
def test_a_better_date_gives_what_it_would_have_given_at_once(text: str, first: date, better: date) -> None:
    fresh = timed(text)
    before = fresh.resolved(on(first.isoformat()))
    again = resolve_times(fresh.document, fresh.sentences, before, on(better.isoformat()), GERMAN)
    assert again == fresh.resolved(on(better.isoformat()))


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_an_inferred_day_lies_between_its_bounds(text: str) -> None:
    found = timed(text).published()
    first, last = found.earliest or "0001-01-01", found.latest or "9999-12-31"
    assert first <= (found.value or first) <= last
    assert all(span.text(text) for span in found.evidence)
