"""Which words name an office, a rank or a profession?"""

from __future__ import annotations

import re
from functools import cache

from briefing.analyse.names import clusters, model_folder
from briefing.languages import Language

_END = r"(?:in(?:nen)?|s|es|n|en|e|er|em)?$"


class RoleWords:
    """The role words of one language, compiled."""

    def __init__(self, language: Language) -> None:
        rules = language["roles"]
        heads = sorted(rules["heads"], key=lambda head: (-len(head), head))
        self._head = re.compile(f"(?:{'|'.join(map(re.escape, heads))}){_END}")
        self._status = re.compile(f"^(?:{'|'.join(map(re.escape, rules['status']))})(?:e[rnsm]?)?$")
        self._clusters = frozenset(rules["clusters"])
        self._women = rules["women_cluster"]
        self._table = clusters.load(model_folder(language.code))
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

    @cache  # noqa: B019
    def is_trade(self, word: str) -> bool:
        """Does a noun, in any case, stand in texts where roles stand: "Elektriker", "Kellnerin"? By its cluster."""
        base = next((b for b in (word, word[:-1], word[:-2]) if self._table.get(b) is not None), word)
        code = self._table.get(base)
        return code in self._clusters or (code == self._women and base.endswith("in"))

    def is_status(self, word: str) -> bool:
        """Is this an adjective that changes a role: "ehemaliger", "designierte"?"""
        return self._status.match(word.lower()) is not None


@cache
def role_words(language: Language) -> RoleWords:
    """The role words of a language, compiled once."""
    return RoleWords(language)
