"""Where in its document does a phrase stand: its sentence, its tokens, and who is named there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from briefing.analyse.reference import is_leading
from briefing.model import Mention, Sentence, Span, Token


class Setting:
    """The sentences and mentions of one document. Built once, so that a look-up is a bisection."""

    def __init__(self, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> None:
        self.sentences = sentences
        self._starts = [sentence.span.start for sentence in sentences]
        self._mentions = sorted(mentions, key=lambda m: m.span)
        self._mention_starts = [m.span.start for m in self._mentions]

    def index(self, at: int) -> int:
        """The index of the sentence at an offset."""
        return max(bisect_left(self._starts, at + 1) - 1, 0)

    def sentence(self, at: int) -> Sentence:
        return self.sentences[self.index(at)]

    def tokens(self, phrase: Span) -> Sequence[Token]:
        """The tokens of a phrase; empty in a document without sentences."""
        if not self.sentences:
            return ()
        return [t for t in self.sentence(phrase.start).tokens if t.start < phrase.end and phrase.start < t.end]

    def inside(self, phrase: Span) -> Sequence[Mention]:
        """The mentions of actors that begin in a phrase."""
        first, last = (bisect_left(self._mention_starts, at) for at in (phrase.start, phrase.end))
        return [m for m in self._mentions[first:last] if m.entity]

    def leading(self, k: int, stop: int) -> Sequence[str]:
        """The `Entity.id` of the actors that sentence ``k`` names before offset ``stop`` without a preposition."""
        span = self.sentences[k].span
        named = [m for m in self.inside(Span(span.start, min(span.end, stop))) if m.kind != "place"]
        return [m.entity for m in named if m.entity and is_leading(self.sentences[k], m.span.start)]

    def following(self, tokens: Sequence[Token], count: int) -> Sequence[Token]:
        """Up to ``count`` tokens of the sentence behind a phrase."""
        end = tokens[-1].end
        return [t for t in self.sentence(end - 1).tokens if t.start >= end][:count]

    def before(self, token: Token) -> Token | None:
        """The token before one in its sentence."""
        tokens = self.sentence(token.start).tokens
        i = bisect_left(tokens, token.start, key=lambda t: t.start)
        return tokens[i - 1] if i else None
