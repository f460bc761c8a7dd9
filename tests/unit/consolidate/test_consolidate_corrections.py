from __future__ import annotations

from dataclasses import replace

import pytest
from invented import Open, Said, Who, invent

from briefing.consolidate import consolidate, corrected_dates
from briefing.errors import ConfigError, Diagnostic
from briefing.model import Analysis, Briefing, Correction, Section, Span, TopicDefinition
from briefing.registry import Registry

TEXT = (
    "Die Ministerin Hanne Brodersen kündigte am Hafen an,\nder Kai werde gebaut. Die Reederei\nFalken widersprach: "
    "Das sei zu teuer. Wann gebaut wird, ist offen. Jetzt Newsletter bestellen!"
)
ARTICLE = invent(
    "a.txt",
    TEXT,
    title="Alter Titel",
    who=[Who("Hanne Brodersen", role="Ministerin"), Who("Falken", forms=["Falken"])],
    said=[Said("der Kai werde gebaut", "Hanne Brodersen", "announces"), Said("Das sei zu teuer", "Falken")],
    open_issues=[Open("Wann gebaut wird, ist offen", answerers=["Hanne Brodersen"])],
    topics=["sport"],
)
TOPICS = tuple(TopicDefinition(topic, {"de": topic}, {}, {}) for topic in ("haefen", "sport"))


def correct(*corrections: Correction, article: Analysis = ARTICLE) -> tuple[Briefing, tuple[Diagnostic, ...]]:
    edition, _, diagnostics = consolidate([article], Registry(topics=TOPICS, corrections=corrections))
    return edition.briefings[0], diagnostics


def entry(
    field: str, quote: str | None = None, *, drop: bool = False, article: str = "a.txt", **values: str
) -> Correction:
    return Correction(article, field, "read it", quote, values or None, drop, line=7)  # type: ignore[arg-type]


def test_title_outlet_and_date() -> None:
    briefing, diagnostics = correct(
        entry("title", text="Neuer Titel"), entry("outlet", name="Küstenblatt"), entry("published", value="2026-01-08")
    )
    found = briefing.analysis
    assert found.title is not None
    assert (found.title.text, found.document.outlet) == ("Neuer Titel", "Küstenblatt")
    assert (found.published.value, found.published.basis, found.published.reason) == ("2026-01-08", "given", "read it")
    assert [correction.field for correction in briefing.corrections] == ["title", "outlet", "published"]
    assert not diagnostics


def test_a_date_may_become_an_interval() -> None:
    briefing, _ = correct(entry("published", earliest="2026-01-08", latest="2026-01-10"))
    published = briefing.analysis.published
    assert (published.value, published.earliest, published.latest) == (None, "2026-01-08", "2026-01-10")


def test_corrected_dates_are_known_before_times_are_resolved() -> None:
    registry = Registry(corrections=(entry("published", value="2026-01-08"), entry("outlet", name="Küstenblatt")))
    assert {source: date.value for source, date in corrected_dates([ARTICLE], registry).items()} == {
        "a.txt": "2026-01-08"
    }


def test_an_actor_gets_another_kind_name_side_and_role() -> None:
    values = {"name": "Reederei Falken", "kind": "organisation", "affiliation": "Norwegen", "role": "Reederei"}
    briefing, _ = correct(entry("actor", "Falken", **values))
    falken = briefing.analysis.entities[1]
    assert (falken.name, falken.kind, falken.affiliation) == ("Reederei Falken", "organisation", "Norwegen")
    assert [(role.text, role.span.text(TEXT)) for role in falken.roles] == [("Reederei", "Reederei")]
    assert falken.mentions[0].kind == "organisation"
    assert falken.rule == "registry/corrections.yml:7"
    assert briefing.actors["e2"] == "reederei-falken"


def test_a_role_that_the_article_does_not_word_is_refused() -> None:
    briefing, diagnostics = correct(entry("actor", "Falken", role="Kapitän"))
    assert not briefing.analysis.entities[1].roles
    assert [d.code for d in diagnostics] == ["W-CORRECTION"]


def test_a_dropped_actor_is_gone_everywhere() -> None:
    briefing, _ = correct(entry("actor", "Hanne Brodersen", drop=True))
    found = briefing.analysis
    assert [entity.name for entity in found.entities] == ["Falken"]
    assert found.mentions[0].entity is None
    assert found.statements[0].entity is None
    assert found.open_issues[0].answerers == ()
    assert set(briefing.actors) == {"e2"}


def test_a_statement_gets_its_true_speaker_and_act() -> None:
    briefing, _ = correct(entry("statement", "zu teuer", speaker="Hanne Brodersen", act="warns"))
    statement = briefing.analysis.statements[1]
    assert (statement.entity, statement.speaker_name, statement.act) == ("e1", "Hanne Brodersen", "warns")


def test_a_speaker_who_is_no_entity_is_printed_by_name() -> None:
    briefing, _ = correct(entry("statement", "zu teuer", speaker="ein Sprecher"))
    assert (briefing.analysis.statements[1].entity, briefing.analysis.statements[1].speaker_name) == (
        None,
        "ein Sprecher",
    )


def test_a_dropped_statement_keeps_what_was_nested_in_it() -> None:
    outer, inner = ARTICLE.statements
    wide = Span(outer.span.start, inner.span.end)
    nested = replace(ARTICLE, statements=(replace(outer, parts=(wide,)), replace(inner, nested_in=0)))
    briefing, _ = correct(entry("statement", wide.text(TEXT), drop=True), article=nested)
    assert [(s.span, s.nested_in) for s in briefing.analysis.statements] == [(inner.span, None)]


def test_of_nested_statements_the_inner_one_is_meant() -> None:
    outer, inner = ARTICLE.statements
    nested = replace(
        ARTICLE,
        statements=(replace(outer, parts=(Span(outer.span.start, inner.span.end),)), replace(inner, nested_in=0)),
    )
    briefing, _ = correct(entry("statement", "zu teuer", act="warns"), article=nested)
    assert [s.act for s in briefing.analysis.statements] == ["announces", "warns"]


def test_an_open_issue_gets_another_label_and_kind_or_goes() -> None:
    briefing, _ = correct(entry("open-issue", "ist offen", label="Baubeginn", kind="announced"))
    assert [(issue.label, issue.kind) for issue in briefing.analysis.open_issues] == [("Baubeginn", "announced")]
    briefing, _ = correct(entry("open-issue", "Wann gebaut wird", drop=True))
    assert briefing.analysis.open_issues == briefing.issue_anchors == ()


def test_topics_come_and_go() -> None:
    briefing, _ = correct(entry("topic", id="haefen"), entry("topic", drop=True, id="sport"))
    assert [topic.id for topic in briefing.analysis.topics] == ["haefen"]


def test_boilerplate_is_settled_before_the_analysis_and_only_checked_here() -> None:
    wanted = entry("boilerplate", "Jetzt Newsletter bestellen!", reason="newsletter")
    assert [d.code for d in correct(wanted)[1]] == ["W-CORRECTION"]
    start = TEXT.index("Jetzt")
    section = Section(Span(start, len(TEXT)), "boilerplate", "registry", "newsletter")
    heeded = replace(ARTICLE, document=replace(ARTICLE.document, sections=(section,)))
    assert not correct(wanted, article=heeded)[1]


@pytest.mark.parametrize(
    "lost",
    [
        entry("statement", "Das steht nicht da", drop=True),
        entry("statement", "Wann gebaut wird", drop=True),
        entry("actor", "Kapitän Ahrens", drop=True),
        entry("topic", drop=True, id="haefen"),
        entry("title", article="fort.txt", text="Neuer Titel"),
    ],
)
def test_what_has_no_finding_is_reported_and_changes_nothing(lost: Correction) -> None:
    briefing, diagnostics = correct(lost)
    assert briefing.analysis == ARTICLE
    assert briefing.corrections == ()
    assert [(d.severity, d.code, d.where) for d in diagnostics] == [
        ("warning", "W-CORRECTION", "registry/corrections.yml:7")
    ]


def test_corrections_survive_another_analysis_and_line_breaks_in_the_quote() -> None:
    corrections = (
        entry("actor", "Reederei Falken", kind="organisation"),
        entry("statement", "Hafen an, der Kai werde gebaut", speaker="Falken"),
    )
    changed = invent(
        "renamed.txt",
        TEXT,
        who=[Who("Reederei Falken", forms=["Reederei\nFalken", "Falken"]), Who("Brodersen")],
        said=[Said("am Hafen an,\nder Kai werde gebaut", "Brodersen")],
    )
    identifier = correct()[0].id
    moved = tuple(replace(correction, article=identifier) for correction in corrections)
    briefing, diagnostics = correct(*moved, article=changed)
    assert not diagnostics
    assert briefing.analysis.entities[0].kind == "organisation"
    assert briefing.analysis.statements[0].entity == "e1"


def test_one_article_named_by_id_and_by_source_must_not_be_corrected_twice() -> None:
    identifier = correct()[0].id
    with pytest.raises(ConfigError, match=r"corrections\.yml:7 and"):
        correct(entry("title", text="A"), entry("title", article=identifier, text="B"))
