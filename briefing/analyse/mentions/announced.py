"""Names that the word before announces: "Ministerin Brodersen", "Handelskette Beispiel", "in Beispielstadt"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from briefing.analyse.lexicon import lexicon
from briefing.analyse.mentions.candidates import Candidate
from briefing.analyse.mentions.learned import learned_names
from briefing.languages import Language
from briefing.model import MentionKind, Token

_SHORTEST = 3
_LONGEST = 4


class AnnouncedNames:
    """Finds names that only their tag and the word before them show."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._lexicon = lexicon(language)
        self._learned = learned_names(language)
        rules = language["mentions"]
        self._organisation_nouns = tuple(rules["organisation_nouns"])
        self._place_nouns = tuple(rules["place_nouns"])
        self._things = tuple(rules["thing_nouns"])
        self._prepositions = frozenset(language["places"]["prepositions"])
        self._calendar = frozenset(rules["calendar"])

    def find(self, tokens: Sequence[Token], known: frozenset[int]) -> Iterator[Candidate]:
        """The announced names of one sentence that no token in ``known`` is part of."""
        words = [token.text for token in tokens]
        for i in range(1, len(tokens)):
            if i in known or i - 1 in known or not self._is_name(tokens[i]) or self._lexicon.longest(words, i):
                continue
            end = i + 1
            while end < min(len(tokens), i + _LONGEST) and tokens[end].tag == "NE" and words[end][:1].isupper():
                end += 1
            kind, rule, rank = self._announced(tokens, i, end)
            if kind == "person":
                end = self._learned.extended(tokens, i, end)
            if kind:
                yield Candidate(i, end, kind, self._language.rule("mentions", rule), rank)

    def _is_name(self, token: Token) -> bool:
        text = token.text
        if token.tag != "NE" or len(text) < _SHORTEST or not text[0].isupper() or not text.replace("-", "").isalpha():
            return False
        return text not in self._calendar and not self._learned.is_title(text)

    def _announced(self, tokens: Sequence[Token], i: int, end: int) -> tuple[MentionKind | None, str, int]:
        """The kind that the words before token i announce, with the rule and its rank."""
        before = tokens[i - 1]
        noun = before.text.lower() if before.text[:1].isupper() else ""
        if noun.endswith(self._things):
            return None, "", 0
        if noun and self._learned.is_title(before.text):
            return "person", "announced", 2
        if noun.removesuffix("s").endswith(self._organisation_nouns):
            return "organisation", "announced", 2
        located = before.text.lower() in self._prepositions or (
            before.text in ("dem", "der") and i > 1 and tokens[i - 2].text.lower() == "aus"
        )
        followed = end < len(tokens) and tokens[end].text[:1].isupper()
        if noun.endswith(self._place_nouns) or (located and not followed and not tokens[i].text.isupper()):
            return "place", "located", 5
        return None, "", 0


@cache
def announced_names(language: Language) -> AnnouncedNames:
    """The finder of a language, compiled once."""
    return AnnouncedNames(language)
