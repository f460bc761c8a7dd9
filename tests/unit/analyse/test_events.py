"""The main event and the dated events."""

from __future__ import annotations

from typing import Any

import pytest
from articles import cases, german, written

from briefing.analyse.events import find_events
from briefing.model import Entity, Event, Mention, PublicationDate, Span, TimeExpression

DAY = PublicationDate("2024-03-12", "2024-03-12", "2024-03-12", "given", "")
RULES = {rule["id"]: rule for rule in german()["events"]["rules"]}


def main_event(body: list[str], title: str = "", lead: str = "", published: str | None = None) -> str | None:
    document, sentences = written(*body, title=title, lead=lead)
    day = PublicationDate(published, published, published, "given" if published else "unknown", "")
    event, _ = find_events(document, sentences, (), (), (), (), day, german())
    return event.span.text(document.text) if event else None


@pytest.mark.parametrize("case", cases("events", "in_the_wild", "synthetic", "negative"), ids=lambda case: case["id"])
def test_main_events(case: dict[str, Any]) -> None:
    found = main_event(case["body"], case.get("title", ""), case.get("lead", ""), case.get("published"))
    assert (found is None) is (case["main"] is None)
    assert found is None or found.startswith(case["main"])


@pytest.mark.xfail(strict=True, reason="what a sentence means is not read")
@pytest.mark.parametrize("case", cases("events", "known_failures"), ids=lambda case: case["id"])
def test_known_failures(case: dict[str, Any]) -> None:
    test_main_events(case)


def test_rule_of_the_main_event() -> None:
    for better, other in RULES["main-event"]["examples"]:
        assert main_event([better, other]) == better
    for other, better in RULES["main-event"]["not"]:
        assert main_event([other, better]) == better


def test_rule_of_dated_events() -> None:
    for text, wanted in [(t, True) for t in RULES["dated-event"]["examples"]] + [
        (t, False) for t in RULES["dated-event"]["not"]
    ]:
        words = text.split(" |")[0]
        assert bool(events(text.replace(" |", ""), (words, "2024-03-11", None))) is wanted, text


def events(text: str, *times: tuple[str, str | None, str | None]) -> list[tuple[Event, str]]:
    document, sentences = written("Der Rat von Nordby hat den Bau der Fähre beschlossen.", text)
    found = tuple(
        TimeExpression(Span(at := document.text.index(words), at + len(words)), "DATE", value, "", "test",
                       direction=direction)  # type: ignore[arg-type]
        for words, value, direction in times
    )  # fmt: skip
    at = document.text.index("Nordby")
    mention = Mention(Span(at, at + 6), "Nordby", "organisation", "test", "e1")
    entities = (Entity("e1", "Nordby", "organisation", (mention,), "test", salient=True),)
    main, others = find_events(document, sentences, entities, found, (), (), DAY, german())
    assert main is not None
    assert main.participants == ("e1",)
    return [(event, event.span.text(document.text)) for event in others]


@pytest.mark.parametrize(
    ("text", "words", "value", "phase"),
    [
        ("Die alte Fähre sank am 3. Januar vor der Küste.", "am 3. Januar", "2024-01-03", "past"),
        ("Die neue Fähre fährt am 3. Mai zum ersten Mal.", "am 3. Mai", "2024-05-03", "announced"),
        ("Der Reeder stimmte am Dienstag dem Bau der Fähre zu.", "am Dienstag", "2024-03-12", "at-publication"),
        ("Am Wochenende tagte der Rat der Insel.", "Am Wochenende", "2024-W10-WE", "past"),
        ("Im April beginnt die Werft mit dem Bau.", "Im April", "2024-04", "announced"),
    ],
)
def test_dated_events_have_a_phase(text: str, words: str, value: str, phase: str) -> None:
    found = events(text, (words, value, None))
    assert [(event.phase, event.times, told) for event, told in found] == [(phase, (0,), text)]


def test_years_and_open_times_date_no_event() -> None:
    assert events("Die Werft besteht seit 1898.", ("1898", "1898", None)) == []
    assert events("Die Werft plant am Freitag ein Fest.", ("am Freitag", None, "future")) == []
