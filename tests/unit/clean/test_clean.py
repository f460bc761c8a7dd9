"""Whole articles: what is marked, what stays, what the source says of itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing import languages
from briefing.clean import clean
from briefing.model import Article, Document, OutletEntry

TABLE = yaml.safe_load((Path(__file__).parents[2] / "cases" / "clean.yml").read_text(encoding="utf-8"))
LANGUAGES = {"de": languages.load("de")}
BODY = (
    "Der Rat der Stadt Nordby hat nach langer Aussprache beschlossen, den Deich an der Küste zu erhöhen. Für den Plan "
    "stimmten nach Angaben der Verwaltung 24 Mitglieder, dagegen elf. Die Arbeiten sollen im kommenden Jahr beginnen "
    "und drei Jahre dauern.",
    "Ministerin Hanne Brodersen sagte, das Land werde die Hälfte der Kosten tragen. „Wir lassen die Stadt nicht "
    "allein“, fügte sie hinzu. Wie viel Geld insgesamt nötig ist, blieb zunächst offen. Die Verwaltung rechnet mit "
    "mehreren Millionen Euro.",
    "Die Opposition warf der Ministerin vor, zu spät gehandelt zu haben. Schon vor zwei Jahren habe das Amt gewarnt, "
    "dass der alte Deich einer schweren Sturmflut nicht standhalte. Ein Gutachten dazu wurde nie veröffentlicht.",
    "In der Nacht hatte der Sturm Teile des Hafens überflutet. Verletzt wurde nach ersten Erkenntnissen niemand. Die "
    "Aufräumarbeiten dauerten bis zum Mittag an, wie die Feuerwehr mitteilte.",
)


def cases(group: str) -> list[Any]:
    failing = pytest.mark.xfail(strict=True) if group == "known_failures" else ()
    return [pytest.param(case, id=case["id"], marks=failing) for case in TABLE[group]]


def parts(case: dict[str, Any], place: str) -> list[list[tuple[str, str]]]:
    lines = case.get(place, [])
    return [[next(iter(p.items())) for p in (line if isinstance(line, list) else [line])] for line in lines]


def article(case: dict[str, Any]) -> list[list[tuple[str, str]]]:
    """The lines of the case's article, each a list of (kind, text)."""
    body: list[list[tuple[str, str]]] = [[("body", text)] for text in BODY]
    if "prefix" in case:
        body[0].insert(0, next(iter(case["prefix"].items())))
    if "suffix" in case:
        body[-1].append(next(iter(case["suffix"].items())))
    return parts(case, "head") + body[:2] + parts(case, "middle") + body[2:] + parts(case, "tail")


def marked(raw: str) -> Document:
    return clean(Article("a.txt", raw, "", "utf-8"), LANGUAGES, ())


@pytest.mark.parametrize("case", [c for group in TABLE for c in cases(group)])
def test_cases(case: dict[str, Any]) -> None:
    lines = article(case)
    gap = "\n" if case.get("compact") else "\n\n"
    document = marked(gap.join(" ".join(text for _, text in line) for line in lines))
    found = [(section.kind, section.span.text(document.text)) for section in document.sections]
    expected = [part for line in lines for part in line]
    # a first paragraph may be taken for the lead: both are text of the article
    assert [(_text(kind), text) for kind, text in found] == [(_text(kind), text) for kind, text in expected]
    if "stated" in case:
        assert (document.stated.value if document.stated else None) == case["stated"]
    if "agency" in case:
        assert document.agency == case["agency"]
    if "notices" in case:
        assert list(document.notices) == case["notices"]


def _text(kind: str) -> str:
    return "body" if kind == "lead" else kind


def test_a_stated_date_shows_its_place() -> None:
    document = marked("Stand: 08.01.2026 15:10 Uhr\n\n" + "\n\n".join(BODY))
    assert document.stated
    assert document.stated.span
    assert document.stated.span.text(document.text) == "08.01.2026"


OUTLETS = (
    OutletEntry("hafenbote", "Hafenbote", ("hafenbote.example",), ("Moin, hier ist .*",), "hafenbote.example"),
    OutletEntry("kuestenblatt", "Küstenblatt", (), (), "kuestenblatt.example"),
)


@pytest.mark.parametrize(
    ("given", "outlet"),
    [
        ({"outlet": "hafenbote"}, "Hafenbote"),
        ({"outlet": "Freie Presse Nordby"}, "Freie Presse Nordby"),
        ({"url": "https://www.hafenbote.example/a"}, "Hafenbote"),
        ({"url": "https://nothafenbote.example/a"}, None),
        ({"url": "http://[broken"}, None),
        ({}, None),
    ],
)
def test_the_outlet(given: dict[str, str], outlet: str | None) -> None:
    raw = "Moin, hier ist dein Newsletter.\n\n" + "\n\n".join(BODY)
    document = clean(Article("a.txt", raw, "", "utf-8", **given), LANGUAGES, OUTLETS)  # type: ignore[arg-type]
    assert document.outlet == outlet
    assert (document.sections[0].rule == "registry/outlets:hafenbote") == (outlet == "Hafenbote")


def test_a_mark_in_the_source_line_names_the_outlet() -> None:
    raw = "\n\n".join((*BODY, "© kuestenblatt.example 2026"))
    assert clean(Article("a.txt", raw, "", "utf-8"), LANGUAGES, OUTLETS).outlet == "Küstenblatt"


def test_the_declared_language_wins() -> None:
    raw = "\n\n".join(BODY)
    assert clean(Article("a.txt", raw, "", "utf-8", language="en-GB"), LANGUAGES, ()).language == "en"
    assert clean(Article("a.txt", raw, "", "utf-8"), {}, ()).language == "de"


def test_the_title_of_the_metadata_is_recognised() -> None:
    raw = "Kurz\n\nDeich kommt\n\nAuch der Hafen wird nun viel größer\n\n" + "\n\n".join(BODY)
    document = clean(Article("a.txt", raw, "", "utf-8", title="Deich kommt"), LANGUAGES, ())
    assert [s.span.text(raw) for s in document.sections if s.kind == "title"] == ["Deich kommt"]


def test_the_title_of_the_metadata_may_be_a_sentence() -> None:
    raw = "Der Rat von Nordby baut einen Deich.\n\n" + "\n\n".join(BODY)
    document = clean(Article("a.txt", raw, "", "utf-8", title="Der Rat von Nordby baut einen Deich"), LANGUAGES, ())
    assert document.sections[0].kind == "title"
    assert clean(Article("a.txt", raw, "", "utf-8"), LANGUAGES, ()).sections[0].kind != "title"


def test_what_a_person_marked_wins_over_every_rule() -> None:
    raw = "\n\n".join(("Deich kommt", *BODY, "Werbung", "Der Deich hält"))
    marks = (("Werbung", False), ("In der Nacht hatte der Sturm", True), ("nicht im Artikel", True), ("", True))
    document = clean(Article("a.txt", raw, "", "utf-8"), LANGUAGES, (), marks)
    marked = {s.span.text(raw)[:7]: s.kind for s in document.sections if s.rule == "registry:boilerplate"}
    assert marked == {"Werbung": "body", "In der ": "boilerplate"}


@pytest.mark.parametrize("is_boilerplate", [True, False])
def test_every_line_may_be_marked(is_boilerplate: bool) -> None:
    raw = "\n\n".join(("Deich kommt", "Von Max Muster", *BODY, "Nordby, 8. Januar 2026"))
    document = clean(Article("a.txt", raw, "", "utf-8"), LANGUAGES, (), [(raw, is_boilerplate)])
    assert {s.kind for s in document.sections} == {"boilerplate" if is_boilerplate else "body"}


def test_a_body_mark_keeps_a_dateline() -> None:
    raw = "\n\n".join(("Deich kommt", "Berlin – " + BODY[0], *BODY[1:]))
    document = clean(Article("a.txt", raw, "", "utf-8"), LANGUAGES, (), [("Berlin – Der Rat", False)])
    assert [s.span.text(raw) for s in document.sections][1].startswith("Berlin – Der Rat")
