"""Article -> Document: named steps that mark the parts of a text and never rewrite it.

Every character that is not white space lies in exactly one section. A step decides upon lines that no step before
it has decided upon; body text lost is worse than junk kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from briefing.clean.boilerplate import (
    MARKED,
    after_end,
    blocks,
    edge_lines,
    foreign_lines,
    leftovers,
    marked_lines,
    outlet_lines,
    polls,
    ruled_lines,
)
from briefing.clean.furniture import boxed, captions, furniture
from briefing.clean.header import DATE_LINE, bylines, date_lines, headings, lead, live_marks, title
from briefing.clean.inline import Cut, cuts, pieces
from briefing.clean.language import detect
from briefing.clean.lines import Label, Labels, Line, first_prose, last_prose, past, split_lines
from briefing.clean.outlets import find_outlet, marked
from briefing.clean.rules import Rules, compiled
from briefing.clean.stamps import Stamp, is_date_line, publication, stamps
from briefing.languages import Language
from briefing.model import Article, Document, OutletEntry, Section, StatedDate

__all__ = ["clean"]

_HEADS = ("date line", "byline", "embargo", "section", "release")
_DATED = ("programme note", "publication note")
# what stands before a stamp without a word of its own: signs of editors and desks, no "Beginn:"
_CODED = re.compile(r"(?:[A-Z\d]{3,10}\s)?[^\s:]{0,24}")
_CLOSING = ("unknown", "byline", "credit", "caption", "press release", "contact")
_FIRST = 2  # lines of text that may have a dateline
_CREDITS = ("caption", "credit")
_TOP = ("title", "header")
_BODY = Label("body", "common/clean:body")


def clean(
    article: Article,
    languages: Mapping[str, Language],
    outlets: tuple[OutletEntry, ...],
    marks: Sequence[tuple[str, bool]] = (),
) -> Document:
    """The article with its parts marked. ``languages`` are those whose rules can be used, by code.

    The declared language wins over the detected one. ``marks`` are people's decisions, which win over all rules: the
    words of a line (every line they stand in) and whether it is boilerplate (True) or body text (False); where two
    contradict each other the later one holds. Never raises.
    """
    text = article.raw
    lines = split_lines(text)
    language = article.language.lower().split("-")[0] if article.language else detect(text)
    rules = compiled(languages.get(language or ""))
    outlet = find_outlet(article, outlets)
    labels = _labels(lines, rules, language, outlet, article.title, marked_lines(lines, text, marks))
    # a dateline may stand below a lead that looks like any paragraph
    first, last = past(first_prose(lines, labels), _FIRST, lines, labels), last_prose(lines, _not_body(labels))
    sections: list[Section] = []
    inline: list[Cut] = []
    for i, line in enumerate(lines):
        label = labels.get(i, _BODY)
        if label.kind in ("boilerplate", "header"):
            sections.append(Section(line.span, label.kind, label.rule, label.reason))
        else:
            is_text = label.kind in ("body", "lead")
            ends = is_text and i < first and line.is_prose, is_text and i >= last
            found = () if label.rule == MARKED else cuts(text, line.span, rules, *ends)
            inline += found
            sections += pieces(text, line.span, label.kind, label.rule, found)
    source_lines = [lines[i].text for i, label in labels.items() if label.kind in ("header", "boilerplate")]
    agency = _agency(text, lines, labels, inline, rules)
    said = {cut.rule.notice for cut in inline} | _notices(source_lines, rules) | ({"agency"} if agency else set())
    outlet = outlet or marked(outlets, [mark for mark in source_lines if len(mark) <= 90])
    return Document(
        article=article,
        language=language,
        sections=tuple(sections),
        stated=_stated(text, lines, labels, inline, rules),
        outlet=outlet.name if outlet else article.outlet,
        agency=agency,
        notices=tuple(sorted({notice for notice in said if notice})),
    )


def _labels(
    lines: tuple[Line, ...],
    rules: Rules,
    language: str | None,
    outlet: OutletEntry | None,
    given: str | None,
    labels: Labels,
) -> Labels:
    labels |= outlet_lines(lines, labels, outlet)
    labels |= ruled_lines(lines, labels, rules)
    labels |= captions(lines, labels, rules)
    labels |= date_lines(lines, labels, rules)
    labels |= edge_lines(lines, labels, rules)
    labels |= blocks(lines, labels, rules)
    labels |= bylines(lines, labels)
    labels |= polls(lines, labels, rules)
    labels |= foreign_lines(lines, labels, language)
    labels |= captions(lines, labels, rules)
    labels |= furniture(lines, labels, rules)
    labels |= boxed(lines, labels, rules)
    labels |= blocks(lines, labels, rules)  # what looked like a paragraph behind links may be furniture
    labels |= after_end(lines, labels, rules)
    labels |= edge_lines(lines, labels, rules)  # the article ends further up now
    labels |= leftovers(lines, labels)
    labels |= live_marks(lines, labels)
    labels |= title(lines, labels, given, rules)
    labels |= headings(lines, labels)
    return lead(lines, labels) | labels


def _notices(source_lines: list[str], rules: Rules) -> set[str]:
    """What lines that are not the article say of its making; one line may say several things."""
    return {rule.notice for rule in rules.lines if rule.notice for line in source_lines if rule.matches(line)}


def _not_body(labels: Labels) -> Labels:
    return {i: label for i, label in labels.items() if label.kind != "lead"}


def _agency(text: str, lines: tuple[Line, ...], labels: Labels, inline: list[Cut], rules: Rules) -> str | None:
    """The first agency that a mark names, as written."""
    marks = [cut.span.text(text) for cut in inline if cut.rule.notice == "agency"]
    marks += [lines[i].text for i, label in sorted(labels.items()) if label.reason in ("agency mark", "byline")]
    found = (rules.agency.search(mark) for mark in marks)
    return next((match.group() for match in found if match), None)


def _stated(text: str, lines: tuple[Line, ...], labels: Labels, inline: list[Cut], rules: Rules) -> StatedDate | None:
    """The day of publication: from date lines at the beginning, else from stamps at the end, else agency marks."""
    for tier in _tiers(text, lines, labels, inline, rules):
        if tier:
            stamp = publication(tuple(found for _, found in tier))
            return StatedDate(stamp.value, stamp.span, next(r for r, s in tier if s is stamp)) if stamp else None
    return None


def _tiers(
    text: str, lines: tuple[Line, ...], labels: Labels, inline: list[Cut], rules: Rules
) -> Iterator[list[tuple[str, Stamp]]]:
    decided = [(lines[i], label) for i, label in sorted(labels.items())]
    found = [(label, stamp) for line, label in decided for stamp in stamps(line.text, line.span.start, rules)]
    yield [(label.rule, stamp) for label, stamp in found if label.kind == "header" and label.reason in _HEADS]
    yield [(label.rule, stamp) for label, stamp in found if label.rule == DATE_LINE or label.reason in _DATED]
    marks = [(cut.rule.name, s) for cut in inline for s in stamps(cut.span.text(text), cut.span.start, rules)]
    yield marks + [(label.rule, stamp) for label, stamp in found if label.reason == "agency mark"]
    yield [(label.rule, stamp) for label, stamp in found if label.kind in _TOP and stamp.role == "live"]
    yield [
        (label.rule, stamp)
        for line, label in decided
        if label.reason in _CREDITS
        for stamp in stamps(line.text, line.span.start, rules)
        if (stamp.opens and stamp.role == "stamp") or is_date_line(line.text, rules, pure=True)
    ]
    yield [
        (label.rule, stamp)
        for label, stamp in found
        if label.reason in _CLOSING and stamp.role == "stamp" and text[stamp.span.start - 1] not in "(["
    ]
    yield [
        (label.rule, stamp)
        for label, stamp in found
        if label.reason == "unknown" and stamp.timed and _CODED.fullmatch(text, _line(text, stamp), stamp.span.start)
    ]
    live = (i for i, label in sorted(labels.items()) if label.kind in ("header", "title"))
    live = (i for i in live if rules.live.search(lines[i].text))
    yield [(labels[i].rule, stamp) for i in live for stamp in stamps(lines[i].text, lines[i].span.start, rules)]


def _line(text: str, stamp: Stamp) -> int:
    return text.rfind("\n", 0, stamp.span.start) + 1
