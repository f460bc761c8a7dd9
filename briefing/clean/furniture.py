"""How much does a line look like furniture of a page? A sum of weighted features of its shape, words and place.

The weights are in languages/common/clean.yml (``furniture``), the words in each language's clean.yml. They are set by
hand on invented pages; the threshold for a place says how sure one has to be there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.clean.lines import Label, Labels, Line, first_prose, is_junk, last_prose
from briefing.clean.rules import Rules
from briefing.clean.stamps import is_stamped

_BOX = 2  # lines
_BOXES = (
    "unknown",
    "newsletter",
    "reader function",
    "comments",
    "app",
    "poll",
    "paywall",
    "consent",
    "audio",
    "teaser",
    "foreign language",
)
_PICTURES = ("credit", "image", "caption")
_LABEL = Label("boilerplate", "common/clean:furniture", "unknown")
_SHORT, _LONG = 8, 200  # words, code points
_KNOWN = 14  # words of a line that may be made of furniture words alone
_TAG = 3  # words
_MARKS = 48  # code points of what may stand behind the full stop
_FIGURES = 60  # code points of a line of a table
_HEAD = 60  # lines that may stand above the text
_CAPTION = 6  # words; headings above a picture are shorter
_LINK, _LINK_WORDS = 160, 16  # code points, words
_ITEM = re.compile(r"[-–—•*·]\s|\d{1,2}[.)]\s|[a-z]\)\s")
_INNER_STOP = re.compile(r"(?:\w{3}|\b[a-zäöü]{2})\.[”“\"«»]?\s[A-ZÄÖÜ]")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_SEPARATED = re.compile(r"\s(?:[|·•›»→/]|//)\s|^[|·•›»→⬇↓]")
_HEADED = re.compile(r"[(\[]?[^\W\d_][\w. -]{1,28}\s?:\s")
_CONTACT = re.compile(r"https?://|www\.\w|[\w.+-]@[\w-]+\.\w|(?<!\w)@\w{2,30}|\+\d{2}[\s\d/-]{6,20}")
_CODE = re.compile(r"(?:[\w.-]{0,12}/){1,6}[\w.-]{1,12}(?:\s[\d:/.-]{4,20})?/?|[A-Z]{2,6}\d{2,6}\b.{0,40}")
_BRACKETED = re.compile(r"[(\[].{2,300}[)\]]\.?")
_QUOTED = re.compile(r"[„“”«»\"]")
_NAME = re.compile(r"(?:[A-ZÄÖÜ][\w-]+,?\s){2,3}")
_QUOTATION = re.compile(r"[„“\"»«][^„“”\"»«]*(?:[“”\"»«]|$)")
_TOPIC, _TALKING = 2, 3  # lines that make a word a topic of the article, lines that make it speak to its readers
_AUTHORS = ("byline", "date line", "header")
_SAID = 4  # words of a quotation; fewer are a name
_SCENE, _PARAGRAPH = 130, 150  # code points: the longest caption that is a sentence, paragraphs that differ from it
_LONG_ONES = 3  # paragraphs
_TELLING = re.compile(
    r"\w(?:te|ten|tete|teten)\b|\b(?:war|waren|sei|seien|habe|werde|worden|gab|kam|ging)\b|\d{3,5}[/ -]\d{2,}"
)


@dataclass(frozen=True, slots=True)
class _Manner:
    """What the article itself does and so tells no furniture: words of the page it uses, speaking to its readers."""

    topics: frozenset[str] = frozenset()
    speaks: bool = False


def furniture(lines: tuple[Line, ...], labels: Labels, rules: Rules) -> Labels:
    """Lines that are no article: in the middle such as are made of furniture words alone; behind the end, which is
    looked for from the last line upwards, what looks more like furniture than like text."""
    out = dict(_anywhere(lines, labels, rules))
    return out | _closing(lines, labels | out, rules)


def captions(lines: tuple[Line, ...], labels: Labels, rules: Rules) -> Labels:
    """Lines next to the credit of a picture that say what it shows."""
    label = Label("boilerplate", "common/clean:caption", "caption")
    out = {}
    first = first_prose(lines, labels)
    paragraphs = [len(line.text) for i, line in enumerate(lines) if i >= first and i not in labels and line.is_prose]
    long = sum(length >= _PARAGRAPH for length in paragraphs) >= _LONG_ONES
    for i in [i for i, known in labels.items() if known.reason in ("credit", "caption") and known.rule != label.rule]:
        above, below = i - 1, i + 1
        if above >= 0 and above not in labels:
            in_body = _tells_picture(lines[above], rules) or (long and _is_scene(lines[above]))
            framed = (
                is_junk(labels.get(above - 1)) and labels[above - 1].reason in _PICTURES and _is_scene(lines[above])
            )
            told = in_body if above > first else _is_below_title(above, lines, labels, rules)
            if framed or (told and labels[i].reason == "credit"):
                out[above] = label
        under = labels[i].reason == "credit" and first < below < len(lines) and below not in labels
        if under and lines[below].ends_sentence and _tells_picture(lines[below], rules):
            out[below] = label
    return out


def _tells_picture(line: Line, rules: Rules) -> bool:
    """Whether a line may be a caption by its shape: no finite verb, or no full stop."""
    if line.words < 4 or len(line.text) > _LINK or _QUOTED.search(line.text) or is_stamped(line.text, rules):
        return False
    if any(rule.kind == "header" and rule.matches(line.text) for rule in rules.lines):
        return False
    whole = line.ends_sentence or line.words < _CAPTION or bool(_INNER_STOP.search(line.text))
    return not (rules.may_have_verb(line.text) and whole)


def _is_scene(line: Line) -> bool:
    """Whether a line is one short sentence in the present tense, which tells what can be seen."""
    text = line.text
    short = line.ends_sentence and line.words >= 5 and len(text) <= _SCENE and not _INNER_STOP.search(text)
    return short and text[-1] == "." and not _QUOTED.search(text) and not _TELLING.search(text)


def _is_below_title(i: int, lines: tuple[Line, ...], labels: Labels, rules: Rules) -> bool:
    """Whether headline and date, byline or lead stand above a line, so that it is none of them."""
    if i > _HEAD or lines[i].words < 4 or len(lines[i].text) > 2 * _LONG:
        return False
    title = next((j for j in range(i) if j not in labels and lines[j].words >= 4), i)
    has_lead = any(j not in labels and lines[j].words >= _SHORT and _is_lead(lines[j]) for j in range(title + 1, i))
    if _is_scene(lines[i]) and _is_above_lead(i, lines, labels, rules):
        return title < i
    stamped = any(j in labels and labels[j].kind == "header" for j in range(title + 1, i))
    return has_lead or (stamped and not lines[i].ends_sentence and not rules.may_have_verb(lines[i].text))


def _is_above_lead(i: int, lines: tuple[Line, ...], labels: Labels, rules: Rules) -> bool:
    """Whether of the two paragraphs below the second begins with a dateline: then the first is the lead."""
    below = [j for j in range(i + 1, len(lines)) if j not in labels and lines[j].is_prose][:2]
    marks = [rule.pattern for rule in rules.prefixes if rule.reason == "dateline"]
    return len(below) > 1 and any(mark.match(lines[below[1]].text[:120]) for mark in marks)


def _is_lead(line: Line) -> bool:
    return line.ends_sentence or bool(_INNER_STOP.search(line.text))


def _anywhere(lines: tuple[Line, ...], labels: Labels, rules: Rules) -> Iterator[tuple[int, Label]]:
    manner = _manner(lines, labels, rules)
    for i, line in enumerate(lines):
        answered = line.text[-1] == "?" and i + 1 < len(lines) and i + 1 not in labels  # as in an interview
        if not i or i in labels or answered or line.words < 2:
            continue
        if _score(line, rules, manner) >= rules.weights["anywhere"]:
            yield i, _LABEL


def _manner(lines: tuple[Line, ...], labels: Labels, rules: Rules) -> _Manner:
    words: Counter[str] = Counter()
    talking = 0
    for i, line in enumerate(lines):
        if i in labels or not line.is_prose:
            continue
        found = {word for word in _lower(line.text) if rules.service.fullmatch(word)}
        addressed = bool(rules.address.search(_unquoted(line.text)))
        words.update(found if not addressed else ())
        talking += addressed and (not found or line.text[-1] == "?")
    return _Manner(frozenset(word for word, lines_ in words.items() if lines_ >= _TOPIC), talking >= _TALKING)


def _lower(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text[:1000])}


def _unquoted(text: str) -> str:
    return _QUOTATION.sub(" ", text[:1000])


def _closing(lines: tuple[Line, ...], labels: Labels, rules: Rules) -> Labels:
    """From the last line upwards to the first that is text; links wait for the line that announces them."""
    out: Labels = {}
    links: list[int] = []
    bylines = "\n".join(lines[i].text for i, known in labels.items() if known.reason in _AUTHORS)
    manner = _Manner(frozenset(), _manner(lines, labels, rules).speaks)
    for i in range(len(lines) - 1, 0, -1):
        line, known = lines[i], labels.get(i)
        score = (
            _score(line, rules, manner)
            + rules.weights["below"]
            + rules.weights["vita"] * _is_vita(i, lines, bylines, rules)
        )
        score += rules.weights["above"] * (is_junk(labels.get(i - 1)) and not line.ends_sentence)
        if known is not None and known.kind != "boilerplate":
            break
        if known is not None or score >= rules.weights["at_end"]:
            out |= {j: _LABEL for j in (i, *links) if j not in labels and (known is None or is_junk(known))}
            links = [] if known is None or is_junk(known) else links
        elif _is_link(line):
            links.append(i)
        else:
            if (line.ends_sentence or _INNER_STOP.search(line.text)) and not _is_list([lines[j] for j in links]):
                out |= {j: _LABEL for j in links if j not in labels}
            break
    return out | _tags(lines, labels | out)


def _is_vita(i: int, lines: tuple[Line, ...], bylines: str, rules: Rules) -> bool:
    """Whether a line says who an author is, a person the article does not speak of."""
    if rules.author.search(lines[i].text):
        role = lines[i].text.split()[1].strip(",")
        return not any(role in line.text for line in lines[:i] if line.is_prose)
    name = _NAME.match(lines[i].text)
    if name is None:
        return False
    if " ".join(name.group().split()[:2]).strip(",") in bylines:
        return True
    if not rules.vita.search(lines[i].text):
        return False
    surname = name.group().split()[1].strip(",")
    return not any(surname in line.text for line in lines[:i] if line.is_prose)


def _tags(lines: tuple[Line, ...], labels: Labels) -> Labels:
    """Key words one a line at the very end: names and nouns that the article has, after a full stop."""
    end = last_prose(lines, labels) + 1
    tags = [i for i in range(end, len(lines)) if i not in labels]
    if len(tags) < 2 or not end or not lines[end - 1].ends_sentence:
        return {}
    text = " ".join(line.text for line in lines[:end])
    nouns = all(
        lines[i].words <= _TAG and all(w[0].isupper() and w.isalpha() for w in lines[i].text.split()) for i in tags
    )
    named = sum(lines[i].text.removesuffix("s") in text for i in tags)
    return (
        {i: Label("boilerplate", "common/clean:tag-list", "tags") for i in tags}
        if nouns and 2 * named >= len(tags)
        else {}
    )


def _is_link(line: Line) -> bool:
    """A headline of another article or a label: short, one sentence, no full stop, no item of a list."""
    text = line.text
    if len(text) > _LINK or line.words > _LINK_WORDS or text[-1] in ".:,;" or text[0].islower():
        return False
    full_stop = line.ends_sentence and "." in text[-_MARKS:]
    return not full_stop and not _ITEM.match(text) and not _INNER_STOP.search(text)


def _is_list(below: list[Line]) -> bool:
    """Whether lines behind the last paragraph may be text: one alone or only questions and calls, or figures."""
    figures = sum(bool(re.search(r"\d", line.text)) and len(line.text) < _FIGURES for line in below)
    return len(below) < 2 or all(line.ends_sentence for line in below) or figures * 2 > len(below)


def _score(line: Line, rules: Rules, manner: _Manner) -> int:
    return sum(rules.weights[feature] * times for feature, times in _features(line, rules, manner))


def _features(line: Line, rules: Rules, manner: _Manner) -> Iterator[tuple[str, int]]:
    """The features of a line by the names of their weights, with how often each counts."""
    text = line.text[:1000]
    plain = _QUOTATION.sub(" ", text).lstrip("►▶→»>•*- ")
    words = _WORD.findall(text)
    trade = {word for word in words if rules.furniture.fullmatch(word.lower())}
    service = {w for w in _lower(plain) if rules.service.fullmatch(w) and w not in manner.topics}
    about_page = bool(trade or service)
    contact = bool(_CONTACT.search(text))
    own = len(rules.reader.findall(plain)) if about_page or contact else 0
    calls = len(rules.address.findall(plain)) if len(service) > 1 or not manner.speaks else 0
    sentence = line.ends_sentence and line.words >= 4
    yield "short", line.words <= _SHORT
    yield "sentence", sentence
    yield "long", len(text) > _LONG
    yield "separated", bool(_SEPARATED.search(text))
    yield "headed", bool(_HEADED.match(text))
    yield "contact", contact and bool(own or calls or not sentence)
    yield "stamp", is_stamped(text, rules)
    yield "code", bool(_CODE.fullmatch(text))
    yield "bracketed", bool(_BRACKETED.fullmatch(text))
    yield "trade", min(2, len(trade))
    yield "reader", min(2, own)
    yield "address", min(3 if about_page else 1, calls)
    yield "service", min(2, len(service)) if own or calls or contact or not sentence else 0
    yield "quoted", any(len(quote.split()) >= _SAID for quote in _QUOTATION.findall(text))
    yield "told", bool(rules.told.search(text[-200:]))
    others = (word for word in words if word not in trade and word.lower() not in rules.plain)
    yield "known", bool(trade) and line.words <= _KNOWN and not any(others)


def boxed(lines: tuple[Line, ...], labels: Labels, rules: Rules) -> Labels:
    """One or two short lines above furniture, between lines that are no article or with a word of the page: the heads
    of a box."""
    out: Labels = {}
    run: list[int] = []
    below_junk = False
    for i in range(first_prose(lines, labels) + 1, len(lines)):
        line = lines[i]
        known = labels.get(i)
        if known is None and (not line.ends_sentence or line.text[-1] == "?") and line.words <= _LINK_WORDS:
            run.append(i)
            continue
        if 0 < len(run) <= _BOX and known is not None and known.reason in _BOXES:
            named = any(rules.service.fullmatch(word) for word in _lower(lines[run[0]].text))
            named |= not any(c.isalpha() for c in lines[run[-1]].text)  # how long a recording is
            out |= dict.fromkeys(run, _LABEL) if below_junk or named else {}
        run = []
        below_junk = is_junk(known)
    return out
