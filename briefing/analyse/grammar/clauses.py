"""Which clauses does a sentence have: verb, mood, kind?

Method: rules on STTS tags in the tradition of topological fields. A sentence is cut at commas, colons, dashes and
brackets, and before a coordinating conjunction that is followed by a further finite verb; every piece is named by its
opener and the place of its finite verb. There is no parser: a piece without a verb stays a fragment and is joined by
those who ask.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from briefing.analyse.grammar.forms import Forms, Mood, Range, forms, is_finite, mood
from briefing.analyse.grammar.phrases import may_be_nominative, noun_phrase
from briefing.languages import Language
from briefing.model import Token

ClauseKind = Literal["main", "subordinate", "relative", "infinitive", "fragment", "quote"]

_PREPOSITIONS = frozenset({"APPR", "APPRART", "ART"})
_BREAKS = frozenset({",", ";", ":", "–", "—", "-", "(", ")", "[", "]", ".", "!", "?", "…", "..."})


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a sentence: tokens ``first`` to ``last`` (half-open), ``verb`` the index of its finite verb.

    ``opener`` is its first word in lower case, coordinating conjunctions left out; ``linked`` says that there was one.
    """

    first: int
    last: int
    kind: ClauseKind
    verb: int | None
    mood: Mood | None
    opener: str
    linked: bool

    @property
    def verb_first(self) -> bool:
        return self.verb is not None and self.verb - self.first <= self.linked


def clauses(tokens: Sequence[Token], opaque: frozenset[int], language: Language) -> tuple[Clause, ...]:
    """The clauses of one sentence, in order. ``opaque`` are tokens inside direct speech: they form clauses of kind
    ``quote`` and are not looked into."""
    out: list[Clause] = []
    for first, last, quoted in _pieces(tokens, opaque):
        if quoted:
            out.append(Clause(first, last, "quote", None, None, "", False))
        else:
            out += [_clause(tokens, a, b, language) for a, b in _conjuncts(tokens, first, last)]
    return tuple(_resumed(tokens, out))


def beginning(found: Sequence[Clause], k: int) -> int:
    """The clause with which the subordinate clause ``k`` begins: itself, or the piece that its verb is parted from."""
    for j in range(k - 1, max(k - 6, -1), -1):
        if found[j].kind == "subordinate" and found[j].verb is None and found[j].opener == found[k].opener:
            return j
        if found[j].kind == "main":
            break
    return k


def is_joined(tokens: Sequence[Token], clause: Clause, language: Language) -> bool:
    """Whether a clause that begins with its verb shares the subject of the one before: "und warnte", "warnte aber"."""
    assert clause.verb is not None
    follower = tokens[clause.verb + 1].text.lower() if clause.verb + 1 < clause.last else ""
    return clause.linked or follower in forms(language).joining


def _resumed(tokens: Sequence[Token], found: list[Clause]) -> list[Clause]:
    """A subordinate clause cut by an enumeration or an insertion ends with the next piece whose verb comes last."""
    out: list[Clause] = []
    waiting: str | None = None
    for clause in found:
        if clause.kind == "subordinate":
            waiting = clause.opener if clause.verb is None else None
        elif waiting and clause.kind == "main" and clause.verb is not None:
            late = _only_tail(tokens, clause.verb + 1, clause.last)
            if late and (clause.verb > clause.first or clause.last == clause.first + 1):
                clause = replace(clause, kind="subordinate", opener=waiting)
            waiting = None
        out.append(clause)
    return out


def _pieces(tokens: Sequence[Token], opaque: frozenset[int]) -> list[tuple[int, int, bool]]:
    out: list[tuple[int, int, bool]] = []
    silent = _insertions(tokens)
    first = 0
    for i in range(len(tokens) + 1):
        inside = i in opaque
        is_break = i == len(tokens) or (not inside and i not in silent and _breaks(tokens, i))
        turned = 0 < i < len(tokens) and inside != (i - 1 in opaque)
        turned = turned or (0 < i < len(tokens) and not inside and _begins_dass(tokens, i))
        if is_break or turned:
            if i > first:
                out.append((first, i, first in opaque))
            first = i + is_break
    return out


def _breaks(tokens: Sequence[Token], i: int) -> bool:
    """Whether token ``i`` parts clauses; a hyphen inside a word does not: "die „Nordpost“-Zeitung"."""
    inside_word = tokens[i].text == "-" and i + 1 < len(tokens) and tokens[i].end == tokens[i + 1].start
    return tokens[i].text in _BREAKS and not inside_word


def _begins_dass(tokens: Sequence[Token], i: int) -> bool:
    """A "dass" whose comma was forgotten."""
    return tokens[i].text in ("dass", "daß") and tokens[i - 1].tag.startswith(("V", "PTKVZ", "PROAV"))


def _insertions(tokens: Sequence[Token]) -> frozenset[int]:
    """Brackets around a few words without a verb, "(SPD)": they do not cut a clause."""
    silent: set[int] = set()
    for i, token in enumerate(tokens):
        if token.text == "(":
            inner = range(i + 1, min(i + 8, len(tokens)))
            close = next((j for j in inner if tokens[j].text == ")"), None)
            if close and not any(is_finite(t) for t in tokens[i:close]):
                silent.update(range(i, close + 1))
    return frozenset(silent)


def _conjuncts(tokens: Sequence[Token], first: int, last: int) -> list[Range]:
    """Cuts before the last conjunction between two finite verbs."""
    verbs = [i for i in range(first, last) if is_finite(tokens[i])]
    cuts = [first]
    for one, other in itertools.pairwise(verbs):
        links = [i for i in range(one + 1, other) if tokens[i].tag == "KON"]
        if links:
            cuts.append(links[-1])
    return list(zip(cuts, [*cuts[1:], last], strict=True))


def _clause(tokens: Sequence[Token], first: int, last: int, language: Language) -> Clause:
    words = forms(language)
    start = first
    linked = tokens[start].tag == "KON" and start + 1 < last
    start += linked
    verbs = [i for i in range(start, last) if is_finite(tokens[i])] or _mistaken(tokens, start, last, language)
    opener = _opener(tokens, start, verbs[0] if verbs else last, words)
    text = tokens[opener].text.lower()
    if not verbs:
        infinitive = any(t.tag in ("PTKZU", "VVIZU") for t in tokens[start:last])
        first_wie = text == "wie" and opener == start
        waiting = (tokens[opener].tag == "KOUS" and text in words.subordinators) or text in ("dass", "daß", "ob")
        waiting = waiting or first_wie
        kind: ClauseKind = "infinitive" if infinitive else "subordinate" if waiting else "fragment"
        return Clause(first, last, kind, None, None, text, linked)
    no_antecedent = start < 2 or tokens[start - 2].tag not in ("NN", "NE", "XY", "FM", "$(")
    told = no_antecedent and mood(tokens[verbs[-1]], language) == "konjunktiv-1"
    kind = _kind(tokens, start, opener, last, verbs, words, told)
    verb = verbs[0] if kind == "main" else verbs[-1]
    shown = mood(tokens[verb], language)
    if shown != "indicative" and any(t.text.lower() == "ich" for t in tokens[start:last]):
        shown = "indicative"
    return Clause(first, last, kind, verb, shown, text, linked)


def _mistaken(tokens: Sequence[Token], start: int, last: int, language: Language) -> list[int]:
    """A finite verb that the tagger took for an infinitive or a participle: right behind a subject."""
    i = noun_phrase(tokens, start, last)
    while start < i < last and tokens[i].tag == "ADV":
        i += 1
    found = start < i < last and tokens[i].tag in ("VVINF", "VVPP") and not tokens[i].text.startswith("ge")
    return [i] if found and start == 0 and may_be_nominative(tokens, start, last, language) else []


def _opener(tokens: Sequence[Token], start: int, stop: int, words: Forms) -> int:
    """The subordinator among the first three words ("selbst während", "denn wie"), else the first word."""
    for i in range(start, min(start + 3, stop)):
        token = tokens[i]
        preposition = token.tag in _PREPOSITIONS and i > start
        if token.text.lower() in words.subordinators and not preposition:
            return i
        if token.tag not in ("ADV", "KON", "APPR", "PTKNEG", "ADJD"):
            break
    return start


def _kind(
    tokens: Sequence[Token], start: int, opener: int, last: int, verbs: list[int], words: Forms, told: bool
) -> ClauseKind:
    verb_late = verbs[-1] - start >= 2 and _only_tail(tokens, verbs[-1] + 1, last)
    pronoun = tokens[start].text.lower() in words.relative
    if pronoun and verb_late and not _verb_second(tokens, start, verbs[-1], last, told):
        return "relative" if start > 0 and tokens[start - 1].text == "," else "main"
    if tokens[start].tag == "APPR" and start + 1 < last and verb_late:
        follower = tokens[start + 1]
        if follower.tag.startswith("PREL") or follower.text.lower() in ("deren", "dessen", "denen"):
            return "relative"
        if follower.tag in ("PWAT", "PWS"):
            return "subordinate"
    subordinator = tokens[opener].text.lower() in words.subordinators
    return "subordinate" if subordinator and (verb_late or tokens[opener].tag == "KOUS") else "main"


def _verb_second(tokens: Sequence[Token], start: int, verb: int, last: int, told: bool) -> bool:
    """Whether "der Plan sei gut" is a main clause and no relative one: article, noun, verb, and something behind it.

    ``told``: it stands in the Konjunktiv I behind no noun, so that nothing need follow ("sagte, der Preis steige").
    """
    participle = verb + 1 < last and tokens[verb + 1].tag == "VVPP"
    right_behind = not tokens[start].tag.startswith("PREL") and noun_phrase(tokens, start, last) == verb
    return participle or (right_behind and (told or verb + 1 < last))


def _only_tail(tokens: Sequence[Token], start: int, last: int) -> bool:
    """Nothing but a few words after the final verb: a subordinate clause, at most with something moved behind it."""
    return last - start <= 1 or all(t.tag.startswith(("V", "$", "PTKVZ")) for t in tokens[start:last])
