"""Who acts, speaks or is decided upon?

Method: an entity acts where a mention of it stands in the subject of a clause (`briefing.analyse.grammar`) or where a
statement names it as its source; how often and how early it is named counts beside that.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.analyse.grammar import clauses, subject
from briefing.analyse.tokens import TokenRow
from briefing.languages import Language
from briefing.model import Document, Entity, Mention, Sentence, Span, Statement


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
    acting = _acting(row, sentences, entities, language)
    quoted = sorted(part for statement in statements if statement.form == "direct" for part in statement.parts)
    spoken = Counter(statement.entity for statement in statements if statement.entity)
    lead = sentences[min(2, len(sentences) - 1)].span.end if sentences else 0
    voiced = language.rule("mentions", "voiced")
    out = []
    for entity in entities:
        deeds = [mention.span for mention in entity.mentions if mention.span in acting]
        if entity.rule.endswith(":unnamed"):  # "die Polizei" of a quotation is the speaker's talk
            deeds = [span for span in deeds if not _is_within(span.start, quoted)]
        acts = len(deeds)
        voice = spoken[entity.id]
        deeds_told = acts + (acts > 0 and entity.mentions[0].span.start < lead and _is_newsworthy(entity, language))
        if all(mention.rule == voiced for mention in entity.mentions) and not voice:
            continue
        if voice or (_in_article(entity, row, sentences) and _takes_part(entity, deeds_told, row, language)):
            out.append(replace(entity, salient=_is_salient(entity, acts, voice, lead)))
    return tuple(out)


def _acting(
    row: TokenRow, sentences: tuple[Sentence, ...], entities: tuple[Entity, ...], language: Language
) -> frozenset[Span]:
    """The mentions that stand in a subject, and those that are coordinated with one."""
    subjects = frozenset(_subject_tokens(row, sentences, language))
    links = frozenset(language["salience"]["linking"])
    mentions = sorted({m.span for entity in entities for m in entity.mentions})
    ranges = [row.range(span) for span in mentions]
    acts = [not subjects.isdisjoint(range(*place)) for place in ranges]
    for order in (range(1, len(mentions)), range(len(mentions) - 1, 0, -1)):
        for k in order:
            (_, end), (start, _) = ranges[k - 1], ranges[k]
            between = {token.text for token in row.tokens[end:start]}
            if start - end < 3 and between and between <= links and between - {"die", "der", "das"}:
                acts[k - 1] = acts[k] = acts[k - 1] or acts[k]
    return frozenset(span for span, act in zip(mentions, acts, strict=True) if act)


def _subject_tokens(row: TokenRow, sentences: tuple[Sentence, ...], language: Language) -> Iterator[int]:
    """The tokens of all subjects, genitives and what follows a preposition left out."""
    for sentence, (first, _) in zip(sentences, row.bounds, strict=True):
        found = clauses(sentence.tokens, frozenset(), language)
        for k in range(len(found)):
            place = subject(sentence.tokens, found, k, language)
            if place:
                yield from (first + i for i in _heads(sentence, *place))


def _heads(sentence: Sentence, start: int, end: int) -> Iterator[int]:
    """The tokens of a noun phrase without genitives, brackets and what follows a preposition."""
    tokens = sentence.tokens
    attribute = start > 0 and tokens[start - 1].tag in ("APPR", "APPRART")
    for i in range(start, end):
        tag = tokens[i].tag
        if (
            tag in ("APPR", "APPRART")
            or tokens[i].text == "("
            or (tag == "ART" and i > start and tokens[i - 1].tag in ("NN", "NE"))
        ):
            attribute = True
        elif tag in ("KON", "$,"):
            attribute = False
        genitive = tag == "NE" and tokens[i].text.endswith("s") and i + 1 < end and tokens[i + 1].tag in ("NN", "ADJA")
        if not attribute and not genitive:
            yield i


def _in_article(entity: Entity, row: TokenRow, sentences: tuple[Sentence, ...]) -> bool:
    """Is an entity named outside the header, where authors and kickers stand?"""
    firsts = (row.range(mention.span)[0] for mention in entity.mentions)
    return any(sentences[row.sentence_of[first]].section != "header" for first in firsts)


def _takes_part(entity: Entity, acts: int, row: TokenRow, language: Language) -> bool:
    """Is an entity that says nothing more than a passing word?"""
    if entity.kind == "person":
        return True
    if entity.kind == "country":
        return acts > 0
    rules = {mention.rule.partition(":")[2] for mention in entity.mentions}
    if entity.kind == "group":
        return not rules.isdisjoint({"so-called", "group"}) or acts > (1 if rules <= {"counted", "unnamed"} else 0)
    counting = [mention for mention in entity.mentions if _counts(mention, row, language)]
    if (
        " " not in entity.name
        and entity.affiliation is None
        and rules <= {"body", "model", "repeated", "located", "acronym"}
    ):
        return acts > 0
    return acts > 0 or bool(counting)


def _is_within(at: int, parts: Sequence[Span]) -> bool:
    """Does the last of some sorted spans that begin before an offset hold it?"""
    i = bisect_right(parts, at, key=lambda part: part.start) - 1
    return i >= 0 and at < parts[i].end


def _is_newsworthy(entity: Entity, language: Language) -> bool:
    """Is this a group whose deed is news by itself: "Demonstranten", "Kläger"?"""
    return entity.kind == "group" and entity.name in language["mentions"]["newsworthy"]


def _counts(mention: Mention, row: TokenRow, language: Language) -> bool:
    """Does a mention of an organisation make it one that takes part, and not a place, a platform or a party label?"""
    if mention.rule == language.rule("mentions", "platform"):
        return False
    first, _ = row.range(mention.span)
    before = row.tokens[first - 1].text.lower() if first > row.sentence_bounds(first)[0] else ""
    return before not in language["salience"]["locative"] and before != "("


def _is_salient(entity: Entity, acts: int, voice: int, lead: int) -> bool:
    """``lead`` is where the third sentence ends: whom an article names there belongs to its news."""
    early = entity.mentions[0].span.start < lead
    if entity.kind == "person":
        return bool(voice or acts or early) or len(entity.mentions) > 1
    if entity.rule.endswith(":unnamed") and entity.kind == "group":
        return voice + acts > 2
    named_group = entity.kind == "group" and entity.count is None and entity.affiliation is None
    return bool(voice) or named_group or acts > 1 or (acts > 0 and (early or entity.kind == "country"))
