"""What the readers of roles share: the words around a name, and which body or country they belong to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from briefing.analyse.lexicon import Lexicon, lexicon
from briefing.analyse.roles import role_words
from briefing.analyse.tokens import TokenRow
from briefing.languages import Language
from briefing.model import Mention, Role, Span

_INFLECTED = re.compile(
    r"(?:er|or|är|ef|ur|al|nt)(s)$|(?:ent|ant|ist|ekt|arch|nom)(en)$|in(nen)$|er(n)$|"
    r"(?:eordnete|eauftragte|esandte|orsitzende|eamte|ollege|loge)(n)$"
)
_NAMED = 3
"""Words of a body's name that may stand before the hyphen of a role: "IG Metall-Vorsitzende"."""


@dataclass(frozen=True, slots=True)
class Office:
    """A role and an affiliation, either may be missing; ``possessor`` is the mention of the person it is held under."""

    role: Role | None
    affiliation: str | None = None
    possessor: Mention | None = None


class OfficeReader:
    """Makes offices of role nouns in one document."""

    def __init__(
        self, text: str, row: TokenRow, mentions: tuple[Mention, ...], names: Mapping[Span, str], language: Language
    ) -> None:
        """``names`` are the names of the entities, by the spans of their mentions."""
        self._text = text
        self._names = names
        self.row = row
        self.language = language
        self.words = role_words(language)
        self.lexicon: Lexicon = lexicon(language)
        unnamed = language.rule("mentions", "unnamed")  # "Abgeordnete" may be a role
        self.at: Mapping[int, Mention] = {
            i: mention for mention in mentions if mention.rule != unnamed for i in range(*row.range(mention.span))
        }
        rules = language["entities"]
        self._bodies = frozenset(mention.text for mention in mentions if mention.kind == "organisation")
        self._no_bodies = frozenset(rules["no_bodies"])
        self.links = frozenset(rules["affiliation_links"])

    def is_role(self, i: int) -> bool:
        """Does token ``i`` name a role?"""
        token = self.row.tokens[i]
        return token.text not in self.words.address and self.words.is_role(token.text)

    def is_title(self, i: int, name: Mention) -> bool:
        """Does token ``i`` name a role, or before a full name a trade that only its cluster tells?"""
        if self.is_role(i):
            return True
        token = self.row.tokens[i]
        plain = token.tag == "NN" and i not in self.at and " " in name.text and token.text[:1].isupper()
        return plain and self.words.is_trade(token.text) and not self._is_national(token.text.lower())

    def _is_national(self, word: str) -> bool:
        """Is a noun that of a country's people: "Schwede", "Italienerin"?"""
        rules = self.language["descriptions"]
        stems = [word.removesuffix(ending) for ending in rules["person_endings"] if word.endswith(ending)]
        return any(stem in rules["nationals"] or self.lexicon.adjective(f"{stem}isch") for stem in stems if stem)

    def person(self, i: int) -> Mention | None:
        """The person whose name token ``i`` belongs to."""
        mention = self.at.get(i)
        return mention if mention and mention.kind == "person" else None

    def office(self, start: int, head: int, affiliation: str | None, lower: int, rule: str) -> Office:
        """The office whose noun is token ``head``, with what stands left of ``start`` down to ``lower``."""
        tokens = self.row.tokens
        start, named = self._with_name(start, lower)
        affiliation = affiliation or named
        i = start - 1
        possessor = None
        while i >= lower and (tokens[i].tag == "ADJA" or tokens[i].text.endswith("-")):
            if self.words.is_status(tokens[i].text):
                start = i
            affiliation = self.lexicon.demonym(tokens[i].text) or affiliation
            i -= 1
        owner = self.at.get(i) if i >= lower else None
        if owner and owner.kind == "person":
            possessor = owner
        elif owner and tokens[i].text.endswith(("s", "'", "’")) and self.is_genitive(owner):
            affiliation = self.name_of(owner)  # "Norwegens UN-Botschafter" is Norway's
        span = Span(tokens[start].start, tokens[head].end - _inflection(tokens[head].text))
        role = Role(span, span.text(self._text), self.language.rule("entities", rule))
        return Office(role, affiliation, possessor)

    def is_genitive(self, mention: Mention) -> bool:
        """Is the name of a country or body in the genitive?"""
        entry = self.lexicon.entry(mention.text)
        return entry is not None and entry.form != mention.text

    def is_inflected(self, mention: Mention) -> bool:
        """Is the name of a person in the genitive: "Tarviks"?"""
        last = mention.text.split()[-1]
        name = self._names.get(mention.span, mention.text).split()
        return last not in name and last.rstrip("s'’") in {word.rstrip("s'’") for word in name}

    def next_name(self, start: int, stop: int) -> Mention | None:
        """The first name between two tokens."""
        return next((self.at[i] for i in range(start, stop) if i in self.at), None)

    def inside(self, word: str) -> str | None:
        """The body that a compound begins with: "EU-Kommissionschefin", "Bundestagspräsident", "Kremlchef"."""
        for part, code in self.words.country_parts.items():
            if word.startswith(part) and len(word) > len(part):
                return self.lexicon.country_names[code]
        for size in range(len(word) - 3, 1, -1):
            entry = self.lexicon.entry(word[:size].rstrip("-"))
            if entry and (word[size - 1] == "-" or word[size] == "-" or (size > 5 and entry.use == "organisation")):
                return self.lexicon.country_names[entry.code] if entry.code else entry.form
        first = word.rpartition("-")[0]
        known = self.lexicon.entry(first.replace("-", " "))
        if known:
            return known.form
        if first in self._bodies or (first.isupper() and len(first) > 1 and first not in self._no_bodies):
            return first
        return None

    def name_of(self, mention: Mention) -> str:
        """The name under which a body or country is known."""
        entry = self.lexicon.entry(mention.text)
        if entry:
            return self.lexicon.country_names[entry.code] if entry.code and mention.kind == "country" else entry.form
        return self._names.get(mention.span, mention.text)

    def _with_name(self, start: int, lower: int) -> tuple[int, str | None]:
        """Where a role begins whose body is written in several words, "IG Metall-Vorsitzende", and that body."""
        tokens = self.row.tokens
        first, hyphen, _ = tokens[start].text.partition("-")
        for size in range(_NAMED, 0, -1):
            if hyphen and start - size >= lower:
                words = [token.text for token in tokens[start - size : start]]
                entry = self.lexicon.entry(" ".join([*words, first]))
                if entry and entry.use == "organisation":
                    return start - size, entry.form
        return start, None


def _inflection(noun: str) -> int:
    """How many letters at the end of a role are its case: "Sprechers", "Präsidenten"."""
    match = _INFLECTED.search(noun)
    return len(match[match.lastindex]) if match and match.lastindex else 0
