"""The pages of a small edition: links in both directions, evidence, quotation marks, gaps, both languages."""

from __future__ import annotations

import json
import posixpath
import re
from dataclasses import replace
from pathlib import Path

import pytest
from ferry import FIRST, SECOND, SITE, edition, place
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from briefing.errors import ConfigError
from briefing.model import Analysis, Briefing, Correction, Edition, Page, Role, Section, Span, TopicDefinition
from briefing.render import render
from briefing.render.markdown import clean

EXTENSIONS = ["attr_list", "md_in_html", "admonition", "footnotes", "tables", "toc", "meta"]
Trees = dict[str, LexborHTMLParser]


def parsed(pages: tuple[Page, ...]) -> Trees:
    markdown = Markdown(extensions=EXTENSIONS)
    return {
        page.path: LexborHTMLParser(markdown.reset().convert(page.content))
        for page in pages
        if page.path.endswith(".md")
    }


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return {page.path: page.content for page in render(edition(), SITE)}


@pytest.fixture(scope="module")
def trees() -> Trees:
    return parsed(render(edition(), SITE))


def links(tree: LexborHTMLParser, path: str) -> set[tuple[str, str]]:
    """The pages of the site that a page links, each with its fragment."""
    found = set()
    for anchor in tree.css("a[href]"):
        target, _, fragment = (anchor.attributes["href"] or "").partition("#")
        if "://" not in target:
            file = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            found.add((file, fragment))
    return found


def text(tree: LexborHTMLParser, selector: str) -> str:
    return " ".join(tree.css_first(selector).text().split())


# --------------------------------------------------------------------------- the site as a whole


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("part", ["all", "nothing"])
def test_every_link_leads_to_a_page_and_an_anchor(language: str, part: str) -> None:
    found = edition() if part == "all" else Edition((), (), (), (), (), ())
    pages = render(found, replace(SITE, language=language))
    trees = parsed(pages)
    ids = {path: {node.attributes["id"] for node in tree.css("[id]")} for path, tree in trees.items()}
    files = {page.path for page in pages}
    for path, tree in trees.items():
        for target, fragment in links(tree, path):
            assert target in files, f"{path}: {target}"
            assert not fragment or fragment in ids[target], f"{path}: {target}#{fragment}"


def test_ids_stand_once_on_a_page(trees: Trees) -> None:
    for path, tree in trees.items():
        ids = [node.attributes["id"] for node in tree.css("[id]")]
        assert len(ids) == len(set(ids)), path


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("briefings/k7f3q9aa.md", "actors/hanne-brodersen.md"),
        ("briefings/k7f3q9aa.md", "topics/verkehr.md"),
        ("briefings/k7f3q9aa.md", "stories/k7f3q9aa.md"),
        ("briefings/k7f3q9aa.md", "open-issues/o-1.md"),
        ("briefings/k7f3q9aa.md", "briefings/m2p8w4bb.md"),
        ("briefings/k7f3q9aa.md", "timeline/2031-03.md"),
        ("briefings/k7f3q9aa.md", "sources/index.md"),
        ("actors/hanne-brodersen.md", "open-issues/o-1.md"),
        ("actors/hanne-brodersen.md", "actors/reederei-falken.md"),
        ("stories/k7f3q9aa.md", "open-issues/o-1.md"),
        ("topics/verkehr.md", "open-issues/o-1.md"),
        ("index.md", "stories/index.md"),
    ],
)
def test_pages_link_each_other(trees: Trees, one: str, other: str) -> None:
    assert other in {target for target, _ in links(trees[one], one)}
    assert one in {target for target, _ in links(trees[other], other)} or one == "index.md"


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert render(edition(), SITE) == render(edition(), SITE)


def test_two_pages_never_have_one_path() -> None:
    paths = [page.path for page in render(edition(), SITE)]
    assert paths == sorted(set(paths))


def test_quotation_marks_hold_only_the_words_of_the_source(trees: Trees) -> None:
    source = " ".join((clean(FIRST, 5000), clean(SECOND, 5000)))
    for path, tree in trees.items():
        if path.startswith(("briefings/k", "briefings/m", "actors/", "stories/", "open-issues/", "timeline/")):
            for quote in re.findall(r"„([^“]+)“", tree.body.text()):
                for words in quote.replace("[…]", "…").split("…"):
                    assert words.strip() in source or words.strip() in ("wörtlich", "Freitag"), f"{path}: {words}"


def test_words_of_certainty_never_appear(pages: dict[str, str]) -> None:
    for path, content in pages.items():
        if path.endswith(".md"):
            assert not re.search(r"bestätigt|unabhängig|confirmed|independent", content), path


def test_a_long_index_is_paged(trees: Trees) -> None:
    found = parsed(render(edition(), replace(SITE, page_size=1)))
    assert ("actors/page-2.md", "") in links(found["actors/index.md"], "actors/index.md")
    assert ("actors/index.md", "") in links(found["actors/page-2.md"], "actors/page-2.md")
    assert "briefings/page-2.md" in found and "actors/page-3.md" in found


def test_a_site_may_replace_single_templates(tmp_path: Path) -> None:
    (tmp_path / "method.md.j2").write_text("{{ front }}\n# Hausregeln { #top }\n", encoding="utf-8")
    pages = {page.path: page.content for page in render(edition(), SITE, template_folder=tmp_path)}
    assert "# Hausregeln" in pages["method.md"]
    assert "# " in pages["about.md"]


def test_a_language_without_labels_is_refused() -> None:
    with pytest.raises(ConfigError, match="de, en"):
        render(edition(), replace(SITE, language="common"))


def test_quotations_in_another_language_than_the_page_say_so(trees: Trees) -> None:
    english = parsed(render(edition(), replace(SITE, language="en")))["briefings/k7f3q9aa.md"]
    assert text(english, "#s2 span[lang=de]") == "“Wir wollen bis zum Sommer einen Vertrag”"
    assert trees["briefings/k7f3q9aa.md"].css_first("[lang]") is None


# --------------------------------------------------------------------------- single pages


def test_the_briefing_says_who_what_when_and_what_is_open(trees: Trees) -> None:
    brief = [" ".join(item.text().split()) for item in trees["briefings/k7f3q9aa.md"].css("#in-brief + ul > li")]
    assert brief[0] == "Wer: Hanne Brodersen, Anders Kjaerholm"
    assert brief[1].startswith("Was: „Ministerin Hanne Brodersen hat am Mittwoch Gespräche über eine Fährlinie")
    assert brief[2] == (
        "Wann: Bericht: Mittwoch, 12. März 2031 · Ereignis: Mittwoch, 12. März 2031 · "
        "angekündigt: Donnerstag, 20. März 2031 · alle Zeitangaben"
    )
    assert brief[3] == "Offen: Welche Reederei die Linie betreibt (unbekannt)"


def test_a_statement_stands_with_its_form_addressee_and_evidence(trees: Trees) -> None:
    tree = trees["briefings/k7f3q9aa.md"]
    assert text(tree, "#s2") == (
        "s2 Hanne Brodersen · Ministerin · sagt „Wir wollen bis zum Sommer einen Vertrag“ "
        "wörtlich · gegenüber: „der Zeitung Kystavisen“ · Belegstärke hoch · Beleg"
    )
    assert text(tree, "#e-s2").startswith("„Wir wollen bis zum Sommer einen Vertrag“ im Text: „sagte“, „Brodersen der“")
    assert "Belegstärke hoch (wörtliche Aussagen, Sprecher benannt" in text(tree, "#e-s2")
    assert "belegt s2" in text(tree, "#e-s2")
    assert "s3" in text(tree, "#s3")


def test_a_title_of_our_own_is_marked(trees: Trees) -> None:
    tree = trees["briefings/m2p8w4bb.md"]
    assert text(tree, "h1") == "Ohne Titel: „Die Reederei Falken wies die Darstellung zurück.“"
    assert "Die Quelle hat keine Überschrift" in text(tree, ".byline")


def test_an_inferred_date_says_so_and_why(trees: Trees) -> None:
    tree = trees["briefings/m2p8w4bb.md"]
    assert "veröffentlicht: Freitag, 14. März 2031 (erschlossen, Gründe)" in text(tree, ".byline")
    assert "möglich 14. März 2031 bis 16. März 2031; erschlossen: „Freitag“ ist der letzte genannte Wochentag" in text(
        tree, "#source + ul"
    )


def test_gaps_notices_and_corrections_are_content(trees: Trees) -> None:
    one, two = trees["briefings/k7f3q9aa.md"], trees["briefings/m2p8w4bb.md"]
    assert text(two, "#not-stated") == "Nicht angegeben: Medium, Autor, Datum der Veröffentlichung, Überschrift, Ort"
    assert text(one, ".admonition-title") == "Laut eigenem Hinweis mit KI erstellt"
    assert "Newsletter" in text(one, "#source + ul")
    assert "Von der Redaktion korrigiert (Medium): Impressum der Zeitung (ok, 13. März 2031)" in one.body.text()


def test_the_line_that_names_the_author_is_shown_as_worded() -> None:
    other, first = sorted(edition().briefings, key=lambda briefing: briefing.id)
    document = first.analysis.document
    byline = Section(Span(0, 10), "header", "test", "byline")
    analysis = replace(first.analysis, document=replace(document, sections=(byline, *document.sections)))
    page = parsed(render(replace(edition(), briefings=(other, replace(first, analysis=analysis))), SITE))
    shown = page[f"briefings/{first.id}.md"]
    assert f"Autor: „{document.text[:10]}“" in text(shown, "#source + ul")
    assert "Autor" not in text(shown, "#not-stated")


def test_what_two_articles_report_stands_with_both_and_is_no_dispute() -> None:
    same = replace(edition().relations[0], kind="repeats")
    trees = parsed(render(replace(edition(), relations=(same,)), SITE))
    for path, other in (("briefings/m2p8w4bb.md", "k7f3q9aa"), ("briefings/k7f3q9aa.md", "m2p8w4bb")):
        assert "ebenso in" in text(trees[path], "#s1")
        assert (f"briefings/{other}.md", "s1") in links(trees[path], path)
        assert "ebenso" not in trees[path].css_first("#differing").next.next.text()  # type: ignore[union-attr]
    story = trees["stories/k7f3q9aa.md"].css_first("#agreed + ul").text()
    assert "Reederei Falken „die Darstellung“" in story and "; ebenso Kystavisen, s1" in story


def test_a_relation_stands_on_both_sides(trees: Trees) -> None:
    assert "dementiert von Reederei Falken („Die Reederei Falken wies die Darstellung …“, s1)" in text(
        trees["briefings/k7f3q9aa.md"], "#s1"
    )
    assert "dementiert Hanne Brodersen (Kystavisen, s1)" in text(trees["briefings/m2p8w4bb.md"], "#s1")
    assert "dementiert: Reederei Falken" in trees["index.md"].body.text()


def test_namesakes_are_told_apart_by_the_article_that_names_them() -> None:
    first, second = edition().actors[:2]
    trees = parsed(render(replace(edition(), actors=(replace(first, name=second.name), second)), SITE))
    listed = [item.text() for item in trees["actors/index.md"].css("li") if second.name in item.text()]
    assert len(listed) == 2 and all("(in: " in line for line in listed)
    assert "Nicht zu verwechseln mit: Hanne Brodersen (in: " in trees[f"actors/{first.id}.md"].body.text()


def test_the_actor_page_has_spellings_roles_statements_and_what_waits(trees: Trees) -> None:
    page = " ".join(trees["actors/hanne-brodersen.md"].body.text().split())
    for words in (
        "Nicht zu verwechseln mit: Reederei Falken",
        "nicht die Bürgermeisterin",
        "Ministerin · 12. März 2031",
        "Hanne Brodersen (2-mal)",
        "macht keine Angaben: „Hanne Brodersen wollte sich nicht äußern“",
        "Welche Reederei die Linie betreibt",
        "Anders Kjaerholm (1)",
    ):
        assert words in page


def test_the_story_counts_articles_and_origins(trees: Trees) -> None:
    assert text(trees["stories/k7f3q9aa.md"], ".byline").startswith(
        "2 Artikel, 1 erkennbarer Ursprung · 12. März 2031 bis"
    )


def test_stories_and_topics_have_their_own_timeline(trees: Trees) -> None:
    days = [item.text()[:24] for item in trees["stories/k7f3q9aa.md"].css("#timeline + ul > li")]
    assert days == [
        "Mittwoch, 12. März 2031:",
        "Mittwoch, 12. März 2031:",
        "Freitag, 14. März 2031 (",
        "Donnerstag, 20. März 203",
    ]
    assert "Donnerstag, 20. März 2031" in text(trees["topics/verkehr.md"], "#timeline + ul > li")


def test_topics_stand_below_their_parent_and_count_for_it() -> None:
    whole = edition()
    parent = TopicDefinition("wirtschaft", {"de": "Wirtschaft", "en": "Economy"}, {}, {})
    child = replace(whole.topics[0], parent="wirtschaft")
    trees = parsed(render(replace(whole, topics=(child, parent)), SITE))
    top = trees["topics/index.md"].css_first("ul > li")
    assert " ".join(top.text().split()) == "Wirtschaft · 2 Briefings Verkehr · 2 BriefingsWege und Fahrzeuge"
    assert [link.text() for link in top.css("a")] == ["Wirtschaft", "Verkehr"]
    assert ("topics/verkehr.md", "") in links(trees["topics/wirtschaft.md"], "topics/wirtschaft.md")


def test_an_issue_has_its_life_as_a_list(trees: Trees) -> None:
    life = [" ".join(item.text().split()) for item in trees["open-issues/o-1.md"].css("ol > li")]
    assert [line[:13] for line in life] == ["12. März 2031", "14. März 2031"]


def test_the_timeline_tells_three_kinds_of_time_and_announced_dates_apart(trees: Trees) -> None:
    headings = [heading.text() for heading in trees["timeline/2031-03.md"].css("h2")]
    assert headings == ["Ereignisse", "Veröffentlichungen", "Angekündigt"]
    assert "Donnerstag, 20. März 2031" in trees["timeline/index.md"].body.text()


def test_what_was_withdrawn_says_when_and_why(pages: dict[str, str]) -> None:
    gone, moved = pages["briefings/weg.md"], pages["actors/h-brodersen.md"]
    assert 'page_status: "removed"' in gone and 'robots: "noindex"' in gone
    assert "April 2031" in gone and "auf Wunsch der Zeitung" in gone
    assert 'page_status: "redirect"' in moved
    assert "[Zur neuen Seite](hanne-brodersen.md)" in moved


def test_the_search_finds_names_and_words_of_topics(pages: dict[str, str]) -> None:
    line = next(line for line in pages["briefings/k7f3q9aa.md"].split("\n") if line.startswith("search_names: "))
    assert json.loads(line.partition(": ")[2]) == [
        "Hanne Brodersen",
        "Brodersen",
        "Anders Kjaerholm",
        "Fähr",
        "verkehr",
    ]


def test_an_article_that_was_not_analysed_still_has_its_source(trees: Trees) -> None:
    whole = edition().briefings[0]
    found = Analysis(whole.analysis.document, None, whole.analysis.published)
    only = Briefing("k7f3q9aa", found, {}, (), ())
    tree = parsed(render(Edition((only,), (), (), (), (), ()), SITE))["briefings/k7f3q9aa.md"]
    assert "Nicht ausgewertet" in text(tree, ".info")
    assert "Kystavisen" in text(tree, "#source + ul")
    assert tree.css_first("#who") is None


def test_only_what_answers_the_main_event_stands_in_brief(trees: Trees) -> None:
    what = text(trees["briefings/k7f3q9aa.md"], "#in-brief + ul > li:nth-child(2)")
    assert "dementiert von Reederei Falken „die Darstellung“ (s1)" in what
    assert "macht keine Angaben" not in text(trees["briefings/m2p8w4bb.md"], "#in-brief + ul > li:nth-child(2)")


def test_the_start_page_says_what_the_newest_day_changes(trees: Trees) -> None:
    items = [" ".join(item.text().split()) for item in trees["index.md"].css("#new + ul > li > ul > li")]
    assert text(trees["index.md"], "#new") == "Neu: Freitag, 14. März 2031 (erschlossen)"
    assert items == ["wieder erwähnt: Welche Reederei die Linie betreibt", "1 Widerspruch oder Dementi"]


def test_a_story_compares_who_speaks_where(trees: Trees) -> None:
    rows = [[cell.text().strip() for cell in row.css("td")] for row in trees["stories/k7f3q9aa.md"].css("tbody > tr")]
    assert rows == [
        ["Hanne Brodersen", "s1, s2", "s3"],
        ["Reederei Falken", "–", "s1, s2"],
        ["Anders Kjaerholm", "s4", "–"],
    ]


def test_an_issue_page_tells_state_since_and_sources(trees: Trees) -> None:
    items = [" ".join(item.text().split()) for item in trees["open-issues/o-1.md"].css("#top + ul > li")]
    assert items[:3] == [
        "Stand: unbekannt. Laut der Quelle ist das nicht bekannt.",
        "Offen seit: 12. März 2031",
        "Zuletzt erwähnt: 14. März 2031",
    ]
    assert "Quellen: Medium nicht angegeben (1 Artikel), Kystavisen (1 Artikel)" in items or (
        "Quellen: Kystavisen (1 Artikel), Medium nicht angegeben (1 Artikel)" in items
    )


def test_roles_in_two_cases_are_one_and_corrections_stand_with_the_actor() -> None:
    whole = edition()
    one, two = whole.briefings
    entity = two.analysis.entities[1]
    role = Role(place(SECOND, "Hanne Brodersen"), "Präsidenten", "invented")
    inflected = replace(entity, roles=(role, replace(role, text="Präsident")))
    analysis = replace(two.analysis, entities=(two.analysis.entities[0], inflected))
    fixed = Correction("m2p8w4bb", "actor", "heißt so", quote="Brodersen", set={"name": "Hanne Brodersen"})
    briefings = (one, replace(two, analysis=analysis, corrections=(fixed,)))
    actors = tuple(
        replace(actor, basis="registry", why="Schreibweise des Hauses") if actor.id == "hanne-brodersen" else actor
        for actor in whole.actors
    )
    pages = parsed(render(replace(whole, briefings=briefings, actors=actors), SITE))
    page = " ".join(pages["actors/hanne-brodersen.md"].body.text().split())
    assert "Präsident · 14. März 2031" in page and "Präsidenten" not in page
    assert "Von der Redaktion korrigiert (Akteur): heißt so" in page
    assert "Grundlage der Zusammenführung: Entscheidung der Redaktion: Schreibweise des Hauses" in page


def test_the_method_page_names_the_figures_worth_knowing() -> None:
    scores = {"statements all speaker": 0.8, "seeds boilerplate.body_cut": 0.001, "memory MB": 150.0}
    tree = parsed(render(edition(), SITE, scores))["method.md"]
    rows = [[cell.text() for cell in row.css("td")] for row in tree.css("tbody > tr")]
    assert [row[1] for row in rows] == ["ab 80 %", "höchstens 0,1 %"]
