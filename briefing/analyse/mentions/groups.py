"""Groups of people and states: "US-Vertreter", "acht Personen", "die sogenannte Allianz der Beispiele", "Anwohner"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from briefing.analyse.lexicon import lexicon
from briefing.analyse.mentions.candidates import Candidate
from briefing.languages import Language
from briefing.model import Token

_OPENING = frozenset("„“\"«»‚‘›‹'")
_CLOSING = frozenset("“”\"»«’‘‹›'")
_LONGEST_ATTRIBUTE = 8
_ATTRIBUTE = frozenset({"ADJA", "APPR", "APPRART", "ART", "NN", "NE", "ADV", "PPOSAT"})


class Groups:
    """Finds groups of people or states by their nouns."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._lexicon = lexicon(language)
        rules = language["mentions"]
        self._so_called = tuple(rules["so_called"])
        self._singular_after_die = tuple(rules["singular_after_die"])
        self._alliances = frozenset(rules["alliances"])
        self._collectives = frozenset(rules["collectives"])
        self._numbers = frozenset(rules["numbers"])
        self._plurals = tuple(rules["speaking_groups"])
        self._datives = tuple(f"{noun}n" for noun in self._plurals if not noun.endswith("n"))
        self._owned = frozenset(rules["owned_by"])
        self._singular_before = frozenset(rules["singular_before"])
        self._leaders, self._led = tuple(rules["leaders"]), frozenset(rules["led"])
        self._camps = frozenset(rules["camps"])
        self._acting = tuple(rules["acting_groups"])

    def find(self, tokens: Sequence[Token]) -> Iterator[Candidate]:
        """The groups of one sentence."""
        for i, token in enumerate(tokens):
            if token.text[:1].isupper() or token.text.isdigit() or token.text.lower() in self._numbers:
                yield from self._collective(tokens, i)
                yield from self._alliance(tokens, i)

    def _candidate(self, start: int, end: int, rule: str) -> Candidate:
        return Candidate(start, end, "group", self._language.rule("mentions", rule), 0)

    def _collective(self, tokens: Sequence[Token], i: int) -> Iterator[Candidate]:
        """ "US-Vertreter", "EU-Staaten", "acht Personen", "Beobachter"."""
        word = tokens[i].text
        split = self._lexicon.prefix(word)
        if split and split[1] in self._collectives:
            if not self._is_one(tokens, i):
                yield self._candidate(i, i + 1, "collective")
        elif word.isdigit() or word.lower() in self._numbers:
            if (end := self._counted(tokens, i + 1)) is not None:
                yield self._candidate(i, end, "counted")
        elif word.endswith(self._leaders) and (end := self._of_whom(tokens, i + 1)) is not None:
            yield self._candidate(i, end, "collective")
        elif word.endswith(self._acting) and not self._is_one(tokens, i):
            yield self._candidate(i, i + 1, "collective")
        elif word in self._camps or self._is_plural(tokens, i):
            yield self._candidate(i, i + 1, "unnamed")

    def _counted(self, tokens: Sequence[Token], i: int) -> int | None:
        """The end of "Personen", "ranghohe Beamte", "mit der Sache befasste Beamte" behind a number."""
        stop = min(len(tokens), i + _LONGEST_ATTRIBUTE)
        for end in range(i, stop):
            if tokens[end].text in self._collectives:
                return end + 1 if end == i or tokens[end - 1].tag == "ADJA" else None
            if tokens[end].tag not in _ATTRIBUTE:
                return None
        return None

    def _of_whom(self, tokens: Sequence[Token], i: int) -> int | None:
        """The end of "der Länder", "der EU" behind "Innenminister"."""
        words = [token.text for token in tokens[i : i + 2]]
        return i + 2 if len(words) == 2 and words[0] == "der" and words[1] in self._led else None

    def _is_plural(self, tokens: Sequence[Token], i: int) -> bool:
        """ "Ermittler", "den Ermittlern", "politische Beobachter": neither "der Ermittler" nor "Ermittler Beispiel"."""
        word = tokens[i].text.lower()
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        if tokens[i].tag != "NN" or (after and (after.tag == "NE" or after.text in self._owned)):
            return False  # "Beobachter der Union": the body speaks
        if not word.endswith(self._plurals):
            return word.endswith(self._datives)
        before = i - 1
        while before >= 0 and tokens[before].tag == "ADJA":
            if tokens[before].text.endswith("er"):
                return False
            before -= 1
        article = tokens[before].text.lower() if before >= 0 else ""
        genitive = article == "der" and before > 0 and tokens[before - 1].tag == "NN"  # "Angaben der Ermittler"
        return genitive or article not in self._singular_before

    def _alliance(self, tokens: Sequence[Token], i: int) -> Iterator[Candidate]:
        """ "die sogenannte Allianz der Beispiele", or the same in quotation marks."""
        words = [token.text for token in tokens[i - 1 : i + 4]] if i else []
        if len(words) < 4 or words[1] not in self._alliances or words[2] not in ("der", "des", "für"):
            return
        quoted = words[0] in _OPENING and words[-1] in _CLOSING
        if words[3][:1].isupper() and (quoted or words[0].lower().startswith(self._so_called)):
            yield self._candidate(i, i + 3, "so-called")

    def _is_one(self, tokens: Sequence[Token], i: int) -> bool:
        """ "der US-Vertreter", "US-Botschafter Beispiel": one person, whose form is that of the plural."""
        before = tokens[i - 1].text.lower() if i else ""
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        one = before in ("der", "ein", "dem", "den", "des") or (after is not None and after.tag == "NE")
        return one or (before == "die" and tokens[i].text.endswith(self._singular_after_die))


@cache
def groups(language: Language) -> Groups:
    """The finder of a language, compiled once."""
    return Groups(language)
