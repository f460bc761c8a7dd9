"""What an article leaves open."""

from __future__ import annotations

from typing import Any

import pytest
from articles import cases, german, written
from stopwatch import within

from briefing.analyse.open_issues import find_open_issues
from briefing.model import Act, Entity, Mention, OpenIssue, Span, Statement, TimeExpression

RULES = german()["open_issues"]["rules"]
LABELS = german()["labels"]["cases"]


def issues(
    *body: str,
    entities: tuple[Entity, ...] = (),
    statements: tuple[Statement, ...] = (),
    times: tuple[TimeExpression, ...] = (),
) -> list[OpenIssue]:
    document, sentences = written(*body)
    return list(find_open_issues(document, sentences, entities, statements, times, german()))


@pytest.mark.parametrize(
    "case", cases("open_issues", "in_the_wild", "synthetic", "negative"), ids=lambda case: case["id"]
)
def test_sentences(case: dict[str, Any]) -> None:
    found = issues(case["text"])
    assert [issue.kind for issue in found] == ([case["kind"]] if case["kind"] else [])
    assert all(issue.span == Span(0, len(case["text"])) for issue in found)
    if "label" in case:
        assert found[0].label == case["label"]


@pytest.mark.xfail(strict=True, reason="no construction shows it")
@pytest.mark.parametrize("case", cases("open_issues", "known_failures"), ids=lambda case: case["id"])
def test_known_failures(case: dict[str, Any]) -> None:
    test_sentences(case)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_rules(rule: dict[str, Any]) -> None:
    name = f"de/open_issues:{rule['id']}"
    for text in rule["examples"]:
        said = stated(text, rule["act"]) if "act" in rule else ()
        wanted = [(name, rule["kind"])] if rule.get("listed", True) else []
        assert [(issue.rule, issue.kind) for issue in issues(text, statements=said)] == wanted, text
    for text in rule["not"]:
        assert name not in [issue.rule for issue in issues(text, statements=stated(text, "says"))], text


def stated(text: str, act: Act) -> tuple[Statement, ...]:
    return (Statement((Span(0, len(text)),), "reported", act, "test", cue=Span(0, len(text) - 1)),)


@pytest.mark.parametrize("case", LABELS, ids=lambda case: case["text"])
def test_labels(case: dict[str, str]) -> None:
    assert [issue.label for issue in issues(case["text"])] == [case["label"]]


def test_an_article_about_sport_leaves_nothing_open() -> None:
    assert issues("Der Trainer ging.", "Die Mannschaft siegte.", "Wer nachfolgt, ist noch unklar.") == []


def entity(identifier: str, name: str, text: str) -> Entity:
    at = text.index(name)
    mention = Mention(Span(at, at + len(name)), name, "organisation", "test", identifier)
    return Entity(identifier, name, "organisation", (mention,), "test")


def test_the_subject_could_answer() -> None:
    text = "Die Nordreederei dementierte den Bericht des Altenbrücker Boten."
    both = (entity("e1", "Nordreederei", text), entity("e2", "Boten", text))
    assert [issue.answerers for issue in issues(text, entities=both)] == [("e1",)]


def test_a_demand_is_answered_by_others() -> None:
    text = "Der Inselverband forderte von der Nordreederei niedrigere Preise."
    both = (entity("e1", "Inselverband", text), entity("e2", "Nordreederei", text))
    assert [issue.answerers for issue in issues(text, entities=both)] == [("e2",)]


def test_who_a_passive_is_done_by_could_answer() -> None:
    text = "Der Antrag der Nordreederei wird noch vom Hafenamt geprüft."
    both = (entity("e1", "Nordreederei", text), entity("e2", "Hafenamt", text))
    assert [issue.answerers for issue in issues(text, entities=both)] == [("e2",)]


def test_the_accused_could_answer() -> None:
    text = "Der Inselverband bezweifelt die Zahlen der Nordreederei."
    both = (entity("e1", "Inselverband", text), entity("e2", "Nordreederei", text))
    assert [issue.answerers for issue in issues(text, entities=both)] == [("e2",)]


def test_a_bare_noun_takes_the_words_that_it_refers_to() -> None:
    found = issues("Der Verband warf dem Amt den Bruch des Vertrags vor.", "Das Amt wies den Vorwurf zurück.")
    assert [issue.label for issue in found] == ["Bruch des Vertrags"]


def test_two_things_that_a_noun_may_refer_to_are_none() -> None:
    found = issues(
        "Der Verband forderte den Ausbau des Deichs.",
        "Die Bauern forderten den Abriss der Mühle.",
        "Das Amt wies die Forderung zurück.",
    )
    assert found[-1].label == "Das Amt wies die Forderung zurück"


def test_this_takes_the_words_of_the_sentence_before() -> None:
    found = issues("Der Verband warf dem Amt den Bruch des Vertrags vor.", "Das Amt bestreitet dies.")
    assert [issue.label for issue in found] == ["Bruch des Vertrags"]


@pytest.mark.parametrize(
    ("text", "value", "kinds"),
    [
        ("Am Freitag tagt der Rat von Nordby.", None, ["announced"]),
        ("Am 9. März findet die Wahl statt.", "2031-03-09", ["announced"]),
        ("Am 9. März entscheidet der Rat über die Maut.", "2031-03-09", ["undecided"]),
        ("Am 9. März entscheidet der Rat über die Maut.", "2031-01-09", []),
    ],
)
def test_a_day_after_publication_lies_ahead(text: str, value: str | None, kinds: list[str]) -> None:
    direction = None if value else "present"
    time = TimeExpression(Span(0, 10), "DATE", value, "XXXX", "test", anchor="2031-02-01", direction=direction)
    assert [issue.kind for issue in issues(text, times=(time,))] == kinds


def test_a_time_ahead_makes_the_present_an_announcement() -> None:
    text = "Am Freitag tagt der Rat von Nordby."
    ahead = TimeExpression(Span(0, 10), "DATE", None, "XXXX-WXX-5", "test", direction="future")
    assert [issue.kind for issue in issues(text, times=(ahead,))] == ["announced"]
    assert issues(text) == []


def test_long_lines_take_no_time() -> None:
    document, sentences = written("keine Angaben, wenn " * 2500)
    assert within(3, lambda: find_open_issues(document, sentences, (), (), (), german()))
