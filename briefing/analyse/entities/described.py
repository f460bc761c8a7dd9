"""Roles told in another sentence than the name: "Das bezweifelt X. Die Betriebsratsvorsitzende legt Briefe vor." """

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.analyse.descriptions import Descriptions
from briefing.analyse.entities.office_reader import OfficeReader
from briefing.analyse.grammar import is_finite
from briefing.languages import Language
from briefing.model import Entity, Role, Sentence, Token

_REACH = 2  # sentences between a name and a description of its bearer


def with_described(
    reader: OfficeReader, sentences: Sequence[Sentence], entities: tuple[Entity, ...], language: Language
) -> tuple[Entity, ...]:
    """The entities, people without a role with the one by which the next sentences refer to them.

    Only where the sentences before the description name nobody else.
    """
    bare = {
        e.id: e.mentions[0].span.start
        for e in entities
        if e.kind == "person" and all(_is_weak(reader, r.text) for r in e.roles)
    }
    if not bare:
        return entities
    known, bounds = Descriptions(sentences, entities, language), reader.row.bounds
    found: dict[str, Role | None] = {}
    for n, (lower, upper) in enumerate(bounds):
        place = _subject(reader, lower, upper)
        if n == 0 or place is None or sentences[n].section not in ("lead", "body"):
            continue
        first, head = place
        entity = known.person(reader.row.tokens[first : head + 1])
        start = bounds[max(n - _REACH, 0)][0]
        near = {m.entity for i in range(start, upper) if (m := reader.person(i))}
        new = entity in bare and bare[entity] >= reader.row.tokens[start].start
        if entity and new and entity not in found and near == {entity}:
            found[entity] = reader.office(head, head, None, lower, "described").role
    found = _foretold(reader, sentences, bare) | found
    return tuple(replace(e, roles=(role, *e.roles)) if (role := found.get(e.id)) else e for e in entities)


def _foretold(reader: OfficeReader, sentences: Sequence[Sentence], bare: dict[str, int]) -> dict[str, Role | None]:
    """Roles by which a sentence without names tells of somebody whom the next one quotes by name: "Ein früherer Richter
    hat gestanden. „Ich war es“, sagte X." """
    tokens, bounds = reader.row.tokens, reader.row.bounds
    found: dict[str, Role | None] = {}
    for n in range(1, len(bounds)):
        (lower, middle), (_, upper) = bounds[n - 1], bounds[n]
        people = {m.entity: m for i in range(middle, upper) if (m := reader.person(i))}
        if len(people) != 1 or any(map(reader.person, range(lower, middle))):
            continue
        (entity, mention), *_ = people.items()
        first, _ = reader.row.range(mention.span)
        said = tokens[first - 1].tag == "VVFIN" and tokens[first - 2].text in (",", "“", "”", '"', "«", "»")
        if entity not in bare or bare[entity] != mention.span.start or first - 2 < middle or not said:
            continue
        head = _opening(reader, lower, middle)
        if head is not None and sentences[n - 1].section in ("lead", "body"):
            found[entity] = reader.office(head, head, None, lower, "described").role
    return found


def _opening(reader: OfficeReader, lower: int, upper: int) -> int | None:
    """The role noun that a sentence begins with: "Ein früherer Richter", "Auch ihr Mann"; the only one in it."""
    tokens = reader.row.tokens
    i = lower + (tokens[lower].text in ("Auch", "Doch"))
    if i + 1 >= upper or tokens[i].text.lower() not in ("der", "die", "ein", "eine", "ihr", "ihre", "sein", "seine"):
        return None
    head = next((k for k in range(i + 1, upper) if tokens[k].tag != "ADJA"), upper)
    others = sum(map(reader.is_role, range(lower, upper)))
    return head if head < upper and reader.is_role(head) and head not in reader.at and others == 1 else None


def _is_weak(reader: OfficeReader, role: str) -> bool:
    return role.split()[-1] in reader.words.weak


def _subject(reader: OfficeReader, lower: int, upper: int) -> tuple[int, int] | None:
    """Article and role noun of a sentence that begins with "Der Minister" and a verb or ends in "sagt der Minister"."""
    tokens: Sequence[Token] = reader.row.tokens
    for first in (lower, *(i + 1 for i in range(lower, upper - 1) if tokens[i].tag == "VVFIN")):
        i = first + 1
        while i < upper and tokens[i].tag == "ADJA":
            i += 1
        if tokens[first].text.lower() not in ("der", "die") or i >= upper or not reader.is_role(i) or i in reader.at:
            continue
        following = tokens[i + 1] if i + 1 < upper else None
        closed = following is None or following.tag in ("$.", "$,")
        verb = following is not None and is_finite(following) and not following.text.endswith("en")
        if (verb if first == lower else closed) and not tokens[first - 1].text.endswith("en"):
            return first, i
    return None
