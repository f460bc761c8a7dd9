"""Places that no finder of names has: in names of institutions, in compounds, enumerated after "in den Dörfern"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefing.analyse.lexicon import lexicon
from briefing.analyse.tokens import TokenRow
from briefing.languages import Language
from briefing.model import Mention, Span, Token

_LONGEST_LIST = 24  # tokens


def further_places(mentions: tuple[Mention, ...], row: TokenRow, language: Language) -> Iterator[Mention]:
    """More mentions of places in one document; some lie within those of institutions, or hold those of towns."""
    yield from _in_institutions(mentions, row, language)
    yield from _compounds(mentions, row, language)
    yield from _of_places(mentions, row, language)
    yield from _listed(mentions, row, language)


def _in_institutions(mentions: tuple[Mention, ...], row: TokenRow, language: Language) -> Iterator[Mention]:
    """The town in the name of an institution where something happens: "am Klinikum Lund"."""
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
    """Places inside compounds, "im Ostseeraum", "Sudan-Krieg", and rivers that look like another word: "die Oder"."""
    rules, table = language["places"], lexicon(language)
    area = re.compile(f"(?:{'|'.join(rules['areas'])})-?(?:{'|'.join(rules['area_heads'])})")
    taken = {mention.span.start for mention in mentions}
    for before, token in pairwise(row.tokens):
        parts = table.prefix(token.text) if "-" in token.text and not token.text[:2].isupper() else None
        if parts and parts[0].use == "country" and parts[1].lower().rstrip("ens").endswith(tuple(rules["happenings"])):
            word = token.text[: -len(parts[1]) - 1]
            span = Span(token.start, token.start + len(word))
            yield Mention(span, word, "country", language.rule("places", "happening"))
        elif token.start not in taken and (
            (before.text.lower() in rules["prepositions"] and area.fullmatch(token.text))
            or (before.text.lower() in ("die", "der") and token.text in rules["rivers"])
        ):
            yield Mention(Span(token.start, token.end), token.text, "place", language.rule("places", "area"))


def _of_places(mentions: tuple[Mention, ...], row: TokenRow, language: Language) -> Iterator[Mention]:
    """Names with "von": "Straße von Hormus", "Golf von Aden"."""
    for mention in mentions:
        first, _ = row.range(mention.span)
        lower, _ = row.sentence_bounds(first)
        if mention.kind not in ("place", "country") or first - 2 < lower or row.tokens[first - 1].text != "von":
            continue
        if (noun := row.tokens[first - 2]).text in language["places"]["of"]:
            text = " ".join([noun.text, "von", mention.text])
            yield Mention(Span(noun.start, mention.span.end), text, "place", language.rule("places", "of"))


def _listed(mentions: tuple[Mention, ...], row: TokenRow, language: Language) -> Iterator[Mention]:
    """Single words enumerated after a noun for places in the plural: "in den Dörfern Lund, Gran und Vik"."""
    nouns = tuple(language["places"]["plural_nouns"])
    places = {mention.span.start for mention in mentions if mention.kind in ("place", "country")}
    taken = places | {mention.span.start for mention in mentions if mention.kind == "organisation"}
    for k, token in enumerate(row.tokens):
        if token.tag != "NN" or not token.text.lower().endswith(nouns):
            continue
        _, upper = row.sentence_bounds(k)
        names = _enumeration(row.tokens[k + 1 : min(upper, k + _LONGEST_LIST)])
        for name in names if any(name.start in places for name in names) else ():
            if name.start not in taken:
                yield Mention(Span(name.start, name.end), name.text, "place", language.rule("places", "listed"))


def _enumeration(tokens: tuple[Token, ...]) -> list[Token]:
    """The capitalised single words of an enumeration that begins the tokens and ends with "und"; else none."""
    names: list[Token] = []
    for name, link in zip(tokens[::2], [*tokens[1::2], None], strict=False):
        if not name.text[:1].isupper() or name.tag not in ("NE", "NN", "FM", "XY"):
            return []
        names.append(name)
        if len(names) > 1 and tokens[2 * len(names) - 3].text in ("und", "sowie"):
            return names
        if link is None or link.text not in (",", "und", "sowie"):
            return []
    return []
