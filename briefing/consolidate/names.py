"""When are two names the same name? General rules of spelling; people's decisions stand in registry/actors.yml."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.languages.name_key import name_key
from briefing.model import EntityKind

Key = tuple[str, ...]

_PIECE = re.compile(r"[\w'’.]+")
# Particles stand inside a family name and do not tell people apart ("van der", "al").
_PARTICLES = frozenset(
    {"al", "bin", "da", "de", "del", "della", "den", "der", "di", "du", "el"}
    | {"ibn", "la", "le", "ten", "ter", "van", "von", "zu", "zum", "zur"}
)
_ADJECTIVE = re.compile(r"(?<=\w{4})e[nmrs]?$")
_ARTICLES = frozenset(["der", "die", "das", "des", "dem", "den", "the"])
_ABBREVIATION = re.compile(r"[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,2}[A-ZÄÖÜ][A-Za-z]{0,3}")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name by keys: ``first`` is None when only the family name is known."""

    first: str | None
    middle: Key
    last: str


def person_name(name: str) -> PersonName | None:
    """The parts of a person's name, None for a text without a word. Titles with a full stop and initials count not.

    Where the family name is only an initial ("Frauke L."), the whole is a family name: it may stand for many.
    """
    pieces = _PIECE.findall(name)
    words = [word for word in pieces if not word.endswith(".") and len(word) > 1]
    if not pieces or pieces[-1] not in words:
        keys = [name_key(name)]
    else:
        own = [word for word in words if word.casefold() not in _PARTICLES] or words
        keys = [key for word in own if (key := name_key(word))]
    if not any(keys):
        return None
    return PersonName(keys[0] if len(keys) > 1 else None, tuple(keys[1:-1]), keys[-1])


def plain_key(name: str) -> Key:
    """The key of any other name: articles, hyphens and endings of adjectives left out ("Europäischen Union")."""
    words = [word for word in _PIECE.findall(name) if word.casefold() not in _ARTICLES]
    cut = [_ADJECTIVE.sub("", word) for word in words[:-1]]
    key = "".join(name_key(word) for word in (*cut, *words[-1:]))
    return (key,) if key else ()


def key_of(name: str, kind: EntityKind) -> Key:
    """A key that two spellings of one name share; empty when the name has no word."""
    if kind != "person":
        return plain_key(name)
    person = person_name(name)
    return () if person is None else (person.first or "", *person.middle, person.last)


def is_abbreviation(name: str) -> bool:
    """Is it written like an abbreviation: at most six letters, at least two of them capitals (OSZE, EuGH)?"""
    return len(name) <= 6 and _ABBREVIATION.fullmatch(name) is not None
