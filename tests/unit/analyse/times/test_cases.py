"""The table tests/cases/times.yml: what expressions mean on a given day of publication."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from timed import on, timed

from briefing.model import PublicationDate

TABLE = yaml.safe_load(Path(__file__).parents[3].joinpath("cases/times.yml").read_text(encoding="utf-8"))
UNKNOWN = PublicationDate(None, None, None, "unknown", "")
WORKING = [case for group in ("in_the_wild", "synthetic", "principles", "negative") for case in TABLE[group]]


def outcome(case: dict[str, Any]) -> dict[str, str | None]:
    return timed(case["text"]).values(on(str(case["published"])) if case["published"] else UNKNOWN)


def wanted(case: dict[str, Any]) -> dict[str, str | None]:
    return {words: None if value is None else str(value) for words, value in case["times"].items()}


@pytest.mark.parametrize("case", WORKING, ids=lambda case: case["text"][:50])
def test_case(case: dict[str, Any]) -> None:
    assert outcome(case) == wanted(case)


@pytest.mark.xfail(strict=True, reason="known failure")
@pytest.mark.parametrize("case", TABLE["known_failures"], ids=lambda case: case["text"][:50])
def test_known_failure(case: dict[str, Any]) -> None:
    assert outcome(case) == wanted(case)
