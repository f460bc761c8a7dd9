"""Every rule of every language file does what its examples say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from briefing import languages
from briefing.clean.rules import Rule, compiled

FILES = [code for code in ("common", *languages.available()) if "clean" in languages.load(code)]


def rules(key: str) -> Iterator[tuple[Rule, dict[str, list[str]]]]:
    for code in FILES:
        language = languages.load(code)
        every = getattr(compiled(None if code == "common" else language), "lines" if key == "rules" else key)
        by_name = {rule.name: rule for rule in every}
        for item in language["clean"].get(key, ()):
            yield by_name[language.rule("clean", item["id"])], item


def finds(key: str, rule: Rule, text: str) -> bool:
    if key == "rules":
        return rule.matches(text)
    if key == "prefixes":
        found = rule.pattern.match(text)
        return bool(found) and found is not None and 0 < found.end() < len(text)
    return any(found.end() == len(text) for found in rule.pattern.finditer(text))


CASES = [
    pytest.param(key, rule, text, expected, id=f"{rule.name}: {text[:40]}")
    for key in ("rules", "prefixes", "suffixes")
    for rule, item in rules(key)
    for expected, texts in ((True, item["examples"]), (False, item["not"]))
    for text in texts
]


@pytest.mark.parametrize(("key", "rule", "text", "expected"), CASES)
def test_examples(key: str, rule: Rule, text: str, expected: bool) -> None:
    assert finds(key, rule, text) is expected


@pytest.mark.parametrize("key", ["rules", "prefixes", "suffixes"])
def test_every_rule_has_an_id_of_its_own_and_a_reason(key: str) -> None:
    every = list(rules(key))
    assert len({rule.name for rule, _ in every}) == len(every)
    assert all(rule.reason for rule, _ in every)
