"""The public JSON, the calendar and the citations."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from ferry import FIRST, SITE, edition, first

from briefing.model import Page
from briefing.render import article_json, render


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return {page.path: page.content for page in render(edition(), SITE)}


def spans(data: object) -> list[dict[str, object]]:
    if isinstance(data, dict):
        own = [data] if {"start", "end", "text"} <= data.keys() and data["start"] is not None else []
        return own + [found for value in data.values() for found in spans(value)]
    return [found for value in data for found in spans(value)] if isinstance(data, list) else []


def test_every_text_is_the_exact_slice() -> None:
    found = spans(article_json(first()))
    assert len(found) > 20
    for item in found:
        assert item["text"] == FIRST[item["start"] : item["end"]]  # type: ignore[misc]


def test_a_shortened_passage_says_so_and_keeps_its_place() -> None:
    files = {page.path: page.content for page in render(edition(), replace(SITE, quote_words=10))}
    data = json.loads(files["api/briefings/k7f3q9aa.json"])
    event = data["main_event"]
    assert event["truncated"] is True
    assert FIRST[event["start"] : event["end"]].endswith("angekündigt.")
    start, end = event["shown"]
    assert event["text"] == FIRST[start:end]


def test_ids_are_the_articles_own_without_an_edition() -> None:
    data = article_json(first())
    assert data["id"] == "01-faehre"
    assert [actor["id"] for actor in data["actors"]] == ["e1", "e2"]
    assert [statement["speaker"] for statement in data["statements"]] == ["e1", "e1", "e2"]
    assert [statement["kind"] for statement in data["statements"]] == ["indirect", "direct", "indirect"]
    assert "anchor" not in data["statements"][0]


def test_ids_are_those_of_the_edition_in_the_site(files: dict[str, str]) -> None:
    data = json.loads(files["api/briefings/k7f3q9aa.json"])
    assert [actor["id"] for actor in data["actors"]] == ["hanne-brodersen", "anders-kjaerholm"]
    assert [statement["anchor"] for statement in data["statements"]] == ["s1", "s2", "s4"]
    assert data["topics"] == [{"id": "verkehr", "label": "Verkehr"}]
    assert data["story"] == "k7f3q9aa"


def test_two_entities_of_one_actor_come_together() -> None:
    briefing = replace(edition().briefings[0], actors={"e1": "x", "e2": "x"})
    data = article_json(first(), briefing)
    assert [actor["id"] for actor in data["actors"]] == ["x"]
    assert [m["start"] for m in data["actors"][0]["mentions"]] == sorted(
        m["start"] for m in data["actors"][0]["mentions"]
    )


def test_a_title_says_whether_it_is_the_sources() -> None:
    assert article_json(first())["title"] == {
        "start": None,
        "end": None,
        "text": "Gespräche über Fährlinie",
        "basis": "source",
    }
    derived = article_json(edition().briefings[1].analysis)["title"]
    assert derived["basis"] == "derived" and derived["start"] == 0


def test_lists_name_the_page_of_each_item(files: dict[str, str]) -> None:
    actors = json.loads(files["api/actors.json"])
    assert actors[1] == {
        "id": "hanne-brodersen",
        "name": "Hanne Brodersen",
        "kind": "person",
        "page": "https://faehren.example/actors/hanne-brodersen/",
    }
    assert json.loads(files["api/edition.json"])["counts"]["briefings"] == 2


def test_the_calendar_holds_announced_days(files: dict[str, str]) -> None:
    lines = files["timeline.ics"].split("\r\n")
    assert "DTSTART;VALUE=DATE:20310320" in lines and "DTSTAMP:20310312T000000Z" in lines
    assert lines.count("BEGIN:VEVENT") == 1
    assert all(len(line.encode()) <= 75 for line in lines)
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-2:] == ["END:VCALENDAR", ""]


def test_a_citation_has_the_address_the_version_and_how_it_was_made(files: dict[str, str]) -> None:
    page = files["briefings/k7f3q9aa.md"]
    assert "https&#58;&#47;&#47;faehren&#46;example" in page or "https&#58;&#47;&#47;faehren.example" in page
    other = {p.path: p.content for p in _with_other_words()}["briefings/k7f3q9aa.md"]
    version = page.partition("Fassung ")[2][:12]
    assert version != other.partition("Fassung ")[2][:12]


def _with_other_words() -> tuple[Page, ...]:
    whole = edition()
    one = whole.briefings[0]
    changed = replace(one, analysis=replace(one.analysis, open_issues=()), issue_anchors=())
    return render(replace(whole, briefings=(changed, whole.briefings[1]), issues=()), SITE)
