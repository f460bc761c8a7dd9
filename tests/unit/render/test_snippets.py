"""How much of a source's wording is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from ferry import FIRST, first, place
from invented import Open, Said, invent

from briefing.model import Event, Span
from briefing.render.snippets import Quotes, limited

LEAD = "Ministerin Hanne Brodersen hat am Mittwoch Gespräche über eine Fährlinie nach Lindau angekündigt."
SENTENCES = [f"Satz {n} sagt etwas anderes als jeder Satz davor und danach in diesem Text." for n in range(20)]


def shown(quotes: Quotes, *spans: Span) -> list[str]:
    return [quotes(span).text for span in spans]


def test_short_passages_are_shown_whole_where_the_share_allows() -> None:
    quotes = limited(first(), 25, 1.0)
    assert shown(quotes, place(FIRST, LEAD)) == [LEAD]


def test_no_passage_is_longer_than_the_limit_of_words() -> None:
    quotes = limited(first(), 5, 1.0)
    spans = [statement.span for statement in first().statements]
    assert shown(quotes, *spans) == [
        "Gespräche über eine Fährlinie nach",
        "Wir wollen bis zum Sommer",
        "Die Finanzierung sei nicht gesichert",
    ]
    assert [quotes(span).ends_early for span in spans] == [True, True, False]


def test_what_is_shown_stays_within_the_share_beyond_very_short_extracts() -> None:
    text = " ".join(SENTENCES)
    analysis = invent("a.txt", text, said=[Said(sentence) for sentence in SENTENCES])
    for share in (0.6, 0.7, 0.8):
        quotes = limited(analysis, 25, share)
        total = sum(len(quotes(statement.span).text) for statement in analysis.statements)
        assert 0.8 * share * len(text) < total <= share * len(text)


def test_where_no_room_is_left_very_short_extracts_are_shown() -> None:
    analysis = invent(
        "a.txt",
        " ".join(SENTENCES),
        said=[Said(sentence) for sentence in SENTENCES[:10]],
        open_issues=[Open(sentence) for sentence in SENTENCES[10:]],
    )
    quotes = limited(analysis, 25, 0.1)
    spans = [*(one.span for one in analysis.statements), *(one.span for one in analysis.open_issues)]
    assert {len(quotes(span).text.split()) for span in spans} == {8}


def test_statements_and_open_issues_grow_before_what_is_merely_dated() -> None:
    text = " ".join(SENTENCES[:2])
    analysis = invent("a.txt", text, open_issues=[Open(SENTENCES[0])])
    event = Event(place(text, SENTENCES[1]), "past", "x", times=(0,))
    quotes = limited(replace(analysis, events=(event,)), 25, 0.85)
    assert [len(quotes(place(text, s)).text.split()) for s in SENTENCES[:2]] == [14, 10]


def test_quoted_speech_does_not_count() -> None:
    said = [Said(sentence, form="direct") for sentence in SENTENCES]
    analysis = invent("a.txt", " ".join(SENTENCES), said=said)
    quotes = limited(analysis, 25, 0.0)
    assert all(
        quotes(statement.span).text == sentence
        for statement, sentence in zip(analysis.statements, SENTENCES, strict=True)
    )


def test_boilerplate_is_no_article() -> None:
    analysis = invent("a.txt", " ".join(SENTENCES), said=[Said(sentence) for sentence in SENTENCES])
    junk = replace(analysis.document.sections[0], kind="boilerplate")
    whole = replace(analysis, document=replace(analysis.document, sections=(junk,)))
    words = [text.split() for text in shown(limited(whole, 25, 1.0), *(one.span for one in whole.statements))]
    assert {len(found) for found in words} == {8}


def test_the_main_event_is_always_shown() -> None:
    assert limited(first(), 25, 0.0)(place(FIRST, LEAD)).text == LEAD


def test_an_issue_without_room_shows_what_is_shown_of_it_anyway() -> None:
    text = "Der Rat vertagte den Beschluss über den Hafen, weil „der Plan nicht fertig ist“, auf unbestimmte Zeit."
    analysis = invent("a.txt", text, said=[Said("der Plan nicht fertig ist", form="direct")], open_issues=[Open(text)])
    snippet = limited(analysis, 25, 0.0)(Span(0, len(text)))
    assert (snippet.text, snippet.begins_late, snippet.ends_early) == ("der Plan nicht fertig ist", True, True)


def test_an_interrupted_statement_is_shown_without_the_interruption() -> None:
    text = "„Wir kommen“, sagte Brodersen, „und bleiben bis zum Sommer“."
    analysis = invent("a.txt", text, said=[Said("Wir kommen", form="direct")])
    statement = replace(
        analysis.statements[0], parts=(place(text, "Wir kommen"), place(text, "und bleiben bis zum Sommer"))
    )
    quotes = limited(replace(analysis, statements=(statement,)), 6, 1.0)
    assert [part.text for part in quotes.parts(statement)] == ["Wir kommen", "und bleiben"]


def test_a_passage_within_one_that_is_shown_is_shown_too() -> None:
    analysis = replace(first(), statements=first().statements[:1], events=(), open_issues=())
    quotes = limited(analysis, 25, len(LEAD) / len(FIRST) + 0.1)
    assert quotes(analysis.statements[0].span).text == "Gespräche über eine Fährlinie nach Lindau"


@pytest.mark.parametrize("span", [Span(0, 10), Span(0, len(FIRST))])
def test_without_a_limit_everything_is_shown(span: Span) -> None:
    assert Quotes(FIRST)(span).text == span.text(FIRST)
