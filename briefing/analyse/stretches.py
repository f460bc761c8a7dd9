"""The stretches of a clause that a headline needs, cut down to its length, as words.

A stretch is a range of tokens: a noun phrase with its preposition, or a single token.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.analyse.grammar import Clause, Range, forms
from briefing.analyse.phrases import NOUNS, phrases
from briefing.languages import Language
from briefing.model import Token

_DROPPED = frozenset({"ADV", "PTKANT", "KOUS", "PROAV", "$(", "$,"})
_PRONOUNS = frozenset({"PPER", "PDS", "PIS", "PRELS", "PWS"})
_BROKEN = frozenset({"ART", "ADJA", "TRUNC", "PPOSAT", "PDAT"})  # parts of a phrase that was not understood
QUOTES = '„“”"»«‚‘›‹'
_CLOSING = frozenset({"VVINF", "VVPP", "VAINF", "VVIZU", "PTKVZ"})
_GENITIVE = frozenset({"des", "der", "eines", "einer"})
_GAP = 2  # tokens between parts of a time
_LONGEST = 30  # stretches of a clause that can be cut down


def needed(tokens: Sequence[Token], clause: Clause, place: Range, language: Language) -> list[Range]:
    """The stretches of the clause beside subject and verb that a headline needs."""
    out: list[Range] = []
    dropped, sourced = -1, False
    for first, last in _stretches(clause, place):
        i = first + (first == clause.first and clause.linked)
        for phrase in phrases(tokens, first, last, language):
            start = _with_preposition(tokens, phrase.first, first)
            if start < i:
                continue
            out += _singles(tokens, i, start, language)
            near = all(t.text in QUOTES for t in tokens[i:start])
            if near and i > first and tokens[start].tag == "NE":  # "der Tod von Präsident | Paul Kruse"
                if out and out[-1][1] == i:
                    out[-1] = (out[-1][0], phrase.last)
            elif not (
                is_frame(tokens, start, phrase.head, language)
                or (start == dropped and _goes_with(tokens, start, sourced, language))
            ):
                out.append((start, phrase.last))
            else:
                sourced = tokens[phrase.head].text.lower() in language["labels"]["sayings"] or start == dropped
                dropped = phrase.last
                while out and start - out[-1][1] <= _GAP and is_broken(tokens, out[-1]):  # "den nächsten zwei bis"
                    out.pop()
            i = phrase.last
        out += _singles(tokens, i, last, language)
    ends = {end for _, end in out}
    limits = language["labels"]["limits"]
    return [(i, end) for i, end in out if tokens[i].tag != "KON" or i in ends or tokens[i].text.lower() in limits]


def _with_preposition(tokens: Sequence[Token], start: int, stop: int) -> int:
    """Where a noun phrase begins, its preposition and the adverbs between taken in: "zu noch größerer Gewalt"."""
    i = start
    while i > stop and (tokens[i - 1].tag in ("ADV", "ADJD") or tokens[i - 1].text in QUOTES):
        i -= 1
    return i - 1 if i > stop and tokens[i - 1].tag in ("APPR", "APPRART") else start


def _singles(tokens: Sequence[Token], first: int, last: int, language: Language) -> Iterator[Range]:
    """The tokens outside of noun phrases that are needed; not "bis 2010", "um 15:15"."""
    for i in range(first, last):
        tag, following = tokens[i].tag, tokens[i + 1].tag if i + 1 < len(tokens) else ""
        if tag.startswith("APPR"):
            needed = following in _PRONOUNS or following in ("PRF", "APPR", "ADJD")
        else:
            negated = tag == "ADV" and following in ("PTKNEG", "PIAT")  # "noch nicht"
            needed = tag not in _DROPPED or negated or tokens[i].text.lower() in language["labels"]["limits"]
        if needed and tag != "CARD":
            yield i, i + 1


def _stretches(clause: Clause, place: Range) -> Iterator[Range]:
    """The clause without its finite verb and its subject."""
    assert clause.verb is not None
    cuts = sorted([(clause.verb, clause.verb + 1), (max(place[0], clause.first), min(place[1], clause.last))])
    start = clause.first
    for first, last in cuts:
        if first < last:
            yield start, first
            start = last
    yield start, clause.last


def is_frame(tokens: Sequence[Token], start: int, head: int, language: Language) -> bool:
    """Whether a phrase says only when or who said so: "am 3. Mai", "nach Angaben der Polizei"."""
    words, noun = language["labels"], tokens[head].text.lower()
    spoken = tokens[start].text.lower() in words["frames"]
    sourced = noun in words["sayings"] and tokens[start].tag in ("APPR", "APPRART")
    timed = tokens[head].tag == "NN" and noun.endswith(forms(language).temporal)
    timed = timed and not noun.endswith(tuple(words["not_times"]))
    vague = noun in words["frame_nouns"] and tokens[start].tag != "ART"  # not "ein Ende der Gewalt"
    return spoken or sourced or timed or vague


def _goes_with(tokens: Sequence[Token], start: int, sourced: bool, language: Language) -> bool:
    """Whether a phrase belongs to the frame left out right before it, which may be ``sourced``.

    "Am Abend | des 3. Mai", "nach Angaben | aus Nordby", "nach Angaben der Gewerkschaft | Handwerk".
    """
    words, word = language["labels"], tokens[start].text.lower()
    close = word in (*words["locative"], *words["agents"]) or tokens[start].tag in NOUNS
    return word in _GENITIVE or (sourced and close)


def fitting(
    tokens: Sequence[Token], rest: list[Range], room: int, language: Language, bare: bool = False
) -> list[Range] | None:
    """The stretches that fit into ``room`` words, prepositional phrases left out from the left.

    ``bare``: then attributes, the longest phrase first. None when they do not fit or a conjunction loses its side.
    """
    kept = list(rest)
    while kept and tokens[kept[-1][0]].tag == "KOKOM":  # "mehr als" lost what it compares with
        kept.pop()
    if len(kept) >= _LONGEST:
        return None
    while sum(last - first for first, last in kept) > room:
        nouns = [n for n, place in enumerate(kept) if any(tokens[i].tag in NOUNS for i in range(*place))]
        n = next((n for n in nouns[:-1] + nouns[1:] if _is_adjunct(tokens, kept, n, n == nouns[-1], language)), None)
        if n is None:
            longest = sorted(range(len(kept)), key=lambda n: kept[n][0] - kept[n][1]) if bare else []
            cut = next(((n, short) for n in longest if (short := shortened(tokens, kept[n]))), None)
            if cut is None:
                return None
            kept[cut[0]] = cut[1]
            continue
        gone = kept.pop(n)
        while n < len(kept) - 1 and kept[n][0] == gone[1] and _is_attribute(tokens, kept[n], language):
            gone = kept.pop(n)
    edges = {edge for place in rest if place not in kept for edge in place}
    torn = any(tokens[first].tag == "KON" and not edges.isdisjoint((first, last)) for first, last in kept)
    return None if torn else kept


def shortened(tokens: Sequence[Token], place: Range) -> Range | None:
    """A phrase without its last attribute; None when it has none."""
    for i in range(place[1] - 2, place[0] + 1, -1):
        genitive = tokens[i].text.lower() in _GENITIVE
        attribute = genitive or (tokens[i].tag in ("APPR", "APPRART") and tokens[i].text != "zwischen")
        if attribute and tokens[i - 1].tag in NOUNS:
            return place[0], i
    return None


def _is_adjunct(tokens: Sequence[Token], kept: list[Range], n: int, last: bool, language: Language) -> bool:
    """Whether a prepositional phrase can be spared; the last or one right before a verb only after "wegen"."""
    words, (first, end) = language["labels"], kept[n]
    if tokens[first].tag not in ("APPR", "APPRART"):
        return False
    closing = end < len(tokens) and (tokens[end].tag in _CLOSING or (n > 0 and tokens[end].tag[0] == "V"))
    return not (last or closing) or tokens[first].text.lower() in (*words["genitive"], *words["beside"])


def _is_attribute(tokens: Sequence[Token], place: Range, language: Language) -> bool:
    """Whether a phrase may belong to the one right before it: "nach dem Brand | in der Werft"."""
    words = language["labels"]
    first = tokens[place[0]]
    return first.tag == "ADJA" or first.text.lower() in (
        *words["locative"],
        *words["agents"],
        "des",
        "der",
        "zu",
        "zum",
        "zur",
    )


def worded(tokens: Sequence[Token], kept: list[Range]) -> Iterator[str]:
    for first, last in kept:
        words = spaced(tokens, first, last)
        opening = not first or tokens[first - 1].text == ":"
        keep = not opening or tokens[first].tag in NOUNS
        if words:
            yield words if keep else words[0].lower() + words[1:]


def spaced(tokens: Sequence[Token], first: int, last: int) -> str:
    """The words of tokens ``first`` up to ``last`` with their spaces, without quotation marks."""
    out = ""
    for i in range(first, last):
        gap = " " if i > first and tokens[i].start > tokens[i - 1].end else ""
        out += gap + ("" if tokens[i].text in QUOTES else tokens[i].text)
    return " ".join(out.split())


def is_broken(tokens: Sequence[Token], chunk: Range) -> bool:
    """Whether a stretch is a part of a noun phrase that was not understood."""
    first, last = chunk
    quoted = last < len(tokens) and tokens[last].text in QUOTES
    return last - first == 1 and tokens[first].tag in _BROKEN and not quoted
