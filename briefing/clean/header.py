"""Title, kicker, date line, lead and headings: the lines of the article that are no body text."""

from __future__ import annotations

import re

from briefing.clean.lines import Label, Labels, Line, first_prose, is_text, last_prose, past
from briefing.clean.rules import Rules
from briefing.clean.stamps import is_date_line, stamps

DATE_LINE = "common/clean:date-line"
_REACH = 3  # a date line may stand behind a lead of up to three paragraphs
_LONGEST_TITLE = 180
_LONGEST_LEAD = 330
_LONGEST_HEADING = 100
_WRAPPED = 50
_OPENS = re.compile(r"[\"„“»«›‹‚‘’'(#+*]*\s*[A-ZÄÖÜÁÉÍÓÚÇŠŽČØÅ0-9]")
_LIVE_MARK = re.compile(
    r"\+{2,}\s?\S.*|\d{1,2}(?::\d\d(?: Uhr)?|\.\d\d Uhr)[\s:|–-]+[A-ZÄÖÜ„“\"].*|\d{1,2}[:.]\d\d Uhr"
)
_CLOCK = re.compile(r"\d[:.]\d\d")
_LOOKALIKES = ("teaser", "image", "audio")  # what a headline may be taken for
_TITLE = Label("title", "common/clean:title")
_CALL = re.compile(r".*[?!][\"“”«»]?|[„“\"»«].*[\"”“«»]")  # ends in ? or !, or is a quotation
_TWO = re.compile(r"\w{3}\.[\"“”«»]?\s+[\"„“«»]?[A-ZÄÖÜ]")
_LONGEST_CALL = 120
_LONGEST_NAME = 60  # of a live page
_NAME = r"[A-ZÄÖÜÁÉÍÓÚÇŠŽČØÅ][\w.'’-]+(?: (?:von|van|de|der|den|zu|[A-ZÄÖÜÁÉÍÓÚÇŠŽČØÅ][\w.'’-]*)){1,3}"
_NAMES = re.compile(
    rf"{_NAME}(?:(?:\s?[,|/&]\s?| und ){_NAME}){{0,3}}(?:, [A-ZÄÖÜ][\w-]+)?(?:\s?\((?:mit )?[\w, /-]{{2,30}}\))?"
)
_PARTS = re.compile(r"\s[-–—|·»›>/]\s")
_INNER_END = re.compile(r"[.!?…][\"“”»«’‘']+$")


def date_lines(lines: tuple[Line, ...], labels: Labels, rules: Rules) -> Labels:
    """Lines that hold a date and nothing else: around the beginning, or labelled as a stamp behind the end."""
    first, last = _first_below_title(lines, labels), last_prose(lines, labels)
    reach = past(first, _REACH, lines, labels)
    out = {}
    for i, line in enumerate(lines):
        is_early = i < reach
        if i in labels or not (is_early or i > last) or not is_date_line(line.text, rules, pure=not is_early):
            continue
        if is_early:
            out[i] = Label("header", DATE_LINE, "date line")
        elif any(stamp.role != "plain" for stamp in stamps(line.text, 0, rules)):
            out[i] = Label("boilerplate", DATE_LINE, "date line")
    return out


def bylines(lines: tuple[Line, ...], labels: Labels) -> Labels:
    """Names alone in a line next to a byline or date line below the lead."""
    first = _first_below_title(lines, labels)
    reach = past(first, _REACH + 1, lines, labels)
    found = [i for i in range(first + 1, reach) if i not in labels and _NAMES.fullmatch(lines[i].text)]
    label = Label("header", "common/clean:byline", "byline")
    return {i: label for i in found if _is_header(labels.get(i - 1)) or _is_header(labels.get(i + 1))}


def live_marks(lines: tuple[Line, ...], labels: Labels) -> Labels:
    """The headings of the entries of a live blog: a time of day or plus signs, and what happened."""
    label = Label("heading", "common/clean:live-mark")
    first = first_prose(lines, labels)
    marks = (i for i, line in enumerate(lines) if i and i not in labels and len(line.text) <= _LONGEST_TITLE)
    marks = (i for i in marks if lines[i].text[-1] not in ".:," and _LIVE_MARK.fullmatch(lines[i].text))
    # above the text plus signs alone stand around the headline
    return {i: label for i in marks if i > first or _CLOCK.search(lines[i].text)}


def title(lines: tuple[Line, ...], labels: Labels, given: str | None, rules: Rules) -> Labels:
    """The headline, the kicker above it and what else stands before the first paragraph."""
    first = _first_below_title(lines, labels)
    if first == len(lines):
        return {}
    open_lines = [i for i in range(first) if i not in labels]
    release = next((i for i in range(first) if labels.get(i, _TITLE).reason == "release"), -1)
    wrapped = {i for i in range(first) if i + 1 not in labels and _continues(lines[i], lines[i + 1])}
    candidates = [i for i in open_lines if i not in wrapped and _may_be_title(lines[i], is_first=i == 0)]
    name = _key(given or "")
    chosen = next((i for i in (*open_lines, first) if name and _key(lines[i].text) == name), None)
    repeated = _repeated(lines, candidates)
    candidates = [i for i in candidates if i not in repeated]
    if chosen is None:
        below = [i for i in candidates if i > release >= 0 and lines[i].words > 2]
        chosen = _choose(lines, below or candidates, rules)
    if chosen is None and labels.get(0, _TITLE).reason in _LOOKALIKES and _may_be_title(lines[0], is_first=True):
        chosen = 0
    if chosen is None:
        return {}
    out = {chosen: _TITLE}
    for i in open_lines:
        if i in repeated or (i < chosen and _is_path(lines[i])):
            out[i] = Label("boilerplate", "common/clean:page-title", "navigation")
        elif i < chosen:
            out[i] = Label("header", "common/clean:kicker", "kicker")
        elif i > chosen and (lines[i].words >= 8 or (lines[i].text[-1] == "." and lines[i].words > 2)):
            out[i] = Label("lead", "common/clean:subtitle")
        elif i > chosen:
            out[i] = Label("header", "common/clean:header-line", "header")
    return out


def lead(lines: tuple[Line, ...], labels: Labels) -> Labels:
    """The summary before the body: what stands above a byline or date line, else a short first paragraph."""
    label = Label("lead", "common/clean:lead")
    first = first_prose(lines, labels)
    reach = range(first, past(first, _REACH, lines, labels))
    header = next((i for i in reach if _is_header(labels.get(i))), None)
    if header is not None:
        return {i: label for i in range(first, header) if i not in labels}
    following = [i for i in range(first + 1, len(lines)) if i not in labels and lines[i].is_prose]
    short = first < len(lines) and len(lines[first].text) <= _LONGEST_LEAD
    return {first: label} if short and len(following) >= 3 and lines[first].ends_sentence else {}


def headings(lines: tuple[Line, ...], labels: Labels) -> Labels:
    """Short lines without a full stop between paragraphs."""
    first, last = first_prose(lines, labels), last_prose(lines, labels)
    out = {}
    for i in range(first + 1, last):
        line = lines[i]
        if i in labels or not _may_be_heading(line):
            continue
        below = next(j for j in range(i + 1, last + 1) if j not in labels or labels[j].kind == "body")
        above = next((j for j in range(i - 1, -1, -1) if j not in labels), i)
        if (
            is_text(below, lines, labels)
            and not _continues(line, lines[below])
            and (lines[above].is_prose or above == i)
        ):
            out[i] = Label("heading", "common/clean:heading")
    return out


def _first_below_title(lines: tuple[Line, ...], labels: Labels) -> int:
    """The first paragraph; a question, a call or a quotation above it is the headline when no other one is there."""
    first = first_prose(lines, labels)
    if first + 1 >= len(lines):
        return first
    line, above = lines[first], [lines[i] for i in range(first) if i not in labels]
    headline = len(line.text) <= _LONGEST_CALL and _CALL.fullmatch(line.text) and not _TWO.search(line.text)
    if not headline or any(other.words > 2 for other in above) or len(above) > 3:
        return first
    return first_prose(lines, {**labels, first: _TITLE})


def _continues(line: Line, below: Line) -> bool:
    """Whether a sentence goes on in the line below (the source wraps its lines)."""
    return below.text[0].islower() or (below.text[0] == "(" and len(line.text) > _WRAPPED)


def _is_header(label: Label | None) -> bool:
    return label is not None and label.kind == "header"


def _may_be_title(line: Line, is_first: bool) -> bool:
    text = line.text
    if (
        not 3 <= len(text) <= _LONGEST_TITLE
        or text[-1] in ".,;"
        or not (_OPENS.match(text) or (is_first and line.words > 2))
    ):
        return text.startswith("# ")
    if text[-1] == ":" and line.words > 4:
        return False  # announces a list; a short one is a kicker
    return "\t" not in text and sum(c.isalpha() for c in text) * 2 > len(text)


def _choose(lines: tuple[Line, ...], candidates: list[int], rules: Rules) -> int | None:
    """The Markdown title, else the first of the lines that is no kicker of the next."""
    marked = next((i for i in candidates if lines[i].text.startswith("# ")), None)
    if marked is not None:
        return marked
    candidates = [i for i in candidates if not _is_path(lines[i])] or candidates
    if not candidates or len(candidates) > 6:
        return None
    chosen = candidates[0]
    for i in candidates[1:]:
        if _is_kicker(lines[chosen], lines[i], chosen == 0, rules) or _is_live(lines[chosen], lines[i], rules):
            chosen = i
    return chosen


def _is_kicker(line: Line, below: Line, is_first: bool, rules: Rules) -> bool:
    """Whether a line is shorter than the headline below; a longer line below a headline is its subtitle."""
    if line.text[-1] == ":":
        return True
    if _is_quotation(line) and (line.words > 3 or not is_first):
        return False
    told = below.words == 3 and line.words == 1 and rules.may_have_verb(below.text)
    headline = (below.words >= 4 or told or _is_quotation(below)) and below.words <= 12 and len(below.text) <= 90
    if not headline or line.text[-1] in "?!" or line.words > 4 or _TWO.search(below.text):
        return False
    return line.words < below.words or (line.words == below.words and not rules.may_have_verb(line.text))


def _is_live(line: Line, below: Line, rules: Rules) -> bool:
    """Whether a line only names a live page, above the headline of its last entry."""
    named = len(line.text) <= _LONGEST_NAME and rules.live.search(line.text)
    return bool(named) and 4 <= below.words <= 14 and not below.ends_sentence


def _repeated(lines: tuple[Line, ...], candidates: list[int]) -> set[int]:
    """The lines that repeat a headline below them, with the name of a section or of the page."""
    texts = {i: lines[i].text for i in candidates}
    long = [i for i in candidates if lines[i].words >= 4]
    return {i for i in candidates for j in long if i < j and texts[i] != texts[j] and texts[j] in texts[i]}


def _is_path(line: Line) -> bool:
    """Whether a line is where a page stands: three parts and more of few words."""
    parts = _PARTS.split(line.text)
    return len(parts) > 2 and all(len(part.split()) <= 3 for part in parts)


def _is_quotation(line: Line) -> bool:
    return line.text[0] in '„“"»«' and line.text[-1] in '“”"«»'


def _may_be_heading(line: Line) -> bool:
    text = line.text
    if text.startswith("#"):
        return True
    if len(text) > _LONGEST_HEADING or line.words > 12 or text[-1] in ".,;:…" or not _OPENS.match(text):
        return False
    if line.is_prose and text[-1] == ")":
        return False  # a sentence with the mark of an agency
    if text[-1] in "?!" and (line.words > 4 or re.search("[:,]", text)):
        return False  # a question of an interview
    return not _INNER_END.search(text) and "\t" not in text and sum(c.isalpha() for c in text) * 10 > len(text) * 7


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()
