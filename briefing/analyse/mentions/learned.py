"""Names that the model finds, put right by what stands beside them: titles, particles, nouns that say the kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefing.analyse.lexicon import lexicon
from briefing.analyse.mentions.candidates import Candidate
from briefing.analyse.names import Name, clusters, model_folder, tagger
from briefing.analyse.roles import role_words
from briefing.languages import Language
from briefing.model import MentionKind, Token

_KINDS: dict[str, MentionKind] = {"PER": "person", "LOC": "place", "ORG": "organisation"}
_ARABIC = re.compile(r"(?:a[lsdnrt]|el|asch|ben|ibn|bin)-[A-ZÄÖÜ]\w+$", re.IGNORECASE)
_GENITIVE = re.compile(r"e?s$")
_INITIAL = re.compile(r"[A-ZÄÖÜ]\.$")
_MARKS = frozenset("„“”\"«»‚‘’›‹'()[]–-—,.:;!?/&…*|")
_NAME_TAGS = frozenset({"NE", "NN", "FM", "XY", "ADJA", "TRUNC"})
_DETERMINERS = ("ART", "APPRART", "ADJA", "PPOSAT", "PIAT", "CARD")
_LONGEST_NAME = 8
_LONG_ROLE = 12
_LONGEST_PARTICLES = 3


class LearnedNames:
    """Finds names of people, and of places and organisations that no list holds."""

    def __init__(self, language: Language) -> None:
        self._rule = language.rule("mentions", "model")
        self._announced_rule = language.rule("mentions", "announced")
        self._tagger = tagger(language.code)
        self._roles = role_words(language)
        self._lexicon = lexicon(language)
        rules = language["mentions"]
        self._kind_nouns: tuple[tuple[MentionKind, tuple[str, ...]], ...] = (
            ("organisation", tuple(rules["organisation_nouns"])),
            ("place", tuple(rules["place_nouns"])),
        )
        self._class_nouns = tuple(rules["class_nouns"])
        self._not_class_nouns = tuple(rules["not_class_nouns"])
        self._arabic_places = frozenset(rules["arabic_places"])
        self._things = tuple(rules["thing_nouns"])
        self._not_organisations = tuple(rules["not_organisations"])
        self._buildings = tuple(rules["buildings"])
        self._calendar = frozenset(rules["calendar"])
        self._company_roles = tuple(rules["company_roles"])
        self._located = frozenset((*rules["before_places"], *rules["around_places"], "nach", "aus", "von"))
        self._around = frozenset(rules["around_places"])
        self._strange = clusters.load(model_folder(language.code))
        self._name_starts = frozenset(rules["name_starts"])
        self._apposed = tuple(rules["apposed_nouns"])
        self._owners = tuple(rules["owners"])

    def find(self, tokens: Sequence[Token]) -> Iterator[Candidate]:
        """The names of one sentence."""
        words = [token.text for token in tokens]
        if len(words) > 2 and "".join(words).isupper():
            return  # in a heading in capitals everything looks like a name
        last: Candidate | None = None
        for name in self._tagger.names(words, [token.tag for token in tokens]):
            start, end = self._extent(tokens, name)
            kind = self._kind(tokens, start, end, _KINDS[name.label])
            if last and start < last.end:  # "Tamim" + "bin Hamad" runs into the next name: it is one
                last = last._replace(end=max(end, last.end))
            elif kind:
                if last:
                    yield last
                announced = kind == self._announced(tokens, start)
                last = Candidate(start, end, kind, self._announced_rule if announced else self._rule, 1)
        if last:
            yield last

    def is_title(self, word: str) -> bool:
        """Is this a form of address or the noun of a role, and no name itself?"""
        return word in self._roles.address or (self._roles.is_role(word) and not self._lexicon.entry(word))

    def extended(self, tokens: Sequence[Token], start: int, end: int) -> int:
        """The end of a person's name after particles: "Ina" + "von der Mark", "Ahmed" + "al-Tarik"."""
        particles = self._roles.particles | self._roles.capital_particles
        while end - start > 1 and tokens[end - 1].text in particles:
            end -= 1
        words = [token.text for token in tokens[end : end + _LONGEST_PARTICLES + 1]]
        if not words:
            return end
        initial = _INITIAL.match(tokens[end - 1].text) and words[0][:1].isupper() and tokens[end].tag == "NE"
        if _ARABIC.match(words[0]) or initial:
            return end + 1
        if len(words) > 1 and words[0] in self._roles.capital_particles and words[1][:1].isupper():
            return end + 2
        size = int(end - start == 1 and words[0] in particles)
        while 0 < size < len(words) and words[size] in self._roles.particles_after:
            size += 1
        if 0 < size < len(words) and words[size][:1].isupper() and not self._lexicon.longest(words, size):
            return end if words[0] == "zu" and tokens[end + size].tag == "NN" else end + size + 1
        return end

    def _extent(self, tokens: Sequence[Token], name: Name) -> tuple[int, int]:
        """The name's tokens without titles and marks around it, with its particles."""
        start, end = name.start, name.end
        person = name.label == "PER"
        while start < end and (tokens[start].text in _MARKS or (person and self.is_title(tokens[start].text))):
            start += 1
        while person and start + 2 < end and self._is_genitive(tokens[start].text):
            start += 1  # "der Präsident Norwegens Ole Tarvik"
        while start < end and tokens[end - 1].text in _MARKS:
            end -= 1
        while person and end - start > 1 and self._is_predicate(tokens[end - 1]):
            end -= 1  # "Brodersens Anwältin", "Bisher war Tarvik Menschenrechtsbeauftragter"
        if not person and end - start > 1 and self._is_class(tokens, start):
            start += 1  # "Fußball-Zweitligist FC Holmstadt"
        if name.label == "ORG" and end - start == 2 and self._is_known(tokens, start):
            end -= 1  # "das ZDF Freunde"
        if person and end - start < 3 and start and self._is_first_name(tokens[start - 1]):
            start -= 1
        for i in range(start, end - 1):
            text = tokens[i].text
            if text[-1] in "'’" or (i > start and _INITIAL.match(text) and tokens[i + 1].tag == "NN"):
                end = i + 1  # "Ina Holz' Plan", "wirft Ole T. Betrug vor"
                break
        arabic = end > start and end < len(tokens) and _ARABIC.match(tokens[end].text) is not None
        return start, self.extended(tokens, start, end) if person and end > start else end + arabic

    def _is_genitive(self, word: str) -> bool:
        entry = self._lexicon.entry(word)
        return entry is not None and entry.use == "country" and entry.form != word

    def _is_predicate(self, token: Token) -> bool:
        """Is the last word of a name a role? Short ones are surnames too: "Fischer", "Richter"."""
        feminine = token.tag == "NN" and token.text.endswith("in")
        return (feminine or len(token.text) >= _LONG_ROLE) and self._roles.is_role(token.text)

    def _is_known(self, tokens: Sequence[Token], i: int) -> bool:
        """Does a body of the lexicon stand before an everyday noun?"""
        entry, following = self._lexicon.entry(tokens[i].text), tokens[i + 1]
        known = entry is not None and entry.use in ("organisation", "medium")
        return known and following.tag == "NN" and self._strange.get(following.text) is not None

    def _is_first_name(self, token: Token) -> bool:
        """Is a word that the model left out part of the name behind it: a proper noun that no cluster holds?"""
        text = token.text
        strange = self._strange.get(text) is None and text[:1].isupper() and text[1:].islower()
        if text in self._roles.capital_particles and token.tag in ("NE", "FM"):
            return True
        return token.tag == "NE" and strange and not self.is_title(text) and not self._lexicon.entry(text)

    def _is_class(self, tokens: Sequence[Token], i: int) -> bool:
        """Does a noun that says the kind of a name stand in front of a proper name?"""
        noun, following = tokens[i], tokens[i + 1]
        proper = following.tag == "NE" or following.text in self._name_starts
        if following.tag == "ADJA" and noun.text.lower().endswith(self._apposed):
            return not following.text.endswith("er")  # "Partei Neue Küste", not "Partei Nordischer Gärtner"
        return noun.tag in ("NN", "NE") and proper and noun.text.lower().endswith(self._class_nouns)

    def _kind(self, tokens: Sequence[Token], start: int, end: int, kind: MentionKind) -> MentionKind | None:
        """The kind of a name, None when it is none: a month, a ship, an election."""
        inside = [token.text for token in tokens[start:end]]
        if not 0 < len(inside) <= _LONGEST_NAME or not any(w[:1].isupper() or _ARABIC.match(w) for w in inside):
            return None
        if all(word in self._calendar or self.is_title(word) for word in inside):
            return None
        before = tokens[start - 1] if start else None
        noun = before.text.lower() if before and before.tag == "NN" else ""
        if (
            kind == "person"
            and len(inside) == 1
            and tokens[start].tag == "NN"
            and before
            and before.tag in _DETERMINERS
        ):
            return None  # "die Hacker"
        if noun.endswith(self._things) or (len(inside) == 1 and not self._may_be_name(tokens[start], kind)):
            return None
        if len(inside) == 1 and kind == "organisation" and inside[0].lower().rstrip("s").endswith(self._buildings):
            return "place"
        announced = self._announced(tokens, start)
        if not announced and len(inside) == 1 and before and before.text.lower() in self._around:
            announced = "place" if self._strange.get(inside[0]) is None else None
        if announced or kind == "person":
            return announced or kind
        if kind == "place" and noun.endswith(self._company_roles):
            return "organisation"
        if any(_ARABIC.match(word) for word in inside[1:]) and not self._is_arabic_place(before, inside[0]):
            return "person"
        return "person" if self._is_person(tokens, start, end) else kind

    def _is_arabic_place(self, before: Token | None, first: str) -> bool:
        """Is a name with an Arabic article a place's: "Umm al-Tarn", "in Tarn al-Ulv"?"""
        return first in self._arabic_places or (before is not None and before.text.lower() in self._located)

    def _announced(self, tokens: Sequence[Token], start: int) -> MentionKind | None:
        """The kind that a noun in front of a name says."""
        noun = tokens[start - 1].text.lower() if start and tokens[start - 1].tag == "NN" else ""
        bare = _GENITIVE.sub("", noun)
        if not noun or bare.endswith(self._not_class_nouns):
            return None
        return next((kind for kind, nouns in self._kind_nouns if noun.endswith(nouns) or bare.endswith(nouns)), None)

    def _is_person(self, tokens: Sequence[Token], start: int, end: int) -> bool:
        """Is a name that the model takes for another kind a person's: after a role, before an age in brackets?"""
        if any(t.tag not in ("NE", "FM") or t.text.isupper() or self._lexicon.entry(t.text) for t in tokens[start:end]):
            return False
        before = tokens[start - 1].text if start else ""
        titled = self.is_title(before) and not before.lower().endswith(self._owners)
        after = [token.text for token in tokens[end : end + 3]]
        aged = (
            len(after) == 3 and after[0] == "(" and after[2] in (")", ",") and after[1].isdigit() and len(after[1]) == 2
        )
        return titled or aged

    def _may_be_name(self, token: Token, kind: MentionKind) -> bool:
        if "/" in token.text or token.tag not in _NAME_TAGS:
            return False
        if kind == "person":
            return not any(c.isdigit() for c in token.text)
        return kind != "organisation" or not token.text.lower().endswith(self._not_organisations)


@cache
def learned_names(language: Language) -> LearnedNames:
    """The finder of a language, with its model loaded once."""
    return LearnedNames(language)
