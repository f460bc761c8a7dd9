"""Where does an expression without a year lie: before or after the anchor?

Read from the verbs of its clause and the words beside it: preterite and perfect point back; future, modal verbs with
an infinitive and plans point ahead; the plain present ("Am Montag reist ...") mostly does, but may tell the past.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from briefing.model import Token

Direction = Literal["past", "present", "future"]

_REACH = 30
_NOUN_PHRASE = 12
_BOUNDARIES = frozenset(',;:.!?–—„“”"»«[]…')
_UMLAUTS = str.maketrans("äöü", "aou")
_VOWELS = re.compile("[aeiouäöüy]+")
_PRESENT_PARTICIPLE = re.compile(r"\w+end(?:e[nrsm]?)?")
_FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN"})
_NOMINAL = frozenset({"NN", "NE", "ART", "ADJA", "CARD", "PPOSAT", "PDAT", "PIAT", "APPR", "APPRART"})
_INSIDE_ATTRIBUTE = _NOMINAL | {"VVPP", "ADV"}


@dataclass(frozen=True, slots=True)
class Clause:
    """The verbs of a clause: where they point, whether they tell a state rather than an event, or make a plan."""

    direction: Direction | None
    is_state: bool = False
    plans: bool = False


def clause_of(tokens: Sequence[Token], first: int, last: int, words: Mapping[str, Any]) -> Clause:
    """The clause around the tokens ``first``..``last`` (inclusive); ``words`` is the language's direction part."""
    start, end = _segment(tokens, first, last)
    finite = _finite(tokens, start, end, first)
    if finite is None and _has_infinitive_clause(tokens[start:end]):
        return Clause("past" if _is_perfect_infinitive(tokens[start:end], words) else "future")
    if finite is None and start < first and tokens[start].text.lower() in words["sourced"]:
        return Clause("past")
    if finite is None:
        left, right, finite = _neighbour(tokens, start, end)
        if finite is None:
            return Clause(None)
        return _judge([*tokens[left:right], *tokens[start:end]], tokens[finite], words)
    return _judge(tokens[start : _bracket_end(tokens, end, finite)], tokens[finite], words)


def direction_of(tokens: Sequence[Token], first: int, last: int, words: Mapping[str, Any]) -> Direction | None:
    """Where the expression at the tokens ``first``..``last`` points to, None when nothing tells."""
    before = _preposition(tokens, first)
    clause = clause_of(tokens, first, last, words)
    verbs = clause.direction
    start, end = _segment(tokens, first, last)
    opens_range = any(token.text in words["range"] for token in tokens[last + 1 : last + 3])
    reported = first > 1 and tokens[first - 2].text.lower() in words["reported"]
    if _is_still_open(tokens, first, before, words):
        return "future"
    if reported or (before in words["before_past"] and not opens_range):
        return "past"
    if not {token.text.lower() for token in tokens[start:end]}.isdisjoint(words["formerly"]):
        return "past"
    near = tokens[max(start, first - 4) : min(end, last + 4)]
    beside = {token.text.lower() for token in near}
    if not beside.isdisjoint(words["planned_words"]) or (
        verbs != "past" and not beside.isdisjoint(words["plan_nouns"])
    ):
        return "future"
    if attribute := _attribute(tokens, first, last):
        return "future" if _PRESENT_PARTICIPLE.fullmatch(attribute.text.lower()) else "past"
    night = any(token.text == words["night"] for token in tokens[max(0, first - 6) : first])
    if before in words["before_planned"] and not night and (clause.plans or tokens[first].text not in words["months"]):
        return "future"
    if before in words["before_plan"] and (clause.plans or (verbs == "present" and not clause.is_state)):
        return "future"
    if before in words["before_coming"] and clause.is_state:
        return "future"
    if before in words["before_future"] and verbs != "past":
        return "future"
    if before in words["before_near"] and verbs == "past":
        return None
    return "past" if verbs == "present" and _is_after_event(tokens, first, words) else verbs


def _is_still_open(tokens: Sequence[Token], first: int, before: str, words: Mapping[str, Any]) -> bool:
    """ "die noch bis zum 15. März geöffnet hat", not "war noch bis zum 15. März geöffnet"."""
    near = [token.text.lower() for token in tokens[max(0, first - 4) : first]]
    if before not in words["before_plan"] or words["range"][0] not in near or not {*near} & {*words["still_until"]}:
        return False
    start, end = _segment(tokens, first, first)
    finite = _finite(tokens, start, end, first)
    return finite is not None and not is_preterite(tokens[finite].text, tokens[finite].lemma)


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
    # "tritt" of "treten" is present, "litt" of "leiden" and "erhielt" of "erhalten" are not
    present_vowel = _VOWELS.findall(stem)[-1:] == ["e"] and "i" in form and form.endswith("t")
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
    verbs = [i for i in range(start, end) if tokens[i].tag in _FINITE]
    helpers = [i for i in verbs if tokens[i].tag[:2] in ("VA", "VM")]
    if helpers:
        verbs = [i for i in verbs if i in helpers or tokens[i].text.lower() != tokens[i].lemma.lower()] or helpers
    return min(verbs, key=lambda i: (abs(i - near), i), default=None)


def _bracket_end(tokens: Sequence[Token], end: int, finite: int) -> int:
    """Where the verb bracket of an auxiliary or a modal verb closes: behind the next participle or infinitive,
    quotations and appositions skipped."""
    kind = tokens[finite].tag[:2]
    if kind == "VV" or any(token.tag.endswith(("PP", "INF")) for token in tokens[finite:end]):
        return end
    for index in range(end, min(len(tokens), end + _REACH)):
        if tokens[index].tag.endswith("PP" if kind == "VA" else "INF"):
            return index + 1
        if tokens[index].tag.endswith("FIN"):
            break
    return end


def _neighbour(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int, int | None]:
    """The nearest clause with a finite verb: up to two to the left, then up to two to the right."""
    left, right = start, end
    for _ in range(2):
        if left > 1 and tokens[left - 1].text in _BOUNDARIES:
            a, b = _segment(tokens, left - 2, left - 2)
            if (verb := _finite(tokens, a, b, b)) is not None:
                return a, b, verb
            left = a
    for _ in range(2):
        if right + 1 < len(tokens) and tokens[right].text in _BOUNDARIES:
            a, b = _segment(tokens, right + 1, right + 1)
            if (verb := _finite(tokens, a, b, a)) is not None:
                return a, b, verb
            right = b
    return start, end, None


def _judge(clause: Sequence[Token], finite: Token, words: Mapping[str, Any]) -> Clause:
    lemma, form = finite.lemma.lower(), finite.text.lower()
    state = lemma in words["states"] and not any(
        token.tag == "PTKVZ" and token.text.lower() in words["event_particles"] for token in clause
    )
    participle = any(token.tag.endswith("PP") for token in clause)
    infinitive = any(
        t.tag.endswith("INF") or (t is not finite and t.tag == "VVFIN" and t.text.lower() == t.lemma.lower())
        for t in clause
    )
    plans = any(_is_planned(token, words) for token in clause)
    past = form not in words["irregular_present"] and is_preterite(form, lemma)
    supposed = past and form.startswith(("wär", "hätt", "würd"))
    if lemma in words["modals"]:
        past = past and not any(mark in form for mark in "äöü")
        # the tagger takes infinitives like "verkünden" for participles
        infinitive = infinitive or any(t.tag == "VVPP" and t.text.lower() == t.lemma.lower() for t in clause)
        if _is_perfect_infinitive(clause, words):
            return Clause("past", plans=plans)
        if past:
            return Clause("past" if lemma in ("müssen", "können", "dürfen") else None, plans=plans)
        return Clause("future" if infinitive else None, state and not infinitive, plans)
    if lemma == "werden" and not past:
        return Clause("future" if infinitive else "present", not infinitive and not participle, plans)
    with_zu = _has_infinitive_clause(clause)
    if supposed and lemma == "haben" and any(token.lemma.lower() in words["modals"] for token in clause):
        return Clause("present", True)  # "hätte ab Mai gelten sollen"
    if lemma in ("haben", "sein"):
        if plans and lemma == "sein" and not past and not any(token.tag == "VAPP" for token in clause):
            return Clause("future", plans=True)
        # the tagger takes participles like "erfahren" for infinitives
        if participle or (past and not supposed) or (lemma == "haben" and infinitive and not with_zu):
            return Clause("past", plans=plans)
        if infinitive and with_zu:
            return Clause("future")
    if supposed:
        return Clause("present", True)
    if past or lemma in words["reporting"]:
        return Clause("past", state and not past, plans)
    return Clause("present", state, plans)


def _has_infinitive_clause(clause: Sequence[Token]) -> bool:
    return not {token.tag for token in clause}.isdisjoint(("PTKZU", "VVIZU"))


def _is_perfect_infinitive(clause: Sequence[Token], words: Mapping[str, Any]) -> bool:
    """ "begonnen haben", "geschlossen worden sein", "gegangen zu sein", but not "soll geöffnet sein"."""
    verbs = [token for token in clause if token.tag.startswith("V")]
    return any(
        one.tag.endswith("PP")
        and other.tag == "VAINF"
        and (
            other.lemma.lower() == "haben"
            or one.tag == "VAPP"
            or one.lemma.lower().endswith(tuple(words["changes"]))
            or _has_infinitive_clause(clause)
        )
        for one, other in pairwise(verbs)
    )


def _attribute(tokens: Sequence[Token], first: int, last: int) -> Token | None:
    """The participle of a noun phrase around, as in "der am 3. Mai gewählte Rat"; the clause's verb is not its own."""
    if first < 2 or tokens[first - 2].tag not in ("ART", "PDAT", "PPOSAT") or tokens[first - 1].tag[:4] != "APPR":
        return None
    found = None
    for index in range(last + 1, min(len(tokens), last + _NOUN_PHRASE)):
        token, opens = tokens[index], tokens[index].tag == "ART" and tokens[index - 1].tag != "APPR"
        if opens or token.tag not in _INSIDE_ATTRIBUTE:
            break
        if _PRESENT_PARTICIPLE.fullmatch(token.text.lower()):
            return token
        if token.tag in ("ADJA", "VVPP"):
            found = found or token
    return found


def _is_after_event(tokens: Sequence[Token], first: int, words: Mapping[str, Any]) -> bool:
    """Does the expression say when something was that has come before ("nach dem Brand in Ulm am Montag")?"""
    for index in range(first - 1, max(0, first - _NOUN_PHRASE), -1):
        if tokens[index].tag not in _NOMINAL:
            return False
        if tokens[index - 1].text.lower() in words["after_event"] and tokens[index].tag != "NE":
            return True
    return False


def _is_planned(token: Token, words: Mapping[str, Any]) -> bool:
    return token.tag.endswith("PP") and token.lemma.lower() in words["planned"]
