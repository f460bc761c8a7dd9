"""Front matter and sidecars."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.read import Limits, read_articles
from briefing.read.metadata import Metadata, cut_front_matter, merge, parse
from briefing.read.rejection import RejectedError

GIVEN = """title: Brücke gesperrt
url: https://example.org/a?b=1
outlet: Hafenbote
author: Hanne Brodersen
published: 2026-01-08
language: de-AT
licence: CC BY 4.0
access: internal
"""


def test_every_key(tmp_path: Path) -> None:
    (tmp_path / "front.txt").write_text(f"---\n{GIVEN}---\nText eins.\n", encoding="utf-8")
    (tmp_path / "side.txt").write_text("Text zwei.\n", encoding="utf-8")
    (tmp_path / "side.yml").write_text(GIVEN, encoding="utf-8")
    articles, diagnostics = read_articles([tmp_path], Limits())
    assert not diagnostics
    assert [a.raw for a in articles] == ["Text eins.\n", "Text zwei.\n"]
    for article in articles:
        assert article.title == "Brücke gesperrt"
        assert article.url == "https://example.org/a?b=1"
        assert article.published == "2026-01-08"
        assert article.language == "de-AT"
        assert (article.outlet, article.author, article.licence) == ("Hafenbote", "Hanne Brodersen", "CC BY 4.0")
        assert article.access == "internal"


@pytest.mark.parametrize(
    ("block", "named"),
    [
        ("acces: internal", "'access'"),
        ("access: privat", "access: 'privat'"),
        ("published: 08.01.2026", "published: '08.01.2026'"),
        ("published: 2026-13-01", "published"),
        ("language: Deutsch ", "language: 'Deutsch'"),
        ("url: javascript:alert(1)", "url"),
        ("url: 'http://[@x'", "url"),
        ("title: [a, b]", "title: a list"),
        ('title: "a\\nb"', "title"),
        ("title: 'x", "YAML"),
        ("- a\n- b: c", "key: value"),
        ("title: " + "[" * 5000 + "]" * 5000, "YAML"),
    ],
)
def test_wrong_metadata_is_named(block: str, named: str) -> None:
    with pytest.raises(RejectedError) as error:
        parse(block)
    assert error.value.code == "E-META"
    assert named in error.value.message + error.value.hint


def test_unknown_keys_are_named_and_ignored() -> None:
    metadata, unknown = parse("title: 2024\ntags: [a]\nurl:\noutlet: ~")
    assert metadata == Metadata(title="2024")
    assert unknown == [
        "metadata key 'tags' is ignored; the keys are title, url, outlet, author, published, language, licence, access"
    ]


def test_nothing_is_constructed_from_tags() -> None:
    metadata, _ = parse("title: !!python/name:os.getcwd Titel")
    assert metadata == Metadata(title="Titel")


@pytest.mark.parametrize(
    "text", ["---\nKein Schlüssel\n---\nText", "Titel\n---\na: b\n---\n", "--- \nText: ja\nkein Ende"]
)
def test_what_is_no_front_matter(text: str) -> None:
    assert cut_front_matter(text) == ("", text)


def test_contradiction() -> None:
    assert merge(Metadata(title="a"), Metadata(url="http://b")) == Metadata(title="a", url="http://b")
    with pytest.raises(RejectedError, match="title"):
        merge(Metadata(title="a"), Metadata(title="b"))


def test_a_broken_sidecar_leaves_its_article_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text", encoding="utf-8")
    (tmp_path / "a.yml").write_bytes(b"\xff\xfe\x00")
    articles, (diagnostic,) = read_articles([tmp_path], Limits())
    assert not articles
    assert (diagnostic.where, diagnostic.code) == ("a.txt", "E-ENC")
    assert "a.yml" in diagnostic.message
