"""Which role does an article give a person, and whom does the person belong to?

Read at each mention of a name: titles before it ("der litauische Außenminister X", "Litauens Präsident X",
"EU-Kommissionschefin X", "Sprecherin des Finanzministeriums X"), brackets behind it ("X (CDU)") and appositions
("X, Sprecher der Y,"). A role is a span of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from briefing.analyse.lexicon import Lexicon, lexicon
from briefing.analyse.roles import role_words
from briefing.analyse.tokens import TokenRow
from briefing.languages import Language
from briefing.model import Mention, Role, Span, Token

_INFLECTED = re.compile(
    r"(?:er|or|är|ef|ur|al|nt)(s)$|(?:ent|ant|ist|ekt|arch|nom)(en)$|in(nen)$|"
    r"(?:eordnete|eauftragte|esandte|orsitzende|eamte|ollege|loge)(n)$"
)
_LONGEST_APPOSITION = 14
_LONGEST_COMPLEMENT = 9
_BRACKETED = 8
_COMPLEMENT = frozenset({"NN", "NE", "ADJA", "ART", "APPR", "APPRART", "KON", "TRUNC"})


@dataclass(frozen=True, slots=True)
class Office:
    """A role and an affiliation, either may be missing; ``possessor`` is the mention of the person it is held under."""

    role: Role | None
    affiliation: str | None = None
    possessor: Mention | None = None


class Offices:
    """Reads roles and affiliations beside the names of one document."""

    def __init__(
        self, text: str, row: TokenRow, mentions: tuple[Mention, ...], names: Mapping[Span, str], language: Language
    ) -> None:
        """``names`` are the names of the entities, by the spans of their mentions."""
        self._text = text
        self._names = names
        self._row = row
        self._language = language
        self._words = role_words(language)
        self._lexicon: Lexicon = lexicon(language)
        self._at: Mapping[int, Mention] = {i: mention for mention in mentions for i in range(*row.range(mention.span))}
        rules = language["entities"]
        self._bodies = frozenset(mention.text for mention in mentions if mention.kind == "organisation")
        self._no_bodies = frozenset(rules["no_bodies"])
        self._links = frozenset(rules["affiliation_links"])

    def of(self, mention: Mention) -> Iterator[Office]:
        """What stands beside one mention of a person, the title before it first."""
        first, end = self._row.range(mention.span)
        lower, upper = self._row.sentence_bounds(first)
        yield from self._before(first, lower)
        yield from self._brackets(end, upper)
        yield from self._apposition(end, upper)

    def _before(self, first: int, lower: int) -> Iterator[Office]:
        tokens = self._row.tokens
        i = first - 1
        while i >= lower and tokens[i].text in self._words.address:
            i -= 1
        if i >= lower and tokens[i].text == "," and i - 1 >= lower:  # "der Chef der Behörde, X"
            i -= 1
        behind: str | None = None
        start = self._complement_start(i, lower)
        if start is None and (described := self._described(first, lower)) is not None:
            name = self._next_name(described + 1, i + 1)
            behind = self._name_of(name) if name and name.kind != "person" else None
            i = described
        elif start is not None:
            behind = self._name_of(self._at[i])
            i = start
        elif i >= lower and i + 1 < first and tokens[i + 1].text == ",":
            return
        if i < lower or not self._is_role(tokens[i]):
            return
        start = self._coordinated(i, lower)
        affiliation = behind or self._inside(tokens[i].text)
        yield self._office(start, i, affiliation, lower, "title")

    def _complement_start(self, i: int, lower: int) -> int | None:
        """The role word of "Sprecherin des Finanzministeriums", when a name of a body ends at token i."""
        tokens = self._row.tokens
        mention = self._at.get(i)
        if mention is None or mention.kind == "person":
            return None
        j = self._row.range(mention.span)[0] - 1
        while j >= lower and tokens[j].tag == "ADJA":
            j -= 1
        if j - 1 >= lower and tokens[j].text.lower() in self._links and self._is_role(tokens[j - 1]):
            return j - 1
        if j >= lower and self._is_genitive(mention) and self._is_role(tokens[j]):
            return j  # "Präsident Norwegens X"
        return None

    def _coordinated(self, i: int, lower: int) -> int:
        """Where "Wirtschafts- und Klimaminister" begins."""
        tokens = self._row.tokens
        if i - 2 >= lower and tokens[i - 1].text == "und" and tokens[i - 2].text.endswith("-"):
            return i - 2
        return i

    def _office(self, start: int, head: int, affiliation: str | None, lower: int, rule: str) -> Office:
        """The office whose noun is token ``head``, with what stands left of it."""
        tokens = self._row.tokens
        i = start - 1
        possessor = None
        while i >= lower and (tokens[i].tag == "ADJA" or tokens[i].text.endswith("-")):
            if self._words.is_status(tokens[i].text) and i == start - 1:
                start = i
            affiliation = self._lexicon.demonym(tokens[i].text) or affiliation
            i -= 1
        owner = self._at.get(i) if i >= lower else None
        if owner and owner.kind == "person":
            possessor = owner
        elif owner and tokens[i].text.endswith(("s", "'", "’")) and self._is_genitive(owner):
            affiliation = self._name_of(owner)  # "Norwegens UN-Botschafter" is Norway's
        span = Span(tokens[start].start, tokens[head].end - _inflection(tokens[head].text))
        role = Role(span, span.text(self._text), self._language.rule("entities", rule))
        return Office(role, affiliation, possessor)

    def _is_genitive(self, mention: Mention) -> bool:
        entry = self._lexicon.entry(mention.text)
        return entry is not None and entry.form != mention.text

    def _brackets(self, end: int, upper: int) -> Iterator[Office]:
        """ "X (CDU)", "X (54, SPD)": the party or body in brackets."""
        tokens = self._row.tokens
        if end >= upper or tokens[end].text != "(":
            return
        for i in range(end + 1, min(end + 8, upper)):
            if tokens[i].text == ")":
                return
            mention = self._at.get(i)
            if mention and mention.kind in ("organisation", "country"):
                yield Office(None, self._name_of(mention))
                return

    def _apposition(self, end: int, upper: int) -> Iterator[Office]:
        """ "X, Sprecher der Behörde Y," and "X, der neue Chef von Y,"; also "X von der Partei Y"."""
        tokens = self._row.tokens
        if end >= upper:
            return
        end = self._after_brackets(end, upper)
        if end >= upper:
            return
        if tokens[end].text == "von":
            mention = self._next_name(end + 1, min(end + 3, upper))
            if mention and mention.kind == "organisation":
                yield Office(None, self._name_of(mention))
            return
        if tokens[end].text != ",":
            return
        i = end + 1
        while i < upper and tokens[i].tag in ("ART", "PPOSAT", "ADJA"):
            i += 1
        if i >= upper or not self._is_role(tokens[i]) or i in self._at:
            return
        stop = next(
            (
                j
                for j in range(i + 1, min(i + _LONGEST_APPOSITION, upper))
                if tokens[j].text in (",", ".", "–", ":", ";", "(")
            ),
            min(i + _LONGEST_APPOSITION, upper),
        )
        if any(tokens[j].tag in ("VVFIN", "VAFIN", "VMFIN") for j in range(i, stop)):
            return
        affiliation = self._inside(tokens[i].text)
        possessor = None
        if i + 1 < stop and tokens[i + 1].text.lower() in self._links:
            mention = self._next_name(i + 2, stop)
            if mention and mention.kind == "person":
                possessor = mention
            elif mention:
                affiliation = affiliation or self._name_of(mention)
        office = self._office(i, i, affiliation, end + 1, "apposition")
        yield Office(office.role, office.affiliation, possessor)

    def _after_brackets(self, end: int, upper: int) -> int:
        """Behind the brackets that token ``end`` may open: "X (54), Sprecher der Y"."""
        tokens = self._row.tokens
        if tokens[end].text != "(":
            return end
        return next((i + 1 for i in range(end, min(end + _BRACKETED, upper)) if tokens[i].text == ")"), end)

    def _described(self, first: int, lower: int) -> int | None:
        """The role noun whose complement runs up to a name: "Ministerin für Strafvollzug X", "Chefin des Amtes, X,"."""
        tokens = self._row.tokens
        i = first - 1
        apposed = i > lower and tokens[i].text == ","
        i -= int(apposed)
        if i < lower or (self._is_role(tokens[i]) and not apposed):
            return None
        if i > lower and tokens[i].text == ")":  # "der Präsident der Union (NU), X"
            i = next((j - 1 for j in range(i, max(lower, i - _BRACKETED), -1) if tokens[j].text == "("), i)
        for j in range(i, max(lower, i - _LONGEST_COMPLEMENT), -1):
            token = tokens[j]
            if j < i and self._is_role(token) and j not in self._at:
                linked = tokens[j + 1].text.lower() in (self._links if apposed else ("für",))
                return j if linked else None
            inside = self._at.get(j)
            if (
                (inside and inside.kind == "person" and not apposed)
                or token.tag not in _COMPLEMENT
                or token.text == ","
            ):
                return None
        return None

    def _next_name(self, start: int, stop: int) -> Mention | None:
        return next((self._at[i] for i in range(start, stop) if i in self._at), None)

    def _is_role(self, token: Token) -> bool:
        return token.text not in self._words.address and self._words.is_role(token.text)

    def _inside(self, word: str) -> str | None:
        """The body that a compound begins with: "EU-Kommissionschefin", "Bundestagspräsident", "Kremlchef"."""
        for part, code in self._words.country_parts.items():
            if word.startswith(part) and len(word) > len(part):
                return self._lexicon.country_names[code]
        for size in range(len(word) - 3, 1, -1):
            entry = self._lexicon.entry(word[:size].rstrip("-"))
            if entry and (word[size - 1] == "-" or word[size] == "-" or (size > 5 and entry.use == "organisation")):
                return self._lexicon.country_names[entry.code] if entry.code else entry.form
        first = word.rpartition("-")[0]
        known = self._lexicon.entry(first.replace("-", " "))
        if known:
            return known.form
        if first in self._bodies or (first.isupper() and len(first) > 1 and first not in self._no_bodies):
            return first
        return None

    def _name_of(self, mention: Mention) -> str:
        entry = self._lexicon.entry(mention.text)
        if entry:
            return self._lexicon.country_names[entry.code] if entry.code and mention.kind == "country" else entry.form
        return self._names.get(mention.span, mention.text)


def _inflection(noun: str) -> int:
    """How many letters at the end of a role are its case: "Sprechers", "Präsidenten"."""
    match = _INFLECTED.search(noun)
    return len(match[match.lastindex]) if match and match.lastindex else 0


@cache
def weak_roles(language: Language) -> frozenset[str]:
    """Roles that only say how one person stands to another."""
    return role_words(language).weak
