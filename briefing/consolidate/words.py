"""The words of an article that carry content: what articles, statements and open issues are compared by."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

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
    """The content words of any stretch of one article."""

    def __init__(self, analysis: Analysis) -> None:
        tokens = [t for s in analysis.sentences for t in s.tokens if t.tag.startswith(_CONTENT) and len(t.text) > 1]
        self._tokens = sorted(tokens, key=lambda token: token.start)
        self._starts = [token.start for token in self._tokens]

    def of(self, spans: Iterable[Span]) -> frozenset[str]:
        """The keys of the base forms of the content words that begin in one of the spans."""
        found = []
        for span in spans:
            first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
            found += [_base(token) for token in self._tokens[first:last]]
        return frozenset(found)


def digest(text: str) -> str:
    """Eight hex digits of the words of a text, whatever its case, punctuation and white space."""
    words = " ".join(_WORD.findall(text.casefold()))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _base(token: Token) -> str:
    """The key of the base form, so that names meet in all their spellings."""
    return name_key(token.lemma or token.text)
