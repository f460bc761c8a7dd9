from __future__ import annotations

import pytest

from briefing.publish.finished import FinishedPage, examine
from briefing.publish.links import broken_redirects, dead_links, entry_of, one_way_links, resolve


def site(**bodies: str) -> dict[str, FinishedPage]:
    urls = {name.replace("__", "/").replace("_", "-"): body for name, body in bodies.items()}
    return {url: examine(url, f"<html><body><article>{body}</article></body></html>") for url, body in urls.items()}


@pytest.mark.parametrize(
    ("url", "link", "target"),
    [
        ("", "briefings/b1/", ("briefings/b1/", "")),
        ("briefings/b1/", "../../actors/x/#s1", ("actors/x/", "s1")),
        ("briefings/b1/", "#s2", ("briefings/b1/", "s2")),
        ("briefings/b1/", "../..", ("", "")),
        ("briefings/b1/", "../../", ("", "")),
        ("briefings/", ".", ("briefings/", "")),
        ("briefings/b1/", "../../api/b1.json", ("api/b1.json", "")),
        ("", "actors/s%C3%B6ren/", ("actors/sören/", "")),
        ("", "https://zeitung.example/", None),
        ("", "mailto:a@b.example", None),
        ("", "http://[", None),
    ],
)
def test_resolve(url: str, link: str, target: tuple[str, str] | None) -> None:
    assert resolve(url, link) == target


def test_dead_links_name_page_and_address() -> None:
    pages = site(a__='<p id="s1"></p>', b__='<a href="../a/#s1">x</a><a href="../a/#s2">y</a><a href="../c/">z</a>')
    pages["b/"] = examine("b/", '<a href="../a/#s2">y</a><a href="../c/">z</a><a href="../f.json">f</a>')
    assert dead_links(pages, {"f.json"}) == ["b/: ../a/#s2: no anchor #s2 there", "b/: ../c/ leads nowhere"]


def test_links_between_briefings_and_actors_run_both_ways() -> None:
    pages = {
        "briefings/b1/": examine("briefings/b1/", '<a href="../../actors/x/">x</a><a href="../../actors/y/">y</a>'),
        "actors/x/": examine("actors/x/", "<p>more on page 2</p>"),
        "actors/x/page-2/": examine("actors/x/page-2/", '<a href="../../../briefings/b1/#s1">b</a>'),
        "actors/y/": examine("actors/y/", '<a href="../x/">x</a>'),
    }
    assert one_way_links(pages) == ["briefings/b1/ -> actors/y/"]


def test_entries_are_pages_of_things_and_not_lists() -> None:
    assert entry_of("actors/x/page-2/") == "actors/x/"
    assert entry_of("actors/page-2/") is None
    assert entry_of("actors/") is None
    assert entry_of("timeline/2031-03/") is None


def test_a_redirect_has_to_lead_somewhere() -> None:
    refresh = '<html><head><meta http-equiv="refresh" content="0; url=../{}/"></head></html>'
    pages = {"a/": examine("a/", refresh.format("b")), "c/": examine("c/", refresh.format("a"))}
    assert list(broken_redirects(pages)) == ["a/ redirects to ../b/, which does not exist"]
