"""Which stretches stand in quotation marks, and which of them are speech?

All styles („“ “” "" «» »« ‚‘ ›‹ ‹›), mixed in one text and unbalanced. A mark opens when the text before it can precede
a word and the text after it begins one; it is closed by the nearest mark that fits it in the same paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.analyse.grammar import is_finite
from briefing.model import Sentence, Span, Token

_CLOSES = {
    "„": '“”"',
    "“": "”",
    "”": "”",
    '"': '"“”',
    "«": "»",
    "»": "«",
    "‚": "‘’'",
    "‘": "’",
    "›": "‹",
    "‹": "›",
}
_MARK = re.compile("[" + "".join(_CLOSES) + "]")


@dataclass(frozen=True, slots=True)
class Quote:
    """``span`` includes the marks, ``inner`` does not. ``speech``: a clause of its own, else a fragment or a name."""

    span: Span
    inner: Span
    speech: bool


def find_quotes(text: str, sentences: Sequence[Sentence]) -> tuple[Quote, ...]:
    """The outermost quotations in order; none crosses a paragraph."""
    out: list[Quote] = []
    starts = [sentence.span.start for sentence in sentences]
    for first, last in _paragraphs(sentences):
        for span in _pairs(text, sentences[first].span.start, sentences[last].span.end):
            inner = Span(span.start + 1, span.end - (text[span.end - 1] in "“”\"»«‘’'‹›"))
            k = max(bisect_left(starts, span.start + 1) - 1, 0)
            tokens = [t for s in _touching(sentences, k, span) for t in s.tokens if span.contains(Span(t.start, t.end))]
            if len(inner):
                out.append(Quote(span, inner, _is_speech(text, inner, tokens, sentences[k])))
    return tuple(out)


def _paragraphs(sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for i, sentence in enumerate(sentences):
        if out and sentences[i - 1].paragraph == sentence.paragraph:
            out[-1] = (out[-1][0], i)
        else:
            out.append((i, i))
    return out


def _touching(sentences: Sequence[Sentence], k: int, span: Span) -> list[Sentence]:
    out = []
    while k < len(sentences) and sentences[k].span.start < span.end:
        out.append(sentences[k])
        k += 1
    return out


def _pairs(text: str, start: int, stop: int) -> list[Span]:
    """Opening marks with the nearest mark that closes them. An open one at the end runs to the paragraph's end."""
    marks = [m.start() for m in _MARK.finditer(text, start, stop)]
    out: list[Span] = []
    i = 0
    while i < len(marks):
        place = marks[i]
        if not _opens(text, place, start, stop):
            i += 1
            continue
        closing = next((j for j in range(i + 1, min(i + 40, len(marks))) if _fits(text, place, marks[j])), None)
        if closing is not None:
            out.append(Span(place, marks[closing] + 1))
            i = closing + 1
            continue
        if text[place] != '"' and (place == start or text[max(start, place - 2) : place].strip() == ":"):
            out.append(Span(place, stop))
            break
        i += 1
    return out


def _opens(text: str, place: int, start: int, stop: int) -> bool:
    before = text[place - 1] if place > start else " "
    after = text[place + 1] if place + 1 < stop else " "
    return (before.isspace() or before in '([–—-:/„"»«‚›') and not after.isspace()


def _fits(text: str, opening: int, closing: int) -> bool:
    if text[closing] not in _CLOSES[text[opening]]:
        return False
    return not text[closing - 1].isspace() or text[opening] in "„‚"


def _is_speech(text: str, inner: Span, tokens: Sequence[Token], sentence: Sentence) -> bool:
    """A finite verb and a free place in its sentence: after a colon, at its beginning, or with a capital letter."""
    words = [t for t in tokens if any(map(str.isalnum, t.text))]
    if not words:
        return False
    before = text[sentence.span.start : inner.start - 1].rstrip()
    after_colon = before.endswith(":")
    complete = text[inner.end - 1] in ".!?…" or text[inner.end + 1 : inner.end + 2] == "," or after_colon
    verb = any(is_finite(t) or t.tag == "VVIMP" for t in words)
    capital = words[0].text[:1].isupper() or not words[0].text[:1].isalpha()
    if not capital and before and not after_colon:
        return False
    free = not before or before[-1] in ':,–—-“»«"' or complete
    if verb:
        alone = len(words) == 2 and complete and (not before or after_colon)
        return (len(words) >= 3 and (free or len(words) >= 5)) or alone
    ended = text[inner.end - 1] in ".!?"
    if after_colon and ended and len(words) == 1:
        return True
    if complete and len(words) >= 2 and (after_colon or (not before and ended)):
        return True
    return (not before or after_colon) and _cue_follows(sentence, inner.end + 1)


def _cue_follows(sentence: Sentence, place: int) -> bool:
    """Whether a comma and a finite verb stand at ``place``: "„Nein“, sagte ..."."""
    after = [token for token in sentence.tokens if token.start >= place][:2]
    return len(after) == 2 and after[0].text == "," and after[1].tag == "VVFIN"
