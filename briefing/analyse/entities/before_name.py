"""Roles before a name: "der litauische Außenminister X", "die Sprecherin der Bank, X,", "die Minister X und Y"."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analyse.entities.office_reader import Office, OfficeReader
from briefing.model import Mention

_LONGEST_COMPLEMENT = 9
_BRACKETED = 8
_LONGEST_LIST = 40
_COMPLEMENT = frozenset({"NN", "NE", "FM", "XY", "ADJA", "ART", "APPR", "APPRART", "KON", "TRUNC"})
_CLOSING = frozenset({",", ".", "(", ")", ";", "–", ":", "!", "?"})


def title(reader: OfficeReader, first: int, end: int, lower: int, upper: int) -> Iterator[Office]:
    """The offices that stand before the name of tokens ``first`` to ``end`` in a sentence from ``lower`` to ``upper``,
    the one that tells more first."""
    tokens = reader.row.tokens
    i = first - 1
    while i >= lower and tokens[i].text in reader.words.address:
        i -= 1
    beside, bearer = i, reader.at[first]
    apposition = i > lower and tokens[i].text == ","  # "der Chef der Behörde, X"
    i -= apposition
    behind: str | None = None
    start = _complement_start(reader, i, lower)
    if start is None and (described := _described(reader, beside, bearer, lower)) is not None:
        name = reader.next_name(described + 1, i + 1)
        behind = reader.name_of(name) if name and name.kind != "person" else None
        i = described
    elif start is not None:
        behind = reader.name_of(reader.at[i])
        i = start
    elif apposition:
        i = _definite(reader, i, end, lower, upper)
    if i < lower or (i == first - 1 and _is_owner(reader, first, i, lower)):
        return
    if not reader.is_title(i, bearer):
        if (other := _chained(reader, i, end, lower, upper)) is not None:  # "sein Vermittler, der Norweger X"
            yield reader.office(other, other, reader.inside(tokens[other].text), lower, "title")
        return
    start = _coordinated(reader, i, lower)
    if start == i and i > lower and reader.is_role(i - 1) and _is_participle(tokens[i - 1].text):
        start = i - 1  # "die Vorsitzende Richterin X"
    elif start == i and i > lower and tokens[i - 1].tag == "NN" and reader.is_role(i - 1):  # "Klinikchef Professor X"
        yield reader.office(i - 1, i - 1, reader.inside(tokens[i - 1].text), lower, "title")
    elif (other := _chained(reader, i, end, lower, upper)) is not None:
        yield reader.office(other, other, reader.inside(tokens[other].text), lower, "title")
    yield reader.office(start, i, behind or reader.inside(tokens[i].text), lower, "title")


def shared_title(reader: OfficeReader, first: int, lower: int) -> Iterator[Office]:
    """The role in the plural that stands before the first of several names: "die Minister X (54) und Y"."""
    tokens = reader.row.tokens
    leader: Mention | None = None
    i = first - 1
    while i > max(lower, first - _LONGEST_LIST) and tokens[i].text in (",", "und", "sowie", ")"):
        i -= tokens[i].text != ")"
        if tokens[i].text == ")":
            i = next((j - 1 for j in range(i, max(lower, i - _BRACKETED), -1) if tokens[j].text == "("), lower)
        leader = reader.person(i)
        if leader is None:
            return
        i = reader.row.range(leader.span)[0] - 1
    if leader and i >= lower and reader.is_role(i) and _is_plural(reader, i, lower):
        yield reader.office(_coordinated(reader, i, lower), i, reader.inside(tokens[i].text), lower, "shared-title")


def _is_owner(reader: OfficeReader, first: int, i: int, lower: int) -> bool:
    """ "der Vertraute Tarviks": the role is another's, where "Minister Tarviks Plan" names Tarvik's own."""
    j = i - 1
    while j >= lower and reader.row.tokens[j].tag == "ADJA":
        j -= 1
    return j >= lower and reader.row.tokens[j].tag in ("ART", "PPOSAT") and reader.is_inflected(reader.at[first])


def _is_participle(word: str) -> bool:
    return word.lower().endswith(("vorsitzende", "vorsitzender", "vorsitzenden"))


def _is_plural(reader: OfficeReader, i: int, lower: int) -> bool:
    """Is the role of token ``i`` certainly a plural: by its ending, or by the words before it?"""
    word = reader.row.tokens[i].text
    if word.endswith("innen"):
        return True
    j = i - 1
    while j >= lower and reader.row.tokens[j].tag == "ADJA":
        j -= 1
    before = {token.text.lower() for token in reader.row.tokens[max(lower, j) : i]}
    rules = reader.language["roles"]
    if not before.isdisjoint(rules["plural_words"]):
        return True
    feminine = word.endswith(("in", "frau", "e"))
    return ("die" in before and not feminine) or ("den" in before and word.endswith(("ern", "eln", "ären", "oren")))


def _complement_start(reader: OfficeReader, i: int, lower: int) -> int | None:
    """The role word of "Sprecherin des Finanzministeriums", when a name of a body ends at token i."""
    tokens = reader.row.tokens
    mention = reader.at.get(i)
    if mention is None or mention.kind == "person":
        return None
    j = reader.row.range(mention.span)[0] - 1
    while j >= lower and tokens[j].tag == "ADJA":
        j -= 1
    if j - 1 >= lower and tokens[j].text.lower() in reader.links and reader.is_role(j - 1):
        return j - 1
    if j >= lower and reader.is_genitive(mention) and reader.is_role(j):
        return j  # "Präsident Norwegens X"
    return None


def _described(reader: OfficeReader, i: int, bearer: Mention, lower: int) -> int | None:
    """The role noun whose complement runs up to token ``i`` before a name: "Ministerin für Strafvollzug X", "Chefin des
    Amtes, X,"."""
    tokens = reader.row.tokens
    apposed = i > lower and tokens[i].text == ","
    i -= int(apposed)
    if i < lower or (reader.is_role(i) and not apposed):
        return None
    if i > lower and tokens[i].text == ")":  # "der Präsident der Union (NU), X"
        i = next((j - 1 for j in range(i, max(lower, i - _BRACKETED), -1) if tokens[j].text == "("), i)
    for j in range(i, max(lower, i - _LONGEST_COMPLEMENT), -1):
        token = tokens[j]
        if j < i and (reader.is_title(j, bearer) if apposed else reader.is_role(j)) and j not in reader.at:
            linked = tokens[j + 1].text.lower() in (reader.links if apposed else ("für",))
            return j if linked else None
        if (reader.person(j) and not apposed) or (token.tag not in _COMPLEMENT and token.text != "&"):
            return None
    return None


def _definite(reader: OfficeReader, i: int, end: int, lower: int, upper: int) -> int:
    """The role noun of "der Minister, X," or "Tarviks Anwältin, X,"; before ``lower`` when X may be somebody else.

    The name has to close its phrase, and none may follow as in an enumeration.
    """
    tokens = reader.row.tokens
    closed = end >= upper or tokens[end].text in _CLOSING
    listed = end + 1 < upper and tokens[end].text == "," and end + 1 in reader.at
    if not closed or listed:
        return lower - 1
    head = i
    if reader.person(i) and tokens[i].text.endswith(("s", "'", "’")):  # "der Vertraute Tarviks, X,"
        head = reader.row.range(reader.at[i].span)[0] - 1
    j = head - 1
    while j >= lower and tokens[j].tag == "ADJA":
        j -= 1
    if j < lower or head < lower:
        return lower - 1
    owner = reader.at.get(j)
    named = owner is not None and tokens[j].text.endswith(("s", "'", "’"))
    return head if named or tokens[j].tag in ("ART", "PPOSAT") else lower - 1


def _chained(reader: OfficeReader, i: int, end: int, lower: int, upper: int) -> int | None:
    """The role noun before an apposition: that of "dem Schlichter, dem früheren Richter X"; None in enumerations."""
    tokens = reader.row.tokens
    j = i - 1
    while j > lower and tokens[j].tag == "ADJA":
        j -= 1
    if j - 2 <= lower or tokens[i].tag != "NN" or tokens[j].tag not in ("ART", "PPOSAT") or tokens[j - 1].text != ",":
        return None
    k = j - 3
    while k > lower and tokens[k].tag == "ADJA":
        k -= 1
    owned = tokens[k].tag == "PPOSAT"  # "sein Vermittler, der Norweger X, kam"
    listed = end < upper and tokens[end].text in (("und", "sowie") if owned else ("und", "sowie", ","))
    if listed or not reader.is_role(j - 2) or j - 2 in reader.at:
        return None
    return j - 2 if owned or tokens[k].text.lower() == tokens[j].text.lower() else None


def _coordinated(reader: OfficeReader, i: int, lower: int) -> int:
    """Where "Wirtschafts- und Klimaminister" begins."""
    tokens = reader.row.tokens
    if i - 2 >= lower and tokens[i - 1].text == "und" and tokens[i - 2].text.endswith("-"):
        return i - 2
    return i
