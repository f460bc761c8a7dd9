"""Marks inside a line of the article: a dateline before it, an agency mark behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.clean.rules import Rule, Rules
from briefing.model import Section, SectionKind, Span

_LONGEST_PREFIX = 120


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of a line that is no article, with the rule that found it."""

    span: Span
    rule: Rule


def cuts(whole: str, span: Span, rules: Rules, is_first: bool, is_last: bool) -> tuple[Cut, ...]:
    """The marks at both ends of a line of the text; some stand in the first or the last paragraph only."""
    out = []
    text, start = span.text(whole), span.start
    begin, end = 0, len(text)
    for rule in rules.prefixes:
        match = rule.pattern.match(text[:_LONGEST_PREFIX], begin) if rule.where == "any" or is_first else None
        if match and match.end() < len(text) and (not rule.place or _is_place(match.group(), whole, rules)):
            out.append(Cut(Span(start + begin, start + match.end()), rule))
            begin = match.end()
    for rule in rules.suffixes:
        if rule.where == "any" or is_last:
            offset = max(begin, end - rule.longest)
            match = next((m for m in rule.pattern.finditer(text, offset, end) if m.end() == end), None)
            if match and match.start() > begin:
                out.append(Cut(Span(start + match.start(), start + end), rule))
                end = match.start()
    return tuple(sorted(out, key=lambda cut: cut.span))


def _is_place(mark: str, whole: str, rules: Rules) -> bool:
    """Whether a mark is a known place, in capital letters, or comes back as a place or the adjective of one."""
    name = mark.strip(" .–—-")
    if name.isupper() or name in rules.places:
        return True
    before = "|".join(rules.before_places)
    return bool(re.search(rf"\b(?i:{before}) {re.escape(name)}\b|\b{re.escape(name)}er\b", whole))


def pieces(text: str, whole: Span, kind: SectionKind, rule: str, found: tuple[Cut, ...]) -> list[Section]:
    """The sections of one line: its cuts as boilerplate, the rest of the given kind; white space is left out."""
    out = []
    position = whole.start
    for cut in found:
        out.append(_section(text, Span(position, cut.span.start), kind, rule, None))
        out.append(_section(text, cut.span, "boilerplate", cut.rule.name, cut.rule.reason))
        position = cut.span.end
    out.append(_section(text, Span(position, whole.end), kind, rule, None))
    return [section for section in out if len(section.span)]


def _section(text: str, span: Span, kind: SectionKind, rule: str, reason: str | None) -> Section:
    part = span.text(text)
    start = span.start + len(part) - len(part.lstrip())
    return Section(Span(start, max(start, span.start + len(part.rstrip()))), kind, rule, reason)
