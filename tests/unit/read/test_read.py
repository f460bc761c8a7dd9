"""What is read, what is left out, and what is said about it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.errors import Diagnostic
from briefing.model import Article
from briefing.read import Limits, read_articles

TEXT = "Der Rat hat beschlossen: Größere Brücken – für „alle“."


def read(folder: Path, limits: Limits | None = None) -> tuple[dict[str, Article], dict[str, Diagnostic]]:
    articles, diagnostics = read_articles([folder], limits or Limits())
    return {a.source: a for a in articles}, {d.where: d for d in diagnostics}


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
    ],
)
def test_encodings_give_the_same_text(tmp_path: Path, encoding: str, found: str) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.replace("„", '"').replace("“", '"').encode(encoding))
    articles, diagnostics = read(tmp_path)
    assert articles["a.txt"].raw == TEXT.replace("„", '"').replace("“", '"')
    assert articles["a.txt"].encoding == found
    assert not diagnostics


def test_latin_1_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Die Brücke über den Fluß".encode("latin-1"))
    assert read(tmp_path)[0]["a.txt"].raw == "Die Brücke über den Fluß"


def test_line_ends_and_digest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"eins\r\nzwei\rdrei\n")
    article = read(tmp_path)[0]["a.txt"]
    assert article.raw == "eins\nzwei\ndrei\n"
    assert article.sha256 == hashlib.sha256(b"eins\nzwei\ndrei\n").hexdigest()


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(100 * 2**20)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda p: p.write_bytes(b""), "E-EMPTY"),
        (lambda p: p.write_bytes(b" \n\t\xc2\xa0\n"), "E-EMPTY"),
        (lambda p: p.write_bytes(b"---\ntitle: x\n---\n"), "E-EMPTY"),
        (lambda p: p.write_bytes(b"%PDF-1.7 ..."), "E-TYPE"),
        (lambda p: p.write_bytes(b"PK\x03\x04..."), "E-TYPE"),
        (lambda p: p.write_bytes(b"a\0b"), "E-TYPE"),
        (lambda p: p.write_bytes(bytes(range(1, 32)) * 9), "E-TYPE"),
        (lambda p: p.write_bytes("Grüße und Äpfel über".encode()[:-3] + b"\xc3"), "E-ENC"),
        (lambda p: p.write_bytes(b"a\x81\x8d\x8fb"), "E-ENC"),
        (lambda p: p.write_bytes(b"\xff\xfea"), "E-ENC"),
        (lambda p: p.write_bytes(b"x" * 30_000), "E-LINE"),
        (_sparse, "E-SIZE"),
        (lambda p: p.symlink_to("/etc/passwd"), "E-LINK"),
        (lambda p: p.symlink_to("nowhere"), "E-LINK"),
        (lambda p: p.symlink_to(p.parent.parent), "E-LINK"),
        (lambda p: p.hardlink_to(__file__), "E-LINK"),
        (lambda p: os.mkfifo(p), "E-TYPE"),
    ],
)
def test_what_is_left_out(tmp_path: Path, make: Callable[[Path], object], code: str) -> None:
    folder = tmp_path / "seeds"
    folder.mkdir()
    try:
        make(folder / "bad.txt")
    except OSError:
        pytest.skip("this file system cannot make such a file")
    (folder / "good.txt").write_text(TEXT, encoding="utf-8")
    articles, diagnostics = read(folder)
    assert list(articles) == ["good.txt"]
    assert (diagnostics["bad.txt"].code, diagnostics["bad.txt"].severity) == (code, "error")


def test_names_that_could_disturb_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "a\u202etxt.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "x\x1b[31m\ny.txt").write_text(TEXT, encoding="utf-8")
    articles, diagnostics = read(tmp_path)
    assert not articles
    assert list(diagnostics) == ["a\\u202etxt.txt", "x\\x1b[31m\\ny.txt"]


def test_a_name_that_is_no_utf_8(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff.txt")).write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    articles, diagnostics = read(tmp_path)
    assert not articles
    assert [str(d).encode() and d.code for d in diagnostics.values()] == ["E-NAME"]


def test_folders_are_searched_and_the_order_is_that_of_the_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/c.txt", "c/d/e.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"Text {name}", encoding="utf-8")
    assert list(read(tmp_path)[0]) == ["a/c.txt", "a/z.md", "b.txt", "c/d/e.txt"]


def test_single_files_and_the_folder_they_lie_in(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    articles, diagnostics = read_articles([tmp_path / "a.txt", tmp_path, tmp_path / "none.txt"], Limits())
    assert [a.source for a in articles] == ["a.txt"]
    assert [(d.where, d.code) for d in diagnostics] == [("none.txt", "E-PATH")]


def test_two_files_of_one_name(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(folder, encoding="utf-8")
    articles, diagnostics = read_articles([tmp_path / "one", tmp_path / "two"], Limits())
    assert [(a.source, a.raw) for a in articles] == [("a.txt", "one")]
    assert [d.code for d in diagnostics] == ["E-NAME"]


def test_duplicates_keep_the_first(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Café  heute\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Cafe\u0301\nheute", encoding="utf-8")
    articles, diagnostics = read(tmp_path)
    assert list(articles) == ["a.txt"]
    assert "a.txt" in diagnostics["b.txt"].message
    assert diagnostics["b.txt"].code == "W-DUPLICATE"


def test_mojibake_is_reported_and_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Grüße".encode().decode("cp1252"), encoding="utf-8")
    articles, diagnostics = read(tmp_path)
    assert articles
    assert diagnostics["a.txt"].code == "W-MOJIBAKE"


@pytest.mark.parametrize("text", ["São Paulo", "Âge d'or", "CAFÉ – TÂCHE", "Ærø, Åland, Łódź", "Çorum"])
def test_foreign_letters_are_no_mojibake(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert not read(tmp_path)[1]


def test_too_many_files(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(f"Text {number}", encoding="utf-8")
    articles, diagnostics = read(tmp_path, Limits(max_files=3))
    assert list(articles) == ["0.txt", "1.txt", "2.txt"]
    assert diagnostics["3.txt"].code == "E-FILES"


def test_other_files_are_named_and_ignored(tmp_path: Path) -> None:
    for name in ("a.pdf", "README.md", "a.txt.yml"):
        (tmp_path / name).write_text("x: 1", encoding="utf-8")
    articles, diagnostics = read(tmp_path)
    assert not articles
    assert {where: d.code for where, d in diagnostics.items()} == {
        "README.md": "W-TYPE",
        "a.pdf": "W-TYPE",
        "a.txt.yml": "W-ORPHAN",
    }
