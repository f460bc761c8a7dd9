"""Finds the expressions of one sentence: all rules, longest first, no two on the same words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from briefing.analyse.times.direction import Direction, clause_of, direction_of
from briefing.analyse.times.guards import GUARDS, Context
from briefing.analyse.times.rules import Rule, classes_of, rules_of, trigger_of
from briefing.languages import Language
from briefing.model import Sentence, Span, TimeExpression, Token

_TIME_UNIT = re.compile(r"^P([\dX.]*)T(\w+)$")
_NO_OFFSET = re.compile(r"^([YMWQHC][+-]\d)\+0")
_NO_WEEKDAY = re.compile(r"@$")
_CONTEXT = 8


def find_in(text: str, sentence: Sentence, language: Language) -> list[TimeExpression]:
    """The expressions of a sentence with open values and directions, in order of appearance."""
    found = sorted(_candidates(text, sentence, language), key=lambda e: (e.span.start - e.span.end, e.span.start))
    taken: list[TimeExpression] = []
    used = bytearray(len(sentence.span))
    base = sentence.span.start
    for expression in found:
        a, b = expression.span.start - base, expression.span.end - base
        if not any(used[a:b]):
            used[a:b] = b"\1" * (b - a)
            taken.append(expression)
    return sorted(taken, key=lambda e: e.span)


def _candidates(text: str, sentence: Sentence, language: Language) -> Iterator[TimeExpression]:
    line = sentence.span.text(text)
    if not trigger_of(language).search(line):
        return
    present = {name for name, words in classes_of(language).items() if words.search(line)}
    for rule in rules_of(language):
        for match in rule.pattern.finditer(line) if rule.needs <= present else ():
            if expression := _expression(rule, match, sentence, language):
                yield expression


def _expression(rule: Rule, match: re.Match[str], sentence: Sentence, language: Language) -> TimeExpression | None:
    data, tokens = language["times"], sentence.tokens
    base = sentence.span.start
    span = Span(base + match.start("extent"), base + match.end("extent"))
    first, last = places(sentence, span)
    value: str | None = _NO_OFFSET.sub(r"\1", rule.fill(rule.value, match))
    if rule.guard:
        context = Context(
            rule=rule,
            match=match,
            value=value or "",
            before=tokens[max(0, first - _CONTEXT) : first],
            after=tokens[last + 1 : last + 1 + _CONTEXT],
            clause=partial(clause_of, tokens, first, last, data["direction"]),
            words=data["context"],
        )
        value = GUARDS[rule.guard](context)
    if value is None:
        return None
    value = _NO_WEEKDAY.sub("", _TIME_UNIT.sub(r"PT\1\2", value))
    mod = rule.fill(rule.mod, match) if rule.mod else ""
    direction = _direction(value, match, rule, tokens, first, last, data["direction"])
    return TimeExpression(
        span=span,
        type=rule.type,
        value=None,
        open_value=value,
        rule=language.rule("times", rule.id),
        direction=direction,
        mod=mod or None,
        tense=direction,
    )


def _direction(
    value: str,
    match: re.Match[str],
    rule: Rule,
    tokens: Sequence[Token],
    first: int,
    last: int,
    words: Mapping[str, Any],
) -> Direction | None:
    if rule.type == "DURATION":
        turned = match.groupdict()
        if turned.get("last") or turned.get("next"):
            return "past" if turned.get("last") else "future"
        before = tokens[first - 1].text.lower() if first else ""
        return "past" if before in words["duration_past"] else "future" if before in words["duration_future"] else None
    if rule.type == "SET" or not value.startswith(("XXXX", "REF", "1", "2")):
        return None
    return direction_of(tokens, first, last, words)


def places(sentence: Sentence, span: Span) -> tuple[int, int]:
    """Index of the first and the last token that the span touches."""
    first = max(0, bisect_right(sentence.tokens, span.start, key=_start) - 1)
    return first, max(first, bisect_left(sentence.tokens, span.end, key=_start) - 1)


def _start(token: Token) -> int:
    return token.start
