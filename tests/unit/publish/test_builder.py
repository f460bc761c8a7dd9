from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.errors import PublishError
from briefing.model import Site
from briefing.publish.builder import derived_config, run_builder

SITE = Site("Müller & Söhne", "de", "https://x.example/b/", "Proben", "Redaktion <Probe>")
SECTIONS = ("briefings", "stories", "actors", "topics", "open-issues", "timeline", "sources")


def write_docs(root: Path, start: str = "# Start\n\nSiehe [Akteure](actors/index.md#top).\n") -> None:
    """The pages that the navigation names, and one that it does not."""
    pages = {f"{section}/index.md": "# Liste { #top }\n" for section in SECTIONS}
    pages |= {"index.md": start, "method.md": "# Methode\n", "about.md": "# Über\n", "actors/x.md": "# X\n"}
    for path, text in pages.items():
        file = root / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f'---\ntitle: "Titel"\n---\n\n{text}', encoding="utf-8")


def build(root: Path, module: str = "mkdocs") -> dict[str, str]:
    output = root / module
    output.mkdir()
    run_builder(root, output, SITE, "2031-03-12", module=module)
    return {path.relative_to(output).as_posix(): path.read_text("utf-8") for path in sorted(output.rglob("*.html"))}


def test_the_settings_of_the_collection_reach_the_site(tmp_path: Path) -> None:
    write_docs(tmp_path)
    text = build(tmp_path)["actors/x/index.html"]
    assert '<html lang="de"' in text
    assert "<title>Titel · Müller &amp; Söhne</title>" in text
    assert '<link rel="canonical" href="https://x.example/b/actors/x/">' in text
    assert "Redaktion &lt;Probe&gt;" in text
    assert 'placeholder="Suche"' in text


def test_another_language_is_one_key() -> None:
    theme = derived_config(Path("nowhere"), Site("Probe", "en"))["theme"]
    assert theme["language"] == "en"
    assert theme["palette"][0]["toggle"]["name"] == "Dark colours"


def test_a_dead_link_stops_the_build_and_is_named(tmp_path: Path) -> None:
    write_docs(tmp_path, "[fort](actors/fort.md) [da](actors/index.md#nirgends)\n")
    with pytest.raises(PublishError, match=r"(?s)actors/fort\.md.*#nirgends"):
        build(tmp_path)


def test_nothing_is_asked_of_a_third_party(tmp_path: Path) -> None:
    write_docs(tmp_path)
    for text in build(tmp_path).values():
        loaded = re.findall(
            r'<(?:script|img|link rel="(?:stylesheet|icon|preconnect)")[^>]*?(?:src|href)="([^"]*)"', text
        )
        assert loaded
        assert not [address for address in loaded if re.match(r"[a-z]+:|//", address)]


@pytest.mark.slow
def test_a_successor_builds_the_same_pages(tmp_path: Path) -> None:
    write_docs(tmp_path)
    generator = re.compile(r'<meta name="generator"[^>]*>')
    ours, others = (build(tmp_path, module) for module in ("mkdocs", "properdocs"))
    assert {url: generator.sub("", text) for url, text in ours.items()} == {
        url: generator.sub("", text) for url, text in others.items()
    }
