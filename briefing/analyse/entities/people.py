"""Which mentions of people are one person? Full names by key, surnames by the one full name that ends in them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from briefing.analyse.entities.chains import Chain
from briefing.analyse.genitives import nominative
from briefing.analyse.roles import role_words
from briefing.analyse.tokens import TokenRow
from briefing.languages import Language
from briefing.languages.name_key import name_key, word_key
from briefing.model import Mention


class PeopleChains:
    """Groups the mentions of people of one document."""

    def __init__(self, row: TokenRow, mentions: Sequence[Mention], language: Language) -> None:
        self._row = row
        self._language = language
        self._roles = role_words(language)
        self._mentions = mentions
        self._last_words = Counter(mention.text.split()[-1] for mention in mentions)

    def chains(self) -> tuple[list[Chain], list[Mention]]:
        """The chains, and the mentions that stay open because two people could be meant."""
        forms = [(mention, self._nominative(mention)) for mention in self._mentions]
        full = [(m, words) for m, words in forms if self._is_full(words)]
        chains, groups = self._full_names(full)
        by_surname: dict[str, list[int]] = defaultdict(list)
        by_key: dict[str, list[int]] = defaultdict(list)
        by_first: dict[str, list[int]] = defaultdict(list)
        for index, names in enumerate(groups):
            for surname in sorted({form for words in names for form in (self._surname(words), words[-1])}):
                by_surname[surname].append(index)
            for key in sorted({name_key(self._surname(words)) for words in names}):
                by_key[key].append(index)
            for first in sorted({words[0] for words in names}):
                by_first[first].append(index)
        single: dict[str, Chain] = {}
        still_open = []
        for mention, words in forms:
            if self._is_full(words):
                continue
            surname = " ".join(words)
            found = by_surname.get(surname) or by_key.get(name_key(surname)) or by_first.get(surname)
            if found and len(found) == 1:
                chains[found[0]].mentions.append(mention)
            elif found:
                still_open.append(mention)
            else:
                key = name_key(surname)
                chain = single.setdefault(key, Chain(surname, "person", self._rule("surname")))
                chain.mentions.append(mention)
        return [*chains, *single.values()], still_open

    def _rule(self, name: str) -> str:
        return self._language.rule("entities", name)

    def _is_full(self, words: Sequence[str]) -> bool:
        return len(words) > 1 and words[0].lower() not in self._roles.particles

    def _surname(self, words: Sequence[str]) -> str:
        """The words from the first particle on, else the last word."""
        for i, word in enumerate(words[1:-1], 1):
            if word in self._roles.particles:
                return " ".join(words[i:])
        return words[-1]

    def _full_names(self, full: Sequence[tuple[Mention, list[str]]]) -> tuple[list[Chain], list[list[list[str]]]]:
        """One chain per person with a full name, and the spellings of each."""
        keys: list[tuple[str, frozenset[str]]] = []
        chains: list[Chain] = []
        groups: list[list[list[str]]] = []
        for mention, words in sorted(full, key=lambda item: (-len(item[1]), item[0].span)):
            first, all_keys = word_key(words[0]), frozenset(map(word_key, words))
            last = word_key(words[-1])
            found = [
                i
                for i, (other_first, other) in enumerate(keys)
                if last in other and (first == other_first or all_keys <= other or _initial_of(first, other_first))
            ]
            if len(found) == 1:
                index = found[0]
            else:
                index = len(chains)
                keys.append((first, all_keys))
                chains.append(Chain(" ".join(words), "person", self._rule("full-name")))
                groups.append([])
            chains[index].mentions.append(mention)
            groups[index].append(words)
        for chain, names in zip(chains, groups, strict=True):
            counts = Counter(" ".join(words) for words in names)
            chain.name = max(counts, key=lambda name: (len(name.split()), counts[name], name))
        return chains, groups

    def _nominative(self, mention: Mention) -> list[str]:
        """The words of a mention without forms of address and without the genitive's ending."""
        words = [word for word in mention.text.split() if word not in self._roles.address] or mention.text.split()
        whole = nominative(mention, self._last_words, self._row, self._language).split()
        return [*words[:-1], whole[-1]]


def _initial_of(one: str, other: str) -> bool:
    """Is one the initial of the other: "D." and "Donald"?"""
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return len(short) == 1 and long.startswith(short)
