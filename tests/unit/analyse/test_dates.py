"""The date of publication: stated, given, inferred, or honestly unknown."""

from __future__ import annotations

import re

import pytest
from timed import timed

from briefing.analyse.dates import REASONS
from briefing.model import Span, StatedDate


def test_the_date_that_the_text_states_wins() -> None:
    found = timed("Text.", published="2031-05-01", stated=StatedDate("2031-04-10", Span(0, 4), "test")).published()
    assert (found.value, found.basis, found.evidence) == ("2031-04-10", "stated", (Span(0, 4),))


@pytest.mark.parametrize("published", ["2031-05-01", "2031-05-01T08:30:00+02:00"])
def test_metadata_gives_it(published: str) -> None:
    found = timed("Text.", published=published).published()
    assert (found.value, found.basis) == ("2031-05-01", "given")


@pytest.mark.parametrize("published", ["gestern", "", "2031-13-01", "2031"])
def test_bad_metadata_gives_nothing(published: str) -> None:
    assert timed("Text.", published=published).published().basis == "unknown"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Der Hafen wurde am gestrigen Mittwoch, dem 9. April 2031, geöffnet.", "2031-04-10"),
        ("Der Hafen wurde am heutigen Donnerstag, dem 10. April 2031, geöffnet.", "2031-04-10"),
        ("Der Hafen wird heute (10. April 2031) geöffnet.", "2031-04-10"),
        ("Die für morgen, den 11. April 2031, geplante Feier fällt aus.", "2031-04-10"),
    ],
)
def test_a_dated_word_names_the_day(text: str, value: str) -> None:
    found = timed(text).published()
    assert (found.value, found.earliest, found.latest, found.basis) == (value, value, value, "inferred")


def test_past_and_announced_dates_enclose_it() -> None:
    text = "Am 3. März 2031 wurde der Rat gewählt. Die erste Sitzung soll am 14. April 2031 beginnen."
    found = timed(text).published()
    assert (found.value, found.earliest, found.latest, found.basis) == (None, "2031-03-03", "2031-04-14", "inferred")
    assert found.reason == 'past-date: "3. März 2031"; announced-date: "14. April 2031"'


def test_everything_in_the_text_narrows_it() -> None:
    text = (
        "Seit November wird der Hafen ausgebaut; im November 2030 hatte der Rat das beschlossen. "
        "Die Reederei meldete für Januar 17 Ausfälle. Am vergangenen Wochenende wurde gewählt. "
        "Am Montag dankte Ministerin Hanne Brodersen den Helfern, am Dienstag trat der alte Rat zurück. "
        "Der neue soll am 1. Februar zusammentreten."
    )
    found = timed(text).published()
    assert (found.value, found.earliest, found.latest) == (None, "2031-01-25", "2031-01-31")
    assert found.weekday == 2


def test_a_day_that_is_announced_is_not_taken_as_past_elsewhere() -> None:
    text = (
        "Am 1. Juli 2031 scheiterte der Rat. Die Wahl soll am 18. September 2031 stattfinden. "
        "Der 18. September passte allen, hieß es."
    )
    found = timed(text).published()
    assert (found.earliest, found.latest) == ("2031-07-01", "2031-09-18")


def test_history_places_nothing() -> None:
    text = "Am Montag reist der Rat nach Ulm. Über den Hafen wurde schon 2012 in Nordby gesprochen."
    found = timed(text).published()
    assert (found.value, found.earliest, found.latest, found.basis) == (None, "2012-01-01", None, "unknown")


@pytest.mark.parametrize(
    "text",
    [
        "Bis 2035 soll der Hafen fertig sein.",
        "Der Rat hat den Haushalt 2032 beschlossen.",
        "Der Rat setzte die Wahl für den 3. Mai 2032 an.",
        "Der Rat vertagte sich auf den 3. Mai 2032.",
        "Nichts davon ist wahr.",
        "",
    ],
)
def test_plans_place_nothing(text: str) -> None:
    found = timed(text).published()
    assert (found.value, found.earliest, found.latest, found.basis) == (None, None, None, "unknown")


def test_the_last_weekday_of_a_row_is_the_likely_one() -> None:
    text = "Am Dienstag trafen sich die Räte, am Mittwoch berieten sie. Am Donnerstag lobte Brodersen sie."
    assert timed(text).published().weekday == 4
    assert timed("Am Dienstag trafen sich die Räte, am Donnerstag gingen sie.").published().weekday is None


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("Der Hafen wurde am gestrigen Freitag geöffnet.", 6),
        ("Der Hafen wird heute, Freitag, geöffnet.", 5),
        ("Der Hafen wird am morgigen Montag geöffnet.", 7),
        ("Der Hafen wurde am gestrigen Freitag geöffnet und heute, Montag, geschlossen.", None),
    ],
)
def test_a_near_weekday_tells_the_weekday(text: str, weekday: int | None) -> None:
    assert timed(text).published().weekday == weekday


def test_reasons_are_keys_and_words_of_the_text() -> None:
    text = "Am 3. März 2031 wurde der Rat gewählt. Die erste Sitzung soll am 14. April 2031 beginnen."
    for part in timed(text).published().reason.split("; "):
        match = re.fullmatch(r'([a-z-]+): "(.+)"', part)
        assert match
        assert match[1] in REASONS
        assert match[2] in text
