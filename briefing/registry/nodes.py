"""YAML whose every value knows its line, so that an error can name the place to edit.

Scalars are taken as written: ``on: 2026-01-02`` is a text, ``no`` is a text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import yaml

from briefing.errors import ConfigError
from briefing.registry.slugs import slug

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping of a file: its keys with their nodes, and where it stands (``registry/actors.yml:12``)."""

    file: str
    line: int
    nodes: dict[str, yaml.Node]

    @property
    def where(self) -> str:
        return f"{self.file}:{self.line}"

    def fail(self, key: str, problem: str) -> NoReturn:
        """Raises ConfigError that names file, line, key and what to edit."""
        line = _line(self.nodes[key]) if key in self.nodes else self.line
        raise ConfigError(f"{self.file}:{line}: {key}: {problem}")

    def only(self, allowed: Collection[str], required: Collection[str] = ()) -> None:
        """Raises ConfigError for a key that is not allowed and for a required one that is missing."""
        for key in self.nodes:
            if key not in allowed:
                self.fail(key, f"no such key; allowed are {', '.join(allowed)}: correct or delete it")
        for key in required:
            if key not in self.nodes:
                self.fail(key, "is missing: add it to this entry")

    def text(self, key: str) -> str | None:
        """The value as one line of text, None when it is absent or null."""
        node = self.nodes.get(key)
        if node is None or node.tag == "tag:yaml.org,2002:null":
            return None
        if not isinstance(node, yaml.ScalarNode):
            self.fail(key, "must be a text: write one value in quotation marks")
        return " ".join(node.value.split())

    def needed(self, key: str) -> str:
        """The value as text; raises ConfigError when it is empty."""
        return self.text(key) or self.fail(key, "is empty: give a text")

    def choice(self, key: str, allowed: Collection[str]) -> str:
        value = self.needed(key)
        if value not in allowed:
            self.fail(key, f"{value!r} is not allowed: write one of {', '.join(allowed)}")
        return value

    def matching(self, key: str, pattern: re.Pattern[str], what: str) -> str:
        value = self.needed(key)
        if not pattern.fullmatch(value):
            self.fail(key, f"{value!r} is not {what}: change it")
        return value

    def identifier(self) -> str:
        """The value of ``id``, which becomes a part of an address."""
        value = self.needed("id")
        if slug(value) != value:
            self.fail("id", f"{value!r} is not an id of a-z, 0-9 and single hyphens, or is reserved: change it")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty when it is absent."""
        node = self.nodes.get(key)
        if node is None or node.tag == "tag:yaml.org,2002:null":
            return ()
        items = node.value if isinstance(node, yaml.SequenceNode) else []
        found = tuple(item.value.strip() for item in items if isinstance(item, yaml.ScalarNode))
        if not isinstance(node, yaml.SequenceNode) or len(found) < len(items) or not all(found):
            self.fail(key, "must be a list of texts: write [one, two]")
        return found

    def mapping(self, key: str) -> Mapping | None:
        """A mapping below this one, None when it is absent."""
        node = self.nodes.get(key)
        return None if node is None or node.tag == "tag:yaml.org,2002:null" else _mapping(self.file, node)

    def flag(self, key: str) -> bool:
        value = self.text(key)
        if value not in (None, "true", "false"):
            self.fail(key, f"{value!r} is not allowed: write true or false")
        return value == "true"


def read(path: Path, shown: str) -> Mapping:
    """The mapping at the top of a file, empty when the file is absent or empty; ``shown`` is its name in messages."""
    if not path.is_file():
        return Mapping(shown, 1, {})
    try:
        node = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=_Loader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{shown}:{mark.line + 1}" if mark else shown
        raise ConfigError(
            f"{place}: not valid YAML in UTF-8: {getattr(error, 'problem', error)}: correct it"
        ) from error
    return Mapping(shown, 1, {}) if node is None else _mapping(shown, node)


def entries(top: Mapping, key: str) -> Iterator[Mapping]:
    """The entries of a list of mappings, none when the key is absent."""
    node = top.nodes.get(key)
    if node is None or node.tag == "tag:yaml.org,2002:null":
        return
    if not isinstance(node, yaml.SequenceNode):
        top.fail(key, "must be a list of entries: begin each with '- '")
    for item in node.value:
        yield _mapping(top.file, item)


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _mapping(file: str, node: yaml.Node) -> Mapping:
    if not isinstance(node, yaml.MappingNode):
        raise ConfigError(f"{file}:{_line(node)}: must be a mapping: write 'key: value' lines")
    nodes: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise ConfigError(f"{file}:{_line(key)}: a key must be a text: correct it")
        if key.value in nodes:
            first = _line(nodes[key.value])
            raise ConfigError(f"{file}:{_line(key)}: {key.value}: stands twice, first in line {first}: delete one")
        nodes[key.value] = value
    return Mapping(file, _line(node), nodes)
