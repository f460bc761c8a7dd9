"""Whom does the phrase that names a speaker stand for, and how is it printed?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from briefing.languages import Language
from briefing.model import Entity, Mention, Sentence, Span, Token


class Speakers:
    """Answers for one document. Built once, so that a lookup is a bisection."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], entities: Sequence[Entity]
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._starts = [sentence.span.start for sentence in sentences]
        self._mentions = sorted(mentions, key=lambda m: m.span)
        self._mention_starts = [m.span.start for m in self._mentions]
        self._entities = entities
        self._names = {entity.id: entity.name for entity in entities}

    def entity(self, phrase: Span, language: Language) -> str | None:
        """The `Entity.id` that a phrase stands for: a person named in it, else the name at its head, else None."""
        inside = self._inside(phrase)
        people = [m.entity for m in inside if m.kind == "person" and m.entity]
        if people:
            return people[0] if len(set(people)) == 1 or not _joined(self._text, phrase) else None
        head = self._head(phrase)
        at_head = [m.entity for m in inside if m.entity and head and m.span.contains(Span(head.start, head.end))]
        return at_head[0] if at_head else None

    def name(self, phrase: Span, entity: str | None) -> str:
        """The entity's name, or the phrase without its article as worded."""
        if entity in self._names:
            return self._names[entity]
        tokens = self._tokens(phrase)
        while len(tokens) > 1 and tokens[0].tag in ("ART", "APPR", "APPRART"):
            tokens = tokens[1:]
        return " ".join(self._text[tokens[0].start : phrase.end].split()) if tokens else phrase.text(self._text)

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

    def _head(self, phrase: Span) -> Token | None:
        """The last noun before the first genitive, preposition or bracket."""
        head: Token | None = None
        for token in self._tokens(phrase):
            if token.tag in ("NN", "NE", "FM", "XY"):
                if head is not None and head.tag == "NN" and token.tag == "NN":
                    break
                head = token
            elif head is not None and token.text not in '„“”"«»‚‘':
                break
        return head


def _joined(text: str, phrase: Span) -> bool:
    return any(word in phrase.text(text).split() for word in ("und", "sowie"))
