"""Organisations by their shape: offices, parties, quoted names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefing.analyse.lexicon import lexicon
from briefing.analyse.mentions.candidates import Candidate
from briefing.analyse.mentions.companies import is_brand
from briefing.analyse.names import clusters, model_folder
from briefing.analyse.roles import role_words
from briefing.languages import Language
from briefing.model import Token

_OPENING = frozenset("„“\"«»‚‘›‹'")
_CLOSING = frozenset("“”\"»«’‘‹›'")
_GENITIVE = re.compile(r"e?s$")
_LONGEST_QUOTED_NAME = 5


class Bodies:
    """Finds organisations that no list holds."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._lexicon = lexicon(language)
        organisations, rules = language["organisations"], language["mentions"]
        self._heads = tuple(organisations["heads"])
        self._prefixed_heads = tuple(organisations["prefixed_heads"])
        self._not_bodies = tuple(rules["not_organisations"])
        self._roles = role_words(language)
        self._voices = tuple(organisations["voices"])
        self._not_heads = frozenset(organisations["not_heads"])
        self._seated = frozenset(rules["seated"])
        self._not_alone = frozenset(organisations["not_alone"])
        self._media_nouns = frozenset(organisations["media_nouns"])
        self._announcing = tuple(rules["organisation_nouns"])
        self._bare = frozenset(rules["bare_bodies"])
        self._bare_before = frozenset(rules["bare_before"])
        self._unions = tuple(rules["unions"])
        self._descriptions = tuple(rules["descriptions"])
        self._offices = tuple(rules["offices"])
        self._clusters = clusters.load(model_folder(language.code))
        self._so_called = tuple(rules["so_called"])
        self._apposed = tuple(rules["apposed_nouns"])
        self._place_parts = frozenset(rules["place_parts"])
        self._report_words = tuple(rules["report_words"])

    def find(self, tokens: Sequence[Token]) -> Iterator[Candidate]:
        """The bodies of one sentence."""
        words = [token.text for token in tokens]
        reported = any(word.lower().startswith(self._report_words) for word in words)
        for i, token in enumerate(tokens):
            if token.text in _OPENING:
                yield from self._quoted(tokens, i, reported)
            elif token.text[:1].isupper():
                yield from self._body(tokens, i)
                yield from self._voiced(tokens, i)

    def _candidate(self, start: int, end: int, kind: str, rule: str) -> Candidate:
        name = self._language.rule("mentions", rule)
        return (
            Candidate(start, end, "group", name, 0)
            if kind == "group"
            else Candidate(start, end, "organisation", name, 3)
        )

    def _body(self, tokens: Sequence[Token], i: int) -> Iterator[Candidate]:
        """ "das russische Außenministerium", "Staatsanwaltschaft Hannover", "die Polizei"."""
        word = tokens[i].text
        base = word if word.lower().endswith(self._heads) else _GENITIVE.sub("", word)
        heads = (*self._heads, *self._prefixed_heads) if self._lexicon.prefix(word) else self._heads
        if not base.lower().endswith(heads) or not word[:1].isupper() or word.isupper():
            return
        if base.lower().endswith(self._not_bodies):
            return
        start = i
        while start and self._belongs(tokens[start - 1]):
            start -= 1
        end = self._seat(tokens, i + 1)
        if i + 1 < len(tokens) and is_brand(tokens[i + 1].text):
            return  # "Finanzaufsicht NoFin": the name alone is the name
        announcing = base.lower().endswith(self._announcing)
        if announcing and end == i + 1 < len(tokens) and tokens[end].tag == "NE" and tokens[end].text[:1].isupper():
            return  # "Getränkekonzern Beispiel Nord"
        if end > i + 1 and announcing and not (len(base) > 7 and self._is_office(base, tokens[i + 1].text)):
            return  # "Gewerkschaft Beispiel": the name alone is the name
        end = self._field(tokens, end) if end == i + 1 else end
        if end > i + 1 and base.lower().endswith(self._apposed):
            start = i + 1  # "Regierungspartei Nordischer Traum"
        adjective = tokens[i - 1].text if start < i else ""
        named = adjective[:1].isupper() and not adjective.endswith("er")  # "Deutsche Stiftung", no "Kieler Verein"
        owned = start > 0 and self._is_genitive(tokens[start - 1].text)
        if end == i + 1 and not named and not owned and (base in self._not_heads or self._describes(base)):
            return
        if end == i + 1 and start == i and base in self._not_alone:
            return
        before = tokens[start - 1] if start else None
        if before and before.tag == "ADJA" and start > 1:
            before = tokens[start - 2]
        definite = before is not None and before.tag in ("ART", "APPRART") and not before.text.lower().startswith("ein")
        definite = definite or (before is not None and before.text.lower() in self._bare_before)
        definite = definite or (start == i and base.lower() in self._bare and self._is_bare(tokens, i))
        if definite or owned or end > i + 1 or self._lexicon.prefix(word):
            yield self._candidate(start, end, "organisation", "body")

    def _voiced(self, tokens: Sequence[Token], i: int) -> Iterator[Candidate]:
        """ "die Werksleitung", "die Stadtliste": a compound that is a body where it speaks, see `salience`."""
        word = tokens[i].text
        if tokens[i].tag != "NN" or not word.lower().endswith(self._voices) or word.lower() in self._voices:
            return
        if self._roles.is_role(word) or word.lower().endswith(self._not_bodies):
            return  # "der Landrat", "die Entführung"
        if i + 1 < len(tokens) and tokens[i + 1].text[:1].isupper():
            return  # "das Hilfswerk Beispiel": the name alone is the name
        before = tokens[i - 1] if i else None
        if before and before.tag == "ADJA" and i > 1:
            before = tokens[i - 2]
        if before and before.tag == "ART" and before.text.lower().startswith("d") and word not in self._not_heads:
            yield self._candidate(i, i + 1, "organisation", "voiced")

    def _is_bare(self, tokens: Sequence[Token], i: int) -> bool:
        """Does a body without an article lead a sentence: "Polizei sucht Zeugen", "Polizei und Feuerwehr halfen"?"""
        if i > 1 and tokens[i - 1].text == "und":
            return i == 2 and tokens[0].text.lower() in self._bare
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        return i == 0 and after is not None and (after.text == "und" or after.tag in ("VVFIN", "VAFIN", "VMFIN"))

    def _describes(self, base: str) -> bool:
        return "-" not in base and base.lower().endswith(self._descriptions)

    def _is_office(self, base: str, following: str) -> bool:
        """Does an authority stand before its seat: "Umweltbehörde Altenbrück", not "Umweltbehörde NordKontroll"?"""
        return base.lower().endswith(self._offices) and following[1:].islower()

    def _seat(self, tokens: Sequence[Token], end: int) -> int:
        """The end of the town after a body: "Polizei Bad Altenbrück"; two words are a person."""
        names = end
        if end < len(tokens) and tokens[end].tag == "NN" and tokens[end].text[:1].isupper():
            return end + int(self._clusters.get(tokens[end].text) is None)
        while names < len(tokens) and tokens[names].tag == "NE" and tokens[names].text[:1].isupper():
            names += 1
        two = names - end == 2 and (tokens[end].text in self._place_parts or tokens[end + 1].text.strip("IVX") == "")
        return names if names - end == 1 or two else end

    def _field(self, tokens: Sequence[Token], end: int) -> int:
        """The end of what a body is for: "Amt für Statistik und Wahlen", "Verband Nordischer Gärtner"."""
        words = [token.text for token in tokens[end : end + 4]] + [""] * 4
        noun = tokens[end - 1].text.lower()
        if noun.endswith(self._unions) and words[0]:
            if tokens[end].tag == "NN" and words[1] == "und" and words[2][:1].isupper():
                return end + 3  # "Gewerkschaft Hafen und Küste"
            if words[0] == "der" and (member := self._member(tokens, end + 1)):
                return member  # "Verband der freien Gärtner"
        if words[0] == "für" and words[1][:1].isupper() and tokens[end + 1].tag in ("NN", "NE"):
            return self._purpose(tokens, end + 2)
        if noun in self._seated and words[0] == "in" and words[1][:1].isupper() and tokens[end + 1].tag == "NE":
            return end + 2 + (words[2][:1].isupper() and tokens[end + 2].tag == "NE")
        capitals = words[0][:1].isupper() and words[1][:1].isupper()
        if capitals and tokens[end].tag == "ADJA" and (words[0].endswith("er") or noun.endswith(self._apposed)):
            return end + 2
        return end

    def _member(self, tokens: Sequence[Token], i: int) -> int | None:
        """The end of those whom a union stands for: "(der) Gärtner", "(der) freien Gärtner"."""
        described = i < len(tokens) and tokens[i].tag == "ADJA"
        i += described
        named = i < len(tokens) and (tokens[i].tag == "NN" or (described and tokens[i].tag == "NE"))
        return i + 1 if named and tokens[i].text[:1].isupper() else None

    def _purpose(self, tokens: Sequence[Token], end: int) -> int:
        """The end of "für Statistik und Wahlen", "für Sicherheit in der Technik", whose first noun ends at ``end``."""
        words = [token.text for token in tokens[end : end + 3]] + [""] * 3
        if words[0] in ("und", "in") and words[1] == "der" and words[2][:1].isupper() and tokens[end + 2].tag == "NN":
            return end + 3
        return end + (2 if words[0] == "und" and words[1][:1].isupper() else 0)

    def _belongs(self, token: Token) -> bool:
        """Is an adjective part of a body's name: "ukrainische", "Berliner", "Auswärtigen"?"""
        named = token.text[:1].isupper() and not token.text.rpartition("-")[2][:1].islower()  # not "SPD-nahe"
        return token.tag == "ADJA" and (named or self._lexicon.demonym(token.text) is not None)

    def _is_genitive(self, word: str) -> bool:
        """ "Norwegens": a country in front of what belongs to it."""
        entry = self._lexicon.entry(word)
        return entry is not None and entry.form != word and entry.use in ("country", "capital", "region")

    def _quoted(self, tokens: Sequence[Token], i: int, reported: bool) -> Iterator[Candidate]:
        """A name in quotation marks after "sogenannte" or a word for media; a short one of a reporting sentence."""
        end = next(
            (j for j in range(i + 2, min(i + 2 + _LONGEST_QUOTED_NAME, len(tokens))) if tokens[j].text in _CLOSING),
            None,
        )
        if end is None or i == 0 or not tokens[i + 1].text[:1].isupper():
            return
        inside = tokens[i + 1 : end]
        if any(token.tag.startswith(("VVFIN", "VAFIN", "VMFIN", "$")) for token in inside):
            return
        before = tokens[i - 1]
        if before.text.lower().startswith(self._so_called):
            yield self._candidate(i + 1, end, "group", "so-called")
        elif before.text in self._media_nouns or (
            reported and before.text in ("der", "dem", "des") and all(t.text[:1].isupper() for t in inside)
        ):
            yield self._candidate(i + 1, end, "organisation", "quoted-medium")


@cache
def bodies(language: Language) -> Bodies:
    """The finder of a language, compiled once."""
    return Bodies(language)
