"""A sentence without what is inserted into it: brackets, dates in apposition, relative and source clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from briefing.analyse.grammar import Clause, clauses
from briefing.languages import Language
from briefing.model import Token

_ORDINAL = ("ADJA", "CARD")
_APPOSED = ("den", "dem")  # "am Montag, den 3. Mai, ..."
_COMMAS = (",", "–", "—", "-")
_BRACKET = 8  # tokens
_PIECES = 5  # fragments of a clause
_CLOSING = ("VVINF", "VAINF", "VMINF", "VVPP", "VAPP", "VVIZU")


def without_insertions(
    tokens: Sequence[Token], kept: Clause, language: Language
) -> tuple[tuple[Token, ...], tuple[Clause, ...]]:
    """The tokens that remain, and their clauses. The clause ``kept`` is left as it is, whatever its kind."""
    found = clauses(tokens, frozenset(), language)
    gone: set[int] = set(_bracketed(tokens))
    for k, clause in enumerate(found):
        last = k + 1 == len(found)
        rest = k and found[k - 1].kind == "relative" and _is_mistaken(tokens, clause)
        if k and not rest and clause.first != kept.first and _is_inserted(tokens, clause, language):
            gone.update(range(clause.first - 1, clause.last))
            following = None if last else found[k + 1]
            if following and tokens[clause.last].text in _COMMAS and _goes_on(tokens, following):
                gone.add(clause.last)
    out = tuple(token for i, token in enumerate(tokens) if i not in gone)
    return out, tuple(_whole(out, clauses(out, frozenset(), language)))


def _whole(tokens: Sequence[Token], found: Sequence[Clause]) -> Iterator[Clause]:
    """The clauses; a main clause takes the fragments with which its bracket closes or its last list ends.

    The last verb of a subordinate clause is its finite one, taken for a participle perhaps.
    """
    k = 0
    while k < len(found):
        clause, end = found[k], k
        if clause.kind == "main" and clause.verb is not None:
            fragments = list(takewhile(lambda c: c.kind == "fragment", found[k + 1 : k + 1 + _PIECES]))
            open_ = tokens[clause.verb].tag[1] in "MA" and tokens[clause.last - 1].tag not in _CLOSING
            closing = (n for n, c in enumerate(fragments, k + 1) if tokens[c.last - 1].tag[0] == "V")
            listing = (n for n, c in enumerate(fragments, k + 1) if _ends_list(tokens, c))
            particle = (n for n, c in enumerate(fragments, k + 1) if tokens[c.last - 1].tag == "PTKVZ")
            end = next(closing if open_ else particle, None) or next(listing, k)
        mistaken = clause.kind == "subordinate" and clause.verb is None and tokens[clause.last - 1].tag[0] == "V"
        yield replace(clause, last=found[end].last, verb=clause.last - 1 if mistaken else clause.verb)
        k = end + 1


def _ends_list(tokens: Sequence[Token], clause: Clause) -> bool:
    """ ", Funk und Fernsehen": nothing but the last members of a list."""
    piece = tokens[clause.first : clause.last]
    joined = any(t.tag == "KON" for t in piece[1:])
    return joined and all(t.tag in ("KON", "NN", "NE", "ADJA", "ART", "TRUNC", "CARD") for t in piece)


def _goes_on(tokens: Sequence[Token], clause: Clause) -> bool:
    """Whether a clause is the rest of one that was interrupted, not a clause of its own."""
    opening = {t.tag for t in tokens[clause.first : clause.first + 2]}
    resumed = clause.kind == "subordinate" and opening.isdisjoint({"KOUS", "PWAV", "PWS", "PWAT"})
    return clause.kind == "fragment" or clause.verb_first or resumed or _is_mistaken(tokens, clause)


def _is_mistaken(tokens: Sequence[Token], clause: Clause) -> bool:
    """Whether a relative clause begins with an article: the rest of a clause that another one interrupted."""
    return clause.kind == "relative" and tokens[clause.first].tag == "ART"


def _is_inserted(tokens: Sequence[Token], clause: Clause, language: Language) -> bool:
    if tokens[clause.first - 1].text not in _COMMAS:
        return False
    if clause.kind == "relative":
        return not tokens[clause.first].tag.startswith("PW")  # "was" speaks of the whole clause before
    if clause.opener == "wonach":
        return True
    if clause.kind == "subordinate" and clause.opener == "wie":
        verbs = [t.lemma.lower() for t in tokens[clause.first : clause.last] if t.tag[0] == "V"]
        return bool(verbs) and verbs[-1] in language["labels"]["telling"]
    day = clause.first + 1 < clause.last and tokens[clause.first + 1].tag in _ORDINAL
    return clause.kind == "fragment" and clause.opener in _APPOSED and day


def _bracketed(tokens: Sequence[Token]) -> list[int]:
    """The tokens of short brackets: "(SPD)"."""
    out: list[int] = []
    for i, token in enumerate(tokens):
        if token.text == "(":
            close = next((j for j in range(i + 1, min(i + _BRACKET, len(tokens))) if tokens[j].text == ")"), None)
            out += range(i, close + 1) if close else []
    return out
