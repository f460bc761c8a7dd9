"""The tiny collection, page by page: UPDATE_GOLDEN=1 writes ``expected/`` anew, and the diff is reviewed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from difflib import unified_diff
from pathlib import Path

import pytest

HERE = Path(__file__).parent
EXPECTED = HERE / "expected"
UPDATE = os.environ.get("UPDATE_GOLDEN") == "1"
HINT = "run UPDATE_GOLDEN=1 pytest tests/golden and review the diff"


def briefing(root: Path, command: str, *, hash_seed: str = "0") -> None:
    """Runs a command of the program on a copy of the collection in ``root``."""
    shutil.copytree(HERE, root, ignore=shutil.ignore_patterns("expected", "*.py", "__pycache__"), dirs_exist_ok=True)
    arguments = [sys.executable, "-m", "briefing", command, "--root", str(root), "--jobs", "1"]
    environment = os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONUTF8": "1"}
    done = subprocess.run(arguments, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


def files(folder: Path) -> dict[str, str]:
    """Text of every file below a folder; the search index is left out, its file names differ from run to run."""
    return {
        relative.as_posix(): path.read_bytes().decode("utf-8", errors="replace")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and (relative := path.relative_to(folder)).parts[0] not in {"pagefind", ".generated"}
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    root = tmp_path_factory.mktemp("golden")
    briefing(root, "pages")
    return files(root / "docs") | {"permalinks.yml": (root / "registry/permalinks.yml").read_text(encoding="utf-8")}


def test_the_same_pages_are_made(built: dict[str, str]) -> None:
    if UPDATE:
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for name, text in built.items():
            (EXPECTED / name).parent.mkdir(parents=True, exist_ok=True)
            (EXPECTED / name).write_text(text, encoding="utf-8", newline="")
    expected = files(EXPECTED)
    changed = [name for name in sorted(built.keys() | expected.keys()) if built.get(name) != expected.get(name)]
    assert not changed, f"{HINT}; {len(changed)} changed: {changed}\n{difference(changed[0], expected, built)}"


def difference(name: str, expected: dict[str, str], built: dict[str, str]) -> str:
    """What is different on one page, as a unified diff."""
    sides = (texts.get(name, "").split("\n") for texts in (expected, built))
    return "\n".join(unified_diff(*sides, f"expected/{name}", f"built/{name}", lineterm=""))


@pytest.mark.slow
def test_two_folders_and_two_hash_seeds_give_the_same_bytes(tmp_path: Path) -> None:
    roots = [tmp_path / "a", tmp_path / "somewhere else" / "b"]
    for seed, root in enumerate(roots):
        briefing(root, "build", hash_seed=str(seed))
    for folder in ("docs", "site"):
        first, second = (files(root / folder) for root in roots)
        assert sorted(first) == sorted(second)
        assert [name for name in first if first[name] != second[name]] == []
