"""Names of the closed lexicon: countries, capitals for their government, organisations, media."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefing.analyse.lexicon import Entry, Lexicon, lexicon
from briefing.analyse.mentions.candidates import Candidate
from briefing.languages import Language
from briefing.model import MentionKind, Token

_QUOTES = frozenset("„“”\"«»‚‘’›‹'")
_FINITE = ("VVFIN", "VAFIN", "VMFIN")
_DIRECTION = re.compile(r"(?:Nord|Süd)?(?:Nord|Süd|Ost|West|Zentral|Mittel)(\w{3,})$")
_LONGEST_VIEW = 9
_KINDS: dict[str, MentionKind] = {
    "country": "country",
    "seat": "country",
    "region": "place",
    "organisation": "organisation",
    "group": "group",
    "medium": "organisation",
    "platform": "organisation",
}


class KnownNames:
    """Finds the names of the lexicon in a sentence."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._lexicon: Lexicon = lexicon(language)
        rules = language["countries"]
        self._place_words = frozenset(rules["place_prepositions"])
        self._local_heads = tuple(rules["local_heads"])
        self._government_words = frozenset(rules["address_prepositions"])
        self._governments = frozenset(rules["governments"])
        self._responses = frozenset(rules["responses"])
        self._linking = frozenset(rules["linking"])
        self._states = frozenset(rules["federal_states"])
        self._deeds = frozenset(rules["deeds"])
        self._unions = frozenset(seat["code"] for seat in language["organisations"]["seats"].values())
        self._media_nouns = frozenset(language["organisations"]["media_nouns"])

    def find(self, tokens: Sequence[Token], codes: frozenset[str]) -> Iterator[Candidate]:
        """The known names of one sentence; ``codes`` are the countries that the article names or describes."""
        words = [token.text for token in tokens]
        last: Candidate | None = None
        i = 0
        while i < len(tokens):
            government = self._government(words, i)
            if government:
                yield Candidate(i, government, "country", self._rule("government"), 0)
                i = government
                continue
            match = self._lexicon.longest(words, i)
            if not match and self._is_region(words[i]):
                yield Candidate(i, i + 1, "place", self._rule("region"), 0)
            if not match:
                i += 1
                continue
            end, entry = match
            if not entry.ambiguous or self._signalled(words, i):
                kind = self._kind(entry, tokens, i, end, codes)
                if last and last.end + 1 == i and words[i - 1] in self._linking and entry.use == "capital":
                    kind = last.kind  # "zwischen Wien und Rom": both governments or both towns
                last = Candidate(i, end, kind, self._rule(entry.use), 0)
                yield last
                if entry.use != "capital":
                    last = None
            i = end

    def _rule(self, name: str) -> str:
        return self._language.rule("mentions", name)

    def _government(self, words: Sequence[str], i: int) -> int | None:
        """The end of "US-Regierung", "russische Führung", "Japans Regierung" or "Regierung in Kiew" at token i."""
        split = self._lexicon.prefix(words[i])
        if split and split[0].code and split[1] in self._governments:
            return i + 1
        following = words[i + 1] if i + 1 < len(words) else ""
        if following in self._governments and (self._lexicon.adjective(words[i]) or self._is_genitive(words[i])):
            return i + 2
        if words[i] in self._governments and self._is_genitive(following):
            return i + 2
        if words[i] in self._governments and following in ("in", "von") and i + 2 < len(words):
            match = self._lexicon.longest(words, i + 2)
            seat = match is not None and match[1].use == ("capital" if following == "in" else "country")
            return match[0] if match and seat and match[1].code not in self._unions else None
        return None

    def _is_genitive(self, word: str) -> bool:
        entry = self._lexicon.entry(word)
        return entry is not None and entry.use == "country" and entry.form != word

    def _is_region(self, word: str) -> bool:
        """ "Ostukraine", "Nordirlands": a direction grown together with a country's name."""
        match = _DIRECTION.match(word)
        entry = self._lexicon.entry(match[1].capitalize()) if match else None
        return entry is not None and entry.use == "country"

    def _signalled(self, words: Sequence[str], i: int) -> bool:
        """Does a quotation mark or a word for media stand before an ambiguous name?"""
        before = words[max(0, i - 2) : i]
        return bool(before) and (before[-1] in _QUOTES or not self._media_nouns.isdisjoint(before))

    def _kind(self, entry: Entry, tokens: Sequence[Token], i: int, end: int, codes: frozenset[str]) -> MentionKind:
        if entry.use == "region" and entry.name in self._states and self._decides(tokens, i, end):
            return "organisation"
        if entry.use != "capital":
            return _KINDS[entry.use]
        if not self._governs(entry, tokens, i, end, codes):
            return "place"
        return "organisation" if entry.code in self._unions else "country"

    def _decides(self, tokens: Sequence[Token], i: int, end: int) -> bool:
        """Does a federal state act: "Hessen lehnt ab", "Auch Bremen will zahlen", not "In Bremen regnet es"?"""
        before, after = tokens[i - 1] if i else None, tokens[end] if end < len(tokens) else None
        free = before is None or before.tag in ("ADV", "KON", "$,", "KOUS", "$.")
        return free and after is not None and after.lemma.lower() in self._deeds

    def _governs(self, entry: Entry, tokens: Sequence[Token], i: int, end: int, codes: frozenset[str]) -> bool:
        """Does a capital stand for its government here? A sign is needed, and nothing that says place."""
        words = [token.text for token in tokens]
        before = words[max(0, i - 2) : i]
        after = tokens[end] if end < len(tokens) else None
        if before and before[-1].lower() == "aus" and not self._responses.isdisjoint(words[end : end + _LONGEST_VIEW]):
            return entry.code in codes
        if before and (before[-1] in self._place_words or before[-1].lower() in self._place_words):
            return False
        if tokens[end - 1].text not in (entry.form, entry.form.split()[-1]):  # genitive: "Moskaus Angriff"
            noun = next((t.text for t in tokens[end : end + 3] if t.text[:1].isupper()), "")
            return entry.code in codes and not noun.lower().endswith(self._local_heads)
        while (
            after
            and after.text in self._linking
            and end + 1 < len(words)
            and (match := self._lexicon.longest(words, end + 1))
        ):
            end = match[0]
            after = tokens[end] if end < len(tokens) else None
        if entry.code not in codes or after is None or (after.text in "(–-:,/" and not before):
            return False
        if before and before[-1].lower() in self._government_words:
            return True
        if after.tag in _FINITE or not before:
            return after.tag in _FINITE
        return tokens[i - 1].tag in (*_FINITE, "KOUS", "PRELS")


@cache
def known_names(language: Language) -> KnownNames:
    """The finder of a language, compiled once."""
    return KnownNames(language)


def country_codes(tokens: Sequence[Token], language: Language) -> frozenset[str]:
    """The ISO codes of the countries that an article names or whose adjective it uses."""
    table = lexicon(language)
    words = [token.text for token in tokens]
    seats = language["organisations"]["seats"].values()
    found = set()
    for i, word in enumerate(words):
        match = table.longest(words, i)
        if match and match[1].use in ("country", "seat") and match[1].code:
            found.add(match[1].code)
        found |= {
            seat["code"] for seat in seats if match and match[1].use == "organisation" and match[1].name in seat["of"]
        }
        split = table.prefix(word)
        code = split[0].code if split and split[0].use == "country" else table.adjective(word)
        if code:
            found.add(code)
    return frozenset(found)
