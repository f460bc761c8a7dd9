"""Where a title comes from."""

from __future__ import annotations

import pytest

from briefing.analyse.titles import find_title
from briefing.model import Article, Document, Event, Section, Span

SENTENCE = "Der Rat von Nordby hat am Montag nach langer Aussprache beschlossen, den Hafen bis zum Sommer auszubauen."
RAW = f"Hafen wird ausgebaut\n\n{SENTENCE}"
EVENT = Event(Span(22, 22 + len(SENTENCE)), "past", "test")


def document(title: bool, given: str | None = None) -> Document:
    kind = "title" if title else "body"
    return Document(Article("a.txt", RAW, "", "utf-8", title=given), "de", (Section(Span(0, 20), kind, "test"),))


def test_the_headline_of_the_source_wins() -> None:
    found = find_title(document(title=True, given="Anders"), EVENT)
    assert found
    assert (found.text, found.basis, found.span) == ("Hafen wird ausgebaut", "source", Span(0, 20))


def test_metadata_gives_one() -> None:
    found = find_title(document(title=False, given="Anders"), EVENT)
    assert found
    assert (found.text, found.basis, found.span) == ("Anders", "given", None)


def test_one_is_derived_and_cut_at_a_word() -> None:
    found = find_title(document(title=False), EVENT)
    assert found
    assert found.text == "Der Rat von Nordby hat am Montag nach langer Aussprache beschlossen, den Hafen bis zum…"
    assert (found.basis, found.span) == ("derived", EVENT.span)


def test_a_short_sentence_loses_only_its_full_stop() -> None:
    short = Document(Article("a.txt", "Es brennt.", "", "utf-8"), "de", ())
    found = find_title(short, Event(Span(0, 10), "past", "test"))
    assert found
    assert found.text == "Es brennt"


def test_unknown_stays_unknown() -> None:
    assert find_title(document(title=False), None) is None


@pytest.mark.parametrize("raw", ["x" * 500, "«" * 200, "a " * 300])
def test_any_sentence_is_cut(raw: str) -> None:
    found = find_title(Document(Article("a.txt", raw, "", "utf-8"), "de", ()), Event(Span(0, len(raw)), "past", "t"))
    assert found
    assert len(found.text) <= 91
