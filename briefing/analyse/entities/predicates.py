"""Roles that a clause gives: "X ist neuer Chef der Y", "X wurde zum Richter gewählt", "X, der als Lotse arbeitet"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.analyse.entities.office_reader import Office, OfficeReader
from briefing.analyse.grammar import Clause, clauses, subject
from briefing.model import Mention, Span, Token

_BEFORE_NOUN = frozenset({"ART", "PPOSAT", "ADJA", "PIAT", "PDAT", "CARD"})
_PREPOSITIONS = frozenset({"APPR", "APPRART"})
_NOT_FREE = _PREPOSITIONS | {"$("}


def predicated(reader: OfficeReader) -> dict[Span, list[Office]]:
    """The offices that the clauses of a document give people, by the span of the mention that stands there."""
    out: dict[Span, list[Office]] = {}
    for lower, upper in reader.row.bounds:
        inside = range(lower, upper)
        if any(map(reader.person, inside)) and any(map(reader.is_role, inside)):
            for mention, office in _in_sentence(reader, lower, upper):
                out.setdefault(mention.span, []).append(office)
    return out


def _in_sentence(reader: OfficeReader, lower: int, upper: int) -> Iterator[tuple[Mention, Office]]:
    tokens = reader.row.tokens[lower:upper]
    found = clauses(tokens, frozenset(), reader.language)
    for k, clause in enumerate(found):
        if clause.verb is None or any(t.text.lower() in _negations(reader) for t in tokens[clause.first : clause.last]):
            continue
        role = _role(reader, tokens, clause, lower)
        person = _bearer(reader, tokens, found, k, lower) if role is not None else None
        if role is not None and person is not None:
            yield person, _office(reader, role, lower)


def _negations(reader: OfficeReader) -> frozenset[str]:
    return frozenset(reader.language["entities"]["negations"])


def _office(reader: OfficeReader, i: int, lower: int) -> Office:
    tokens = reader.row.tokens
    affiliation = reader.inside(tokens[i].text)
    if i + 1 < len(tokens) and tokens[i + 1].text.lower() in reader.links:
        name = reader.next_name(i + 2, min(i + 4, len(tokens)))
        affiliation = affiliation or (reader.name_of(name) if name and name.kind != "person" else None)
    return reader.office(i, i, affiliation, lower, "predicate")


def _role(reader: OfficeReader, tokens: Sequence[Token], clause: Clause, lower: int) -> int | None:
    """The one noun that the verb of a clause makes a role of somebody, as an index of the document."""
    rules = reader.language["entities"]
    verbs = {t.lemma.lower() for t in tokens[clause.first : clause.last] if t.tag[0] == "V"}
    assert clause.verb is not None
    equates = verbs <= set(rules["copulas"]) and tokens[clause.verb].text.lower() in rules["copula_forms"]
    openers = {"": equates, "zu": not verbs.isdisjoint(rules["appoints"]), "als": not verbs.isdisjoint(rules["serves"])}
    fitting = []
    for i in range(clause.first, clause.last):
        if reader.is_role(lower + i) and lower + i not in reader.at and not reader.person(lower + i + 1):
            link = _link(tokens, i, clause.first)
            if link is not None and openers[link]:
                fitting.append(lower + i)
    return fitting[0] if len(fitting) == 1 else None


def _link(tokens: Sequence[Token], i: int, first: int) -> str | None:
    """What stands before the phrase of a noun: "zu", "als", "" for a phrase of its own; None for another word."""
    j = i
    while j > first and tokens[j - 1].tag in _BEFORE_NOUN:
        j -= 1
    articles = {token.text.lower() for token in tokens[j:i] if token.tag in ("ART", "PPOSAT")}
    before = tokens[j - 1] if j > first else None
    word = before.text.lower() if before else ""
    if word in ("zum", "zur") or (word == "zu" and articles):
        return "zu"
    if word in ("als", "wie"):
        return "als" if word == "als" else None
    oblique = any(article.endswith(("es", "em", "en")) for article in articles)
    attribute = before is not None and before.tag in ("NN", "NE") and ("der" in articles or "einer" in articles)
    if before is not None and (before.tag in _PREPOSITIONS or before.tag == "KON"):
        return None
    counted = not articles and any(token.text.endswith("en") for token in tokens[j:i] if token.tag == "ADJA")
    return None if oblique or attribute or counted else ""


def _bearer(
    reader: OfficeReader, tokens: Sequence[Token], found: Sequence[Clause], k: int, lower: int
) -> Mention | None:
    """The one person whom a clause names outside prepositions and genitives, else the antecedent of its pronoun."""
    clause = found[k]
    people: dict[Span, Mention] = {}
    for i in range(clause.first, clause.last):
        mention = reader.person(lower + i)
        if mention and mention.span.start == tokens[i].start:
            people[mention.span] = mention
    free = [mention for mention in people.values() if _is_free(reader, tokens, mention, clause.first, lower)]
    if people:
        return free[0] if len(free) == 1 == len(people) else None
    place = subject(tokens, found, k, reader.language) if clause.kind == "relative" else None
    named = {m.span: m for i in range(*place) if (m := reader.person(lower + i))} if place else {}
    return next(iter(named.values())) if len(named) == 1 else None


def _is_free(reader: OfficeReader, tokens: Sequence[Token], mention: Mention, first: int, lower: int) -> bool:
    """Does a name stand for itself: after no preposition, in no genitive, in no enumeration?"""
    start, end = (i - lower for i in reader.row.range(mention.span))
    i = start
    while i > first and (tokens[i - 1].tag in _BEFORE_NOUN or reader.is_role(lower + i - 1)):
        i -= 1
    before = tokens[i - 1] if i > first else None
    after = tokens[end].text if end < len(tokens) else ""
    genitive = any(t.text.lower() in ("des", "eines", "seines", "ihres") for t in tokens[i:start])
    return (
        not genitive
        and after not in ("und", "sowie")
        and not reader.is_inflected(mention)
        and (before is None or (before.tag not in _NOT_FREE and before.text not in ("als", "wie", "und", "sowie")))
    )
