"""Which lines are no article? Each step decides upon lines that are still open."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from briefing.clean.language import is_foreign
from briefing.clean.lines import Label, Labels, Line, first_prose, is_junk, last_prose, past
from briefing.clean.rules import Rule, Rules
from briefing.model import OutletEntry, Span

MARKED = "registry:boilerplate"
_InPlace = Callable[[int, Rule], bool]
_HEADER_REACH = 3  # a byline or date line may stand behind a lead of up to three paragraphs
_LEFTOVERS = 2
_LONGEST_NEXT = 160
_LONGEST_SUMMARY = 220  # of a paragraph that may belong to a link
_MARK = 90  # code points
_FOREIGN = "common/clean:foreign-language"
_QUOTE_OR_COLON = re.compile(r"^[„“\"»«]|:$")
_READ_ON = re.compile(r"(?:\.\.\.|…|[»›→>]|\d\d:\d\d(?: Uhr)?\)?)$")


def marked_lines(lines: tuple[Line, ...], text: str, marks: Sequence[tuple[str, bool]]) -> Labels:
    """Lines that a person marked by a quote of them as no article (True) or as body text (False)."""
    out: Labels = {}
    for quote, is_boilerplate in marks:
        start = text.find(quote) if quote else -1
        while start >= 0:
            place = Span(start, start + len(quote))
            label = Label("boilerplate" if is_boilerplate else "body", MARKED)
            out |= {i: label for i, line in enumerate(lines) if line.span.overlaps(place)}
            start = text.find(quote, place.end)
    return out


def outlet_lines(lines: tuple[Line, ...], labels: Labels, outlet: OutletEntry | None) -> Labels:
    """Lines that match a pattern of the outlet in registry/outlets.yml."""
    if outlet is None:
        return {}
    patterns = [re.compile(pattern) for pattern in outlet.boilerplate]
    label = Label("boilerplate", f"registry/outlets:{outlet.id}", "outlet")
    return {
        i: label
        for i, line in enumerate(lines)
        if i not in labels and any(pattern.fullmatch(line.text[:2000]) for pattern in patterns)
    }


def ruled_lines(lines: tuple[Line, ...], labels: Labels, rules: Rules) -> Labels:
    """Lines that match a rule that holds anywhere."""
    anywhere = tuple(rule for rule in rules.lines if rule.where == "any")
    return _matching(lines, _open(lines, labels, rules), anywhere, lambda *_: True)


def edge_lines(lines: tuple[Line, ...], labels: Labels, rules: Rules) -> Labels:
    """Lines before the first and behind the last paragraph that match a rule for there."""
    edge_rules = tuple(rule for rule in rules.lines if rule.where != "any")
    undecided = _open(lines, labels, rules)
    # a line that matches such a rule may itself look like a paragraph
    candidates = labels | _matching(lines, undecided, edge_rules, lambda *_: True)
    first, last = first_prose(lines, candidates), last_prose(lines, candidates)
    reach = past(first, _HEADER_REACH, lines, labels)

    def in_place(i: int, rule: Rule) -> bool:
        head = i < (reach if rule.kind == "header" else first) and (i > 0 or rule.reason != "teaser")
        if rule.where == "middle":
            return i > first
        return (rule.where != "tail" and head) or (rule.where != "head" and i > last)

    return _matching(lines, undecided, edge_rules, in_place)


def blocks(lines: tuple[Line, ...], labels: Labels, rules: Rules) -> Labels:
    """The lines behind an opener ("Mehr zum Thema") that belong to it."""
    openers = {rule.name: rule for rule in rules.lines if rule.to}
    out: dict[int, Label] = {}
    last, reached = last_prose(lines, labels), 0
    for i, label in sorted(labels.items()):
        rule = openers.get(label.rule)
        complete = ":" in lines[i].text.rstrip(":")  # the opener names its one link itself
        if (
            rule is None
            or not rule.matches(lines[i].text)
            or i in out
            or (complete and rule.to != "end")
            or (i < reached and rule.to == "links")
        ):
            continue
        reached = _block_end(lines, labels, i + 1, rule, last, rules)
        following = range(i + 1, reached)
        out |= {j: Label(rule.kind, rule.name, rule.reason) for j in following if j not in labels}
    return out


def polls(lines: tuple[Line, ...], labels: Labels, rules: Rules) -> Labels:
    """A question with its answers to click on: short lines that begin with yes and no."""
    label = Label("boilerplate", "common/clean:poll-answers", "poll")
    yes, no = rules.answers
    out: dict[int, Label] = {}
    for i in range(len(lines) - 2):
        answers = [lines[i + 1], lines[i + 2]]
        if not lines[i].text.endswith(("?", "!", ":")) or any(a.words > 8 for a in answers):
            continue
        first, second = (set(re.findall(r"\w+(?: nicht)?", a.text)[:1]) for a in answers)
        if (first & yes and second & no) or (first & no and second & yes):
            out |= {j: label for j in (i, i + 1, i + 2) if j not in labels}
    return out


def leftovers(lines: tuple[Line, ...], labels: Labels) -> Labels:
    """Short lines behind the end of the article: a few, or such as follow lines which are no article."""
    label = Label("boilerplate", "common/clean:leftover", "unknown")
    end = last_prose(lines, labels) + 1
    short = [i for i in range(end, len(lines)) if i not in labels and not lines[i].ends_sentence]
    junk = next((i for i in range(end, len(lines)) if is_junk(labels.get(i))), len(lines))
    before = [i for i in short if i < junk]
    # many short lines are a list or a table of the article, and so is what a colon announces
    listed = len(before) > _LEFTOVERS or not end or lines[end - 1].text.endswith(":")
    stray = {i for i in before if not listed and lines[i].words <= 6 and not _QUOTE_OR_COLON.search(lines[i].text)}
    return {i: label for i in short if i > junk or i in stray}


def after_end(lines: tuple[Line, ...], labels: Labels, rules: Rules) -> Labels:
    """What stands below the mark of an agency or an editor in the second half, when no paragraph does."""
    label = Label("boilerplate", "common/clean:after-end", "unknown")
    paragraphs = [i for i, line in enumerate(lines) if i not in labels and line.is_prose]
    written, total = 0, sum(len(lines[i].text) for i in paragraphs)
    for i, line in enumerate(lines):
        written += len(line.text) if i not in labels and line.is_prose else 0
        if 2 * written < total or not _is_end(line, labels.get(i), rules):
            continue
        rest = [j for j in range(i + 1, len(lines)) if j not in labels]
        below = is_junk(labels.get(i + 1)) or i + 1 == len(lines) or labels.get(i, label).reason == "comments"
        if below and all(len(lines[j].text) < _LONGEST_SUMMARY for j in rest):
            return dict.fromkeys(rest, label)
    return {}


def _is_end(line: Line, label: Label | None, rules: Rules) -> bool:
    """Whether a line is such a mark or ends with one."""
    if label is not None:
        counted = label.reason == "comments" and any(c.isdigit() for c in line.text)
        return label.kind == "boilerplate" and (counted or label.reason in ("agency mark", "byline"))
    marks = (rule for rule in rules.suffixes if rule.reason in ("agency mark", "byline"))
    text = line.text[-_MARK:]
    return line.is_prose and any(match.end() == len(text) for rule in marks for match in rule.pattern.finditer(text))


def foreign_lines(lines: tuple[Line, ...], labels: Labels, language: str | None) -> Labels:
    """Leftovers in another language; not what is quoted or announced by a colon."""
    label = Label("boilerplate", _FOREIGN, "foreign language")
    out = {}
    for i, line in enumerate(lines):
        if language is None or i in labels or line.words < 5 or line.text[0] in "„“\"'»«‚‘(":
            continue
        if i and lines[i - 1].text.endswith(":"):
            continue
        if is_foreign(line.text, language):
            out[i] = label
    return out


def _open(lines: tuple[Line, ...], labels: Labels, rules: Rules) -> list[int]:
    """The lines that may still be junk; a sentence told as somebody's words stays, whatever it resembles."""
    return [i for i, line in enumerate(lines) if i not in labels and not rules.told.search(line.text[-200:])]


def _matching(lines: tuple[Line, ...], undecided: list[int], rules: tuple[Rule, ...], in_place: _InPlace) -> Labels:
    out = {}
    for i in undecided:
        for rule in rules:
            if in_place(i, rule) and rule.matches(lines[i].text):
                out[i] = Label(rule.kind, rule.name, rule.reason)
                break
    return out


def _block_end(lines: tuple[Line, ...], labels: Labels, start: int, rule: Rule, last: int, rules: Rules) -> int:
    if rule.to == "end" or (rule.to == "pairs" and _only_pairs(lines, labels, start)):
        return len(lines)
    if rule.to == "next":
        return min(start + 1, len(lines)) if start < len(lines) and len(lines[start].text) <= _LONGEST_NEXT else start
    end = start
    while end < len(lines) and (end in labels or _is_headline(lines[end]) or _asks_on(lines, labels, end)):
        end += 1
    # the last short line before a paragraph may be the heading of that paragraph
    if start + 1 < end < len(lines) and end <= last and _may_head(lines[end - 1], rules):
        end -= 1
    return end


def _asks_on(lines: tuple[Line, ...], labels: Labels, i: int) -> bool:
    """Whether a line is a question that is a headline: what follows is no article, and so no answer."""
    below = lines[i + 1].text if i + 1 < len(lines) else "-"
    ends = is_junk(labels.get(i + 1)) or not any(c.isalpha() for c in below)
    return lines[i].text[-1] == "?" and len(lines[i].text) <= _LONGEST_NEXT and ends


def _may_head(line: Line, rules: Rules) -> bool:
    named = any(rule.kind == "header" and rule.matches(line.text) for rule in rules.lines)
    return line.words <= 5 and any(c.isalpha() for c in line.text) and "www." not in line.text and not named


def _is_headline(line: Line) -> bool:
    return not line.is_prose and len(line.text) <= 160 and (not line.ends_sentence or bool(_READ_ON.search(line.text)))


def _only_pairs(lines: tuple[Line, ...], labels: Labels, start: int) -> bool:
    """Whether headlines with at most one short summary each are all that follows."""
    summary_allowed = False
    for i in range(start, len(lines)):
        if i in labels or _is_headline(lines[i]):
            summary_allowed = True
        elif summary_allowed and len(lines[i].text) <= 350:
            summary_allowed = False
        else:
            return False
    return True
