"""Listings of coming events point ahead, chronicles back, and news stay as they are."""

from __future__ import annotations

from timed import GERMAN, on, timed

from briefing.analyse.sentences import split
from briefing.analyse.times import find_times, resolve_times
from briefing.model import Article, Document, Section, Span

PUBLISHED = on("2031-04-30")


def test_a_day_alone_in_the_header_heads_the_lines_below() -> None:
    head, body = "Samstag, 3. Mai", "Nordby: Konzert, 20 Uhr, Kirchplatz."
    text = f"{head}\n{body}"
    sections = (Section(Span(0, len(head)), "header", "test"), Section(Span(len(head) + 1, len(text)), "body", "test"))
    document = Document(Article("a.txt", text, "0" * 64, "utf-8"), "de", sections)
    sentences = split(document, GERMAN)
    found = resolve_times(document, sentences, find_times(document, sentences, GERMAN), PUBLISHED, GERMAN)
    assert [time.value for time in found] == ["2031-05-03", "2031-05-03T20:00"]


def test_a_stamp_in_the_header_is_no_time_of_the_story() -> None:
    head = "Stand: 30. April 2031, 14 Uhr"
    document = Document(
        Article("a.txt", head, "0" * 64, "utf-8"), "de", (Section(Span(0, len(head)), "header", "test"),)
    )
    assert find_times(document, split(document, GERMAN), GERMAN) == ()


def test_few_hours_make_no_listing() -> None:
    found = timed("Tatort: Nordby, Montag, 17.30 Uhr.").resolved(PUBLISHED)
    assert [time.value for time in found] == ["2031-04-28", "2031-04-28T17:30"]


def test_in_a_listing_the_present_tense_announces_and_the_past_tells() -> None:
    text = (
        "Nordby: Konzert, Freitag, 20 Uhr. Sandau: Messe, Sonntag, 8 Uhr und 10 Uhr. Am Dienstag singt der Chor. "
        "Am Dienstag wurde der Saal eröffnet."
    )
    values = [time.value for time in timed(text).resolved(PUBLISHED) if time.type == "DATE"]
    assert values == ["2031-05-02", "2031-05-04", "2031-05-06", "2031-04-29"]


def test_days_in_no_order_lie_where_most_of_them_are_nearer() -> None:
    text = "Schau in Ulm: 12. September\nSchau in Nordby: 3. Juni\nSchau in Sandau: 20. August\nSchau in Au: 5. Mai"
    assert [time.value for time in timed(text).resolved(PUBLISHED)] == [
        "2031-09-12",
        "2031-06-03",
        "2031-08-20",
        "2031-05-05",
    ]
