from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefing.errors import PublishError
from briefing.publish.swap import exchange, locked, replacing

MARK = "mark.json"
BUILD = """
import sys, pathlib
from briefing.publish.swap import locked, replacing
site = pathlib.Path(sys.argv[1])
with locked(site), replacing(site, "mark.json") as fresh:
    for number in range(2000):
        (fresh / f"{number}.html").write_text(sys.argv[2])
        print(number, flush=True)
    (fresh / "mark.json").write_text("{}")
"""


def fill(site: Path, text: str) -> None:
    with locked(site), replacing(site, MARK) as fresh:
        (fresh / "index.html").write_text(text, encoding="utf-8")
        (fresh / MARK).write_text("{}", encoding="utf-8")


def test_a_site_is_replaced_whole(tmp_path: Path) -> None:
    site = tmp_path / "site"
    fill(site, "old")
    (site / "left.html").touch()
    fill(site, "new")
    assert sorted(path.name for path in site.iterdir()) == ["index.html", MARK]
    assert (site / "index.html").read_text(encoding="utf-8") == "new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "site.lock"]


def test_a_failed_build_leaves_the_old_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    fill(site, "old")
    with pytest.raises(ValueError, match="stop"), replacing(site, MARK) as fresh:
        (fresh / "index.html").write_text("half", encoding="utf-8")
        raise ValueError("stop")
    assert (site / "index.html").read_text(encoding="utf-8") == "old"
    assert not list(tmp_path.glob("site.tmp-*"))


def test_a_killed_build_leaves_the_old_site_and_the_next_one_cleans_up(tmp_path: Path) -> None:
    site = tmp_path / "site"
    fill(site, "old")
    command = [sys.executable, "-c", BUILD, str(site), "killed"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        while process.stdout.readline() != "500\n":
            pass
        process.kill()
    assert (site / "index.html").read_text(encoding="utf-8") == "old"
    assert list(tmp_path.glob("site.tmp-*"))
    fill(site, "new")
    assert not list(tmp_path.glob("site.tmp-*"))


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    with locked(tmp_path / "site"), pytest.raises(PublishError, match=r"another build of .* is running"):
        fill(tmp_path / "site", "x")


def test_a_folder_of_somebody_else_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home/letter.txt").touch()
    with pytest.raises(PublishError, match="not a site of ours"):
        fill(tmp_path / "home", "x")
    assert (tmp_path / "home/letter.txt").exists()


def test_exchange_swaps_two_folders(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    exchange(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "a/b").exists()
    assert (tmp_path / "b/a").exists()
