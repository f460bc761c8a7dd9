"""Loads what is true of a language: one folder of YAML per language, words and rules with their examples.

Every finder has one file named like its module (``times.yml`` for ``analyse/times``) and reads it with
``language["times"]``. A rule is a mapping with ``id``, ``examples`` and ``not``; tests run all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from briefing.errors import ConfigError

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """A language's files, parsed. Compared by identity, so that compiled rules can be cached per language."""

    code: str
    files: Mapping[str, Any] = field(repr=False)

    def __getitem__(self, name: str) -> Any:
        """The parsed content of ``name.yml``; raises ConfigError when the language lacks it."""
        if name not in self.files:
            raise ConfigError(f"briefing/languages/{self.code}/{name}.yml is missing: add it, see CONTRIBUTING.md")
        return self.files[name]

    def __contains__(self, name: str) -> bool:
        return name in self.files

    def rule(self, file: str, name: str) -> str:
        """The name under which a finding cites its rule: ``de/statements:laut``."""
        return f"{self.code}/{file}:{name}"


def available() -> tuple[str, ...]:
    """The codes of all languages that have a folder, sorted; ``common`` is none."""
    folders = (entry for entry in files(__name__).iterdir() if entry.is_dir() and len(entry.name) == 2)
    return tuple(sorted(folder.name for folder in folders if any(_yaml(folder))))


def analysable() -> tuple[str, ...]:
    """The codes of the languages whose articles can be analysed; the others have labels for the site only."""
    return tuple(code for code in available() if "sentences" in load(code))


@cache
def load(code: str) -> Language:
    """The language of a BCP 47 primary code; raises ConfigError when it has no folder or a file does not parse."""
    if code != "common" and code not in available():
        raise ConfigError(f"no language {code!r}: briefing/languages/ has {', '.join(available())}")
    parsed = {}
    for entry in _yaml(files(__name__) / code):
        try:
            parsed[entry.name.removesuffix(".yml")] = yaml.load(entry.read_text(encoding="utf-8"), Loader=_Loader)
        except yaml.YAMLError as error:
            raise ConfigError(f"briefing/languages/{code}/{entry.name}: not valid YAML: {error}") from error
    return Language(code, parsed)


def _yaml(folder: Any) -> Iterator[Any]:
    return iter(sorted((e for e in folder.iterdir() if e.name.endswith(".yml")), key=lambda e: e.name))
