"""Closed classes and verb forms: the words of grammar.yml, finite verbs, mood.

Konjunktiv forms follow the Duden grammar; Konjunktiv I of regular verbs is the lemma without its -n.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from briefing.languages import Language
from briefing.model import Token

Mood = Literal["indicative", "konjunktiv-1", "konjunktiv-2"]
Range = tuple[int, int]
"""Token indices, half-open."""


@dataclass(frozen=True, slots=True)
class Forms:
    """The word lists of grammar.yml as sets."""

    relative: frozenset[str]
    subordinators: frozenset[str]
    adverbial_infinitive: frozenset[str]
    konjunktiv_1: frozenset[str]
    konjunktiv_2: frozenset[str]
    unclear: frozenset[str]
    oblique: frozenset[str]
    feminine: tuple[str, ...]
    feminine_words: frozenset[str]
    first_person: frozenset[str]
    not_verbs: frozenset[str]
    temporal: tuple[str, ...]
    human: tuple[str, ...]
    not_human: tuple[str, ...]
    joining: frozenset[str]


@cache
def forms(language: Language) -> Forms:
    """The closed classes of a language."""
    words = language["grammar"]
    return Forms(
        relative=frozenset(words["relative"]),
        subordinators=frozenset(words["subordinators"]),
        adverbial_infinitive=frozenset(words["adverbial_infinitive"]),
        konjunktiv_1=frozenset(words["konjunktiv_1"]),
        konjunktiv_2=frozenset(words["konjunktiv_2"]),
        unclear=frozenset(words["konjunktiv_2_unclear"]),
        oblique=frozenset(words["oblique"]),
        feminine=tuple(words["feminine_endings"]),
        feminine_words=frozenset(words["feminine_words"]),
        first_person=frozenset(words["first_person"]),
        not_verbs=frozenset(words["not_verbs"]),
        temporal=tuple(words["temporal_endings"]),
        human=tuple(words["human_endings"]),
        not_human=tuple(words["not_human_endings"]),
        joining=frozenset(words["joining_adverbs"]),
    )


def is_finite(token: Token) -> bool:
    return token.tag in ("VVFIN", "VAFIN", "VMFIN")


def mood(token: Token, language: Language) -> Mood:
    """The mood a finite form shows by itself; forms shared with the indicative count as indicative."""
    words, form = forms(language), token.text.lower()
    if form in words.konjunktiv_1:
        return "konjunktiv-1"
    if form in words.konjunktiv_2:
        present = token.tag == "VVFIN" and form in words.unclear and form == token.lemma.lower()[:-1]
        return "konjunktiv-1" if present else "indicative" if form in words.unclear else "konjunktiv-2"
    lemma = token.lemma.lower()
    if token.tag == "VVFIN" and form not in words.not_verbs and form.endswith("e") and lemma.endswith("n"):
        if form == lemma[:-1] or (lemma.endswith(("eln", "ern")) and form[:-1] in (lemma[:-1], lemma[:-3] + lemma[-2])):
            return "konjunktiv-1"
        if any(umlaut in form and umlaut not in lemma for umlaut in "äöü"):
            return "konjunktiv-2"
    return "indicative"


def is_feminine(noun: str, language: Language) -> bool:
    """Whether a noun is feminine by its ending or because it is listed."""
    words, form = forms(language), noun.lower()
    return form.endswith(words.feminine) or form.rpartition("-")[2] in words.feminine_words
