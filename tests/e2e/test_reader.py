"""What a reader does: from the start page to a briefing, to an actor and back; searching; on a phone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from visit import Visit

pytestmark = pytest.mark.browser

Start = Callable[..., Visit]
PHONE = {"viewport": {"width": 390, "height": 800}, "is_mobile": True}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


def pages_of(site: Path) -> list[str]:
    found = sorted(
        path.relative_to(site).as_posix() for path in site.rglob("index.html") if "pagefind" not in path.parts
    )
    return [path.removesuffix("index.html") for path in found]


def one_of_each(site: Path) -> list[str]:
    """The first page of every kind: each list, and one entry of each section."""
    kinds: dict[str, str] = {}
    for url in pages_of(site):
        section, _, rest = url.partition("/")
        kinds.setdefault(f"{section}/{bool(rest)}", url)
    return list(kinds.values())


def test_from_the_start_to_a_briefing_to_an_actor_and_back(visit: Start) -> None:
    page = visit().open()
    page.locator("article a[href*='briefings/']", has_text="Einigung in Sicht").first.click()
    assert "/briefings/" in page.url
    briefing = page.url
    assert "Einigung in Sicht" in page.locator("h1").inner_text()
    page.locator("article a", has_text="Hanne Brodersen").first.click()
    assert "/actors/" in page.url
    assert "Hanne Brodersen" in page.locator("h1").inner_text()
    page.locator("article a", has_text="Einigung in Sicht").first.click()
    assert page.url.split("#")[0] == briefing.split("#")[0]


def test_an_actor_leads_to_every_briefing_that_names_it(visit: Start) -> None:
    page = visit().open()
    page.locator("a[href*='actors/']", has_text="Akteure").first.click()
    page.locator("article a", has_text="Hanne Brodersen").first.click()
    page.wait_for_url("**/actors/**")
    page.wait_for_load_state()
    links = page.locator("article a[href*='briefings/']").evaluate_all("all => all.map(a => a.href.split('#')[0])")
    assert len(set(links)) == 3


def test_search_finds_an_actor_and_a_word_in_another_form(visit: Start) -> None:
    page = visit().open()
    page.keyboard.press("/")
    page.keyboard.type("Brodersen")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=Brodersen")
    page.locator(".results__entry a", has_text="Brodersen").first.wait_for()
    page.locator("form.find input").fill("Fährlinien")
    page.locator(".results__entry a", has_text="Streit um Kosten").first.wait_for()


def test_search_filters_and_says_when_nothing_is_found(visit: Start) -> None:
    page = visit().open("search/?q=Brodersen")
    page.locator(".results__entry").first.wait_for()
    count = page.locator(".results__count")
    before = count.inner_text()
    page.locator(".results__facet summary").first.click()
    page.locator(".results__facet input").first.check()
    expect(count).not_to_have_text(before)
    page.locator("form.find input").fill("日本")
    expect(page.locator(".results__entry")).to_have_count(0)


def test_a_citation_is_copied_with_the_day_of_access(visit: Start) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"]).open("briefings/")
    page.locator("article a", has_text="Einigung in Sicht").first.click()
    page.locator("button.copy").first.click()
    expect(page.locator("button.copy").first).to_have_text("In Zwischenablage kopiert")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert "Einigung in Sicht" in copied
    assert re.search(r"\(abgerufen am \d{1,2}\. \w+ \d{4}\)$", copied)


def test_no_page_scrolls_sideways_on_a_phone(visit: Start, site: Path) -> None:
    reader = visit(**PHONE)
    for url in one_of_each(site):
        page = reader.open(url)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, url


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1300, 390])
def test_nothing_keeps_anybody_out(visit: Start, site: Path, scheme: str, width: int) -> None:
    reader = visit(color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    found = {}
    for url in one_of_each(site):
        page = reader.open(url)
        results = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
        for violation in results.response["violations"]:
            nodes = [" ".join(map(str, node["target"])) for node in violation["nodes"][:3]]
            found[f"{url or 'start page'}: {violation['id']}"] = nodes
    assert not found, json.dumps(found, indent=1)


def test_every_figure_has_a_name(visit: Start, site: Path) -> None:
    reader = visit()
    for url in one_of_each(site):
        page = reader.open(url)
        unnamed = page.locator("article svg:not([role=img]):not([aria-hidden=true]):not(.md-icon svg)").count()
        unnamed += page.locator("article svg[role=img]:not(:has(> title))").count()
        assert unnamed == 0, url


def test_every_page_can_be_opened(visit: Start, site: Path) -> None:
    reader = visit()
    for url in pages_of(site):
        reader.open(url)


def test_pages_can_be_read_without_scripts(visit: Start) -> None:
    page = visit(java_script_enabled=False).open()
    page.locator("article a[href*='briefings/']").first.click()
    assert page.locator("article h1").inner_text()
    assert page.locator("article h2").count() > 5
