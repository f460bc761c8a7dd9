"""The tokens of a document in one row, found by offset."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import chain

from briefing.model import Sentence, Span, Token


@dataclass(frozen=True, slots=True)
class TokenRow:
    """All tokens of a document in order; ``sentence_of[i]`` is the index of token i's sentence."""

    tokens: tuple[Token, ...]
    sentence_of: tuple[int, ...]
    bounds: tuple[tuple[int, int], ...]
    _starts: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, sentences: tuple[Sentence, ...]) -> TokenRow:
        """The row of the tokens of all sentences."""
        tokens = tuple(chain.from_iterable(sentence.tokens for sentence in sentences))
        numbers = tuple(n for n, sentence in enumerate(sentences) for _ in sentence.tokens)
        bounds, first = [], 0
        for sentence in sentences:
            bounds.append((first, first + len(sentence.tokens)))
            first += len(sentence.tokens)
        return cls(tokens, numbers, tuple(bounds), tuple(token.start for token in tokens))

    def range(self, span: Span) -> tuple[int, int]:
        """The indices, half-open, of the tokens that a span touches."""
        first = bisect_right(self._starts, span.start) - 1
        if first < 0 or self.tokens[first].end <= span.start:
            first += 1
        return first, max(first, bisect_left(self._starts, span.end))

    def sentence_bounds(self, index: int) -> tuple[int, int]:
        """The first token of the sentence that token ``index`` stands in, and the one after its last."""
        return self.bounds[self.sentence_of[index]]
