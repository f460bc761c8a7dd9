"""Whom do those stand for who are quoted for others: "ein Konzernsprecher", "Behördenangaben", "eine Sprecherin"?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.analyse.class_nouns import body_class
from briefing.analyse.descriptions import Descriptions
from briefing.analyse.lexicon import lexicon as countries
from briefing.analyse.statements.lexicon import lexicon
from briefing.analyse.statements.setting import Setting
from briefing.languages import Language
from briefing.model import Entity, Token


class Delegates:
    """Answers for one document."""

    def __init__(
        self, setting: Setting, entities: Mapping[str, Entity], descriptions: Descriptions, language: Language
    ) -> None:
        self._setting = setting
        self._entities = entities
        self._descriptions = descriptions
        self._language = language
        words = lexicon(language)
        self._compounds = sorted((*words.spokespersons, *words.source_endings), key=lambda w: (-len(w), w))

    def of_compound(self, head: Token) -> str | None:
        """Of "Konzernsprecherin", "Behördenangaben": the body that the first part stands for."""
        stem = self._stem(head)
        for form in dict.fromkeys((stem, stem.removesuffix("s"), stem.removesuffix("n"), stem.removesuffix("en"))):
            if form and (found := self._descriptions.body(form, head.start)):
                return found
            bodies = [e for e in self._entities.values() if form and e.kind != "person"]
            named = [e.id for e in bodies if e.name == form] or [e.id for e in bodies if e.name.split()[-1] == form]
            if len(named) == 1:
                return named[0]
        return None

    def _stem(self, head: Token) -> str:
        """Of a compound for somebody who speaks or for a source the part before it."""
        ending = next((w for w in self._compounds if head.text.lower().endswith(w)), None)
        return head.text[: -len(ending)].rstrip("-") if ending else ""

    def alone(self, tokens: Sequence[Token], head: Token, before: str | None) -> str | None:
        """Of "eine Sprecherin": who leads her sentence, a body that leads the one before, who spoke last, the
        one body nearby."""
        issued = head.text in lexicon(self._language).issued
        rest = [t for t in tokens if t.start > head.start]
        alone = not rest or (len(rest) == 2 and rest[0].tag == "APPR")
        firm = body_class(self._stem(head), self._language)
        if not alone or not (issued or head.text.startswith("Sprecher") or (firm and firm.open and firm.whole)):
            return None
        k, sentences = self._setting.index(head.start), self._setting.sentences
        if leading := self._setting.leading(k, head.start):
            return leading[0]
        same = k and sentences[k - 1].paragraph == sentences[k].paragraph
        first = self._setting.leading(k - 1, head.start)[:1] if same else []
        if first and self._entities[first[0]].kind == "organisation":
            return first[0]
        spoke = self._entities.get(before) if before else None
        if spoke and spoke.kind != "group":
            return before
        return None if issued else self._descriptions.body_nearby(head.start)

    def group(self, head: Token) -> str | None:
        """Of "ein Vertreter": the one group whose name ends with that word ("Ministeriumsvertreter" does not)."""
        fitting = [e.id for e in self._entities.values() if e.kind == "group" and e.name.endswith("-" + head.text)]
        return fitting[0] if len(fitting) == 1 else None

    def country(self, tokens: Sequence[Token]) -> str | None:
        """Of "nach ukrainischen Angaben": the one country among the entities that the adjective belongs to."""
        table = countries(self._language)
        for token in tokens:
            code = table.adjective(token.text) if token.tag == "ADJA" else None
            name = table.country_names.get(code) if code else None
            fitting = [e.id for e in self._entities.values() if e.kind == "country" and e.name == name]
            if len(fitting) == 1:
                return fitting[0]
        return None
