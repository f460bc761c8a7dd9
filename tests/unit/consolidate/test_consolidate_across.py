"""Stories, threads of open issues, relations."""

from __future__ import annotations

import pytest
from invented import Open, Said, Who, invent

from briefing.consolidate import consolidate, groups
from briefing.consolidate.relations import means_what_was_said
from briefing.languages import load
from briefing.languages.name_key import name_key
from briefing.model import Act, Analysis, Edition, TopicDefinition
from briefing.registry import Ledger, Registry

FERRY = (
    "Die Fährlinie zwischen Nordhaven und Lindau soll einen neuen Vertrag bekommen. Die Reederei Falken verhandelt mit "
    "dem Stadtrat über Kosten und Fahrplan. Ministerin Hanne Brodersen nannte den Vertrag wichtig."
)
FERRY_AGAIN = (
    "Im Streit um die Fährlinie nach Lindau hat der Stadtrat von Nordhaven den Vertrag der Reederei Falken vertagt. "
    "Ministerin Hanne Brodersen warb für den Fahrplan und die Kosten."
)
SCHOOL = (
    "Der Stadtrat von Brunnstedt berät den Haushalt der Gesamtschule. Die Elterninitiative fordert einen Neubau der "
    "Turnhalle. Kämmerer Ole Tjark sieht im Haushalt keine Mittel für den Neubau."
)


def edition(*analyses: Analysis) -> Edition:
    return consolidate(analyses, Registry())[0]


def pair(first: str, second: str) -> list[Analysis]:
    return [invent("a.txt", FERRY, day=first or None), invent("b.txt", FERRY_AGAIN, day=second or None)]


@pytest.mark.parametrize(("first", "second"), [("2026-01-08", "2026-01-10"), ("2026-01-08", ""), ("", "")])
def test_one_affair_is_one_group(first: str, second: str) -> None:
    assert groups([*pair(first, second), invent("c.txt", SCHOOL, day="2026-01-08")]) == (("a.txt", "b.txt"),)


def test_one_subject_half_a_year_later_is_another_affair() -> None:
    assert groups(pair("2026-01-08", "2026-07-08")) == ()


def test_a_story_is_named_after_its_oldest_article() -> None:
    later = invent("a.txt", FERRY, day="2026-01-09", title="Fähre")
    earlier = invent("b.txt", FERRY_AGAIN, day="2026-01-08", title="Streit")
    found = edition(later, earlier)
    story = found.stories[0]
    assert (story.title, story.first, story.last) == ("Streit", "2026-01-08", "2026-01-09")
    assert story.id == story.articles[0] == found.briefings[0].id
    assert {briefing.story for briefing in found.briefings} == {story.id}
    assert "Vertrag" in story.basis


@pytest.mark.parametrize(("generic", "same_affair", "actors"), [(True, True, 1), (True, False, 2), (False, False, 1)])
def test_a_common_noun_is_one_body_within_an_affair_only(generic: bool, same_affair: bool, actors: int) -> None:
    council = Who("Stadtrat", "organisation", generic=generic)
    analyses = [
        invent("a.txt", FERRY, day="2026-01-08", who=[council]),
        invent("b.txt", FERRY_AGAIN if same_affair else SCHOOL, day="2026-01-09", who=[council]),
    ]
    assert [actor.name for actor in edition(*analyses).actors] == ["Stadtrat"] * actors


def test_a_story_keeps_its_address_when_an_older_article_arrives() -> None:
    analyses = pair("2026-01-08", "2026-01-09")
    first, ledger, _ = consolidate(analyses, Registry())
    older = invent("c.txt", FERRY + " Das teilte die Reederei mit.", day="2026-01-07")
    second, _, _ = consolidate([*analyses, older], Registry(ledger=ledger))
    assert [story.id for story in second.stories] == [first.stories[0].id]
    assert len(second.stories[0].articles) == 3


def test_a_story_that_fell_apart_leaves_a_tombstone() -> None:
    analyses = pair("2026-01-08", "2026-01-09")
    first, ledger, _ = consolidate(analyses, Registry())
    second, _, _ = consolidate(analyses[:1], Registry(ledger=ledger))
    assert [(w.id, w.target) for w in second.withdrawals if w.section == "stories"] == [(first.stories[0].id, None)]


BRODERSEN, PAPER, FALKEN = Who("Hanne Brodersen"), Who("Küstenblatt", "organisation"), Who("Ole Falken")
QUESTION = " Offen ist die Laufzeit im Vertrag der Fährlinie."
QUESTION_AGAIN = " Die Laufzeit im Vertrag der Fährlinie ist weiter offen."


def test_one_question_of_one_story_is_one_thread() -> None:
    found = edition(
        invent("a.txt", FERRY + QUESTION, day="2026-01-08", open_issues=[Open(QUESTION.strip(), label="Laufzeit")]),
        invent(
            "b.txt",
            FERRY_AGAIN + QUESTION_AGAIN,
            day="2026-01-09",
            open_issues=[Open(QUESTION_AGAIN.strip(), "announced")],
        ),
    )
    assert [(issue.label, [(s.kind, s.day) for s in issue.states]) for issue in found.issues] == [
        ("Laufzeit", [("undecided", "2026-01-08"), ("announced", "2026-01-09")])
    ]
    assert found.issues[0].story == found.stories[0].id


def test_one_question_of_strangers_is_two_threads() -> None:
    found = edition(
        invent("a.txt", FERRY + QUESTION, day="2026-01-08", open_issues=[Open(QUESTION.strip())]),
        invent("b.txt", SCHOOL + QUESTION_AGAIN, day="2027-01-09", open_issues=[Open(QUESTION_AGAIN.strip())]),
    )
    assert len(found.issues) == 2


@pytest.mark.parametrize(
    ("first", "second", "threads"),
    [
        ("Hanne Brodersen wies Vorwürfe zurück.", "Hanne Brodersen wies Vorwürfe scharf ab.", 2),
        ("Hanne Brodersen will den Kai schließen.", "Hanne Brodersen will den Kai bald schließen.", 1),
    ],
)
def test_far_from_each_other_an_accused_actor_is_no_shared_question(first: str, second: str, threads: int) -> None:
    found = edition(
        invent("a.txt", f"{FERRY} {first}", day="2026-01-08", who=[BRODERSEN], open_issues=[Open(first)]),
        invent("b.txt", f"{SCHOOL} {second}", day="2027-01-09", who=[BRODERSEN], open_issues=[Open(second)]),
    )
    assert len(found.issues) == threads


def test_two_questions_of_one_article_stay_apart() -> None:
    text = FERRY + QUESTION + QUESTION_AGAIN
    found = edition(invent("a.txt", text, open_issues=[Open(QUESTION.strip()), Open(QUESTION_AGAIN.strip())]))
    assert len(found.issues) == 2


# --------------------------------------------------------------------------- relations


def relations(found: Edition) -> list[tuple[str, str, str, str]]:
    source = {briefing.id: briefing.analysis.document.article.source for briefing in found.briefings}
    return [
        (r.kind, source[r.first[0]] + "#" + r.first[1], source[r.second[0]] + "#" + r.second[1], r.rule)
        for r in found.relations
    ]


def test_a_quotation_that_two_articles_have_to_the_word_repeats() -> None:
    quote = "Der Vertrag kommt im Frühjahr vor den Stadtrat."
    one = invent(
        "a.txt",
        f"Hanne Brodersen: {quote}",
        day="2026-01-08",
        who=[BRODERSEN],
        said=[Said(quote, BRODERSEN.name, form="direct")],
    )
    other = invent(
        "b.txt",
        f"{quote} sagte Hanne Brodersen.",
        day="2026-01-09",
        who=[BRODERSEN],
        said=[Said(quote, BRODERSEN.name, form="direct")],
    )
    assert relations(edition(one, other)) == [("repeats", "b.txt#s1", "a.txt#s1", "relations:same-quote")]


def test_the_same_words_of_somebody_else_do_not_repeat() -> None:
    quote = "Der Vertrag kommt im Frühjahr vor den Stadtrat."
    one = invent(
        "a.txt", f"Hanne Brodersen: {quote}", who=[BRODERSEN], said=[Said(quote, BRODERSEN.name, form="direct")]
    )
    other = invent("b.txt", f"Ole Falken: {quote}", who=[FALKEN], said=[Said(quote, FALKEN.name, form="direct")])
    assert relations(edition(one, other)) == []


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (
            "Der Vertrag mit der Reederei Falken kommt im Frühjahr",
            "der Vertrag mit der Reederei komme im Frühjahr",
            True,
        ),
        (
            "Der Vertrag der Reederei kommt im Frühjahr in den Stadtrat. Die Kosten des Fahrplans trägt Lindau.",
            "die Kosten des Fahrplans trage Lindau",
            True,
        ),
        ("Die Kosten des Fahrplans trägt Lindau", "die Kosten des Fahrplans trage nicht Lindau", False),
        ("Lindau zahlt der Reederei Falken 12 Millionen", "Lindau zahle der Reederei Falken 14 Millionen", False),
        ("Die Kosten des Fahrplans trägt Lindau", "die Kosten des Neubaus trage der Stadtrat", False),
        ("Der Vertrag", "der Vertrag", False),
    ],
)
def test_another_article_repeats_what_it_reports_in_part(first: str, second: str, same: bool) -> None:
    one = invent("a.txt", FERRY + first, day="2026-01-08", who=[FALKEN], said=[Said(first, FALKEN.name)])
    other = invent("b.txt", FERRY_AGAIN + second, day="2026-01-09", who=[FALKEN], said=[Said(second, FALKEN.name)])
    wanted = [("repeats", "b.txt#s1", "a.txt#s1", "relations:same-words")] if same else []
    assert relations(edition(one, other)) == wanted


def denial(text: str, *said: Said, who: tuple[Who, ...] = (PAPER, BRODERSEN)) -> list[tuple[str, str, str, str]]:
    return relations(edition(invent("a.txt", text, who=who, said=said)))


def test_a_denial_of_the_report_goes_for_what_was_said_just_before() -> None:
    text = "Das Küstenblatt berichtet, der Kai werde geschlossen. Hanne Brodersen dementierte den Bericht."
    report = Said("der Kai werde geschlossen", PAPER.name, "reports")
    assert denial(text, report, Said("den Bericht", BRODERSEN.name, "denies")) == [
        ("denies", "a.txt#s2", "a.txt#s1", "de/relations:what-was-said")
    ]


def test_a_denial_goes_for_the_claim_with_its_words() -> None:
    text = "Küstenblatt: der Kai werde geschlossen. Ole Falken: der Pier sinke. Hanne Brodersen: der Kai geschlossen?"
    said = (Said("der Kai werde geschlossen", PAPER.name, "reports"), Said("der Pier sinke", FALKEN.name, "reports"))
    assert denial(
        text, *said, Said("der Kai geschlossen", BRODERSEN.name, "denies"), who=(PAPER, FALKEN, BRODERSEN)
    ) == [("denies", "a.txt#s3", "a.txt#s1", "relations:denied-words")]


@pytest.mark.parametrize(("acts", "target"), [(("says", "says"), 1), (("demands", "says"), None)])
def test_a_denial_of_the_account_of_somebody_goes_for_the_last_assertion_of_theirs(
    acts: tuple[Act, Act], target: int | None
) -> None:
    text = "Küstenblatt: der Kai sinkt. Ole Falken: die Fähre fährt. Hanne Brodersen bestritt Bericht des Küstenblatt."
    said = (Said("der Kai sinkt", PAPER.name, acts[0]), Said("die Fähre fährt", FALKEN.name, acts[1]))
    found = denial(
        text, *said, Said("Bericht des Küstenblatt", BRODERSEN.name, "denies"), who=(PAPER, FALKEN, BRODERSEN)
    )
    assert found == ([("denies", "a.txt#s3", f"a.txt#s{target}", "de/relations:what-was-said")] if target else [])


def test_a_demand_is_nothing_to_deny() -> None:
    text = "Ole Falken fordert Eile. Hanne Brodersen dementierte den Bericht."
    said = (Said("Eile", FALKEN.name, "demands"), Said("den Bericht", BRODERSEN.name, "denies"))
    assert denial(text, *said, who=(FALKEN, BRODERSEN)) == []


@pytest.mark.parametrize("content", ["den Vertrag", "sie sich selbst"])
def test_a_denial_of_something_else_goes_for_nothing(content: str) -> None:
    text = f"Das Küstenblatt berichtet, der Kai werde geschlossen. Hanne Brodersen bestritt {content}."
    report = Said("der Kai werde geschlossen", PAPER.name, "reports")
    assert denial(text, report, Said(content, BRODERSEN.name, "denies")) == []


@pytest.mark.parametrize("side", ["examples", "not"])
def test_the_examples_of_what_points_to_a_statement(side: str) -> None:
    german = load("de")
    for example in german["relations"]["what_was_said"][side]:
        words = frozenset(name_key(lemma(word)) for word in example.split() if word[0].isupper())
        assert means_what_was_said(words, german) == (side == "examples"), example


def lemma(noun: str) -> str:
    return noun.removesuffix("e") if noun.endswith("berichte") else noun


def test_a_contradiction_goes_for_the_last_words_of_the_one_it_names() -> None:
    text = "Ole Falken sagte, der Kai sei sicher. Hanne Brodersen widersprach: Nein, lieber Ole Falken."
    said = (
        Said("der Kai sei sicher", FALKEN.name),
        Said("Nein, lieber Ole Falken", BRODERSEN.name, "contradicts", "direct"),
    )
    assert denial(text, *said, who=(FALKEN, BRODERSEN)) == [
        ("disagrees", "a.txt#s2", "a.txt#s1", "relations:named-opponent")
    ]


def test_a_contradiction_that_names_nobody_goes_for_nothing() -> None:
    text = "Ole Falken sagte, der Kai sei sicher. Hanne Brodersen widersprach: Nein, so nicht."
    said = (Said("der Kai sei sicher", FALKEN.name), Said("Nein, so nicht", BRODERSEN.name, "contradicts", "direct"))
    assert denial(text, *said, who=(FALKEN, BRODERSEN)) == []


# --------------------------------------------------------------------------- topics


def topic(identifier: str, parent: str | None = None) -> TopicDefinition:
    return TopicDefinition(identifier, {"de": identifier}, {}, {}, parent)


def test_topics_are_published_with_those_above_them_and_stay() -> None:
    taxonomy = (topic("verkehr"), topic("faehren", "verkehr"), topic("sport"))
    found, ledger, _ = consolidate([invent("a.txt", FERRY, topics=["faehren"])], Registry(topics=taxonomy))
    assert [t.id for t in found.topics] == ["verkehr", "faehren"]
    later, ledger, _ = consolidate([invent("a.txt", FERRY)], Registry(topics=taxonomy, ledger=ledger))
    assert [t.id for t in later.topics] == ["verkehr", "faehren"]
    gone, _, _ = consolidate([], Registry(topics=taxonomy[:1], ledger=Ledger(topics=ledger.topics)))
    assert [(w.section, w.id) for w in gone.withdrawals] == [("topics", "faehren")]
