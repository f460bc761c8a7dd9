"""Every word that a page may need is there, in every language of the site."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

import briefing
from briefing import languages, model
from briefing.analyse.dates import REASONS
from briefing.render import labels, sitemap

PACKAGE = Path(briefing.__file__).parent
TEMPLATES = PACKAGE.parent / "templates"
CODES = [code for code in languages.available() if "pages" in languages.load(code)]


def reasons(data: Any) -> set[str]:
    if isinstance(data, dict):
        own = {data["reason"]} if isinstance(data.get("reason"), str) else set()
        return own.union(*(reasons(value) for value in data.values()))
    return set().union(*(reasons(value) for value in data)) if isinstance(data, list) else set()


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    ("group", "keys"),
    [
        ("acts", get_args(model.Act)),
        ("forms", get_args(model.StatementForm)),
        ("issue_kinds", get_args(model.IssueKind)),
        ("entity_kinds", get_args(model.EntityKind)),
        ("entity_kinds_plural", get_args(model.EntityKind)),
        ("date_basis", get_args(model.DateBasis)),
        ("date_reasons", REASONS),
        ("phases", get_args(model.Phase)),
        ("correction_fields", get_args(model.CorrectionField)),
        ("all_of", sitemap.SECTIONS),
        ("notices", ("ai", "translated", "republished", "agency")),
    ],
)
def test_closed_lists_are_complete(code: str, group: str, keys: tuple[str, ...]) -> None:
    assert set(keys) <= set(labels.load(code).texts[group])


@pytest.mark.parametrize("code", CODES)
def test_every_reason_for_setting_a_line_aside_has_words(code: str) -> None:
    known = set(labels.load(code).texts["boilerplate_reasons"])
    found = set().union(
        *(reasons(yaml.safe_load(path.read_text("utf-8"))) for path in PACKAGE.glob("languages/*/clean.yml"))
    )
    assert found <= known


@pytest.mark.parametrize("code", CODES)
def test_every_label_of_a_template_exists_and_every_label_is_used(code: str) -> None:
    used = set()
    for path in TEMPLATES.glob("*.j2"):
        used |= set(re.findall(r"\bt\.(\w+)", path.read_text(encoding="utf-8")))
    assert used <= set(labels.load(code).texts)
    program = "".join(path.read_text(encoding="utf-8") for path in (PACKAGE / "render").rglob("*.py"))
    unused = [key for key in labels.load(code).texts if key not in used and not re.search(rf"[\"']{key}[\"']", program)]
    assert not unused


def test_both_languages_have_the_same_slots() -> None:
    german, english = (labels.load(code).texts for code in ("de", "en"))
    slots = re.compile(r"\{(\w+)\}")
    different = [
        key
        for key in german
        if {*slots.findall(str(german[key]))} - {"n"} != {*slots.findall(str(english[key]))} - {"n"}
    ]
    assert not different


def test_singular_and_plural() -> None:
    german = labels.load("de")
    assert [german("statements_n", n=n) for n in (0, 1, 2)] == ["0 Aussagen", "1 Aussage", "2 Aussagen"]
    assert german.word("acts", "sings") == "sings"
