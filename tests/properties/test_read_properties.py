"""Reading holds for any bytes and any text."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.read import Limits, read_articles
from briefing.read.metadata import cut_front_matter, parse
from briefing.read.rejection import RejectedError


@given(st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_left_out(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.txt").write_bytes(data)
        articles, diagnostics = read_articles([Path(folder)], Limits())
    assert len(articles) + sum(d.severity == "error" for d in diagnostics) == 1
    for article in articles:
        assert "\r" not in article.raw
        article.raw.encode()


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=200))
@settings(deadline=None)
def test_utf_8_text_comes_back_unchanged(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.txt").write_bytes(text.encode())
        articles, _ = read_articles([Path(folder)], Limits())
    if articles and text[0] != "\ufeff":
        assert articles[0].raw == text


@given(st.text(max_size=200))
def test_front_matter_is_cut_from_the_beginning_only(text: str) -> None:
    front, rest = cut_front_matter(text)
    assert text.endswith(rest)
    assert bool(front) == (len(rest) < len(text))


@given(st.text(max_size=200))
def test_metadata_is_parsed_or_refused(block: str) -> None:
    try:
        parse(block)
    except RejectedError as error:
        assert error.code == "E-META"
