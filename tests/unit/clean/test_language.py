"""The language of a text."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from briefing.clean.language import detect

TABLE = yaml.safe_load((Path(__file__).parents[2] / "cases" / "language.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("language", "text"), [(c["language"], c["text"]) for group in TABLE.values() for c in group])
def test_cases(language: str | None, text: str) -> None:
    assert detect(text) == language


def test_long_texts_take_little_time() -> None:
    assert detect("Der Rat tagt in der Stadt. " * 100_000) == "de"
