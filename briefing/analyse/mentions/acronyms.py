"""Organisations by their acronym: "Bund Nordischer Gärtner (BNG)", "die Partei der Fischer NFP".

Method: the letters of an acronym in brackets are the initials of the words before it, with letters from inside the
words allowed (Schwartz & Hearst 2003); every capitalised word has to give its initial.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefing.analyse.lexicon import lexicon
from briefing.analyse.mentions.candidates import Candidate
from briefing.analyse.names import clusters, model_folder
from briefing.languages import Language
from briefing.model import Token

_ACRONYM = re.compile(r"[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,6}[A-ZÄÖÜ]$")
_CAPITALS = re.compile(r"[A-ZÄÖÜ]{3,8}$")
_ROMAN = re.compile(r"[IVXLCM]+$")
_LONGEST_NAME = 9
_INSIDE = frozenset({"NN", "NE", "FM", "XY", "ADJA", "ART", "APPR", "APPRART", "KON", "TRUNC", "CARD"})
_NAME_TAGS = frozenset({"NN", "NE", "FM", "XY"})


class Acronyms:
    """Finds organisations by their acronyms."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon(language)
        self._clusters = clusters.load(model_folder(language.code))
        rules = language["mentions"]
        self._not_names = frozenset(rules["other_acronyms"])
        self._things = (*rules["thing_nouns"], *rules["not_organisations"], *rules["abbreviated_things"])
        self._rules = [language.rule("mentions", rule) for rule in ("abbreviated", "acronym")]

    def find(self, tokens: Sequence[Token]) -> Iterator[Candidate]:
        """The organisations of one sentence that have an acronym or are one."""
        abbreviated, alone = self._rules
        for i, token in enumerate(tokens):
            opened = (
                i > 1 and i + 1 < len(tokens) and tokens[i - 1].text == "(" and tokens[i + 1].text in (")", ",", ";")
            )
            if opened and _ACRONYM.match(token.text) and token.text not in self._not_names:
                start = self._beginning(tokens, i - 1, token.text)
                if start is not None:
                    yield Candidate(start, i - 1, "organisation", abbreviated, -1)
                    yield Candidate(i, i + 1, "organisation", abbreviated, -1)
            elif self._is_name(tokens, i):
                yield Candidate(i, i + 1, "organisation", alone, 0)

    def _beginning(self, tokens: Sequence[Token], end: int, acronym: str) -> int | None:
        """Where the name begins whose initials are an acronym; it ends before token ``end``."""
        last = tokens[end - 1]
        if last.tag not in _NAME_TAGS or last.text.lower().endswith(self._things):
            return None
        parts: list[str] = []
        for start in range(end - 1, max(-1, end - 1 - _LONGEST_NAME), -1):
            token = tokens[start]
            if token.tag not in _INSIDE:
                return None
            if token.text[:1].isupper():
                parts[:0] = [part for part in token.text.split("-") if part[:1].isupper()]
                named = len(parts) > 1 or token.tag == "NE"
                if named and _spells(acronym.casefold(), [part.casefold() for part in parts]):
                    return start
        return None

    def _is_name(self, tokens: Sequence[Token], i: int) -> bool:
        """Does a word in capitals stand for a body: no measure, no heading, no other abbreviation?"""
        word = tokens[i].text
        if not _CAPITALS.match(word) or _ROMAN.match(word) or word in self._not_names or self._lexicon.entry(word):
            return False
        beside = [*tokens[max(0, i - 1) : i], *tokens[i + 1 : i + 2]]
        if any((token.text.isupper() and len(token.text) > 1) or token.text[:1].isdigit() for token in beside):
            return False
        if self._lexicon.entry(word.capitalize()):
            return False  # "GRÜNE"
        common = self._clusters.get(word) is None and self._clusters.get(word.capitalize()) is not None
        return len(tokens) > 2 and not common and tokens[i].tag in _NAME_TAGS


def _spells(letters: str, parts: Sequence[str]) -> bool:
    """Do letters, in order, begin every part, with more letters from inside the parts allowed?"""
    if not parts:
        return not letters
    if not letters or letters[0] != parts[0][:1]:
        return False
    rest = letters[1:]
    taken, at = 0, 1
    while True:
        if _spells(rest[taken:], parts[1:]):
            return True
        at = parts[0].find(rest[taken], at) + 1 if taken < len(rest) else 0
        if at == 0:
            return False
        taken += 1


@cache
def acronyms(language: Language) -> Acronyms:
    """The finder of a language, compiled once."""
    return Acronyms(language)
