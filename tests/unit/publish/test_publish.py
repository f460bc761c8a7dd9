"""The whole stage on a handful of pages: what is published, and what is refused and leaves the old site standing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from briefing.errors import PublishError, Report
from briefing.model import Page, Site
from briefing.publish import publish

SITE = Site("Probe", "de", "https://x.example/b/")
SECTIONS = ("briefings", "stories", "actors", "topics", "open-issues", "timeline", "sources")


def page(path: str, text: str, **meta: object) -> Page:
    front = {"title": "Titel"} | meta
    lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in front.items())
    return Page(path, f"---\n{lines}---\n\n{text}\n")


def pages(*more: Page) -> list[Page]:
    """The pages that every site has, one briefing and one actor; ``more`` replace those of the same path."""
    found = [page(f"{section}/index.md", "# Liste") for section in SECTIONS]
    found += [page(name, "# Titel") for name in ("index.md", "method.md", "about.md", "search.md")]
    found += [
        page(
            "briefings/b1.md",
            "# Titel\n\n- Aussage\n    { #s1 }\n\n[X](../actors/x.md)",
            briefing_id="b1",
            date="2031-03-12",
            description="Wer &#60;was&#62; sagt",
            facets={"Thema": ["Verkehr"]},
        ),
        page("actors/x.md", "# X\n\n[B](../briefings/b1.md#s1)"),
        Page("api/briefings/b1.json", "{}\n"),
    ]
    return [*{one.path: one for one in (*found, *more)}.values()]


def run(root: Path, site_pages: list[Page]) -> Report:
    report = Report()
    publish(site_pages, root, root / "site", SITE, report, {})
    return report


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A collection that was published once."""
    run(tmp_path, pages())
    return tmp_path


def test_a_page_is_published_with_everything_that_machines_read(root: Path) -> None:
    text = (root / "site/briefings/b1/index.html").read_text(encoding="utf-8")
    metas = dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', text))
    assert metas["briefing:id"] == "b1"
    assert metas["og:url"] == metas["DC.identifier"] == "https://x.example/b/briefings/b1/"
    assert metas["article:published_time"] == metas["DC.date"] == "2031-03-12"
    assert metas["og:description"] == "Wer &#60;was&#62; sagt"
    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)[0])
    assert (data["@type"], data["description"], data["identifier"]) == ("Report", "Wer <was> sagt", "b1")
    assert '<meta data-pagefind-filter="Thema[content]" content="Verkehr">' in text
    assert (root / "site/api/briefings/b1.json").read_text(encoding="utf-8") == "{}\n"
    assert (root / "site/pagefind/pagefind.js").is_file()
    assert "<loc>https://x.example/b/briefings/b1/</loc><lastmod>2031-03-12</lastmod>" in (
        root / "site/sitemap.xml"
    ).read_text(encoding="utf-8")
    assert json.loads((root / "site.report.json").read_text(encoding="utf-8"))["outcome"] == "published"


def test_every_page_has_a_policy(root: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((root / "site").rglob("*.html"))]
    assert len(texts) == 14
    assert all(text.count('http-equiv="Content-Security-Policy"') == 1 for text in texts)


@pytest.mark.parametrize(
    ("bad", "complaint"),
    [
        (page("actors/x.md", "# X\n\n<img src=x onerror=alert(1)>"), "actors/x/: attribute onerror"),
        (page("actors/x.md", "# X\n\n[B](../briefings/b2.md)"), "b2.md"),
        (page("actors/x.md", '# X\n\n<a href="../../briefings/b1/#s7">B</a>'), "no anchor #s7"),
        (page("briefings/b1.md", "# Titel", briefing_id="b1"), "briefings/b1/#s1|link '../briefings/b1.md#s1'"),
        (page("actors/x.md", "# X", redirect="../y/"), r"redirects to \.\./y/"),
    ],
    ids=["script", "dead link", "dead anchor", "lost anchor", "redirect to nowhere"],
)
def test_what_is_unfit_is_refused_and_the_old_site_stands(root: Path, bad: Page, complaint: str) -> None:
    before = (root / "site/actors/x/index.html").read_bytes()
    with pytest.raises(PublishError, match=complaint):
        run(root, pages(bad))
    assert (root / "site/actors/x/index.html").read_bytes() == before
    assert json.loads((root / "site.report.json").read_text(encoding="utf-8"))["outcome"].startswith("not published")
    assert not list(root.glob("site.tmp-*"))


def test_a_page_once_published_may_move_but_not_vanish(root: Path) -> None:
    without = [one for one in pages(page("briefings/b1.md", "# T\n\n- A\n    { #s1 }")) if one.path != "actors/x.md"]
    with pytest.raises(PublishError, match=r"would break.*\n  actors/x/"):
        run(root, without)
    run(root, [*without, page("actors/x.md", "# Weg", redirect="../y/"), page("actors/y.md", "# Y")])
    assert 'content="0; url=../y/"' in (root / "site/actors/x/index.html").read_text(encoding="utf-8")


def test_a_link_in_one_direction_only_is_reported(tmp_path: Path) -> None:
    report = run(tmp_path, pages(page("actors/x.md", "# X")))
    assert [one.message for one in report.diagnostics] == ["briefings/b1/ -> actors/x/, and no link back"]
