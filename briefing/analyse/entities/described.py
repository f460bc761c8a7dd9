"""Roles told in another sentence than the name: "Das bezweifelt X. Die Betriebsratsvorsitzende legt Briefe vor." """

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.analyse.descriptions import Descriptions
from briefing.analyse.entities.office_reader import OfficeReader
from briefing.languages import Language
from briefing.model import Entity, Sentence, Token

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
    found = {}
    for n, (lower, upper) in enumerate(bounds):
        head = _subject(reader, lower, upper)
        if n == 0 or head is None or sentences[n].section not in ("lead", "body"):
            continue
        entity = known.person(reader.row.tokens[lower : head + 1])
        start = bounds[max(n - _REACH, 0)][0]
        near = {m.entity for i in range(start, lower) if (m := reader.person(i))}
        new = entity in bare and bare[entity] >= reader.row.tokens[start].start
        if new and entity not in found and near == {entity}:
            found[entity] = reader.office(head, head, None, lower, "described").role
    return tuple(replace(e, roles=(role, *e.roles)) if (role := found.get(e.id)) else e for e in entities)


def _is_weak(reader: OfficeReader, role: str) -> bool:
    return role.split()[-1] in reader.words.weak


def _subject(reader: OfficeReader, lower: int, upper: int) -> int | None:
    """The role noun of a sentence that begins with "Der Minister" and goes on with its verb."""
    tokens: Sequence[Token] = reader.row.tokens
    i = lower + 1
    while i < upper and tokens[i].tag == "ADJA":
        i += 1
    if i + 1 >= upper or tokens[lower].text not in ("Der", "Die") or not reader.is_role(i) or i in reader.at:
        return None
    return i if tokens[i + 1].tag in ("VVFIN", "VAFIN", "VMFIN") and not tokens[i + 1].text.endswith("en") else None
