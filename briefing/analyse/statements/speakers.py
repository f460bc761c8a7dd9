"""Whom does the phrase that names a speaker stand for, and how is it printed?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from briefing.analyse.grammar import is_feminine
from briefing.analyse.lexicon import lexicon as countries
from briefing.analyse.reference import antecedent
from briefing.analyse.statements.lexicon import lexicon
from briefing.languages import Language
from briefing.model import Entity, Mention, Sentence, Span, Token

_NOUN = frozenset({"NN", "NE", "FM", "XY"})


class Speakers:
    """Answers for one document. Built once, so that a look-up is a bisection."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        entities: Sequence[Entity],
        language: Language,
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._starts = [sentence.span.start for sentence in sentences]
        self._mentions = sorted(mentions, key=lambda m: m.span)
        self._mention_starts = [m.span.start for m in self._mentions]
        self._entities = {entity.id: entity for entity in entities}
        self._language = language

    def entity(self, phrase: Span, before: str | None) -> str | None:
        """The `Entity.id` that a phrase stands for: a person named in it, a name at its head, an antecedent.

        ``before`` is the entity that spoke last; a pronoun that nothing else explains goes on with a person.
        """
        inside = [m for m in self._inside(phrase) if m.entity]
        people = [m.entity for m in inside if m.kind == "person"]
        if people:
            return people[0]
        tokens = self._tokens(phrase)
        if any(t.text.lower() in lexicon(self._language).words["own"] for t in tokens):
            return self._only_one(tokens)
        if tokens and tokens[0].tag == "PPOSAT":
            return before
        head = _head(tokens)
        words = lexicon(self._language)
        source = head is not None and head.text in words.sources
        delegate = head is not None and head.text.lower().endswith(words.spokespersons)
        for mention in inside:
            if source or delegate or (head and mention.span.start <= head.start < mention.span.end):
                return mention.entity
        if country := self._country(tokens) if source else None:
            return country
        if inside:
            return None
        if head and (group := self._group(head)):
            return group
        found = antecedent(phrase.start, phrase.end, self._sentences, tuple(self._entities.values()), self._language)
        pronoun = len(tokens) == 1 and tokens[0].tag in ("PPER", "PDS", "PRELS")
        pronoun = pronoun and tokens[0].text.lower() not in lexicon(self._language).words["no_person"]
        goes_on = pronoun and before is not None
        return found or (before if goes_on else None)

    def name(self, phrase: Span, entity: str | None) -> str:
        """The entity's name, or the phrase as worded without its article."""
        if entity in self._entities:
            return self._entities[entity].name
        tokens = self._tokens(phrase)
        while len(tokens) > 1 and tokens[0].tag in ("ART", "APPR", "APPRART"):
            tokens = tokens[1:]
        if not tokens:
            return phrase.text(self._text)
        words = " ".join(self._text[tokens[0].start : phrase.end].split())
        head = _head(tokens)
        feminine = head is not None and is_feminine(head.text, self._language)
        first = tokens[0].text
        if tokens[0].tag == "ADJA" and first.endswith("en") and feminine:
            return first[:-1] + words[len(first) :]
        return words

    def _only_one(self, tokens: Sequence[Token]) -> str | None:
        """Of "nach eigenen Angaben": the one entity that its sentence names."""
        k = max(bisect_left(self._starts, tokens[0].start + 1) - 1, 0)
        named = {m.entity for m in self._inside(self._sentences[k].span) if m.entity and m.kind != "place"}
        return named.pop() if len(named) == 1 else None

    def _group(self, head: Token) -> str | None:
        """Of "ein Vertreter": the one group whose name ends with that word ("Ministeriumsvertreter" does not)."""
        fitting = [e.id for e in self._entities.values() if e.kind == "group" and e.name.endswith("-" + head.text)]
        return fitting[0] if len(fitting) == 1 else None

    def _country(self, tokens: Sequence[Token]) -> str | None:
        """Of "nach ukrainischen Angaben": the one country among the entities that the adjective belongs to."""
        table = countries(self._language)
        for token in tokens:
            code = table.adjective(token.text) if token.tag == "ADJA" else None
            name = table.country_names.get(code) if code else None
            fitting = [e.id for e in self._entities.values() if e.kind == "country" and e.name == name]
            if len(fitting) == 1:
                return fitting[0]
        return None

    def _inside(self, phrase: Span) -> list[Mention]:
        out = []
        for mention in self._mentions[bisect_left(self._mention_starts, phrase.start) :]:
            if mention.span.start >= phrase.end:
                break
            out.append(mention)
        return out

    def _tokens(self, phrase: Span) -> list[Token]:
        k = max(bisect_left(self._starts, phrase.start + 1) - 1, 0)
        if k >= len(self._sentences):
            return []
        return [t for t in self._sentences[k].tokens if t.start < phrase.end and phrase.start < t.end]


def _head(tokens: Sequence[Token]) -> Token | None:
    """The last noun before the first genitive, preposition or bracket."""
    head: Token | None = None
    for token in tokens:
        if token.tag in _NOUN:
            head = token
        elif head is not None and token.text not in '„“”"«»‚‘':
            break
    return head
