"""Which mentions of people are one person? Full names by key, surnames by the one full name that ends in them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from briefing.analyse.entities.chains import Chain
from briefing.analyse.genitives import nominative
from briefing.analyse.roles import role_words
from briefing.analyse.tokens import TokenRow
from briefing.languages import Language
from briefing.languages.name_key import name_key, word_key
from briefing.model import Mention

_ROMAN = re.compile(r"[IVX]+$")


class PeopleChains:
    """Groups the mentions of people of one document."""

    def __init__(self, row: TokenRow, mentions: Sequence[Mention], language: Language) -> None:
        self._row = row
        self._language = language
        self._roles = role_words(language)
        self._mentions = mentions
        self._last_words = Counter(mention.text.split()[-1] for mention in mentions)

    def chains(self) -> list[Chain]:
        """The chains; a surname that two people share stays with nobody."""
        forms = [(mention, self._nominative(mention)) for mention in self._mentions]
        chains, groups = self._full_names([(m, words) for m, words in forms if self._is_full(words)])
        surnames = _index((name, n) for n, g in enumerate(groups) for words in g for name in self._surnames(words))
        keys = _index((name_key(name), n) for name, numbers in surnames.items() for n in numbers)
        firsts = _index((words[0], n) for n, group in enumerate(groups) for words in group)
        middles = _index((words[1], n) for n, group in enumerate(groups) for words in group if len(words) == 3)
        single: dict[str, Chain] = {}
        for mention, words in forms:
            if self._is_full(words):
                continue
            name = " ".join(words)
            found = (
                surnames.get(self._worded(mention))
                or surnames.get(name)
                or keys.get(name_key(name))
                or surnames.get(name.removesuffix("s"))
            )
            if not found and not self._after_role(mention):
                found = firsts.get(name) or middles.get(name)
            if found and len(found) == 1:
                chains[found[0]].mentions.append(mention)
            elif not found:
                chain = Chain(name, "person", self._rule("surname"))
                single.setdefault(name_key(name), chain).mentions.append(mention)
        return [*chains, *single.values()]

    def _worded(self, mention: Mention) -> str:
        """The mention as it stands, without forms of address: a surname may end in s itself."""
        return " ".join(word for word in mention.text.split() if word not in self._roles.address)

    def _after_role(self, mention: Mention) -> bool:
        """ "Tochter Ina": a role before a first name tells of somebody new."""
        first, _ = self._row.range(mention.span)
        return first > self._row.sentence_bounds(first)[0] and self._roles.is_role(self._row.tokens[first - 1].text)

    def _rule(self, name: str) -> str:
        return self._language.rule("entities", name)

    def _is_full(self, words: Sequence[str]) -> bool:
        return len(words) > 1 and words[0].lower() not in self._roles.particles

    def _surnames(self, words: Sequence[str]) -> set[str]:
        """The last word, and the words from the first particle on."""
        start = next(
            (i for i, word in enumerate(words[1:-1], 1) if word.lower() in self._roles.particles), len(words) - 1
        )
        return {words[-1], " ".join(words[start:])}

    def _full_names(self, full: Sequence[tuple[Mention, list[str]]]) -> tuple[list[Chain], list[list[list[str]]]]:
        """One chain per person with a full name, and the spellings of each."""
        people: list[tuple[str, frozenset[str]]] = []
        with_word: dict[str, list[int]] = defaultdict(list)
        chains: list[Chain] = []
        groups: list[list[list[str]]] = []
        for mention, words in sorted(full, key=lambda item: (-len(item[1]), item[0].span)):
            first, keys = word_key(words[0]), frozenset(map(word_key, words))
            found = [n for n in with_word[word_key(words[-1])] if _same_person(first, keys, *people[n])]
            index = found[0] if len(found) == 1 else len(chains)
            if index == len(chains):
                people.append((first, keys))
                chains.append(Chain(" ".join(words), "person", self._rule("full-name")))
                groups.append([])
                for key in sorted(keys):
                    with_word[key].append(index)
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
        last = whole[-1] + "." if _ROMAN.match(whole[-1]) else whole[-1]  # a full stop may belong to both
        return [*words[:-1], last]


def _index(pairs: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    """The numbers that stand beside each word, each once, in order."""
    found: dict[str, set[int]] = defaultdict(set)
    for word, number in pairs:
        found[word].add(number)
    return {word: sorted(numbers) for word, numbers in found.items()}


def _same_person(first: str, keys: frozenset[str], other_first: str, other: frozenset[str]) -> bool:
    """Can a full name be another spelling, or a shorter form, of one whose words hold its last word?"""
    short, long = sorted((first.rstrip("."), other_first.rstrip(".")), key=len)
    return first == other_first or keys <= other or (len(short) == 1 and long.startswith(short))
