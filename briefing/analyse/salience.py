"""Who acts, speaks or is decided upon?

Method: an entity acts where a mention of it stands in the subject of a clause (`briefing.analyse.grammar`) or where a
statement names it as its source; how often and how early it is named counts beside that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from briefing.analyse.grammar import clauses, subject
from briefing.analyse.lexicon import lexicon
from briefing.analyse.tokens import TokenRow
from briefing.languages import Language
from briefing.model import Document, Entity, Mention, Sentence, Statement


def mark_salience(
    document: Document,
    sentences: tuple[Sentence, ...],
    entities: tuple[Entity, ...],
    statements: tuple[Statement, ...],
    language: Language,
) -> tuple[Entity, ...]:
    """The entities with `salient` set; countries that never act are no entities of the briefing and are left out.

    Left out too: unnamed groups that neither act nor speak, and organisations named only as a person's party, as the
    place of something, or as the platform of a post.
    """
    row = TokenRow.of(sentences)
    subjects = frozenset(_subject_tokens(row, sentences, language))
    spoken = Counter(statement.entity for statement in statements if statement.entity)
    out = []
    for entity in entities:
        acts = sum(row.range(m.span)[0] in subjects for m in entity.mentions)
        voice = spoken[entity.id]
        if voice or _is_actor(entity, acts, row, language):
            out.append(replace(entity, salient=_is_salient(entity, acts, voice, sentences)))
    return tuple(out)


def _subject_tokens(row: TokenRow, sentences: tuple[Sentence, ...], language: Language) -> Iterator[int]:
    """The tokens of all subjects, genitives and what follows a preposition left out."""
    for sentence, (first, _) in zip(sentences, row.bounds, strict=True):
        found = clauses(sentence.tokens, frozenset(), language)
        for k in range(len(found)):
            place = subject(sentence.tokens, found, k, language)
            if place:
                yield from (first + i for i in _heads(sentence, *place))


def _heads(sentence: Sentence, start: int, end: int) -> Iterator[int]:
    """The tokens of a noun phrase without those inside a genitive or prepositional attribute."""
    tokens = sentence.tokens
    attribute = False
    for i in range(start, end):
        tag = tokens[i].tag
        if tag in ("APPR", "APPRART") or (tag == "ART" and i > start and tokens[i - 1].tag in ("NN", "NE")):
            attribute = True
        elif tag in ("KON", "$,"):
            attribute = False
        if not attribute:
            yield i


def _is_actor(entity: Entity, acts: int, row: TokenRow, language: Language) -> bool:
    if entity.kind == "person" or acts:
        return True
    if entity.kind == "country":
        return False
    if entity.kind == "group":
        return lexicon(language).entry(entity.name) is not None
    return any(_counts(mention, row, language) for mention in entity.mentions)


def _counts(mention: Mention, row: TokenRow, language: Language) -> bool:
    """Does a mention of an organisation make it one that takes part, and not a place, a platform or a party label?"""
    rules = language["salience"]
    if mention.rule == language.rule("mentions", "platform"):
        return False
    first, _ = row.range(mention.span)
    before = row.tokens[first - 1].text.lower() if first > row.sentence_bounds(first)[0] else ""
    return before not in rules["locative"] and before != "("


def _is_salient(entity: Entity, acts: int, voice: int, sentences: tuple[Sentence, ...]) -> bool:
    if entity.kind in ("person", "country"):
        return bool(voice or acts)
    return bool(voice) or (acts > 0 and len(entity.mentions) > 1)
