"""Every rule of statements.yml finds its examples and nothing in its counter-examples."""

from __future__ import annotations

import pytest
from spoken import GERMAN, statements

RULES = [*GERMAN["statements"]["verbs"], *GERMAN["statements"]["constructions"]]


def cited(text: str) -> set[str]:
    return {statement.rule for statement in statements(text)}


@pytest.mark.parametrize(("rule", "text"), [(rule["id"], text) for rule in RULES for text in rule["examples"]], ids=str)
def test_example(rule: str, text: str) -> None:
    assert f"de/statements:{rule}" in cited(text)


@pytest.mark.parametrize(("rule", "text"), [(rule["id"], text) for rule in RULES for text in rule["not"]], ids=str)
def test_counter_example(rule: str, text: str) -> None:
    assert f"de/statements:{rule}" not in cited(text)
