"""TIMEX3 values and publication dates in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from ferry import second

from briefing.model import PublicationDate
from briefing.render import dates, labels

DE, EN = labels.load("de"), labels.load("en")


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [
        ("2026-01-08", "Donnerstag, 8. Januar 2026", "Thursday, 8 January 2026"),
        ("2026-01", "Januar 2026", "January 2026"),
        ("2026", "2026", "2026"),
        ("199", "1990er-Jahre", "1990s"),
        ("2026-W04", "Woche vom 19. Januar 2026", "week of 19 January 2026"),
        ("2026-W04-2", "Dienstag, 20. Januar 2026", "Tuesday, 20 January 2026"),
        ("2026-W04-WE", "Wochenende 24./25. Januar 2026", "weekend of 24-25 January 2026"),
        ("2026-Q3", "3. Quartal 2026", "third quarter of 2026"),
        ("2023-FA", "Herbst 2023", "autumn 2023"),
        ("2026-01-03TMO", "Samstag, 3. Januar 2026, morgens", "Saturday, 3 January 2026, morning"),
        ("2026-01-03T14:30", "Samstag, 3. Januar 2026, 14:30 Uhr", "Saturday, 3 January 2026, 14:30"),
        (
            "2026-01-03/2026-01-05",
            "Samstag, 3. Januar 2026 bis Montag, 5. Januar 2026",
            "Saturday, 3 January 2026 to Monday, 5 January 2026",
        ),
        ("2026-02/", "ab Februar 2026", "from February 2026"),
        ("/2026", "bis 2026", "until 2026"),
    ],
)
def test_words(value: str, german: str, english: str) -> None:
    assert (dates.words(value, DE), dates.words(value, EN)) == (german, english)


@pytest.mark.parametrize(
    "value", [None, "", "P3D", "PAST_REF", "XXXX-02-01", "2026-02-30", "2026-W60", "0000-01-01", "x/y", "/"]
)
def test_what_is_no_date_has_no_words(value: str | None) -> None:
    assert dates.words(value, DE) is None
    assert dates.first_day(value) is None


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2026-01-08T20:00", "2026-01-08"),
        ("2026-W04-WE", "2026-01-24"),
        ("2026-Q3", "2026-07-01"),
        ("2026-H2", "2026-07-01"),
        ("2026-SU", "2026-06-01"),
        ("2026", "2026-01-01"),
        ("2026-02-03/2026-02-05", "2026-02-03"),
    ],
)
def test_first_day(value: str, day: str) -> None:
    assert dates.first_day(value) == day


@pytest.mark.parametrize(
    ("value", "single"), [("2026-01-08", True), ("2026-W04-2", True), ("2026-01", False), (None, False)]
)
def test_precise(value: str | None, single: bool) -> None:
    assert dates.precise(value) is single


@pytest.mark.parametrize(
    ("published", "words", "basis"),
    [
        (
            PublicationDate("2026-01-08", "2026-01-08", "2026-01-08", "stated", ""),
            "Donnerstag, 8. Januar 2026",
            "in der Quelle angegeben",
        ),
        (
            PublicationDate(None, "2026-01-08", "2026-01-12", "inferred", "", (), 4),
            "zwischen dem 8. und dem 12. Januar 2026; zuletzt genannter Tag: Donnerstag, 8. Januar 2026",
            "erschlossen",
        ),
        (
            PublicationDate(None, None, "2026-01-12", "inferred", "nach dem Gipfel"),
            "spätestens am 12. Januar 2026",
            "erschlossen: nach dem Gipfel",
        ),
        (
            PublicationDate(None, "2022-01-01", None, "unknown", 'past-date: "2022"'),
            "unbekannt",
            "die Quelle nennt kein Datum",
        ),
    ],
)
def test_publication_dates_say_how_they_are_known(published: PublicationDate, words: str, basis: str) -> None:
    assert (dates.publication(published, DE), dates.basis(published, DE)) == (words, basis)


def test_reasons_are_told_in_words_one_for_each_kind() -> None:
    reason = 'past-date: "November"; past-date: "am „9.“ März"; weekday: "Dienstag"'
    published = PublicationDate("2026-01-27", "2026-01-27", "2026-01-27", "inferred", reason)
    assert dates.basis(published, DE) == (
        "erschlossen: „November“, „am „9.“ März“ liegt davor, „Dienstag“ ist der letzte genannte Wochentag"
    )


def test_an_article_of_unknown_date_is_filed_under_no_day() -> None:
    undated = replace(second(), published=PublicationDate(None, "2022-01-01", None, "unknown", ""))
    assert dates.sort_day(undated) == ""
    assert dates.sort_day(second()) == "2031-03-14"
