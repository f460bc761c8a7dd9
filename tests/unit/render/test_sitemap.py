"""Addresses: paths below docs/, relative links, and what may be part of an address."""

from __future__ import annotations

import pytest

from briefing.render import sitemap


def test_pages_and_their_addresses() -> None:
    assert sitemap.page("open-issues", "o-1") == "open-issues/o-1.md"
    assert [sitemap.index("actors", n) for n in (1, 2)] == ["actors/index.md", "actors/page-2.md"]
    assert sitemap.data("actors", "x") == "api/actors/x.json"
    assert [sitemap.address(path) for path in ("index.md", "about.md", "actors/index.md", "actors/x.md")] == [
        "",
        "about/",
        "actors/",
        "actors/x/",
    ]


@pytest.mark.parametrize(
    ("source", "target", "anchor", "link"),
    [
        ("index.md", "actors/x.md", "", "actors/x.md"),
        ("actors/x.md", "index.md", "", "../index.md"),
        ("actors/x.md", "briefings/y.md", "s3", "../briefings/y.md#s3"),
        ("actors/x.md", "actors/index.md", "", "index.md"),
        ("actors/x.md", "actors/x.md", "who", "#who"),
    ],
)
def test_relative_links(source: str, target: str, anchor: str, link: str) -> None:
    assert sitemap.relative(source, target, anchor) == link


def test_a_redirect_names_the_served_page() -> None:
    assert sitemap.served("actors/old.md", "actors/new.md") == "../new/"


@pytest.mark.parametrize("id_", ["", "A", "a b", "../x", "a/b", "a--b", "-a", "ä", "a.md", "a#b"])
def test_only_plain_ids_become_addresses(id_: str) -> None:
    with pytest.raises(ValueError, match="part of an address"):
        sitemap.page("actors", id_)
