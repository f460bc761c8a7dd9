"""The closed lexicon of a language: countries with capitals and adjectives, organisations, media.

Country names come from the CLDR (Babel), the rest from ``countries.yml`` and ``organisations.yml``. Forms are
inflected when the lexicon is compiled ("Vereinigten Staaten", "Moskaus"), so that matching is a look-up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Literal

from babel import Locale

from briefing.languages import Language

Use = Literal["country", "capital", "seat", "region", "organisation", "group", "medium", "platform"]

_ADJECTIVE_END = re.compile(r"(?<=\w{3})(?:e|er|es|en|em)$")
_VOWELS = frozenset("aeiouäöüy")
_ENDINGS = ("e", "er", "es", "en", "em")


@dataclass(frozen=True, slots=True)
class Entry:
    """A known name: ``form`` as in the lexicon (not inflected), ``name`` the one that stands for all its forms.

    ``code`` is the ISO 3166 code of countries, capitals and seats of government. ``ambiguous`` forms are also
    everyday words and need a sign beside them.
    """

    form: str
    name: str
    use: Use
    code: str | None = None
    ambiguous: bool = False


class Lexicon:
    """The compiled lexicon of one language."""

    def __init__(self, language: Language) -> None:
        self._entries: dict[tuple[str, ...], Entry] = {}
        self._firsts: dict[str, int] = {}
        self.country_names: dict[str, str] = {}
        self._adjectives: dict[str, str] = {}
        self._region_adjectives: dict[str, str] = {}
        self._prefixes: dict[str, Entry] = {}
        self._add_countries(language)
        self._add_organisations(language)

    def longest(self, words: Sequence[str], start: int) -> tuple[int, Entry] | None:
        """The longest known name that begins at a word: where it ends (exclusive) and its entry."""
        for size in range(min(self._firsts.get(words[start], 0), len(words) - start), 0, -1):
            entry = self._entries.get(tuple(words[start : start + size]))
            if entry:
                return start + size, entry
        return None

    def entry(self, name: str) -> Entry | None:
        """The entry of a name as written, in any case form."""
        return self._entries.get(tuple(name.split()))

    def prefix(self, word: str) -> tuple[Entry, str] | None:
        """Split a hyphen compound whose first part is known: "US-Präsident" -> entry of the USA, "Präsident"."""
        first, hyphen, rest = word.partition("-")
        if not hyphen or not rest:
            return None
        longer = rest.rpartition("-")
        if longer[0] and (entry := self._prefixes.get(f"{first}-{longer[0]}")):
            return entry, longer[2]
        entry = self._prefixes.get(first)
        return (entry, rest) if entry else None

    def adjective(self, word: str) -> str | None:
        """The ISO code of the country that an inflected adjective belongs to: "ukrainische" -> "UA"."""
        return self._adjectives.get(word.lower()) or self._adjectives.get(_ADJECTIVE_END.sub("", word.lower()))

    def demonym(self, word: str) -> str | None:
        """The name of the country or region that an inflected adjective belongs to: "hessische" -> "Hessen"."""
        code = self.adjective(word)
        return self.country_names[code] if code else self._region_adjectives.get(_ADJECTIVE_END.sub("", word.lower()))

    def _add(self, form: str, entry: Entry, plural: bool = False) -> None:
        for words in _inflected(form.split(), declined=plural or entry.use == "organisation"):
            self._entries.setdefault(words, entry)
            self._firsts[words[0]] = max(self._firsts.get(words[0], 0), len(words))
        self._prefixes.setdefault(form, entry)

    def _add_countries(self, language: Language) -> None:
        rules = language["countries"]
        territories: Mapping[str, str] = Locale(language.code).territories
        for code, country in rules["countries"].items():
            name = rules["names"].get(code, territories[code])
            self.country_names[code] = name
            for form in (name, territories[code], *country.get("also", ())):
                self._add(form, Entry(form, name, "country", code), country.get("plural", False))
                if "-" in form:
                    self._add(form.replace("-", " "), Entry(form, name, "country", code))
            for form in country.get("capitals", ()):
                self._add(form, Entry(form, name, "capital", code))
            for form in country.get("seats", ()):
                self._add(form, Entry(form, name, "seat", code))
            for stem in (country.get("adjective"), *country.get("adjectives", ())):
                if stem:
                    self._adjectives.setdefault(stem.lower(), code)

        for name, stem in rules["regions"].items():
            self._add(name, Entry(name, name, "region"))
            if stem:
                self._region_adjectives[stem] = name

    def _add_organisations(self, language: Language) -> None:
        rules = language["organisations"]
        ambiguous = frozenset(rules["ambiguous"])
        groups: tuple[tuple[Use, list[list[str]]], ...] = (
            ("organisation", rules["organisations"]),
            ("group", rules["groups"]),
            ("medium", rules["media"]),
            ("platform", [[name] for name in rules["platforms"]]),
        )
        for form, seat in rules["seats"].items():
            self.country_names[seat["code"]] = seat["name"]
            self._add(form, Entry(form, seat["name"], "capital", seat["code"]))
        for use, group in groups:
            for forms in group:
                for form in forms:
                    self._add(form, Entry(form, forms[0], use, ambiguous=form in ambiguous))


@cache
def lexicon(language: Language) -> Lexicon:
    """The lexicon of a language, compiled once."""
    return Lexicon(language)


def _inflected(words: Sequence[str], declined: bool) -> Iterator[tuple[str, ...]]:
    """The words in every case: adjectives before the last word decline, the last takes -s or an apostrophe.

    ``declined``: a last word on -e declines too ("den Grünen", "den Niederlanden").
    """
    heads = [_declined(word) for word in words[:-1]]
    last = words[-1]
    lasts = [last]
    if last[-1] in "sxzß":
        lasts += [f"{last}'", f"{last}’"]
    elif len(last) > 1:
        lasts.append(f"{last}s")
    if last[-1] not in _VOWELS and last[-1].islower():
        lasts.append(f"{last}es")
    if declined and last[-1] == "e":
        lasts += [f"{last}n", f"{last}r", f"{last}m"]
    yield from product(*heads, lasts)


def _declined(word: str) -> list[str]:
    if not _ADJECTIVE_END.search(word):
        return [word]
    stem = _ADJECTIVE_END.sub("", word)
    return [word, *(stem + ending for ending in _ENDINGS if stem + ending != word)]
