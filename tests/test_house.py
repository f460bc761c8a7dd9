"""The rules of the house: architecture, sizes, names, words, workflows. Each is a test, not a wish."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "briefing"
SOURCES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
WORDS = sorted((PACKAGE / "languages").rglob("*.yml"))
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
TEXTS = [
    path
    for name in ("briefing", "templates", "theme", "tests", "docs", "registry", ".github", ".ci")
    for path in sorted((ROOT / name).rglob("*"))
    if path.suffix in {".py", ".yml", ".md", ".j2", ".html", ".css", ".js", ".json", ".toml", ""} and path.is_file()
] + [
    path
    for path in sorted(ROOT.iterdir())
    if path.is_file() and path.suffix in {".md", ".toml", ".yml", ""} and path.name != ".git"  # a file in worktrees
]

FILE_LINES = 320
LONGER = {"briefing/model.py": 560}
"""The nouns of the program stand in one file, which is read as a glossary."""
FUNCTION_LINES = 45
DRAWERS = {"utils", "util", "helpers", "helper", "common", "base", "misc", "tools", "core", "shared"}
OUTSIDE = ("/wo" + "rk/", "../sha" + "red", ".libr" + "ary/", "/tm" + "p/team")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def run(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


# --------------------------------------------------------------------------- architecture


def test_imports_go_down() -> None:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    run(sys.executable, "-c", program, "--no-cache")


@pytest.mark.parametrize("path", [path for path in SOURCES if path.parent.name != "publish"], ids=name)
def test_only_publish_knows_the_site_generator(path: Path) -> None:
    imported = {alias.name.split(".")[0] for node in _imports(path) for alias in node.names}
    imported |= {
        node.module.split(".")[0] for node in _imports(path) if isinstance(node, ast.ImportFrom) and node.module
    }
    assert not imported & {"mkdocs", "material", "properdocs", "zensical", "pagefind"}


@pytest.mark.parametrize("path", [*SOURCES, *TESTS], ids=name)
def test_no_drawers(path: Path) -> None:
    assert path.stem not in DRAWERS


def test_tests_name_the_modules_they_own() -> None:
    folders = {path.parent.relative_to(ROOT / "tests/unit") for path in TESTS if "unit" in path.parts}
    strangers = [
        folder
        for folder in folders
        if not (PACKAGE / folder).is_dir() and not (PACKAGE / folder).with_suffix(".py").is_file()
    ]
    assert not strangers


def _imports(path: Path) -> Iterator[ast.Import | ast.ImportFrom]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node


# --------------------------------------------------------------------------- sizes and leftovers


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_files_and_functions_are_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGER.get(name(path), FILE_LINES)
    long = {
        node.name: length
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and (length := _lines(node)) > FUNCTION_LINES
    }
    assert not long


def _lines(function: ast.FunctionDef) -> int:
    """Lines of the body, the docstring apart."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_the_project_stands_alone(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not [word for word in OUTSIDE if word in text]


@pytest.mark.parametrize("path", [*SOURCES, *TESTS], ids=name)
def test_nothing_is_put_off(path: Path) -> None:
    assert not re.search(r"#\s*(?:TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK)\b", path.read_text(encoding="utf-8"))


# --------------------------------------------------------------------------- words


@pytest.mark.parametrize("path", WORDS, ids=name)
def test_every_rule_has_examples_and_counter_examples(path: Path) -> None:
    lacking = [
        rule["id"]
        for rule in _rules(yaml.safe_load(path.read_text(encoding="utf-8")))
        if not (rule.get("examples") and rule.get("not"))
    ]
    assert not lacking


def _rules(data: Any) -> Iterator[dict[str, Any]]:
    """Every entry that a finding can name as its rule."""
    if isinstance(data, dict):
        if "id" in data:
            yield data
        for value in data.values():
            yield from _rules(value)
    elif isinstance(data, list):
        for value in data:
            yield from _rules(value)


def test_both_site_languages_have_the_same_labels() -> None:
    labels = [
        yaml.safe_load((PACKAGE / "languages" / code / "pages.yml").read_text(encoding="utf-8"))
        for code in ("de", "en")
    ]
    german, english = ({*_keys(one)} for one in labels)
    assert german == english


def _keys(data: Any, path: str = "") -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield f"{path}.{key}"
            yield from _keys(value, f"{path}.{key}")


# --------------------------------------------------------------------------- dependencies and workflows


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_locks_pin_every_dependency_with_hashes(lock: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["build"]]
    if "test" in lock:
        wanted += project["optional-dependencies"]["test"]
    text = (ROOT / lock).read_text(encoding="utf-8")
    pinned = {match[1].lower() for match in re.finditer(r"^([A-Za-z0-9_.-]+)==\S+.*\\\n +--hash=sha256:", text, re.M)}
    missing = {re.split(r"[\[<>=~!; ]", one)[0].lower() for one in wanted} - pinned
    assert not missing
    assert text.count("==") <= text.count("--hash=sha256:")


def test_workflows_are_hardened() -> None:
    zizmor = shutil.which("zizmor", path=Path(sys.executable).parent) or "zizmor"
    run(zizmor, "--offline", "--persona=auditor", "--quiet", ".github")


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [
        ("vendor.github-workflows", "workflows/*.yml"),
        ("vendor.dependabot", "dependabot.yml"),
        ("vendor.github-issue-forms", "ISSUE_TEMPLATE/[!c]*.yml"),
        ("vendor.github-issue-config", "ISSUE_TEMPLATE/config.yml"),
    ],
)
def test_github_files_follow_their_schemas(schema: str, pattern: str) -> None:
    files = [str(path) for path in sorted((ROOT / ".github").glob(pattern))]
    assert files
    run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *files)


@pytest.mark.parametrize("path", WORKFLOWS, ids=name)
def test_actions_are_pinned_to_commits(path: Path) -> None:
    used = re.findall(r"uses: (\S+)(.*)", path.read_text(encoding="utf-8"))
    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action) and "# v" in comment for action, comment in used)
