"""Where does something happen, which places are at issue?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefing.analyse.genitives import nominative
from briefing.analyse.grammar import is_finite
from briefing.analyse.lexicon import Entry, lexicon
from briefing.analyse.roles import role_words
from briefing.analyse.tokens import TokenRow
from briefing.languages import Language
from briefing.model import Document, Entity, Mention, Place, Sentence, Span, Token

_LINKS = frozenset({",", "und", "sowie", "oder", "bzw", "beziehungsweise"})
_BRACKETED = 6
_PHRASE = frozenset({"ART", "ADJA", "ADJD", "ADV"})


def find_places(
    document: Document,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...],
    language: Language,
) -> tuple[Place, ...]:
    """Named places where something happens or that are objects of the story, in order of appearance.

    Towns and regions count wherever they are named, countries where something happens in them, goes there or comes
    from there; of a court, hospital or airport the town after which it is called. Inflected forms of one place are
    together.
    """
    row = TokenRow.of(sentences)
    last_words = frozenset(mention.text.split()[-1] for mention in mentions)
    found: dict[str, list[Mention]] = {}
    located: set[int] = set()
    bodies = frozenset(row.range(m.span)[1] for m in mentions if m.kind in ("organisation", "person"))
    named = (*mentions, *_in_institutions(mentions, row, language), *_compounds(mentions, row, language))
    for mention in sorted(named, key=lambda m: m.span):
        entry = lexicon(language).entry(mention.text)
        name = _name(entry) if entry else nominative(mention, last_words, row, language)
        wide = name in language["places"]["too_wide"] or (entry is not None and entry.use == "country")
        first, end = row.range(mention.span)
        header = sentences[row.sentence_of[first]].section == "header"
        if not _stands_for_place(mention, bodies, row, language) or _is_metonym(mention, first, end, row, language):
            continue
        here = _located(mention, row, language) or (
            name not in language["places"]["too_wide"] and _linked(first, end, row) in located
        )
        here = here or mention.rule == language.rule("places", "happening")
        if here:
            located.add(end)
        if here if wide or header else mention.kind == "place":
            found.setdefault(name, []).append(mention)
    return tuple(Place(name, tuple(group)) for name, group in found.items())


def _name(entry: Entry) -> str:
    """Long names of countries give way to the usual one: "Demokratische Republik Kongo"."""
    return entry.name if entry.use == "country" and " " in entry.form else entry.form


def _stands_for_place(mention: Mention, bodies: frozenset[int], row: TokenRow, language: Language) -> bool:
    """Is a name a place, and neither a seat in a body's name, nor the owner of an office, nor an origin?

    ``bodies`` are the tokens where names of people and bodies end.
    """
    if mention.kind not in ("place", "country") or _names_body(mention.text, language):
        return False
    rules = language["places"]
    first, end = row.range(mention.span)
    lower, upper = row.sentence_bounds(first)
    before = row.tokens[first - 1].text.lower() if first > lower else ""
    owner = _noun_before(first - 1, lower, row) if before in ("in", "von", "aus") else None
    if owner and before != "aus" and owner.text.lower().endswith(tuple(rules["seated"])):
        return False
    if (
        owner
        and before == "aus"
        and (role_words(language).is_role(owner.text) or (first - 1 in bodies and owner.tag != "NN"))
    ):
        return False
    after = row.tokens[end] if end < upper else None
    if after is None:
        return True
    office = mention.text.endswith("s") and role_words(language).is_role(after.text)
    return not office and not (
        after.tag in ("ADJA", "ADJD", "VVPP") and after.text.lower().startswith(tuple(rules["registered"]))
    )


def _names_body(name: str, language: Language) -> bool:
    """Does a name say by a word of its own that it is a body's: "Radio Nord", "Nordbank", "Militärkreise"?"""
    rules, words = language["places"], name.split()
    return words[0] in rules["body_words"] or (
        name not in rules["not_bodies"] and words[-1].lower().endswith(tuple(rules["body_endings"]))
    )


def _noun_before(i: int, lower: int, row: TokenRow) -> Token | None:
    """The noun before token ``i``, with an abbreviation in brackets between them: "das Landesamt (LA) in"."""
    if i > lower and row.tokens[i - 1].text == ")":
        i = next((j for j in range(i - 1, max(lower, i - _BRACKETED), -1) if row.tokens[j].text == "("), i)
    return row.tokens[i - 1] if i > lower else None


def _is_metonym(mention: Mention, first: int, end: int, row: TokenRow, language: Language) -> bool:
    """ "In Brüssel hieß es", "In Moskau gibt man sich gelassen": a seat of government that speaks."""
    lower, upper = row.sentence_bounds(first)
    entry = lexicon(language).entry(mention.text)
    capital = entry is not None and entry.use in ("capital", "seat")
    if not (capital or mention.text in language["places"]["seats"]) or first != lower + 1 or end + 1 >= upper:
        return False
    following = [token.text.lower() for token in row.tokens[end : end + 2]]
    return following[1] == "man" or (following[1] == "es" and following[0] in language["places"]["saying"])


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
    while i > lower and (row.tokens[i - 1].tag in _PHRASE or _is_class(row.tokens[i - 1], language)):
        i -= 1
    before = row.tokens[i - 1].text if i > lower else ""
    if before.lower() in rules["prepositions"] or before in rules["place_nouns"]:
        return True
    noun = row.tokens[i - 2] if i > lower + 1 else None
    if noun is None or noun.tag not in ("NN", "NE"):
        return False
    if noun.text.lower().endswith(tuple(rules["borders"])):  # "die Grenze zu Algerien"
        return before.lower() in ("zu", "zur", "zum", "mit", "nach", "von")
    return before.lower() == "aus" and _is_goods(i - 2, row, language)


def _is_goods(i: int, row: TokenRow, language: Language) -> bool:
    """Is a noun before "aus" what trade brings from there: "Gas aus China", "Zölle auf Uhren aus China"?"""
    lower, _ = row.sentence_bounds(i)
    if row.tokens[i].text.lower().endswith(tuple(language["places"]["goods"])):
        return True
    j = i - 1
    while j > lower and row.tokens[j].tag in _PHRASE:
        j -= 1
    measured = j > lower and row.tokens[j].text in ("auf", "für") and row.tokens[j - 1].tag == "NN"
    return measured and not role_words(language).is_role(row.tokens[i].text)


def _is_class(token: Token, language: Language) -> bool:
    return token.tag == "NN" and token.text.lower().endswith(tuple(language["places"]["country_nouns"]))


def _linked(first: int, end: int, row: TokenRow) -> int:
    """Where the name ends that one is enumerated with or given in brackets behind: "in Lund, Oslo und im Iran"."""
    lower, upper = row.sentence_bounds(first)
    i = first
    while i > lower and row.tokens[i - 1].tag == "ART":
        i -= 1
    while i > lower and (row.tokens[i - 1].text.lower() in _LINKS or row.tokens[i - 1].text == "("):
        i -= 1
    comma = i < first and row.tokens[first - 1].text == ","
    return first if comma and end < upper and is_finite(row.tokens[end]) else i  # "in Lund, Oslo sagt ab"


def _in_institutions(mentions: tuple[Mention, ...], row: TokenRow, language: Language) -> Iterator[Mention]:
    """The town in the name of an institution where something happens: "vor dem Landgericht Lund"."""
    rules = language["places"]
    for mention in mentions:
        words = mention.text.split()
        if mention.kind != "organisation" or len(words) != 2 or not words[0].lower().endswith(tuple(rules["housed"])):
            continue
        first, end = row.range(mention.span)
        lower, _ = row.sentence_bounds(first)
        i = first
        while i > lower and row.tokens[i - 1].tag in ("ART", "ADJA"):
            i -= 1
        town = row.tokens[end - 1]
        if i > lower and row.tokens[i - 1].text.lower() in rules["at"] and town.tag in ("NE", "NN"):
            rule = language.rule("places", "institution")
            yield Mention(Span(town.start, mention.span.end), words[1], "place", rule)


def _compounds(mentions: tuple[Mention, ...], row: TokenRow, language: Language) -> Iterator[Mention]:
    """Places inside compounds: the area around a sea or range, "im Ostseeraum", the country of a "Sudan-Krieg"."""
    rules, table = language["places"], lexicon(language)
    area = re.compile(f"(?:{'|'.join(rules['areas'])})-?(?:{'|'.join(rules['area_heads'])})")
    taken = {mention.span.start for mention in mentions}
    for before, token in pairwise(row.tokens):
        parts = table.prefix(token.text) if "-" in token.text and not token.text[:2].isupper() else None
        if parts and parts[0].use == "country" and parts[1].lower().rstrip("ens").endswith(tuple(rules["happenings"])):
            word = token.text[: -len(parts[1]) - 1]
            span = Span(token.start, token.start + len(word))
            yield Mention(span, word, "country", language.rule("places", "happening"))
        elif before.text.lower() in rules["prepositions"] and token.start not in taken and area.fullmatch(token.text):
            yield Mention(Span(token.start, token.end), token.text, "place", language.rule("places", "area"))
