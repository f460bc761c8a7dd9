"""Which chains of one document stand for the same body: "BVF" and its long name, "das Klinikum", "Brüssel"?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from briefing.analyse.entities.chains import Chain
from briefing.analyse.lexicon import lexicon
from briefing.analyse.names import clusters, model_folder
from briefing.analyse.tokens import TokenRow
from briefing.languages import Language
from briefing.model import Mention


class Joins:
    """Joins the chains of countries, organisations and groups of one document. Keys begin with the kind or "known"."""

    def __init__(self, text: str, row: TokenRow, language: Language) -> None:
        self._text = text
        self._row = row
        self._lexicon = lexicon(language)
        self._clusters = clusters.load(model_folder(language.code))
        rules = language["organisations"]
        self._heads = tuple(rules["heads"])
        self._descriptions: list[str] = rules["descriptions"]
        self._seats: dict[str, dict[str, Sequence[str]]] = rules["seats"]
        self._classes = frozenset(rules["joined_classes"])
        self._same = [tuple(nouns) for nouns in rules["same_bodies"]]
        self._backward = frozenset(f"organisation:{noun.lower()}" for noun in rules["backward"])
        self._national: dict[str, list[str]] = rules["national_governments"]
        self._government = language.rule("mentions", "government")
        self._name_nouns = frozenset(language["mentions"]["name_nouns"])

    def apply(self, chains: dict[str, Chain], mentions: Sequence[Mention]) -> None:
        """Join chains in place; class nouns that point back to a body which is not to be told are left out."""
        self._merge_seats(chains)
        self._merge_abbreviations(chains, mentions)
        self._merge_acronyms(chains)
        self._merge_classes(chains)
        self._merge_short_names(chains)
        self._merge_descriptions(chains)
        self._merge_governments(chains)
        self._merge_same(chains)
        self._merge_towns(chains)
        for key in self._backward & chains.keys():
            del chains[key]

    def _merge_abbreviations(self, chains: dict[str, Chain], mentions: Sequence[Mention]) -> None:
        """ "Bundesverband der Beispiele (BdB)": the name in brackets is the one before it."""
        of = {id(m): key for key, chain in chains.items() for m in chain.mentions}
        for one, other in pairwise(mentions):
            between = self._text[one.span.end : other.span.start]
            first, second = of[id(one)], of[id(other)]
            if between not in (" (", " („", ' ("') or first == second or first not in chains or second not in chains:
                continue
            if (
                one.kind == "organisation" == other.kind
                and other.text.upper()[:1] == other.text[:1]
                and _initials(one.text, other.text)
            ):
                merged = chains.pop(second)
                chains[first].mentions += merged.mentions
                of.update({id(m): first for m in merged.mentions})

    def _merge_seats(self, chains: dict[str, Chain]) -> None:
        """A seat ("Brüssel") stands for the first body there that the article names otherwise too."""
        for form, seat in self._seats.items():
            key = f"known:{seat['name']}"
            others = [f"known:{name}" for name in seat["of"] if f"known:{name}" in chains and f"known:{name}" != key]
            if key in chains and others and all(m.text.startswith(form) for m in chains[key].mentions):
                chains[others[0]].mentions += chains.pop(key).mentions

    def _merge_classes(self, chains: dict[str, Chain]) -> None:
        """ "NDK-Miliz" is the NDK, "Tarnwacht-Bewegung" the Tarnwacht."""
        of = {m.text: key for key, chain in chains.items() if chain.kind == "organisation" for m in chain.mentions}
        for key in [key for key in chains if key.startswith("organisation:")]:
            owner, _, noun = chains[key].name.rpartition("-")
            known = self._lexicon.entry(owner)
            long = of.get(owner) or (f"known:{known.name}" if known else "")
            if noun in self._classes and long in chains and long != key:
                chains[long].mentions += chains.pop(key).mentions

    def _merge_short_names(self, chains: dict[str, Chain]) -> None:
        """ "Staatsanwaltschaft" is the one "Staatsanwaltschaft Hannover" of the article, where there is one."""
        fuller: dict[str, list[str]] = defaultdict(list)
        compounds: dict[str, list[str]] = defaultdict(list)
        for key, chain in chains.items():
            if chain.kind == "organisation" and self._lexicon.prefix(chain.name):
                compounds[chain.name.rpartition("-")[2]].append(key)
            if chain.kind == "organisation" and " " in chain.name:
                for word in dict.fromkeys(chain.name.split()):
                    if key.startswith("organisation:") or word in self._name_nouns:  # "Union" may be another one
                        fuller[word].append(key)
        for key in [key for key in chains if key.startswith("organisation:")]:
            name = chains[key].name
            candidates = [long for long in fuller.get(name.split()[0], ()) if long in chains]
            longer = [long for long in candidates if _within(name, chains[long].name)]
            longer = longer or [long for long in compounds.get(name, ()) if long in chains]
            if len(longer) == 1:
                self._absorb(chains, longer[0], key)

    def _absorb(self, chains: dict[str, Chain], long: str, short: str) -> None:
        """Join two chains; a strange word alone is the name rather than the one with its town: "Altenbrücker Ulva"."""
        part, whole = chains.pop(short), chains[long]
        words = whole.name.split()
        if len(words) == 2 and words[0].endswith("er") and words[1] == part.name and self._is_strange(part.name):
            whole.name = part.name
        whole.mentions += part.mentions

    def _is_strange(self, word: str) -> bool:
        return self._clusters.get(word) is None and not word.lower().endswith(self._heads)

    def _merge_acronyms(self, chains: dict[str, Chain]) -> None:
        """ "GNG" is the one "Gewerkschaft Nordischer Gärtner" of the article."""
        long: dict[str, list[str]] = defaultdict(list)
        for key, chain in chains.items():
            words = [word for word in re.split(r"[ -]", chain.name) if word[:1].isupper()]
            if chain.kind == "organisation" and len(words) > 2:
                long["".join(word[0] for word in words)].append(key)
        for key in [key for key, chain in chains.items() if chain.kind == "organisation" and chain.name.isupper()]:
            found = long.get(chains[key].name, ())
            if len(found) == 1 and found[0] != key and key.startswith("organisation:"):
                chains[found[0]].mentions += chains.pop(key).mentions

    def _merge_descriptions(self, chains: dict[str, Chain]) -> None:
        """ "die Behörde" is the one body that the article calls so: "die Umweltbehörde", "die Miliz Ostwacht"."""
        called: dict[str, set[str]] = defaultdict(set)
        for key, chain in chains.items():
            if chain.kind != "organisation":
                continue
            for word in chain.name.split() + [word for m in chain.mentions for word in self._class_noun(m)]:
                called[next((noun for noun in self._descriptions if word.lower().endswith(noun.lower())), "")].add(key)
        for noun in self._descriptions:
            key = f"organisation:{noun.lower()}"
            others = called[noun] - {key}
            if key in chains and len(others) == 1:
                chains[others.pop()].mentions += chains.pop(key).mentions
            elif key in chains and len(others) > 1:
                del chains[key]

    def _merge_governments(self, chains: dict[str, Chain]) -> None:
        """ "die Regierung" is that of the one country whose government the article names; a federal government is its
        country's where the article has no other country of that kind."""
        governed = [key for key, chain in chains.items() if any(m.rule == self._government for m in chain.mentions)]
        if len(governed) == 1 and "organisation:regierung" in chains:
            chains[governed[0]].mentions += chains.pop("organisation:regierung").mentions
        for name, codes in self._national.items():
            countries = [f"country:{code}" for code in codes if f"country:{code}" in chains]
            if f"known:{name}" in chains and len(countries) == 1 and self._is_party(chains[countries[0]]):
                chains[countries[0]].mentions += chains.pop(f"known:{name}").mentions

    def _is_party(self, country: Chain) -> bool:
        """Is a country named otherwise than behind prepositions, as places are?"""
        firsts = (self._row.range(mention.span)[0] for mention in country.mentions)
        return any(
            first == self._row.sentence_bounds(first)[0] or not self._row.tokens[first - 1].tag.startswith("APPR")
            for first in firsts
        )

    def _merge_same(self, chains: dict[str, Chain]) -> None:
        """The army and the armed forces are one where the article knows of one country's only."""
        for nouns in self._same:
            found = [key for key in chains if key.startswith("organisation:") and key.split()[-1].endswith(nouns)]
            kinds = {re.split(r"[ :-]", key)[-1] for key in found}
            owners = {chains[key].affiliation for key in found}
            if len(found) > 1 and len(owners) == 1 and kinds <= set(nouns):
                for key in found[1:]:
                    chains[found[0]].mentions += chains.pop(key).mentions

    def _merge_towns(self, chains: dict[str, Chain]) -> None:
        """ "die Altenbrücker Polizei" is the "Polizei Altenbrück"."""
        by_noun: dict[str, list[str]] = defaultdict(list)
        for key, chain in chains.items():
            words = chain.name.split()
            if key.startswith("organisation:") and len(words) == 2:
                by_noun[words[words[0].endswith("er")]].append(key)
        for noun, keys in by_noun.items():
            if len(keys) == 2 and noun.lower().endswith(self._heads):
                one, two = sorted(keys, key=lambda key: chains[key].name.startswith(noun))
                adjective, town = chains[one].name.split()[0], chains[two].name.split()[-1]
                if chains[two].name.startswith(noun) and adjective.endswith("er") and _of_town(adjective, town):
                    chains[two].mentions += chains.pop(one).mentions

    def _class_noun(self, mention: Mention) -> list[str]:
        """The noun in front of a name: "Miliz" of "die Miliz Ostwacht"."""
        first, _ = self._row.range(mention.span)
        before = self._row.tokens[first - 1] if first > self._row.sentence_bounds(first)[0] else None
        return [before.text] if before and before.tag == "NN" else []


def _of_town(adjective: str, town: str) -> bool:
    """Is an adjective on -er a town's: "Kölner", "Münchner", "Bremer", "Dresdner"?"""
    stem = town.removesuffix("en").removesuffix("e")
    return len(stem) > 2 and adjective.startswith(stem) and len(adjective) <= len(town) + 3


def _within(name: str, longer: str) -> bool:
    """Are the words of a name some of the words of a longer one, in a row?"""
    return name != longer and f" {name} " in f" {longer} "


def _initials(name: str, short: str) -> bool:
    """Does every letter of the abbreviation stand in the name, in order? Of capitals after a long name the first."""
    if short.isupper() and len(short) <= 6 and " " in name and short[0] == name[0]:
        return True
    rest = iter(name.casefold())
    return len(short) <= 8 and all(letter in rest for letter in short.casefold() if letter.isalnum())
