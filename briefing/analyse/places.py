"""Where does something happen, which places are at issue?"""

from __future__ import annotations

from briefing.analyse.genitives import nominative
from briefing.analyse.lexicon import Entry, lexicon
from briefing.analyse.roles import role_words
from briefing.analyse.tokens import TokenRow
from briefing.languages import Language
from briefing.model import Document, Entity, Mention, Place, Sentence, Token


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
        name = _name(entry) if entry else nominative(mention, last_words, row, language)
        wide = name in language["places"]["too_wide"] or (entry is not None and entry.use == "country")
        header = sentences[row.sentence_of[row.range(mention.span)[0]]].section == "header"
        if (
            not header
            and _stands_for_place(mention, row, language)
            and (_located(mention, row, language) if wide else mention.kind == "place")
        ):
            found.setdefault(name, []).append(mention)
    return tuple(Place(name, tuple(group)) for name, group in found.items())


def _name(entry: Entry) -> str:
    """Long names of countries give way to the usual one: "Demokratische Republik Kongo"."""
    return entry.name if entry.use == "country" and " " in entry.form else entry.form


def _stands_for_place(mention: Mention, row: TokenRow, language: Language) -> bool:
    """Is a name a place, and neither the seat in a body's name, nor whose office follows, nor a port of registry?"""
    if mention.kind not in ("place", "country"):
        return False
    rules = language["places"]
    first, end = row.range(mention.span)
    lower, upper = row.sentence_bounds(first)
    before = [token.text.lower() for token in row.tokens[max(lower, first - 2) : first]]
    after = row.tokens[end] if end < upper else None
    if len(before) == 2 and before[1] in ("in", "von") and before[0].endswith(tuple(rules["seated"])):
        return False
    if len(before) == 2 and before[1] == "aus" and role_words(language).is_role(row.tokens[first - 2].text):
        return False
    if after is None:
        return True
    owner = mention.text.endswith("s") and role_words(language).is_role(after.text)
    return not owner and not (
        after.tag in ("ADJA", "ADJD", "VVPP") and after.text.lower().startswith(tuple(rules["registered"]))
    )


def _located(mention: Mention, row: TokenRow, language: Language) -> bool:
    """Does a preposition of place stand before the name, a noun that makes it a place, or a colon behind it?"""
    rules = language["places"]
    i, end = row.range(mention.span)
    lower, upper = row.sentence_bounds(i)
    following = row.tokens[end : min(end + 2, upper)]
    if i == lower and len(following) == 2 and following[0].text == ":":  # "Georgien: Rücktritte nach Streit"
        return following[1].tag in ("NN", "ADJA", "APPR", "CARD")
    if mention.text.endswith("s") and following and following[0].text in rules["place_nouns"]:
        return True
    while i > lower and (row.tokens[i - 1].tag in ("ART", "ADJA") or _is_class(row.tokens[i - 1], language)):
        i -= 1
    before = row.tokens[i - 1].text if i > lower else ""
    return before.lower() in rules["prepositions"] or before in rules["place_nouns"]


def _is_class(token: Token, language: Language) -> bool:
    return token.tag == "NN" and token.text.lower().endswith(tuple(language["places"]["country_nouns"]))
