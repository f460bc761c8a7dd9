"""Who could answer an open question?

By whom a passive is done, else the subject of the clause, a pronoun's or a description's antecedent included, else who
speaks, else the one body that the clause names. Of a demand or an accusation those it is aimed at. Else nobody.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.analyse.grammar import Clause, Range, clauses, subject
from briefing.analyse.phrases import phrases
from briefing.analyse.reference import antecedent
from briefing.languages import Language
from briefing.model import Entity, Sentence, Span, Statement

Named = tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """Those of an article: its sentences and entities, and the places that name these, sorted."""

    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    named: Named
    people: frozenset[str]
    language: Language

    def within(self, span: Span) -> tuple[str, ...]:
        """The `Entity.id` of those that are named in a span, in order of their appearance there."""
        first = bisect_left(self.named, (span.start,))
        last = bisect_left(self.named, (span.end,))
        return tuple(dict.fromkeys(id for _, end, id in self.named[first:last] if end <= span.end))


def cast_of(sentences: tuple[Sentence, ...], entities: tuple[Entity, ...], language: Language) -> Cast:
    named = sorted((m.span.start, m.span.end, entity.id) for entity in entities for m in entity.mentions)
    people = frozenset(entity.id for entity in entities if entity.kind == "person")
    return Cast(sentences, entities, tuple(named), people, language)


def answerers(
    sentence: Sentence, clause: Clause, aimed: bool, statements: Sequence[Statement], cast: Cast
) -> tuple[str, ...]:
    """The `Entity.id` of those who could answer what ``clause`` leaves open.

    ``aimed``: it is a demand or an accusation. ``statements`` are those that the sentence is part of.
    """
    found = clauses(sentence.tokens, frozenset(), cast.language)
    place = subject(sentence.tokens, found, found.index(clause), cast.language)
    speaking = tuple(sorted({s.entity for s in statements if s.entity and s.nested_in is None}))
    if aimed:
        heard = tuple(id for s in statements if s.addressee for id in cast.within(s.addressee))
        asking = speaking + (cast.within(_span(sentence, *place)) if place else ())
        return heard or tuple(id for id in _named(sentence, clause, cast) if id not in asking)
    if agents := _named(sentence, clause, cast, agents=True):
        return agents
    acting = _acting(sentence, place, cast) if place else ()
    bodies = tuple(id for id in _named(sentence, clause, cast) if id not in cast.people)
    return next((those for those in (acting, speaking, bodies) if len(those) == 1), acting)


def _acting(sentence: Sentence, place: Range, cast: Cast) -> tuple[str, ...]:
    """Who the subject at ``place`` names or stands for; of a person and its office the person."""
    span = _span(sentence, *place)
    if named := cast.within(span):
        joined = any(t.tag == "KON" for t in sentence.tokens[slice(*place)])
        return named if joined else tuple(id for id in named if id in cast.people) or named[:1]
    if sentence.tokens[place[0]].text.lower() == "es":  # mostly nobody: "es gibt", "es bleibt"
        return ()
    meant = antecedent(span.start, span.end, cast.sentences, cast.entities, cast.language)
    return (meant,) if meant else ()


def _named(sentence: Sentence, clause: Clause, cast: Cast, agents: bool = False) -> tuple[str, ...]:
    """Whom a clause names otherwise than as a place; ``agents``: only by whom something is done."""
    tokens, words = sentence.tokens, cast.language["labels"]
    passive = any(t.tag == "VVPP" for t in tokens[clause.first : clause.last])
    out: list[str] = []
    for phrase in phrases(tokens, clause.first, clause.last, cast.language):
        by = phrase.preposition in words["agents"] and passive
        if by if agents else phrase.preposition not in words["locative"]:
            out += cast.within(_span(sentence, phrase.first, phrase.last if not by else phrase.head + 1))
    return tuple(dict.fromkeys(out))


def _span(sentence: Sentence, first: int, last: int) -> Span:
    return Span(sentence.tokens[first].start, sentence.tokens[last - 1].end)
