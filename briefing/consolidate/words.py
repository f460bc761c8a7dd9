"""The words of an article that carry content: what articles, statements and open issues are compared by."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from briefing.languages.name_key import name_key
from briefing.model import Analysis, Span, Token

_WORD = re.compile(r"\w+")
# STTS: nouns and names; foreign material and truncated first parts of compounds count as names.
_NOUNS = ("NN", "NE", "FM", "TRUNC")
# Besides nouns: full verbs, adjectives, cardinals.
_CONTENT = (*_NOUNS, "VV", "ADJ", "CARD")


def nouns(analysis: Analysis) -> Counter[str]:
    """How often each noun or name (as the key of its base form) stands in the article, boilerplate left out."""
    return Counter(
        _base(token)
        for sentence in analysis.sentences
        if sentence.section != "boilerplate"
        for token in sentence.tokens
        if token.tag.startswith(_NOUNS) and len(token.text) > 1
    )


class ContentWords:
    """The content words of any stretch of one article, as the keys of their base forms.

    ``negations``: words in lower case that turn the content word behind them, or the last of the sentence.
    """

    def __init__(self, analysis: Analysis, negations: Collection[str] = ()) -> None:
        tokens = [token for sentence in analysis.sentences for token in sentence.tokens if _is_content(token)]
        self._tokens = sorted(tokens, key=lambda token: token.start)
        self._starts = [token.start for token in self._tokens]
        self._negated = {start for sentence in analysis.sentences for start in _negated(sentence.tokens, negations)}

    def of(self, spans: Iterable[Span]) -> frozenset[str]:
        """The content words that begin in one of the spans."""
        return frozenset(_base(token) for token in self._within(spans))

    def numbers(self, spans: Iterable[Span]) -> frozenset[str]:
        """Those of them that are cardinals."""
        return frozenset(_base(token) for token in self._within(spans) if token.tag == "CARD")

    def negated(self, spans: Iterable[Span]) -> frozenset[str]:
        """Those of them that a negation turns."""
        return frozenset(_base(token) for token in self._within(spans) if token.start in self._negated)

    def _within(self, spans: Iterable[Span]) -> Iterator[Token]:
        for span in spans:
            yield from self._tokens[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]


def digest(text: str) -> str:
    """Eight hex digits of the words of a text, whatever its case, punctuation and white space."""
    words = " ".join(_WORD.findall(text.casefold()))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _is_content(token: Token) -> bool:
    return token.tag.startswith(_CONTENT) and len(token.text) > 1


def _negated(tokens: Sequence[Token], negations: Collection[str]) -> Iterator[int]:
    """Where the content words start that a negation turns."""
    pending, last = False, None
    for token in tokens:
        if token.text.lower() in negations:
            pending = True
        elif _is_content(token):
            if pending:
                yield token.start
            pending, last = False, token.start
    if pending and last is not None:
        yield last


def _base(token: Token) -> str:
    """The key of the base form, so that names meet in all their spellings."""
    return name_key(token.lemma or token.text)
