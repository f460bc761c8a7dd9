"""Whom does a pronoun or a description stand for?

Only where one candidate remains: a description ("der Kanzler", "der russische Staatschef", "die Ministerin") by the
roles that the article has given before, a pronoun by the one person of fitting gender in the nearest sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from briefing.analyse.lexicon import lexicon
from briefing.analyse.roles import role_words
from briefing.languages import Language
from briefing.model import Entity, Sentence, Token

Gender = Literal["m", "f"]

_REACH = 2
"""Sentences before the pronoun's own in which its antecedent is looked for."""


def antecedent(
    start: int, end: int, sentences: Sequence[Sentence], entities: Sequence[Entity], language: Language
) -> str | None:
    """The `Entity.id` that the phrase at code points ``start`` to ``end`` stands for; None when none or several fit."""
    here = next((n for n, s in enumerate(sentences) if s.span.start <= start < s.span.end), None)
    if here is None:
        return None
    tokens = [token for token in sentences[here].tokens if token.start < end and token.end > start]
    if not tokens:
        return None
    inside = {e.id for e in entities for m in e.mentions if start <= m.span.start and m.span.end <= end}
    if inside:
        return inside.pop() if len(inside) == 1 else None
    pronoun = language["reference"]["pronouns"].get(tokens[0].text.lower()) if len(tokens) == 1 else None
    people = [entity for entity in entities if entity.kind == "person"]
    if pronoun:
        return _of_pronoun(start, here, pronoun, sentences, people, language)
    return _of_description(start, tokens, people, entities, language)


def _of_pronoun(
    start: int, here: int, gender: Gender, sentences: Sequence[Sentence], people: Sequence[Entity], language: Language
) -> str | None:
    """The person of the nearest sentence that has any; those after a preposition or in the genitive come second."""
    fitting = [entity for entity in people if _gender(entity, language) in (gender, None)]
    for sentence in reversed(sentences[max(0, here - _REACH) : here + 1]):
        named = [
            (entity.id, _is_leading(sentence, mention.span.start))
            for entity in fitting
            for mention in entity.mentions
            if sentence.span.start <= mention.span.start < min(sentence.span.end, start)
        ]
        leading = {entity for entity, leads in named if leads}
        candidates = leading or {entity for entity, _ in named}
        if candidates:
            return candidates.pop() if len(candidates) == 1 else None
    return None


def _is_leading(sentence: Sentence, start: int) -> bool:
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
    start: int, tokens: Sequence[Token], people: Sequence[Entity], entities: Sequence[Entity], language: Language
) -> str | None:
    """The one person named before with this role, and of this country where the phrase names one."""
    words = role_words(language)
    heads = [token.text for token in tokens if token.text[:1].isupper() and words.is_role(token.text)]
    if not heads or tokens[0].text.lower() not in language["reference"]["definite"]:
        return None
    keys = _role_keys(heads[-1], language)
    wanted = set(_countries(tokens, language))
    fitting = [
        entity
        for entity in people
        if entity.mentions[0].span.start < start
        and any(keys & _role_keys(role.text.split()[-1], language) for role in entity.roles)
        and (not wanted or entity.affiliation is None or entity.affiliation in wanted)
    ]
    exact = [entity for entity in fitting if entity.affiliation in wanted] or fitting
    return exact[0].id if len(exact) == 1 else None


def _countries(tokens: Sequence[Token], language: Language) -> Iterator[str]:
    table = lexicon(language)
    for token in tokens:
        code = table.adjective(token.text)
        split = table.prefix(token.text)
        if code or (split and split[0].code):
            yield table.country_names[code or split[0].code]  # type: ignore[index, union-attr]
    for part, code in role_words(language).country_parts.items():
        if any(token.text.startswith(part) for token in tokens):
            yield table.country_names[code]


@cache
def _role_keys(word: str, language: Language) -> frozenset[str]:
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


def _gender(entity: Entity, language: Language) -> Gender | None:
    """What roles or the first name say; None when they say nothing."""
    rules = language["reference"]
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
