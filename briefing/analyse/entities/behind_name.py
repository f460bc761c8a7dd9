"""Roles behind a name: "X (CDU)", "X, Sprecher der Behörde Y,", "X, einer der Anführer der Z,", "X als Zeuge"."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analyse.entities.office_reader import Office, OfficeReader
from briefing.analyse.grammar import is_finite

_LONGEST = 14
_BRACKETED = 8
_ENDS = frozenset({",", ".", "–", ":", ";", "(", ")"})
_ONE_OF = frozenset({"einer", "eine", "eines"})


def bracketed(reader: OfficeReader, end: int, upper: int) -> Iterator[Office]:
    """ "X (CDU)", "X (54, SPD)", "X (Präsident)": the party, body or role in brackets."""
    tokens = reader.row.tokens
    if end >= upper or tokens[end].text != "(":
        return
    for i in range(end + 1, min(end + _BRACKETED, upper)):
        if tokens[i].text == ")":
            return
        mention = reader.at.get(i)
        if mention is None and tokens[i - 1].text in ("(", ",") and reader.is_role(i):
            yield reader.office(i, i, reader.inside(tokens[i].text), i, "brackets")
            return
        if mention and mention.kind in ("organisation", "country"):
            yield Office(None, reader.name_of(mention))
            return


def apposed(reader: OfficeReader, first: int, end: int, lower: int, upper: int) -> Iterator[Office]:
    """ "X, Sprecher der Behörde Y," and "X, der neue Chef von Y,"; also "X von der Partei Y"."""
    tokens = reader.row.tokens
    end = _after_brackets(reader, end, upper)
    if end >= upper:
        return
    if tokens[end].text == "von":
        mention = reader.next_name(end + 1, min(end + 3, upper))
        if mention and mention.kind == "organisation":
            yield Office(None, reader.name_of(mention))
        return
    start = _after_age(reader, end, upper)
    if tokens[end].text != "," or start >= upper:
        return
    i = _head(reader, start, upper)
    if i is None:
        return
    stop = _stop(reader, i, start, first, lower, upper)
    if stop is None:
        return
    affiliation = reader.inside(tokens[i].text)
    possessor = None
    if i + 1 < stop and tokens[i + 1].text.lower() in reader.links:
        mention = reader.next_name(i + 2, stop)
        if mention and mention.kind == "person":
            possessor = mention
        elif mention:
            affiliation = affiliation or reader.name_of(mention)
    office = reader.office(i, i, affiliation, start, "apposition")
    yield Office(office.role, office.affiliation, office.possessor or possessor)


def _head(reader: OfficeReader, start: int, upper: int) -> int | None:
    """The role noun of an apposition that begins at ``start``; None when there is none or another name follows it."""
    tokens = reader.row.tokens
    i = start
    one_of = tokens[i].text.lower() in _ONE_OF and i + 2 < upper and tokens[i + 1].text in ("der", "von", "seiner")
    i += 2 * one_of
    while i < upper and (tokens[i].tag in ("ART", "PPOSAT", "ADJA") or _is_owner(reader, i, start)):
        i += 1
    if i >= upper or i in reader.at or not reader.is_role(i):
        return None
    return None if i + 1 < upper and reader.person(i + 1) else i


def _is_owner(reader: OfficeReader, i: int, start: int) -> bool:
    """ "X, Norwegens Botschafter bei der UN": a name in the genitive that opens the apposition."""
    return i == start and i in reader.at and reader.is_genitive(reader.at[i])


def _stop(reader: OfficeReader, i: int, start: int, first: int, lower: int, upper: int) -> int | None:
    """Where the apposition ends; None when it is a clause of its own.

    The comma behind it may be missing when the name opens the sentence: "X, Sprecher der Y sagte".
    """
    tokens = reader.row.tokens
    most = min(i + _LONGEST, upper)
    stop = next((j for j in range(i + 1, most) if tokens[j].text in _ENDS), most)
    verb = next((j for j in range(i, stop) if is_finite(tokens[j])), None)
    if verb is None:
        return stop
    opens = not any(is_finite(token) or token.text == "," for token in tokens[lower:first])
    complement = verb > i + 2 and tokens[i + 1].text.lower() in reader.links
    return verb if opens and complement and start + 1 < verb else None


def _after_brackets(reader: OfficeReader, end: int, upper: int) -> int:
    """Behind the brackets that token ``end`` may open: "X (54), Sprecher der Y"."""
    tokens = reader.row.tokens
    if end >= upper or tokens[end].text != "(":
        return end
    return next((i + 1 for i in range(end, min(end + _BRACKETED, upper)) if tokens[i].text == ")"), end)


def _after_age(reader: OfficeReader, end: int, upper: int) -> int:
    """Behind the comma at ``end`` and an age: "X, 54, Sprecher der Y", "X, 54 Jahre alt, ..."."""
    tokens = reader.row.tokens
    if end + 2 < upper and tokens[end + 1].text.isdigit():
        comma = next((i for i in range(end + 2, min(end + 5, upper)) if tokens[i].text == ","), None)
        return end + 1 if comma is None else comma + 1
    return end + 1
