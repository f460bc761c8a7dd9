"""Every rule of times.yml finds its examples, with extent and open value, and none of its counter-examples."""

from __future__ import annotations

import pytest
from timed import GERMAN, timed

RULES = GERMAN["times"]["rules"]
EXAMPLES = [(rule["id"], example) for rule in RULES for example in rule["examples"]]
COUNTER_EXAMPLES = [(rule["id"], text) for rule in RULES for text in rule["not"]]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_rule_finds_its_example(rule: str, example: str) -> None:
    marked, value = example.rsplit(" = ", 1)
    text = marked.replace("«", "").replace("»", "")
    extent = marked[marked.index("«") + 1 : marked.index("»")]
    found = [(t.span.text(text), t.open_value) for t in timed(text).times if t.rule == f"de/times:{rule}"]
    assert found == [(extent, value)]


@pytest.mark.parametrize(("rule", "text"), COUNTER_EXAMPLES)
def test_a_rule_leaves_its_counter_example(rule: str, text: str) -> None:
    assert [t.span.text(text) for t in timed(text).times if t.rule == f"de/times:{rule}"] == []


def test_rules_have_names_of_their_own() -> None:
    names = [rule["id"] for rule in RULES]
    assert len(names) == len(set(names))
