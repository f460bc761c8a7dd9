"""Where does something happen, which places are at issue?"""

from __future__ import annotations

from briefing.analyse.lexicon import lexicon
from briefing.analyse.tokens import TokenRow
from briefing.languages import Language
from briefing.model import Document, Entity, Mention, Place, Sentence


def find_places(
    document: Document,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...],
    language: Language,
) -> tuple[Place, ...]:
    """Named places where something happens or that are objects of the story, in order of appearance.

    Towns and regions count wherever they are named, countries where something happens in them, goes there or comes
    from there. Inflected forms of one place are together.
    """
    row = TokenRow.of(sentences)
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.kind == "place" or (mention.kind == "country" and _located(mention, row, language)):
            found.setdefault(_name(mention, language), []).append(mention)
    merged: dict[str, list[Mention]] = {}
    for name, group in found.items():
        base = name[:-1] if name.endswith("s") and name[:-1] in found else name
        merged.setdefault(base, []).extend(group)
    return tuple(Place(name, tuple(sorted(group, key=lambda m: m.span))) for name, group in merged.items())


def _located(mention: Mention, row: TokenRow, language: Language) -> bool:
    """Does a preposition of place stand before a country's name?"""
    entry = lexicon(language).entry(mention.text)
    if entry is None or entry.use != "country":
        return False
    prepositions = language["places"]["prepositions"]
    i, _ = row.range(mention.span)
    lower, _ = row.sentence_bounds(i)
    while i > lower and row.tokens[i - 1].tag in ("ART", "ADJA"):
        i -= 1
    return i > lower and row.tokens[i - 1].text.lower() in prepositions


def _name(mention: Mention, language: Language) -> str:
    entry = lexicon(language).entry(mention.text)
    return entry.form if entry else mention.text.rstrip("'’")
