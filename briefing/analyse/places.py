"""Where does something happen, which places are at issue?"""

from __future__ import annotations

from briefing.analyse.genitives import nominative
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
    last_words = frozenset(mention.text.split()[-1] for mention in mentions)
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        entry = lexicon(language).entry(mention.text)
        name = entry.form if entry else nominative(mention, last_words, row, language)
        wide = name in language["places"]["too_wide"] or (entry is not None and entry.use == "country")
        if mention.kind in ("place", "country") and (
            _located(mention, row, language) if wide else mention.kind == "place"
        ):
            found.setdefault(name, []).append(mention)
    return tuple(Place(name, tuple(group)) for name, group in found.items())


def _located(mention: Mention, row: TokenRow, language: Language) -> bool:
    """Does a preposition of place stand before the name, or a noun that makes it a place?"""
    rules = language["places"]
    i, _ = row.range(mention.span)
    lower, _ = row.sentence_bounds(i)
    while i > lower and row.tokens[i - 1].tag in ("ART", "ADJA"):
        i -= 1
    before = row.tokens[i - 1].text if i > lower else ""
    return before.lower() in rules["prepositions"] or before in rules["place_nouns"]
