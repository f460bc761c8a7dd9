from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import PublishError
from briefing.model import Page
from briefing.publish.docs import write_pages

PAGES = [Page("index.md", "# Start\n"), Page("actors/brodersen.md", "# Brodersen\n"), Page("api/actors.json", "[]\n")]


def written(root: Path) -> set[str]:
    docs = root / "docs"
    return {path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file()} - {".generated"}


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    assert write_pages(PAGES, tmp_path) == (3, 0)
    before = (tmp_path / "docs/index.md").stat().st_mtime_ns
    assert write_pages([*PAGES[:2], Page("api/actors.json", "[1]\n")], tmp_path) == (1, 0)
    assert (tmp_path / "docs/index.md").stat().st_mtime_ns == before


def test_what_is_gone_is_removed_with_its_empty_folder(tmp_path: Path) -> None:
    write_pages(PAGES, tmp_path)
    assert write_pages(PAGES[:1], tmp_path) == (0, 2)
    assert written(tmp_path) == {"index.md"}
    assert not (tmp_path / "docs/actors").exists()


def test_pages_that_people_wrote_stay(tmp_path: Path) -> None:
    own = tmp_path / "docs/actors/notes.md"
    own.parent.mkdir(parents=True)
    own.write_text("by hand", encoding="utf-8")
    write_pages(PAGES, tmp_path)
    write_pages(PAGES[:1], tmp_path)
    assert own.read_text(encoding="utf-8") == "by hand"


def test_a_page_never_replaces_one_that_a_person_wrote(tmp_path: Path) -> None:
    own = tmp_path / "docs/index.md"
    own.parent.mkdir()
    own.write_text("by hand", encoding="utf-8")
    with pytest.raises(PublishError, match=r"docs/index\.md was not written by this program"):
        write_pages(PAGES, tmp_path)
    assert written(tmp_path) == {"index.md"}


@pytest.mark.parametrize("path", ["../x.md", "/etc/x.md", "a/../../x.md", ".git/config", ""])
def test_a_page_stays_below_docs(tmp_path: Path, path: str) -> None:
    with pytest.raises(PublishError, match="leaves docs/"):
        write_pages([Page(path, "x")], tmp_path)
