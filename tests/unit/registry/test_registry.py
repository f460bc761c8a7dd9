from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from briefing.errors import ConfigError
from briefing.model import Correction, Span
from briefing.registry import Anchor, Ledger, LedgerActor, LedgerArticle, LedgerGroup, dump_ledger, load, load_ledger
from briefing.registry.slugs import slug


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return folder


def test_every_file_is_optional(tmp_path: Path) -> None:
    assert load(tmp_path / "none") == load(write(tmp_path, actors="", topics="# nothing\n"))


def test_the_registry_of_this_project_is_valid() -> None:
    registry = load(Path(__file__).parents[3] / "registry")
    assert registry.actors


def test_entries_become_records(tmp_path: Path) -> None:
    registry = load(
        write(
            tmp_path,
            actors="actors:\n- {id: nhb, name: Hafenbehörde, kind: organisation, variants: [NHB], why: abbreviation}",
            topics="topics:\n- {id: haefen, label: {de: Häfen, en: Ports}, keywords: {de: [Hafen, Kai]}}\n"
            "- {id: faehren, label: {de: Fähren}, parent: haefen, iptc: medtop:20000001}",
            outlets="outlets:\n- {id: bote, name: Bote, match: [bote.example], boilerplate: ['^Anzeige$']}",
            corrections="corrections:\n- {article: a.txt, field: topic, set: {id: haefen}, why: w, on: 2026-01-31}\n"
            "withdrawn:\n- {id: abcdefgh, why: asked by the publisher}",
        )
    )
    assert registry.actors[0].variants == ("NHB",)
    assert registry.topics[0].keywords == {"de": ("Hafen", "Kai")}
    assert (registry.topics[1].parent, registry.topics[1].iptc) == ("haefen", "medtop:20000001")
    assert registry.outlets[0].boilerplate == ("^Anzeige$",)
    assert registry.corrections == (Correction("a.txt", "topic", "w", set={"id": "haefen"}, on="2026-01-31", line=2),)
    assert registry.withdrawn[0].why == "asked by the publisher"


CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "registry.yml").read_text(encoding="utf-8"))["mistakes"]


@pytest.mark.parametrize("case", CASES, ids=[case["error"] for case in CASES])
def test_a_mistake_is_named_with_its_place(tmp_path: Path, case: dict[str, str]) -> None:
    with pytest.raises(ConfigError) as error:
        load(write(tmp_path, **{case["file"]: case["text"]}))
    assert case["error"] in str(error.value)


LEDGER = Ledger(
    articles=(
        LedgerArticle("abcdefgh", "ä: \x85 '\"#.txt", ("0" * 64, "1e" * 32), (Anchor("00000001", Span(3, 9)),), ()),
        LedgerArticle("bcdefghi", "\U0001f600\u2028 .txt", ("12" * 32,)),
    ),
    actors=(LedgerActor("no", "country", "abcdefgh", ("Norwegen", "null", "yes: no")),),
    topics=("haefen", "null"),
    stories=(LedgerGroup("abcdefgh", ("abcdefgh", "bcdefghi")),),
    issues=(
        LedgerGroup("abcdefgh-o1", ("abcdefgh#o1",)),
        LedgerGroup("abcdefgh-o2", ("abcdefgh#o2", "bcdefghi#o1")),
        LedgerGroup("abcdefgh-o3", ("abcdefgh#o3",)),
        LedgerGroup("bcdefghi-o1-2", ("bcdefghi#o1",)),
    ),
)


def test_the_ledger_is_read_as_it_was_written() -> None:
    assert load_ledger(dump_ledger(LEDGER)) == LEDGER
    assert load_ledger(dump_ledger(Ledger())) == Ledger() == load_ledger("")


def test_the_ledger_has_one_line_a_list() -> None:
    lines = dump_ledger(LEDGER).splitlines()
    assert '    statements: "00000001@3-9"' in lines
    assert '  abcdefgh: "o1 o3"' in lines


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Hanne Brodersen", "hanne-brodersen"),
        ("Großbüttel", "grossbuettel"),
        ("Łódź – Ångström", "lodz-angstroem"),
        ("O’Hara & Söhne", "ohara-soehne"),
    ],
)
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize("name", ["", "  ", "北京", "index", "CON", "x" * 300, "💥"])
def test_a_slug_is_never_empty_reserved_or_endless(name: str) -> None:
    found = slug(name)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found)
    assert len(found) <= 60
    assert found not in ("index", "con")
    assert found == slug(name) != slug(name + "a")
