"""Does a sentence tell of the past, the present or what is to come?

Method: verb brackets of STTS tags within a clause; the tagger takes many clause-final infinitives for finite forms,
so that a form in -n that closes a clause counts as either.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from briefing.languages import Language
from briefing.model import Token

_FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN"})
_INFINITIVE = frozenset({"VVINF", "VAINF", "VMINF", "VVIZU"})
_PARTICIPLE = frozenset({"VVPP", "VAPP", "VMPP"})


@dataclass(frozen=True, slots=True)
class _Forms:
    future: frozenset[str]
    plan: frozenset[str]
    will: frozenset[str]
    need: frozenset[str]
    possible: frozenset[str]
    perfect: frozenset[str]
    present: frozenset[str]
    past: frozenset[str]
    pluperfect: frozenset[str]


@cache
def _forms(language: Language) -> _Forms:
    words = language["events"]
    return _Forms(
        frozenset(words["future_auxiliary"]),
        frozenset(words["plan_modal"]),
        frozenset(words["will_modal"]),
        frozenset(words["need_modal"]),
        frozenset(words["possible_forms"]),
        frozenset(words["perfect_auxiliaries"]),
        frozenset(words["present_forms"]),
        frozenset(words["past_forms_in_t"]),
        frozenset(words["pluperfect_forms"]),
    )


def future(clause: Sequence[Token], language: Language) -> bool:
    """Whether a clause is in the future tense ("wird prüfen", "geprüft werden wird", not "wird geprüft")."""
    forms = _forms(language)
    return any(_present(t, forms.future, forms) and _infinitive(clause, i) for i, t in enumerate(clause))


def planned(clause: Sequence[Token], language: Language) -> bool:
    """Whether a clause says what is to be ("soll beginnen"), not what is said to have been ("soll gewusst haben")."""
    forms = _forms(language)
    if not any(_present(t, forms.plan, forms) and _infinitive(clause, i) for i, t in enumerate(clause)):
        return False
    verbs = [t for t in clause if t.tag in _INFINITIVE | _PARTICIPLE | _FINITE]
    perfect = verbs[-1].lemma.lower() in forms.perfect or verbs[-2].lemma.lower() in forms.perfect
    return not (perfect and any(t.tag in _PARTICIPLE for t in verbs))


def alleged(clause: Sequence[Token], language: Language) -> bool:
    """Whether a clause says what is said to have been: "soll geliefert haben", "soll gelaufen sein"."""
    forms = _forms(language)
    if not any(_present(t, forms.plan, forms) for t in clause):
        return False
    verbs = [t for t in clause if t.tag[0] == "V"]
    return any(a.tag in _PARTICIPLE and b.lemma.lower() in forms.perfect for a, b in pairwise(verbs))


def intended(clause: Sequence[Token], language: Language) -> bool:
    """Whether a clause says what somebody is going to do ("will klagen"), not what he wanted."""
    forms = _forms(language)
    return any(_present(t, forms.will, forms) and _infinitive(clause, i) for i, t in enumerate(clause))


def possible(clause: Sequence[Token], language: Language) -> bool:
    """Whether a clause says what may come ("könnte folgen"), not what may have been ("könnte gewusst haben")."""
    forms = _forms(language)
    return any(
        t.tag in _FINITE and t.text.lower() in forms.possible and _infinitive(clause, i) for i, t in enumerate(clause)
    ) and not (any(t.tag in _PARTICIPLE for t in clause) and any(t.lemma.lower() in forms.perfect for t in clause))


def needed(clause: Sequence[Token], language: Language) -> bool:
    """Whether a clause says what has to be done by somebody ("muss geprüft werden")."""
    forms = _forms(language)
    return any(
        _present(t, forms.need, forms) and _infinitive(clause, i) and any(u.tag in _PARTICIPLE for u in clause)
        for i, t in enumerate(clause)
    )


def looks_back(clause: Sequence[Token], language: Language) -> bool:
    """Whether the first finite verb opens a pluperfect."""
    verb = next((t for t in clause if t.tag in _FINITE), None)
    return verb is not None and verb.text.lower() in _forms(language).pluperfect and pluperfect(clause, language)


def pluperfect(clause: Sequence[Token], language: Language) -> bool:
    """Whether a clause looks back from the past ("hatte beschlossen", "war gekommen")."""
    forms = _forms(language)
    auxiliary = any(t.tag == "VAFIN" and t.text.lower() in forms.pluperfect for t in clause)
    return auxiliary and any(t.tag in _PARTICIPLE for t in clause)


def present(clause: Sequence[Token], language: Language) -> bool:
    """Whether the first finite verb is a present form."""
    verb = next((t for t in clause if t.tag in _FINITE), None)
    if verb is None:
        return False
    form, stem = verb.text.lower(), verb.lemma.lower().removesuffix("n").removesuffix("e")
    if form in (stem + "en", stem + "n", stem + "e") or form in _forms(language).present:
        return True
    return form.endswith("t") and form not in _forms(language).past


def _present(token: Token, lemmas: frozenset[str], forms: _Forms) -> bool:
    return token.tag in _FINITE and token.lemma.lower() in lemmas and token.text.lower() in forms.present


def _infinitive(clause: Sequence[Token], verb: int) -> bool:
    """Whether the other end of the verb bracket is an infinitive, or a form in -n that closes the clause."""
    others = [t for i, t in enumerate(clause) if t.tag[0] == "V" and i != verb]
    if not others:
        return False
    before = [t for i, t in enumerate(clause[:verb]) if t.tag[0] == "V"]
    last = before[-1] if before and before[-1] is others[-1] else others[-1]
    return last.tag in _INFINITIVE or (last.tag in _FINITE and last.text.endswith("n"))
