"""Which words name an office, a rank or a profession?"""

from __future__ import annotations

import re
from functools import cache

from briefing.languages import Language

_END = r"(?:in(?:nen)?|s|es|n|en|e|er|em)?$"


class RoleWords:
    """The role words of one language, compiled."""

    def __init__(self, language: Language) -> None:
        rules = language["roles"]
        heads = sorted(rules["heads"], key=lambda head: (-len(head), head))
        self._head = re.compile(f"(?:{'|'.join(map(re.escape, heads))}){_END}")
        self._status = re.compile(f"^(?:{'|'.join(map(re.escape, rules['status']))})(?:e[rnsm]?)?$")
        self.weak = frozenset(rules["weak"])
        self.address = frozenset(rules["address"])
        self.particles = frozenset(rules["particles"])
        self.particles_after = frozenset(rules["particles_after"])
        self.capital_particles = frozenset(rules["capital_particles"])
        self.country_parts: dict[str, str] = rules["country_parts"]

    @cache  # noqa: B019  (one instance per language lives as long as the program)
    def is_role(self, word: str) -> bool:
        """Is this the noun of a role, in any case and compound: "Bundesaußenministerin", "Sprechers"?"""
        if word in self.weak:
            return True
        capital = word.rpartition("-")[2][:1].isupper()  # "verdi-Sprecher"
        return capital and len(word) > 3 and self._head.search(word[-25:].lower()) is not None

    def is_status(self, word: str) -> bool:
        """Is this an adjective that changes a role: "ehemaliger", "designierte"?"""
        return self._status.match(word.lower()) is not None


@cache
def role_words(language: Language) -> RoleWords:
    """The role words of a language, compiled once."""
    return RoleWords(language)
