"""Undated articles are dated by dated ones only when both tell the same on the same days."""

from __future__ import annotations

from timed import timed

from briefing.consolidate.dates import narrow

DATED = (
    "Nach dem Gipfel der Hafenstädte am Dienstag haben Fachleute die Gespräche über die neue Fähre am Mittwoch "
    "in Nordby fortgesetzt. Ministerin Hanne Brodersen lobte das."
)
UNDATED = (
    "Die Hafenstädte stehen vor einem Vertrag. Bei Gesprächen über die Fähre wurden am Mittwoch in Nordby offene "
    "Fragen behandelt. Bereits am Dienstag hatten sich die Hafenstädte bei ihrem Gipfel verständigt. Der Rat "
    "begrüßte das am Donnerstag."
)
OTHER = "Am Dienstag wählte der Verein Nordby einen Vorstand. Am Mittwoch regnete es in Nordby."
LATER = "Am Montag reist Ministerin Hanne Brodersen zum Gipfel der Hafenstädte. Über die Fähre wird gesprochen."


def test_two_weekdays_told_alike_date_an_article() -> None:
    articles = [timed(DATED, "a.txt", "2031-04-10").analysis(), timed(UNDATED, "b.txt").analysis()]
    found = narrow(articles, [("a.txt", "b.txt")])
    assert list(found) == ["b.txt"]
    better = found["b.txt"]
    assert (better.value, better.earliest, better.latest) == (None, "2031-04-10", "2031-04-14")
    assert better.weekday == 4
    assert better.basis == "inferred"
    assert better.reason == 'story: "Mittwoch"; story: "Dienstag"; weekday: "Donnerstag"'
    assert [span.text(UNDATED) for span in better.evidence] == ["Mittwoch", "Dienstag", "Donnerstag"]


def test_a_weekday_that_the_article_names_as_its_own_gives_the_day() -> None:
    text = UNDATED.replace("am Donnerstag", "am heutigen Donnerstag")
    articles = [timed(DATED, "a.txt", "2031-04-10").analysis(), timed(text, "b.txt").analysis()]
    found = narrow(articles, [("a.txt", "b.txt")])["b.txt"]
    assert (found.value, found.earliest, found.latest) == ("2031-04-10", "2031-04-10", "2031-04-10")


def test_announced_weekdays_lie_ahead() -> None:
    announced = (
        "Am Dienstag treffen sich die Hafenstädte in Nordby zum Gipfel. Am Mittwoch setzen Fachleute in Nordby die "
        "Gespräche über die neue Fähre fort. Ministerin Hanne Brodersen erwartet viel."
    )
    articles = [timed(DATED, "a.txt", "2031-04-10").analysis(), timed(announced, "b.txt").analysis()]
    found = narrow(articles, [("a.txt", "b.txt")])["b.txt"]
    assert (found.value, found.earliest, found.latest) == (None, "2031-04-03", "2031-04-08")


def test_a_day_without_its_year_has_the_year_of_its_neighbour() -> None:
    dated = "Der Gipfel der Hafenstädte soll am 3. Mai in Nordby beginnen."
    undated = "Die Hafenstädte wollen beim Gipfel am 3. Mai über die Fähre beraten. Am Montag regnete es."
    articles = [timed(dated, "a.txt", "2031-04-10").analysis(), timed(undated, "b.txt").analysis()]
    found = narrow(articles, [("a.txt", "b.txt")])["b.txt"]
    assert (found.value, found.earliest, found.latest) == (None, "2030-12-04", "2031-05-03")
    assert found.reason == 'story: "3. Mai"; weekday: "Montag"'


def test_the_order_of_articles_does_not_matter() -> None:
    articles = [timed(DATED, "a.txt", "2031-04-10").analysis(), timed(UNDATED, "b.txt").analysis()]
    assert narrow(articles, [("a.txt", "b.txt")]) == narrow(articles[::-1], [("b.txt", "a.txt")])


def test_another_affair_dates_nothing() -> None:
    for text in (OTHER, LATER):
        articles = [timed(DATED, "a.txt", "2031-04-10").analysis(), timed(text, "b.txt").analysis()]
        assert narrow(articles, [("a.txt", "b.txt")]) == {}


def test_without_a_group_or_a_dated_article_nothing_is_dated() -> None:
    dated, undated = timed(DATED, "a.txt", "2031-04-10").analysis(), timed(UNDATED, "b.txt").analysis()
    assert narrow([dated, undated], []) == {}
    assert narrow([undated, timed(DATED, "c.txt").analysis()], [("b.txt", "c.txt")]) == {}
    assert narrow([undated], [("b.txt", "missing.txt")]) == {}


def test_a_dated_article_keeps_its_date() -> None:
    articles = [timed(DATED, "a.txt", "2031-04-10").analysis(), timed(UNDATED, "b.txt", "2031-04-11").analysis()]
    assert narrow(articles, [("a.txt", "b.txt")]) == {}


def test_neighbours_of_different_weeks_date_nothing() -> None:
    articles = [
        timed(DATED, "a.txt", "2031-04-10").analysis(),
        timed(DATED, "c.txt", "2031-05-08").analysis(),
        timed(UNDATED, "b.txt").analysis(),
    ]
    assert narrow(articles, [("a.txt", "b.txt", "c.txt")]) == {}
