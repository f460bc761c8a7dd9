"""Whom do the mentions of one document stand for, in which role?

Within-document coreference by name: two mentions are one entity when general rules say so, and a mention that could be
two entities stays open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefing.analyse.entities.chains import Chain
from briefing.analyse.entities.described import with_described
from briefing.analyse.entities.office_reader import Office, OfficeReader
from briefing.analyse.entities.offices import Offices
from briefing.analyse.entities.others import OtherChains
from briefing.analyse.entities.people import PeopleChains
from briefing.analyse.roles import role_words
from briefing.analyse.tokens import TokenRow
from briefing.languages import Language
from briefing.model import Document, Entity, Mention, Role, Sentence, Span

__all__ = ["resolve"]

_ENDINGS = ("s", "es", "n", "en", "r", "m")


def resolve(
    document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...], language: Language
) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """The entities with roles and affiliation, and all mentions with their entity where one candidate remained.

    Places are no entities. Ids count in order of first appearance: "e1", "e2" ...
    """
    row = TokenRow.of(sentences)
    people = PeopleChains(row, [m for m in mentions if m.kind == "person"], language).chains()
    named = [m for m in mentions if m.kind in ("country", "organisation", "group")]
    others = OtherChains(document.text, row, language).chains(named)
    chains = sorted([*people, *others], key=lambda chain: (chain.start, chain.name))
    ids = {mention.span: f"e{n}" for n, chain in enumerate(chains, 1) for mention in chain.mentions}
    linked = tuple(replace(mention, entity=ids.get(mention.span)) for mention in mentions)
    names = {mention.span: chain.name for chain in chains for mention in chain.mentions}
    reader = OfficeReader(document.text, row, linked, names, language)
    offices = _offices(reader, chains)
    affiliations = _affiliations(chains, offices, ids)
    by_span = {mention.span: mention for mention in linked}
    weak = role_words(language).weak
    bodies = {language.rule("mentions", rule) for rule in ("body", "voiced")}
    unnamed = language.rule("entities", "unnamed")
    entities = tuple(
        Entity(
            id=f"e{n}",
            name=chain.name,
            kind=chain.kind,
            mentions=tuple(by_span[m.span] for m in sorted(chain.mentions, key=lambda m: m.span)),
            rule=chain.rule,
            roles=_roles(offices.get(n, ()), weak),
            affiliation=affiliations.get(n),
            count=chain.count,
            generic=chain.rule == unnamed or _is_generic(chain, bodies),
        )
        for n, chain in enumerate(chains, 1)
    )
    return with_described(reader, sentences, entities, language), linked


def _is_generic(chain: Chain, bodies: set[str]) -> bool:
    """Is the name one common noun: "Polizei", not "Polizei Lund", "norwegische Polizei" or "US-Polizei"?"""
    return chain.name.isalpha() and all(mention.rule in bodies for mention in chain.mentions)


def _offices(reader: OfficeReader, chains: Sequence[Chain]) -> dict[int, list[Office]]:
    offices = Offices(reader)
    return {
        n: [office for mention in sorted(chain.mentions, key=lambda m: m.span) for office in offices.of(mention)]
        for n, chain in enumerate(chains, 1)
        if chain.kind == "person"
    }


def _affiliations(
    chains: Sequence[Chain], offices: Mapping[int, Sequence[Office]], ids: Mapping[Span, str]
) -> dict[int, str]:
    """The first affiliation that the text gives; an envoy of a person belongs where that person does."""
    found = {n: chain.affiliation for n, chain in enumerate(chains, 1) if chain.affiliation}
    for n, given in offices.items():
        affiliation = next((office.affiliation for office in given if office.affiliation), None)
        if affiliation:
            found[n] = affiliation
    for n, given in offices.items():
        for office in given:
            holder = ids.get(office.possessor.span) if office.possessor else None
            if n not in found and holder and int(holder[1:]) in found:
                found[n] = found[int(holder[1:])]
    return found


def _roles(offices: Sequence[Office], weak: frozenset[str]) -> tuple[Role, ...]:
    """Each role once, in order, in the nominative where the text has it; roles that say only how one person stands to
    another come last."""
    roles: dict[str, Role] = {}
    for office in offices:
        if office.role:
            roles.setdefault(office.role.text.casefold(), office.role)
    inflected = {word for word in roles for other in roles if word != other and word.removeprefix(other) in _ENDINGS}
    kept = [role for word, role in roles.items() if word not in inflected]
    return tuple(sorted(kept, key=lambda role: role.text.split()[-1].rpartition("-")[2] in weak))
