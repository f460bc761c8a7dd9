"""Where does something happen, which places are at issue?"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analyse.genitives import nominative
from briefing.analyse.grammar import is_finite
from briefing.analyse.lexicon import Entry, lexicon
from briefing.analyse.place_mentions import further_places
from briefing.analyse.roles import role_words
from briefing.analyse.tokens import TokenRow
from briefing.languages import Language
from briefing.model import Document, Entity, Mention, Place, Sentence, Token

_LINKS = frozenset({",", "und", "sowie", "oder", "bzw", "beziehungsweise"})
_BRACKETED = 6
_OFTEN = 3  # mentions of a country that an article is about
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
    own = {language.rule("places", id) for id in ("happening", "listed", "of")}
    whole: dict[int, str] = {}
    for mention in sorted([*mentions, *further_places(mentions, row, language)], key=lambda m: m.span):
        entry = lexicon(language).entry(mention.text)
        name = _name(entry) if entry else nominative(mention, last_words, row, language)
        wide = name in language["places"]["too_wide"] or (entry is not None and entry.use == "country")
        first, end = row.range(mention.span)
        header = sentences[row.sentence_of[first]].section == "header"
        if mention.rule == language.rule("places", "of"):  # "Straße von Hormus", then "Hormus" within it
            whole[end] = name
        elif end in whole:
            found.setdefault(whole[end], []).append(mention)
            continue
        if not _stands_for_place(mention, bodies, row, language) or _is_metonym(mention, first, end, row, language):
            continue
        here = _located(mention, row, language) or (
            name not in language["places"]["too_wide"] and _linked(first, end, row) in located
        )
        if here or mention.rule in own:
            here = True
            located.add(end)
        if here if wide or header else mention.kind == "place":
            found.setdefault(name, []).append(mention)
    for name, group in _scene(mentions, sentences, row, language):
        found.setdefault(name, group)
    return tuple(Place(name, tuple(group)) for name, group in found.items())


def _scene(
    mentions: tuple[Mention, ...], sentences: tuple[Sentence, ...], row: TokenRow, language: Language
) -> Iterator[tuple[str, list[Mention]]]:
    """The country that an article is about: the only one in its title, and named more often than any other."""
    named: dict[str, list[Mention]] = {}
    for mention in mentions:
        entry = lexicon(language).entry(mention.text)
        if mention.kind == "country" and entry is not None and entry.use == "country":
            named.setdefault(_name(entry), []).append(mention)
    titled = {
        name
        for name, group in named.items()
        if any(sentences[row.sentence_of[row.range(m.span)[0]]].section == "title" for m in group)
    }
    counts = sorted(((len(group), name) for name, group in named.items()), reverse=True)
    often, first = counts[0] if counts else (0, "")
    if titled == {first} and often >= _OFTEN and all(count < often for count, _ in counts[1:]):
        yield first, named[first]


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
    """ "Karlsruhe kippt das Gesetz", "In Brüssel hieß es", "In Moskau gibt man sich": a seat of power that acts."""
    rules = language["places"]
    lower, upper = row.sentence_bounds(first)
    entry = lexicon(language).entry(mention.text)
    capital = entry is not None and entry.use in ("capital", "seat")
    if not (capital or mention.text in rules["seats"]) or end + 1 >= upper:
        return False
    verb, following = row.tokens[end], row.tokens[end + 1].text.lower()
    if first == lower and is_finite(verb):
        return verb.tag != "VAFIN" and verb.lemma.lower() not in rules["lying"]
    speaks = following == "man" or (following == "es" and verb.text.lower() in rules["saying"])
    return first == lower + 1 and speaks


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
    if i > lower and any(token.lemma.lower() in rules["strikes"] for token in row.tokens[lower:upper]):
        return True  # "ein Beben erschüttert Marokko"
    if before.lower() in rules["prepositions"] or before in rules["place_nouns"]:
        return True
    noun = row.tokens[i - 2] if i > lower + 1 else None
    if noun is None or noun.tag not in ("NN", "NE"):
        return False
    if noun.text.lower().endswith(tuple(rules["attacks"])) and before.lower() == "auf":
        return True
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
