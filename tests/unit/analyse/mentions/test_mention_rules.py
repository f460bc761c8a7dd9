"""Every rule of mentions.yml finds its examples and nothing in its counter-examples."""

from __future__ import annotations

import re
from typing import Any

import pytest
from articles import german, written

from briefing.analyse.mentions import find_mentions
from briefing.model import Mention

RULES = german()["mentions"]["rules"]


def mentions(text: str) -> tuple[Mention, ...]:
    document, sentences = written(text)
    found = find_mentions(document, sentences, german())
    assert all(document.text[m.span.start : m.span.end] == m.text for m in found)
    return found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_rules(rule: dict[str, Any]) -> None:
    name = f"de/mentions:{rule['id']}"
    for example in rule["examples"]:
        wanted = re.findall(r"\[(.+?)\]", example)
        found = [m.text for m in mentions(re.sub(r"[\[\]]", "", example)) if m.rule == name]
        assert found == wanted, example
    for text in rule["not"]:
        assert name not in [m.rule for m in mentions(text)], text
