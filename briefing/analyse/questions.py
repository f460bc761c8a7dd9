"""The indirect question of a sentence, and how words are cut to a label."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analyse.condensed import subordinate
from briefing.analyse.grammar import Clause
from briefing.analyse.stretches import spaced
from briefing.languages import Language
from briefing.model import Token

_LONGEST_QUESTION = 14  # words
TRIMMED = " ,;:–—-.!?„“”\"»«‚‘›‹'()[]"


def indirect_question(
    tokens: Sequence[Token], found: Sequence[Clause], at: int, asking: bool, language: Language
) -> str | None:
    """The indirect question of the clause or of a neighbour, as it stands; unless ``asking`` only one with "ob"."""
    words = language["labels"]
    for k in (at, at + 1, at - 1, at - 2):
        if not (0 <= k < len(found) and _asks(tokens, found[k], asking, language)):
            continue
        last = k
        while last + 1 < len(found) and (
            found[last + 1].kind == "infinitive" or found[last + 1].opener in words["joining"]
        ):
            last += 1
        while last > k and found[last].last - found[k].first > _LONGEST_QUESTION:
            last -= 1
        words = spaced(tokens, found[k].first, found[last].last)
        if len(words.split()) > _LONGEST_QUESTION:
            words = subordinate(tokens, found, k, _LONGEST_QUESTION, language) or words
        return capital(short(words, _LONGEST_QUESTION))
    clause = found[at]
    ob = next((i for i in range(clause.first + 1, clause.last - 1) if tokens[i].text == "ob"), None)  # no comma
    return capital(short(spaced(tokens, ob, clause.last), _LONGEST_QUESTION)) if ob else None


def _asks(tokens: Sequence[Token], clause: Clause, asking: bool, language: Language) -> bool:
    """Whether a clause is an indirect question, not a comparison or a source ("wie der Sender meldete")."""
    words = language["labels"]
    late = clause.kind == "main" and clause.verb == clause.last - 1 and clause.last - clause.first > 2
    asked = (late or clause.kind == "subordinate") and clause.opener in words["questions"]
    which = clause.kind == "relative" and tokens[clause.first].tag == "PWAT"  # "welche Firma", not "die Firma, welche"
    whom = clause.kind in ("relative", "fragment") and clause.opener in words["persons"]
    if not (asked or which or whom):
        return False
    verbs = [t.lemma.lower() for t in tokens[clause.first : clause.last] if t.tag[0] == "V"]
    told = clause.opener == "wie" and (not verbs or verbs[-1] in words["telling"])
    return clause.opener == "ob" or (asking and not told)


def short(words: str, most: int) -> str:
    """At most so many words; a cut phrase does not end in a function word."""
    kept = words.split()
    if len(kept) > most:
        kept = kept[:most]
        while len(kept) > 1 and kept[-1][:1].islower():
            kept.pop()
    return " ".join(kept).strip(TRIMMED)


def capital(phrase: str) -> str:
    """The phrase with a capital at its beginning."""
    return phrase[:1].upper() + phrase[1:]


def trimmed(words: str) -> str:
    """The words without punctuation at their ends."""
    return words.strip(TRIMMED)
