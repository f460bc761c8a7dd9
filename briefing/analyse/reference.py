"""Whom does a pronoun or a description stand for?

Only where one candidate remains: a description ("der Kanzler", "der russische Staatschef", "die Ministerin") by the
roles that the article has given before, a pronoun by the one person of fitting gender in the nearest sentence.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from briefing.analyse.lexicon import lexicon
from briefing.analyse.roles import role_words
from briefing.languages import Language
from briefing.model import Entity, Mention, Sentence, Token

Gender = Literal["m", "f", "n"]

_PLURAL_ENDINGS = ("en", "rn", "ln", "sind")
_REACH = 2
"""Sentences before the pronoun's own in which its antecedent is looked for."""
_SHORTEST_OFFICE = 5
"""Letters of an office that may be the end of another: "Obfrau" of "Verbandsobfrau"."""


def antecedent(
    start: int, end: int, sentences: Sequence[Sentence], entities: Sequence[Entity], language: Language
) -> str | None:
    """The `Entity.id` that the phrase at code points ``start`` to ``end`` stands for; None when none or several fit."""
    here = bisect_right(sentences, start, key=lambda sentence: sentence.span.start) - 1
    tokens = [t for t in sentences[here].tokens if t.start < end and t.end > start] if here >= 0 else []
    if not tokens:
        return None
    gender = language["reference"]["pronouns"].get(tokens[0].text.lower()) if len(tokens) == 1 else None
    if gender:
        if is_plural_or_polite(tokens[0], sentences[here]):
            return None
        fitting = [entity for entity in entities if gender_of(entity, language) in (gender, None)]
        kind = "country" if gender == "n" else "person"
        return _of_pronoun(start, here, sentences, [entity for entity in fitting if entity.kind == kind])
    return _of_description(start, here, sentences, tokens, entities, language)


def is_plural_or_polite(pronoun: Token, sentence: Sentence) -> bool:
    """ "sagen sie", "dass Sie": many people, or the reader."""
    i = sentence.tokens.index(pronoun)
    before = sentence.tokens[i - 1] if i else None
    beside = (before, sentence.tokens[i + 1] if i + 1 < len(sentence.tokens) else None)
    if before and pronoun.text[0].isupper() and before.text[0].isalnum():
        return True
    return any(t and t.tag in ("VVFIN", "VAFIN", "VMFIN") and t.text.endswith(_PLURAL_ENDINGS) for t in beside)


def _of_pronoun(start: int, here: int, sentences: Sequence[Sentence], fitting: Sequence[Entity]) -> str | None:
    """The one that is named in the nearest sentence that names any; names after a preposition come second."""
    for sentence in reversed(sentences[max(0, here - _REACH) : here + 1]):
        named = [
            (entity.id, is_leading(sentence, mention.span.start))
            for entity in fitting
            for mention in _within(entity, sentence.span.start, min(sentence.span.end, start))
        ]
        candidates = {entity for entity, leads in named if leads} or {entity for entity, _ in named}
        if candidates:
            return candidates.pop() if len(candidates) == 1 else None
    return None


def _within(entity: Entity, start: int, end: int) -> Sequence[Mention]:
    """The mentions of an entity that begin between two offsets."""
    first = bisect_left(entity.mentions, start, key=lambda mention: mention.span.start)
    last = bisect_left(entity.mentions, end, key=lambda mention: mention.span.start)
    return entity.mentions[first:last]


def is_leading(sentence: Sentence, start: int) -> bool:
    """Is a name not governed by a preposition or a noun before it?"""
    i = next(n for n, token in enumerate(sentence.tokens) if token.end > start)
    while (
        i and sentence.tokens[i - 1].tag in ("NN", "ADJA", "ART", "PPOSAT", "NE") and sentence.tokens[i - 1].text != ","
    ):
        if sentence.tokens[i - 1].text.lower() in ("des", "eines"):
            return False
        i -= 1
    return not i or sentence.tokens[i - 1].tag not in ("APPR", "APPRART")


def _of_description(
    start: int,
    here: int,
    sentences: Sequence[Sentence],
    tokens: Sequence[Token],
    entities: Sequence[Entity],
    language: Language,
) -> str | None:
    """The one person named before with this role, and of this country where the phrase names one.

    Of several the one whom this sentence or the ones just before it name.
    """
    words = role_words(language)
    heads = [t.text for t in tokens if t.text[:1].isupper() and words.is_role(t.text) and t.text not in words.weak]
    if not heads or tokens[0].text.lower() not in language["reference"]["definite"]:
        return None
    wanted = set(_countries(tokens, language))
    bodies = {entity.name for entity in entities if _within(entity, start, tokens[-1].end)}
    fitting = [
        entity
        for entity in entities
        if entity.kind == "person"
        and entity.mentions[0].span.start < start
        and (not wanted or entity.affiliation is None or entity.affiliation in wanted)
        and (not bodies or entity.affiliation in bodies)
    ]
    fitting = _of_office(fitting, heads[0], language)
    exact = [entity for entity in fitting if entity.affiliation in wanted] or fitting
    if len(exact) > 1:
        near = sentences[max(0, here - _REACH)].span.start
        exact = [entity for entity in exact if _within(entity, near, start)]
    return exact[0].id if len(exact) == 1 else None


def _of_office(people: Sequence[Entity], word: str, language: Language) -> list[Entity]:
    """Those with an office; when nobody has it, those whose office ends so: "die Präsidentin" - Verbandspräsidentin."""
    keys = role_keys(word, language)
    offices = [(entity, role_keys(role.text.split()[-1], language)) for entity in people for role in entity.roles]
    same = [entity for entity, held in offices if keys & held]
    ends = tuple(key for key in keys if len(key) >= _SHORTEST_OFFICE)
    found = same or [entity for entity, held in offices if any(key.endswith(ends) for key in held)]
    return list({entity.id: entity for entity in found}.values())


def _countries(tokens: Sequence[Token], language: Language) -> Iterator[str]:
    """The countries that a description names: "der ukrainische Staatschef", "der US-Präsident", "der Kremlchef"."""
    table = lexicon(language)
    parts = role_words(language).country_parts
    for token in tokens:
        split = table.prefix(token.text)
        part = next((code for part, code in parts.items() if token.text.startswith(part)), None)
        code = table.adjective(token.text) or (split[0].code if split else None) or part
        if code:
            yield table.country_names[code]


@cache
def role_keys(word: str, language: Language) -> frozenset[str]:
    """What two words for one office share: the office's name without country, case and gender, or its synonyms."""
    rules = language["reference"]
    bare = word.rpartition("-")[2].lower()
    for ending in ("innen", "en", "es", "in", "n", "s"):
        if bare.endswith(ending) and len(bare) - len(ending) > 4:
            bare = bare[: -len(ending)]
            break
    keys = {bare}
    for prefix in rules["office_prefixes"]:
        if bare.startswith(prefix) and len(bare) > len(prefix) + 3:
            keys.add(bare[len(prefix) :])
    for office, synonyms in rules["synonyms"].items():
        if keys & {office, *synonyms}:
            keys.add(office)
    return frozenset(keys)


def gender_of(entity: Entity, language: Language) -> Gender | None:
    """What roles or the first name say; None when they say nothing."""
    rules = language["reference"]
    if entity.kind == "country":
        return (
            "f"
            if entity.name in rules["feminine_countries"]
            else None
            if entity.name in rules["other_countries"]
            else "n"
        )
    for role in entity.roles:
        head = role.text.split()[-1]
        if head.endswith(tuple(rules["feminine_endings"])):
            return "f"
        if head.lower().endswith(tuple(rules["masculine_endings"])):
            return "m"
    first = entity.name.split()[0]
    if " " in entity.name and first.endswith(tuple(rules["feminine_names"])) and first not in rules["masculine_names"]:
        return "f"
    return None
