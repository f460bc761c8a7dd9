"""Whatever text stands in whatever slot: the page keeps its skeleton, and the reader sees the text itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefing.render.markdown import (
    FIELD,
    SafeMarkdown,
    clean,
    environment,
    fill,
    front,
    join,
    link,
    md,
    outward,
    preformatted,
    quoted,
    safe,
    spoken,
    url,
)

PAYLOADS: dict[str, str] = json.loads((Path(__file__).parent / "payloads.json").read_text(encoding="utf-8"))
HARMLESS = "Harmloser Text"
EXTENSIONS = ["attr_list", "md_in_html", "admonition", "footnotes", "tables", "toc", "meta"]

PAGE = """# {0} {{ #top }}

{0}

- {0}
- {1}
    - {0}
{{ #item }}

1. {0}

> {0}

| Kopf | {0} |
|---|---|
| {0} | {1} |

## {0} {{ #heading }}

**{0}** · *{0}* · {1} · {2}

<div class="card" id="card" markdown>
{0}

<span title="{0}">{0}</span>
</div>

{3}

[^note]: {0}

Siehe[^note] {0}
{{ #last }}
"""


def render(text: str) -> LexborHTMLParser:
    values = (
        md(text),
        link(text, "../actors/a.md#b"),
        quoted(text, ("„", "“")),
        preformatted(text.replace("\n", " ").lstrip(" ")),
    )
    return LexborHTMLParser(Markdown(extensions=EXTENSIONS).convert(PAGE.format(*values)))


def skeleton(node: LexborNode) -> object:
    attributes = {key: value for key, value in node.attributes.items() if key != "title"}
    return node.tag, attributes, [skeleton(child) for child in node.iter(include_text=False)]


WANTED = skeleton(render(HARMLESS).body)


def check(text: str) -> None:
    seen = render(text)
    assert skeleton(seen.body) == WANTED
    shown = clean(text)
    assert seen.css_first("h1").text() == shown
    assert seen.css_first("th:last-child").text() == shown
    assert seen.css_first("td:first-child").text() == shown
    assert seen.css_first("a").text() == shown
    assert seen.css_first(".card span").text() == shown
    assert (seen.css_first(".card span").attributes["title"] or "") == shown


@pytest.mark.parametrize("name", PAYLOADS)
def test_a_payload_stays_text(name: str) -> None:
    check(PAYLOADS[name] if clean(PAYLOADS[name]) else HARMLESS)


MARKS = st.text(alphabet="<>[]()!#*_`{}|:-+./\\%&\"'=~^$@;,? \n\t0aZß1wW\u2028", min_size=1, max_size=60)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        MARKS, st.text(min_size=1, max_size=80), st.lists(st.sampled_from(sorted(PAYLOADS.values()))).map("".join)
    )
)
def test_any_text_stays_text(text: str) -> None:
    if clean(text):
        check(text)


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_front_matter_gives_the_text_back(text: str) -> None:
    values = yaml.safe_load(front({"title": text, "facets": {"topic": [text]}, "n": 3}).strip("-\n"))
    assert list(values) == ["title", "facets", "n"]
    assert LexborHTMLParser(f"<p>{values['title']}</p>").css_first("p").text() == clean(text)
    assert values["facets"]["topic"] == [values["title"]]


@given(st.text())
def test_clean_is_one_visible_line_and_stable(text: str) -> None:
    line = clean(text)
    assert len(line) <= FIELD
    assert "\n" not in line and line == line.strip()
    assert clean(line) == line


@given(st.one_of(st.sampled_from(sorted(PAYLOADS.values())), MARKS, st.text()))
def test_an_address_is_a_web_address_or_nothing(text: str) -> None:
    for address in (text, f"https://example.org/{text}", f"https://{text}", f"https://example.org/?{text}"):
        target = url(address)
        assert target is None or (target.startswith(("http://", "https://")) and target.isascii())
        assert target is None or not set(target) & set(" <>\"'()[]{}|\\`^")
        html = LexborHTMLParser(Markdown(extensions=EXTENSIONS).convert(outward("Text", address)))
        links = html.css("a")
        assert [a.attributes.get("href") for a in links] == ([target] if target else [])
        assert html.body.text().strip() == "Text"


def test_addresses() -> None:
    assert url("https://zeitung.example/a_b?x=1&y=2#z") == "https://zeitung.example/a_b?x=1&y=2#z"
    assert url("https://zeitung.example:8443/ä") == "https://zeitung.example:8443/%C3%A4"
    for refused in (
        "javascript:alert(1)",
        "//evil.example/",
        "https://a@b.example/",
        "https://",
        "ftp://a.example/",
        "",
    ):
        assert url(refused) is None


@pytest.mark.parametrize("target", ["https://evil.example/", "a b.md", "javascript:alert(1)", "", "a.md) x"])
def test_only_paths_of_the_site_are_linked(target: str) -> None:
    with pytest.raises(ValueError, match="no path"):
        link("x", target)


def test_templates_escape_without_being_asked(tmp_path: Path) -> None:
    (tmp_path / "page.md.j2").write_text("{{ text }} {{ safe }} {{ number }}\n", encoding="utf-8")
    template = environment(tmp_path).get_template("page.md.j2")
    assert template.render(text="*a*", safe=md("b!"), number=3) == "&#42;a&#42; b&#33; 3\n"
    with pytest.raises(TypeError, match="not NoneType"):
        template.render(text=None, safe="", number=1)


@pytest.mark.parametrize("tag", ['de" onclick="alert(1)', "", "Deutsch auch", "d", "de_DE"])
def test_what_is_no_language_tag_marks_nothing(tag: str) -> None:
    assert spoken(md("Hafen"), tag) == "Hafen"
    assert spoken(md("Hafen"), "de-AT") == '<span lang="de-AT">Hafen</span>'


def test_labels_with_slots() -> None:
    assert fill("von {who} (am {day})", who=link("*A*", "a.md"), day="1.2.") == (
        "von [&#42;A&#42;](a.md) &#40;am &#49;&#46;2&#46;&#41;"
    )
    assert join(["a", "*"], " · ") == "a · &#42;"
    assert isinstance(join([], ", "), SafeMarkdown)
    assert safe(7) == "7"


def test_long_text_is_cut_with_an_ellipsis() -> None:
    assert clean("Wort " * 200, 10) == "Wort Wort…"
    assert clean("a" * 10, 10) == "a" * 10
    assert quoted("Wir kommen", ("„", "“"), ends_early=True) == "„Wir kommen &#91;…&#93;“"
