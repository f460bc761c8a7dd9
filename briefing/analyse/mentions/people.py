"""Names that the model finds, put right: particles, titles, calendar words; and people announced by a title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefing.analyse.lexicon import lexicon
from briefing.analyse.mentions.candidates import Candidate
from briefing.analyse.names import Name, tagger
from briefing.analyse.roles import role_words
from briefing.languages import Language
from briefing.model import MentionKind, Token

_KINDS: dict[str, MentionKind] = {"PER": "person", "LOC": "place", "ORG": "organisation"}
_ARABIC = re.compile(r"(?:[aA][lsdnrtz]|[eE]l|[aA]sch|[bB]en|[iI]bn|[bB]in)-[A-ZÄÖÜ]\w+$")
_INITIAL = re.compile(r"[A-ZÄÖÜ]\.$")
_MARKS = frozenset("„“”\"«»‚‘’›‹'()[]–-—,.:;!?/&…*|")


class People:
    """Finds names of people, and of places and organisations that no list holds."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._tagger = tagger(language.code)
        self._roles = role_words(language)
        self._lexicon = lexicon(language)
        self._not_people = frozenset(language["mentions"]["not_people"])
        self._not_organisations = tuple(language["mentions"]["not_organisations"])
        self._buildings = tuple(language["mentions"]["buildings"])
        self._place_prepositions = frozenset(language["places"]["prepositions"])
        self._calendar = frozenset(language["mentions"]["calendar"])

    def find(self, tokens: Sequence[Token]) -> Iterator[Candidate]:
        """The names of one sentence."""
        words = [token.text for token in tokens]
        inside: set[int] = set()
        for name in self._tagger.names(words):
            trimmed = self._trimmed(tokens, name)
            if trimmed:
                inside.update(range(trimmed.start, trimmed.end))
                yield trimmed
        for i in range(len(tokens) - 1):
            if i + 1 not in inside and i not in inside and self._announces(tokens, i):
                end = i + 2
                while end < len(tokens) and end < i + 4 and tokens[end].tag == "NE" and words[end][:1].isupper():
                    end += 1
                yield Candidate(i + 1, self._extended(words, i + 1, end), "person", self._rule("announced"), 2)

        yield from self._located(tokens, inside)

    def _located(self, tokens: Sequence[Token], inside: set[int]) -> Iterator[Candidate]:
        """Unknown names after a preposition of place: "in Beispielstadt", "aus dem Beispielgau"."""
        for i in range(1, len(tokens)):
            name, before = tokens[i], tokens[i - 1].text.lower()
            if i in inside or name.tag != "NE" or not name.text.isalpha() or not name.text[:1].isupper():
                continue
            article = before in ("dem", "der") and i > 1 and tokens[i - 2].text.lower() == "aus"
            if (before in self._place_prepositions or article) and not name.text.isupper():
                yield Candidate(i, i + 1, "place", self._rule("located"), 5)

    def _rule(self, name: str) -> str:
        return self._language.rule("mentions", name)

    def _trimmed(self, tokens: Sequence[Token], name: Name) -> Candidate | None:
        """A name of the model without titles and marks around it, with its particles; None when nothing stays."""
        words = [token.text for token in tokens]
        start, end = name.start, name.end
        person = name.label == "PER"
        while start < end and (words[start] in _MARKS or (person and self._is_title(words[start]))):
            start += 1
        while start < end and words[end - 1] in _MARKS:
            end -= 1
        if person and end > start:
            end = self._extended(words, start, end)
        inside = words[start:end]
        if len(inside) == 1 and "/" in inside[0]:
            return None
        kind = _KINDS[name.label]
        if person and (
            any(c.isdigit() for c in inside[0]) or self._not_people.intersection(words[max(0, start - 2) : start])
        ):
            return None
        if kind == "organisation" and len(inside) == 1:
            if inside[0].lower().rstrip("s").endswith(self._buildings):
                kind = "place"
            elif inside[0].lower().endswith(self._not_organisations):
                return None
        if not any(word[:1].isupper() or _ARABIC.match(word) for word in inside):
            return None
        if all(word in self._calendar or self._is_title(word) for word in inside) or self._is_compound(inside, person):
            return None
        return Candidate(start, end, kind, self._rule("model"), 1)

    def _is_compound(self, words: Sequence[str], person: bool) -> bool:
        """ "Ukraine-Krieg", "US-Gespräche": a noun about a name, no name; "Merkel-Vertrauter" likewise."""
        return len(words) == 1 and self._lexicon.prefix(words[0]) is not None and words[0].rpartition("-")[2].islower()

    def _is_title(self, word: str) -> bool:
        return word in self._roles.address or (self._roles.is_role(word) and not self._lexicon.entry(word))

    def _extended(self, words: Sequence[str], start: int, end: int) -> int:
        """The end of a person's name after particles: "Ursula" + "von der Leyen", "Baschar" + "al-Assad"."""
        if end >= len(words):
            return end
        if _ARABIC.match(words[end]) or (_INITIAL.match(words[end - 1]) and words[end][:1].isupper()):
            return end + 1
        stop = end
        if end - start == 1 and words[stop] in self._roles.particles:
            stop += 1
            while stop < len(words) and stop - end < 3 and words[stop] in self._roles.particles_after:
                stop += 1
        if end < stop < len(words) and words[stop][:1].isupper() and not self._lexicon.longest(words, stop):
            return stop + 1
        return end

    def _announces(self, tokens: Sequence[Token], i: int) -> bool:
        """Does a role word stand at token i and an unknown name after it: "Ministerin Brodersen"?"""
        name = tokens[i + 1]
        if name.tag != "NE" or not name.text.isalpha() or not name.text[:1].isupper() or len(name.text) < 3:
            return False
        if name.text in self._calendar or self._is_title(name.text):
            return False
        if tokens[i].text in self._not_people or not (self._is_title(tokens[i].text) and tokens[i].text[:1].isupper()):
            return False
        return self._lexicon.longest([token.text for token in tokens], i + 1) is None


@cache
def people(language: Language) -> People:
    """The finder of a language, with its model loaded once."""
    return People(language)
