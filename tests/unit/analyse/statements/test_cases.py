"""The table tests/cases/statements.yml: who says what in a text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from spoken import statements, words

TABLE = yaml.safe_load(Path(__file__).parents[3].joinpath("cases/statements.yml").read_text(encoding="utf-8"))
WORKING = [case for group in ("in_the_wild", "synthetic", "negative") for case in TABLE[group]]
OPTIONAL = ("addressee", "medium", "nested_in")


def outcome(text: str) -> list[dict[str, Any]]:
    out = []
    for statement in statements(text):
        row: dict[str, Any] = {
            "speaker": words(text, statement.speaker),
            "form": statement.form,
            "act": statement.act,
            "content": " … ".join(part.text(text) for part in statement.parts),
            "addressee": words(text, statement.addressee),
            "medium": words(text, statement.medium),
            "nested_in": statement.nested_in,
        }
        out.append({key: value for key, value in row.items() if value is not None or key not in OPTIONAL})
    return out


@pytest.mark.parametrize("case", WORKING, ids=lambda case: case["text"][:50])
def test_case(case: dict[str, Any]) -> None:
    assert outcome(case["text"]) == case["statements"]


@pytest.mark.xfail(strict=True, reason="known failure")
@pytest.mark.parametrize("case", TABLE["known_failures"], ids=lambda case: case["text"][:50])
def test_known_failure(case: dict[str, Any]) -> None:
    assert outcome(case["text"]) == case["statements"]
