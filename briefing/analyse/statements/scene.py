"""One sentence prepared for the finders of statements: its clauses with direct speech set apart."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.analyse.grammar import Clause, Range, clauses, is_finite
from briefing.analyse.statements.lexicon import Lexicon, lexicon
from briefing.analyse.statements.quotes import Quote
from briefing.languages import Language
from briefing.model import Mention, Sentence, Span, Token


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its clauses and the quotations that touch it."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]
    quotes: tuple[Quote, ...]
    names: tuple[Span, ...]
    """Where the persons and bodies are named."""
    lexicon: Lexicon

    def is_one(self, i: int, name: str) -> bool:
        """Whether token ``i`` belongs to a closed class of the lexicon."""
        text = self.tokens[i].text
        return text.lower() in self.lexicon.words[name] or text in self.lexicon.words[name]

    def says_itself(self, token: Token) -> bool:
        """Whether a verb needs nobody who speaks: "hieß es"."""
        return token.lemma in self.lexicon.words["impersonal_verbs"]

    def span(self, tokens: Range) -> Span:
        """The text between two token indices, without marks left open at its edges."""
        first, last = tokens
        while first < last - 1 and self.tokens[first].text in ",;:–—-":
            first += 1
        while first < last - 1 and self.tokens[last - 1].text in ",;:–—-.":
            last -= 1
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def pieces(self, which: tuple[int, int]) -> Span:
        """The text of some clauses, first to last."""
        return self.content((self.clauses[which[0]].first, self.clauses[which[1]].last))

    def content(self, tokens: Range) -> Span:
        """Like `span`; a quotation that it would cut is taken whole."""
        start, end = (span := self.span(tokens)).start, span.end
        for quote in self.quotes:
            if quote.span.start < start < quote.span.end:
                start = quote.span.start
            if quote.span.start < end < quote.span.end:
                end = quote.span.end
        return Span(start, end)

    def quote_at(self, clause: Clause) -> Quote | None:
        """The direct speech that a clause of kind ``quote`` is part of."""
        place = self.tokens[clause.first]
        return next(
            (q for q in self.quotes if q.speech and q.span.start < place.end and place.start < q.span.end), None
        )

    def is_sentence(self, quote: Quote) -> bool:
        """Whether a quotation is no mere name: it has a finite verb, goes on in the next sentence, or ends with a mark
        of its own."""
        inside = [t for t in self.tokens if quote.inner.start <= t.start < quote.inner.end]
        ended = bool(inside) and inside[-1].text in (".", "!", "?", "…")
        return ended or quote.inner.end > self.sentence.span.end or any(map(is_finite, inside))

    def words(self, tokens: Range) -> frozenset[str]:
        return frozenset(t.text.lower() for t in self.tokens[tokens[0] : tokens[1]])


def same_paragraph(one: Scene, other: Scene) -> bool:
    return one.sentence.paragraph == other.sentence.paragraph


def scenes(
    sentences: Sequence[Sentence], quotes: Sequence[Quote], mentions: Sequence[Mention], language: Language
) -> tuple[Scene, ...]:
    """The sentences with their clauses, in order."""
    ends = [quote.span.end for quote in quotes]
    names = [mention.span for mention in mentions if mention.kind != "place"]
    starts = [name.start for name in names]
    out = []
    for sentence in sentences:
        near = []
        for k in range(bisect_left(ends, sentence.span.start + 1), len(quotes)):
            if quotes[k].span.start >= sentence.span.end:
                break
            near.append(quotes[k])
        speech = [q.span for q in near if q.speech]
        opaque = frozenset(
            i for i, t in enumerate(sentence.tokens) if any(s.start <= t.start and t.end <= s.end for s in speech)
        )
        found = clauses(sentence.tokens, opaque, language)
        named = names[bisect_left(starts, sentence.span.start) : bisect_left(starts, sentence.span.end)]
        out.append(Scene(sentence, sentence.tokens, found, tuple(near), tuple(named), lexicon(language)))
    return tuple(out)
