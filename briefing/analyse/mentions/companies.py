"""Organisations whose own words say so: legal forms, ends and beginnings of names, a class noun before a strange word.

"Altenbrücker Hafen AG", "Brodersen Versicherung", "IG Deich", "die Partei „Neue Küste“", "die Firma Hylmor".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from briefing.analyse.lexicon import lexicon
from briefing.analyse.mentions.candidates import Candidate
from briefing.analyse.names import clusters, model_folder
from briefing.analyse.roles import role_words
from briefing.languages import Language
from briefing.model import Token

_OPENING = frozenset("„“\"«»‚‘›‹'")
_CLOSING = frozenset("“”\"»«’‘‹›'")
_LONGEST_NAME = 5
_FINITE = ("VVFIN", "VAFIN", "VMFIN")


class Companies:
    """Finds organisations by the words of their names."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._lexicon = lexicon(language)
        self._roles = role_words(language)
        self._clusters = clusters.load(model_folder(language.code))
        rules = language["mentions"]
        self._legal_forms = frozenset(rules["legal_forms"])
        self._name_ends = frozenset(rules["name_ends"])
        self._name_starts = frozenset(rules["name_starts"])
        self._class_nouns = tuple(rules["organisation_nouns"])
        self._not_class_nouns = tuple(rules["not_class_nouns"])
        self._heads = tuple(language["organisations"]["heads"])
        self._foreign_heads = frozenset(rules["foreign_heads"])
        self._heads_of = frozenset(rules["heads_of"])
        self._foreign_links = frozenset(rules["foreign_links"])
        self._apposed = tuple(rules["apposed_nouns"])
        self._leading, self._told = tuple(rules["leading_nouns"]), frozenset(rules["told"])
        self._naming = frozenset(rules["naming"])

    def find(self, tokens: Sequence[Token]) -> Iterator[Candidate]:
        """The organisations of one sentence."""
        for i, token in enumerate(tokens):
            named = i > 0 and (tokens[i - 1].tag in ("NE", "FM") or self._is_strange(tokens[i - 1], False))
            if token.text in self._legal_forms or (named and token.text in self._name_ends):
                yield from self._ended(tokens, i)
            elif token.text in self._name_starts and i + 1 < len(tokens) and tokens[i + 1].text[:1].isupper():
                yield self._candidate(i, i + 2, "company")
            elif token.text in self._foreign_heads or (token.text in self._heads_of and is_of(tokens, i + 1)):
                yield from self._foreign(tokens, i)
            elif self._is_class(tokens, i):
                yield from self._classed(tokens, i)

    def _candidate(self, start: int, end: int, rule: str) -> Candidate:
        return Candidate(
            start, end, "organisation", self._language.rule("mentions", rule), 0 if rule == "announced" else -1
        )

    def _ended(self, tokens: Sequence[Token], last: int) -> Iterator[Candidate]:
        """A name that ends in a legal form, or in a word that ends the names of companies."""
        end = last + 1
        while end < len(tokens) and (tokens[end].text in self._legal_forms or tokens[end].text == "&"):
            end += 1
        start = last
        while start > 0 and last - start < _LONGEST_NAME and self._is_part(tokens, start - 1, start == last):
            start -= 1
        first = tokens[start]
        if self._lexicon.entry(" ".join(token.text for token in tokens[start:end])):
            return
        if start < last and not self._lexicon.demonym(first.text) and not self._is_owner(first.text):
            yield self._candidate(start, end, "company")

    def _is_part(self, tokens: Sequence[Token], i: int, beside: bool) -> bool:
        """Can token i stand inside a company's name? A common noun only right before the end of the name."""
        token = tokens[i]
        if token.text == "&":
            return True
        if not token.text[:1].isupper() or (self._roles.is_role(token.text) and not beside):
            return False
        return token.tag in ("NE", "FM", "XY") or (token.tag == "ADJA" and i > 0) or (beside and token.tag == "NN")

    def _is_owner(self, word: str) -> bool:
        entry = self._lexicon.entry(word)
        return entry is not None and entry.form != word

    def _is_class(self, tokens: Sequence[Token], i: int) -> bool:
        """Does a noun say what follows: "des Netzbetreibers", and before a word like a brand also "Finanzaufsicht"?"""
        word = tokens[i].text.lower()
        bare = word.removesuffix("s")
        if not tokens[i].text[:1].isupper() or bare.endswith(self._not_class_nouns):
            return False
        branded = i + 1 < len(tokens) and is_brand(tokens[i + 1].text)
        endings = (*self._class_nouns, *self._heads) if branded else self._class_nouns
        return word.endswith(endings) or bare.endswith(endings)

    def _foreign(self, tokens: Sequence[Token], i: int) -> Iterator[Candidate]:
        """A name that begins with a foreign noun for bodies: "Fondazione Tarnholm", "Front de Libération"."""
        end, last = i + 1, i + 1
        while end < min(len(tokens), i + _LONGEST_NAME + 2):
            token = tokens[end]
            if token.text[:1].isupper() and token.tag in ("NE", "FM", "XY", "NN", "ADJA"):
                last = end + 1
            elif token.text not in self._foreign_links:
                break
            end += 1
        if last > i + 1:
            yield self._candidate(i, last, "company")

    def _classed(self, tokens: Sequence[Token], i: int) -> Iterator[Candidate]:
        """What stands behind a class noun: a name in quotation marks, or a word that is in no cluster."""
        j = i + 2 if i + 1 < len(tokens) and tokens[i + 1].text in self._naming else i + 1
        if j >= len(tokens):
            return
        if tokens[j].text in _OPENING:
            end = next((k for k in range(j + 2, min(j + 8, len(tokens))) if tokens[k].text in _CLOSING), None)
            inside = tokens[j + 1 : end] if end else ()
            if inside and inside[0].text[:1].isupper() and not any(t.tag in _FINITE for t in inside):
                yield self._candidate(j + 1, j + 1 + len(inside), "announced")
            return
        if self._is_phrase(tokens, i, j):
            yield self._candidate(j, j + 2, "announced")
            return
        if j + 2 < len(tokens) and tokens[j + 1].text == "&":
            yield self._candidate(j, j + 3, "announced")  # "Gruppe Tor & Tür"
            return
        if self._is_leading(tokens, i, j):
            yield self._candidate(j, j + 1, "announced")
            return
        end = j
        while end < min(len(tokens), j + _LONGEST_NAME) and self._is_strange(tokens[end], j > i + 1):
            end += 1
        if end > j and not self._roles.is_role(tokens[j].text):
            yield self._candidate(j, end, "announced")
            if end + 1 < len(tokens) and tokens[end].text == "und" and self._is_strange(tokens[end + 1], False):
                yield self._candidate(end + 1, end + 2, "announced")

    def _is_phrase(self, tokens: Sequence[Token], i: int, j: int) -> bool:
        """Does an adjective in capitals stand with its noun behind a class noun: "Initiative Klarer Fluss"?"""
        if j + 1 >= len(tokens) or not tokens[i].text.lower().endswith(self._apposed):
            return False
        one, two = tokens[j], tokens[j + 1]
        return one.tag == "ADJA" and two.tag in ("NN", "NE") and one.text[:1].isupper() and two.text[:1].isupper()

    def _is_leading(self, tokens: Sequence[Token], i: int, j: int) -> bool:
        """Is an everyday noun the name behind its class noun: alone with it before the verb, or in "teilte ... mit"?"""
        if j + 1 >= len(tokens) or i == 0 or not tokens[i].text.lower().endswith(self._leading):
            return False
        article = tokens[i - 1].tag == "ART" and tokens[j].tag == "NN" and tokens[j].text[:1].isupper()
        told = i > 1 and tokens[i - 2].text in self._told and tokens[j + 1].tag == "PTKVZ"
        return article and (told or (i == 1 and tokens[j + 1].tag in _FINITE))

    def _is_strange(self, token: Token, named: bool) -> bool:
        """Is a word a name and no noun of everyday speech? After "namens" all that has a capital is."""
        if not token.text[:1].isupper() or not token.text.replace("-", "").isalnum() or self._lexicon.entry(token.text):
            return False
        if named or (token.text.isupper() and len(token.text) > 1):
            return True
        return token.tag in ("NN", "NE", "FM", "XY") and self._clusters.get(token.text) is None


def is_of(tokens: Sequence[Token], i: int) -> bool:
    """Does the English "of" stand at token i: "Bank of Beispiel"?"""
    return i < len(tokens) and tokens[i].text == "of"


def is_brand(word: str) -> bool:
    """Is a word written as no common noun is: "BaFin", "NDK", "eBay"?"""
    return word.isalnum() and not word[1:].islower() and any(c.isupper() for c in word[1:])


@cache
def companies(language: Language) -> Companies:
    """The finder of a language, compiled once."""
    return Companies(language)
