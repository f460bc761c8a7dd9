"""Hostile articles in a real browser: nothing runs, nothing is fetched, nobody is led away."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect
from served import build, serve
from visit import Visit

pytestmark = pytest.mark.browser

PAYLOADS: dict[str, str] = json.loads(
    (Path(__file__).parent.parent / "properties" / "payloads.json").read_text(encoding="utf-8")
)
ARTICLE = """{0}

Stand: 2. April 2031

Die Sprecherin Ronja Hellwege sagte am Mittwoch in Larvik: »{0} Die Fährlinie kommt.« Der Hafenmeister {0} Ole Tangstad
widersprach am Donnerstag. {0}

{0}

Unklar ist, ob {0} der Vertrag gilt. Die Behörde {0} will am 5. Mai 2031 entscheiden.
"""
TOUCH = (Path(__file__).parent / "touch.js").read_text(encoding="utf-8")


def hostile_article(folder: Path, number: int, payload: str) -> None:
    """An article with the payload in its text and, as one line, in its metadata; a lone surrogate stays one."""
    line = "".join(c if c.isprintable() else " " for c in payload)[:1000]
    given = {"outlet": line, "author": line, "licence": line, "url": f"https://evil.example/?q={quote(line)}"}
    for suffix, text in ((".txt", ARTICLE.replace("{0}", payload)), (".yml", json.dumps(given))):
        (folder / f"{number:03}{suffix}").write_bytes(text.encode("utf-8", "surrogatepass"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection with one article for every payload, in its text and in its metadata."""
    root = tmp_path_factory.mktemp("hostile")
    (root / "seeds").mkdir()
    settings = {"site_name": "Probe", "rejected_share": 0.5}
    (root / "briefing.yml").write_text(json.dumps(settings), encoding="utf-8")
    for number, payload in enumerate(PAYLOADS.values()):
        hostile_article(root / "seeds", number, payload)
    return build(root)


@pytest.fixture
def reader(browser: Browser, hostile: Path) -> Iterator[Visit]:
    for address in serve(hostile):
        one = Visit(browser.new_context(), address)
        yield one
        one.close()


def touch(page: Page, url: str) -> None:
    assert page.evaluate(TOUCH) == 0, url
    assert page.url.endswith(url), f"led away from {url} to {page.url}"


def test_no_payload_does_anything(reader: Visit, hostile: Path) -> None:
    briefings = sorted(path.name for path in (hostile / "briefings").iterdir() if path.is_dir())
    assert len(briefings) > 0.8 * len(PAYLOADS)
    for url in ["", *(f"briefings/{name}/" for name in briefings), "actors/", "sources/", "timeline/", "open-issues/"]:
        touch(reader.open(url), url)
    assert not reader.troubles


def test_no_payload_does_anything_in_search_results(reader: Visit) -> None:
    for query in ("Hellwege", "script", "onerror", "javascript"):
        page = reader.open(f"search/?q={query}")
        expect(page.locator(".results__count")).not_to_be_empty()
        assert page.locator("#search script, #search img, #search svg, #search iframe").count() == 0
    assert not reader.troubles


def test_the_hostile_article_of_the_collection_changes_nothing(visit: Callable[..., Visit]) -> None:
    page = visit().open("briefings/")
    page.locator("article a", has_text="alert").first.click()
    page.wait_for_url(re.compile(r"/briefings/\w{8}/$"))
    page.locator("article h1").wait_for()
    assert page.locator("article h1").count() == 1
    assert "<script>" in page.locator("h1").inner_text()
    assert page.locator("#__search").count() == 1
    touch(page, page.url)
