"""Where does an expression without a year lie: before or after the anchor?

Read from the verbs of its clause and the words beside it: preterite and perfect point back; future, modal verbs with
an infinitive and plans point ahead; the plain present ("Am Montag reist ...") mostly does, but may tell the past.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from briefing.model import Token

Direction = Literal["past", "present", "future"]

_REACH = 30
_BOUNDARIES = frozenset(',;:.!?–—„“”"»«[]…')
_UMLAUTS = str.maketrans("äöü", "aou")


@dataclass(frozen=True, slots=True)
class Clause:
    """The verbs of a clause: where they point, and whether they tell a state rather than an event."""

    direction: Direction | None
    is_state: bool


def clause_of(tokens: Sequence[Token], first: int, last: int, words: Mapping[str, Any]) -> Clause:
    """The clause around the tokens ``first``..``last`` (inclusive); ``words`` is the language's direction part."""
    start, end = _segment(tokens, first, last)
    finite = _finite(tokens, start, end, first)
    if finite is None and _has_infinitive_clause(tokens[start:end]):
        return Clause("future", False)
    if finite is None and tokens[start].text.lower() in words["sourced"]:
        return Clause("past", False)
    if finite is None:
        left, right, finite = _neighbour(tokens, start, end)
        if finite is None:
            return Clause(None, False)
        return _judge([*tokens[left:right], *tokens[start:end]], tokens[finite], words)
    return _judge(tokens[start : _bracket_end(tokens, end, finite)], tokens[finite], words)


def direction_of(tokens: Sequence[Token], first: int, last: int, words: Mapping[str, Any]) -> Direction | None:
    """Where the expression at the tokens ``first``..``last`` points to, None when nothing tells."""
    before = _preposition(tokens, first)
    verbs = clause_of(tokens, first, last, words).direction
    start, end = _segment(tokens, first, last)
    opens_range = any(token.text in words["range"] for token in tokens[last + 1 : last + 3])
    reported = first > 1 and tokens[first - 2].text.lower() in words["reported"]
    if reported or (before in words["before_past"] and not opens_range):
        return "past"
    if any(token.text.lower() in words["formerly"] for token in tokens[start:end]):
        return "past"
    near = tokens[max(start, first - 4) : min(end, last + 4)]
    if any(token.text.lower() in words["planned_words"] for token in near):
        return "future"
    if _is_attribute(tokens, first, last):
        return None
    night = any(token.text == words["night"] for token in tokens[max(0, first - 3) : first])
    if before in words["before_planned"] and not night and tokens[first].lemma not in words["months"]:
        return "future"
    if before in words["before_future"] and verbs != "past":
        return "future"
    return verbs


def _preposition(tokens: Sequence[Token], first: int) -> str:
    """The word before the expression, its article left out."""
    back = 2 if first > 1 and tokens[first - 1].tag == "ART" else 1
    return tokens[first - back].text.lower() if first else ""


def is_preterite(form: str, lemma: str) -> bool:
    """Is this finite form a past tense of the verb? (``reiste`` of ``reisen``, ``ging`` of ``gehen``; not ``gibt``)"""
    form, lemma = form.lower(), lemma.lower()
    stem = lemma.removesuffix("n").removesuffix("e")
    if form.startswith(stem):
        return form[len(stem) :] in ("te", "ten", "test", "tet", "ete", "eten", "etest")
    if form.endswith(("te", "ten")) and not stem.endswith("t"):
        return True
    if stem in ("sei", "werd", "hab"):
        return form.startswith(("war", "wurd", "hatt", "wär", "hätt"))
    if form.translate(_UMLAUTS).startswith(stem[:-1] or stem) and any(mark in form for mark in "äöü"):
        return False
    present_vowel = "e" in stem and ("i" in form) and form.endswith("t") and not form.endswith("ing")
    return not present_vowel and not form.endswith("st") and form[:1] == lemma[:1]


def _segment(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    start, end = first, last + 1
    lowest, highest = max(0, first - _REACH), min(len(tokens), last + _REACH)
    while start > lowest and tokens[start - 1].text not in _BOUNDARIES:
        start -= 1
    while end < highest and tokens[end].text not in _BOUNDARIES:
        end += 1
    return start, end


def _finite(tokens: Sequence[Token], start: int, end: int, near: int) -> int | None:
    verbs = [i for i in range(start, end) if tokens[i].tag.endswith("FIN")]
    helpers = [i for i in verbs if tokens[i].tag[:2] in ("VA", "VM")]
    if helpers:
        verbs = [i for i in verbs if i in helpers or tokens[i].text.lower() != tokens[i].lemma.lower()] or helpers
    return min(verbs, key=lambda i: (abs(i - near), i), default=None)


def _bracket_end(tokens: Sequence[Token], end: int, finite: int) -> int:
    """Where the verb bracket of an auxiliary closes: behind the next participle, quotations and appositions skipped."""
    if tokens[finite].tag[:2] != "VA" or any(token.tag.endswith(("PP", "INF")) for token in tokens[finite:end]):
        return end
    for index in range(end, min(len(tokens), end + _REACH)):
        if tokens[index].tag.endswith("PP"):
            return index + 1
        if tokens[index].tag.endswith("FIN"):
            break
    return end


def _neighbour(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int, int | None]:
    """The nearest clause with a finite verb: up to two to the left, then up to two to the right."""
    left, right = start, end
    for _ in range(2):
        if left > 1:
            a, b = _segment(tokens, left - 2, left - 2)
            if (verb := _finite(tokens, a, b, b)) is not None:
                return a, b, verb
            left = a
    for _ in range(2):
        if right + 1 < len(tokens):
            a, b = _segment(tokens, right + 1, right + 1)
            if (verb := _finite(tokens, a, b, a)) is not None:
                return a, b, verb
            right = b
    return start, end, None


def _judge(clause: Sequence[Token], finite: Token, words: Mapping[str, Any]) -> Clause:
    lemma = finite.lemma.lower()
    state = lemma in words["states"]
    participle = any(token.tag.endswith("PP") for token in clause)
    infinitive = any(
        t.tag.endswith("INF") or (t is not finite and t.tag == "VVFIN" and t.text.lower() == t.lemma.lower())
        for t in clause
    )
    planned = any(_is_planned(token, words) for token in clause)
    past = finite.text.lower() not in words["irregular_present"] and is_preterite(finite.text, lemma)
    supposed = past and finite.text.lower().startswith(("wär", "hätt", "würd"))
    if lemma in words["modals"]:
        perfect = participle and any(t.tag == "VAINF" and t.lemma.lower() == "haben" for t in clause)
        if perfect or past:
            return Clause("past" if perfect or lemma in ("müssen", "können", "dürfen") else None, False)
        return Clause("future" if infinitive else None, state and not infinitive)
    if lemma == "werden" and not past:
        return Clause("future" if infinitive else "present", not infinitive and not participle)
    if lemma in ("haben", "sein"):
        if participle and planned:
            return Clause("future", False)
        if participle or (past and not supposed):
            return Clause("past", False)
        if infinitive and any(token.tag == "PTKZU" for token in clause):
            return Clause("future", False)
    if supposed:
        return Clause("present", True)
    if past or lemma in words["reporting"]:
        return Clause("past", state and not past)
    return Clause("present", state)


def _has_infinitive_clause(clause: Sequence[Token]) -> bool:
    return any(token.tag in ("PTKZU", "VVIZU") for token in clause)


def _is_attribute(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Inside a noun phrase, as in "der am 3. Mai gewählte Rat"? The verb of the clause is not its own."""
    if first < 2 or tokens[first - 2].tag not in ("ART", "PDAT", "PPOSAT"):
        return False
    return tokens[first - 1].tag.startswith("APPR") and any(
        token.tag in ("ADJA", "VVPP") for token in tokens[last + 1 : last + 8]
    )


def _is_planned(token: Token, words: Mapping[str, Any]) -> bool:
    return token.tag.endswith("PP") and token.lemma.lower() in words["planned"]
