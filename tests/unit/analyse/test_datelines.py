"""The day of publication from a dateline without a year."""

from __future__ import annotations

import pytest
from timed import GERMAN

from briefing.analyse.dates import publication_date
from briefing.analyse.sentences import split
from briefing.analyse.times import find_times
from briefing.model import Article, Document, PublicationDate, Section, SectionKind, Span

CONFIRMED = "Die Bank hat den Zins am Donnerstag gesenkt. Im vierten Quartal 2030 war er gestiegen."


def published(line: str, body: str, kind: SectionKind = "boilerplate") -> PublicationDate:
    text = f"{line}\n{body}"
    sections = (
        Section(Span(0, len(line)), kind, "test", "dateline" if kind == "boilerplate" else "header"),
        Section(Span(len(line) + 1, len(text)), "body", "test"),
    )
    document = Document(Article("a.txt", text, "0" * 64, "utf-8"), "de", sections)
    sentences = split(document, GERMAN)
    return publication_date(document, sentences, find_times(document, sentences, GERMAN), GERMAN)


@pytest.mark.parametrize("line", ["NORDBY, 6. Februar –", "Nordby, 7. Februar (Nordwire) -"])
def test_the_newest_year_told_and_a_weekday_make_it_a_day(line: str) -> None:
    found = published(line, CONFIRMED)
    assert (found.value, found.basis) == (f"2031-02-0{line[8]}", "inferred")
    assert found.reason.startswith(f'dateline: "{line[8]}. Februar"; past-date: ')


def test_a_weekday_beside_the_day_confirms_it() -> None:
    found = published("Donnerstag, 6. Februar, 14 Uhr", "Im März 2030 war der Zins gestiegen.", "header")
    assert found.value == "2031-02-06"


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("NORDBY, 10. Februar –", CONFIRMED),
        ("NORDBY, 6. Februar –", "Die Bank hat den Zins am Donnerstag gesenkt."),
        ("NORDBY, 6. Februar –", "Die Bank hat den Zins gesenkt. Im vierten Quartal 2030 war er gestiegen."),
        ("NORDBY, 6. Februar/7. Februar –", CONFIRMED),
        ("NORDBY –", CONFIRMED),
    ],
)
def test_what_is_not_confirmed_is_not_told(line: str, body: str) -> None:
    assert published(line, body).value is None


def test_a_headline_with_a_day_is_no_stamp() -> None:
    assert published("Nordby wählt am 6. Februar einen neuen Rat", CONFIRMED, "header").value is None
