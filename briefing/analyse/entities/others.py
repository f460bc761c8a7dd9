"""Which mentions are one country, one organisation, one group?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.analyse.entities.chains import Chain
from briefing.analyse.entities.joins import Joins
from briefing.analyse.lexicon import Entry, lexicon
from briefing.analyse.tokens import TokenRow
from briefing.languages import Language
from briefing.model import EntityKind, Mention

_ENDING = re.compile(r"(?<=\w{3})e[nmrs]?$")


class OtherChains:
    """Groups the mentions of countries, organisations and groups of one document."""

    def __init__(self, text: str, row: TokenRow, language: Language) -> None:
        self._row = row
        self._language = language
        self._lexicon = lexicon(language)
        self._genders: dict[str, str] = language["organisations"]["genders"]
        self._heads = tuple(language["organisations"]["heads"])
        self._joins = Joins(text, row, language)
        self._collectives = frozenset(language["mentions"]["collectives"])
        self._plurals = tuple(language["mentions"]["speaking_groups"])
        self._unnamed = language.rule("mentions", "unnamed")
        self._numbers: dict[str, int] = language["mentions"]["numbers"]

    def chains(self, mentions: Sequence[Mention]) -> list[Chain]:
        """One chain per country, organisation or group, in order of first appearance."""
        chains: dict[str, Chain] = {}
        for mention in mentions:
            key, chain = self._chain(mention)
            chain = chains.setdefault(key, chain)
            chain.mentions.append(mention)
        for key in [key for key in chains if key.startswith("group:")]:
            twin = chains.pop(key.replace("group:", "organisation:", 1), None)
            chains[key].mentions += twin.mentions if twin else []
        self._joins.apply(chains, mentions)
        for chain in chains.values():
            self._rename(chain)
        return sorted(chains.values(), key=lambda chain: chain.start)

    def _rule(self, name: str) -> str:
        return self._language.rule("entities", name)

    def _chain(self, mention: Mention) -> tuple[str, Chain]:
        entry = self._lexicon.entry(mention.text) or self._behind_demonym(mention.text)
        if mention.kind == "country":
            code = entry.code if entry else self._government_of(mention.text)
            if code:
                return f"country:{code}", Chain(self._lexicon.country_names[code], "country", self._rule("country"))
        if entry and entry.use == "capital":
            return f"known:{entry.name}", Chain(entry.name, "organisation", self._rule("known"))
        if entry and entry.use in ("organisation", "group", "medium", "platform"):
            kind: EntityKind = "group" if entry.use == "group" else "organisation"
            return f"known:{entry.name}", Chain(entry.form, kind, self._rule("known"))
        kind = "group" if mention.kind == "group" else "organisation"
        name, affiliation = self._nominative(mention)
        common = mention.rule == self._unnamed or name.lower() in self._heads
        chain = Chain(
            name,
            kind,
            self._rule("unnamed" if common else kind),
            affiliation=affiliation,
            count=self._count(mention.text),
        )
        return f"{kind}:{_stems(name)}", chain

    def _behind_demonym(self, text: str) -> Entry | None:
        """The known body of "deutsche Bundesregierung"."""
        first, _, rest = text.partition(" ")
        entry = self._lexicon.entry(rest) if first.islower() and self._lexicon.demonym(first) else None
        return entry if entry and entry.use == "organisation" else None

    def _government_of(self, text: str) -> str | None:
        """The country of "US-Regierung", "russische Führung", "Regierung in Kiew"."""
        words = text.split()
        split = self._lexicon.prefix(words[0])
        code = (split[0].code if split else None) or self._lexicon.adjective(words[0])
        entries = (self._lexicon.entry(word) for word in (words[0], words[-1]))
        return code or next((entry.code for entry in entries if entry and entry.code), None)

    def _nominative(self, mention: Mention) -> tuple[str, str | None]:
        """The name in the nominative and the country or body that it names itself."""
        words = mention.text.split()
        split = self._lexicon.prefix(words[0])
        affiliation = split[0].name if split else None
        if mention.kind == "group":
            return self._plural(words), affiliation
        at = self._head(words)
        head = words[at].rstrip("'’")
        if self._genitive(mention, head):
            head = self._base(head)
        elif at == len(words) - 1 and self._genitive(mention, words[0]):
            words[0] = self._base(words[0])
        words[at] = head
        if len(words) > 1 and words[0].islower():
            affiliation = self._lexicon.demonym(words[0]) or affiliation
        affiliation = affiliation or self._owner(mention)
        ending = next((e for end, e in self._genders.items() if head.lower().endswith(end)), None)
        first, _ = self._row.range(mention.span)
        tags = [token.tag for token in self._row.tokens[first : first + len(words)]]
        if ending and len(tags) == len(words):
            for i in range(at):
                town = words[i][:1].isupper() and words[i].endswith("er")  # "Altenbrücker" has no cases
                words[i] = _ENDING.sub(ending, words[i]) if tags[i] == "ADJA" and not town else words[i]
        return " ".join(words), affiliation

    def _head(self, words: Sequence[str]) -> int:
        """The word that says what a body is: "Museum" in "Städtisches Museum Altenbrück", else the last."""
        endings = tuple(self._genders)
        bare = (re.sub(r"(?:e?s|['’])$", "", word).lower() for word in words)
        named = (i for i, word in enumerate(bare) if word.endswith(endings) or words[i].lower().endswith(endings))
        return next(named, len(words) - 1)

    def _owner(self, mention: Mention) -> str | None:
        """The country in the genitive before the name: "Norwegens Armee"."""
        first, _ = self._row.range(mention.span)
        before = self._row.tokens[first - 1].text if first > self._row.sentence_bounds(first)[0] else ""
        entry = self._lexicon.entry(before)
        return entry.name if entry and entry.form != before and entry.use in ("country", "capital") else None

    def _base(self, noun: str) -> str:
        """The noun without the genitive's -s or -es: "Ausschusses" -> "Ausschuss"."""
        return noun.removesuffix("es") if noun.endswith("es") else noun.removesuffix("s")

    def _genitive(self, mention: Mention, last: str) -> bool:
        """Does an article in the genitive stand before the name: "des Außenministeriums"?"""
        first, _ = self._row.range(mention.span)
        lower, _ = self._row.sentence_bounds(first)
        return first > lower and self._row.tokens[first - 1].text.lower() in ("des", "eines") and last[3:].endswith("s")

    def _plural(self, words: list[str]) -> str:
        """A collective in the nominative: "US-Vertretern" -> "US-Vertreter"."""
        base = words[-1].removesuffix("n")
        known = base.rpartition("-")[2] in self._collectives or base.lower().endswith(self._plurals)
        return " ".join([*words[:-1], base if known else words[-1]])

    def _count(self, text: str) -> int | None:
        word = text.split()[0]
        return int(word) if word.isdigit() and len(word) < 7 else self._numbers.get(word.lower())

    def _rename(self, chain: Chain) -> None:
        """The fullest known form that the text has: "Europäische Union" rather than "EU"."""
        chain.mentions.sort(key=lambda mention: mention.span)
        if chain.kind == "country":
            return
        entries = [entry for m in chain.mentions if (entry := self._lexicon.entry(m.text)) and entry.use != "capital"]
        if entries:
            chain.name = max(entries, key=_fullness).form


def _stems(name: str) -> str:
    """A key that all cases of a name share: adjectives without their endings, hyphens as spaces."""
    words = name.casefold().replace("-", " ").split()
    return " ".join([*(_ENDING.sub("", word) for word in words[:-1]), words[-1]])


def _fullness(entry: Entry) -> tuple[int, int]:
    return len(entry.form.split()), len(entry.form)
