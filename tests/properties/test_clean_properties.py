"""Cleaning holds for any text: it covers it once, changes nothing, never raises and never runs away."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from stopwatch import within

from briefing import languages
from briefing.clean import clean
from briefing.model import Article, Document

LANGUAGES = {"de": languages.load("de")}
TABLE = yaml.safe_load((Path(__file__).parents[1] / "cases" / "clean.yml").read_text(encoding="utf-8"))
SNIPPETS = sorted(
    example
    for key in ("rules", "prefixes", "suffixes")
    for code in ("common", "de")
    for item in languages.load(code)["clean"].get(key, ())
    for example in (*item["examples"], *item["not"])
)
LINES = st.one_of(
    st.sampled_from(SNIPPETS),
    st.sampled_from(
        ["", " ", "\t", "Der Rat tagt am Montag in der Stadt Nordby.", "08.01.2026", "(dpa)", "Mehr zum Thema"]
    ),
    st.text(max_size=60),
)


def document(raw: str, language: str | None = "de") -> Document:
    return clean(Article("a.txt", raw, "", "utf-8", language=language), LANGUAGES, ())


def check(found: Document) -> None:
    position = 0
    for section in found.sections:
        assert found.text[position : section.span.start].strip() == ""
        assert section.span.start < section.span.end
        part = section.span.text(found.text)
        assert part == part.strip()
        assert "\n" not in part
        position = section.span.end
    assert found.text[position:].strip() == ""
    assert sum(section.kind == "title" for section in found.sections) <= 1
    if found.stated and found.stated.span:
        assert found.stated.span.text(found.text)


@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\n\n", "\n \n"]), st.sampled_from(["de", None, "xx"]))
@settings(max_examples=300, deadline=None)
def test_every_character_lies_in_one_section(lines: list[str], gap: str, language: str | None) -> None:
    check(document(gap.join(lines), language))


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text(raw: str) -> None:
    check(document(raw))


@pytest.mark.parametrize(
    "unit",
    ["a", "a ", "Ab", "Ab ", "(", "( ", "dpa/", "dpa, ", "1.", "08.01.2026 ", "#a ", "[x](", "> ", "Foto: ", "Von A, ",
     "Teilen ", "A / B ", "(dpa) ", "- ", "„", "Nordby/", "Nordby ", "x. ", "KI erstellt ", "\u00a0", "Mehr "],
)  # fmt: skip
@pytest.mark.parametrize("size", [150, 299, 1299, 2100, 50_000])
def test_no_line_runs_away(unit: str, size: int) -> None:
    line = (unit * size)[:size]
    text = "\n".join([line, "Der Rat tagt heute in Nordby. Er berät.", line, line])
    assert within(1, lambda: check(document(text)))


def test_many_lines_take_linear_time() -> None:
    raw = "\n".join(f"Mehr zum Thema\nDeich {n}\nDer Rat tagt am Montag in der Stadt." for n in range(3000))
    assert within(5, lambda: check(document(raw)))
