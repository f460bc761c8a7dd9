"""The words of the pages, one YAML file per language: ``briefing/languages/<code>/pages.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from briefing import languages
from briefing.errors import ConfigError


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """The labels of one language. Compared by identity, so that words can be cached per language."""

    code: str
    texts: Mapping[str, Any] = field(repr=False)

    def __getitem__(self, key: str) -> str:
        """A label without slots; KeyError when the file lacks it."""
        text: str = self.texts[key]
        return text

    def __call__(self, key: str, **values: object) -> str:
        """A label with its ``{slots}`` filled; with ``n`` the singular or plural form is taken."""
        text = self.texts[key]
        if isinstance(text, Mapping):
            text = text["one" if values["n"] == 1 else "other"]
        return str(text).format(**values)

    def word(self, group: str, key: str) -> str:
        """A word of a closed list (``acts``, ``kinds`` ...); the key itself when the list lacks it."""
        return str(self.texts[group].get(key, key))

    @property
    def quotes(self) -> tuple[str, str]:
        """Opening and closing quotation mark."""
        opening, closing = self.texts["quotation_marks"]
        return opening, closing


@cache
def load(code: str) -> Labels:
    """The labels of a site language; ConfigError when there are none."""
    try:
        return Labels(code, languages.load(code)["pages"])
    except ConfigError as error:
        known = ", ".join(name for name in languages.available() if "pages" in languages.load(name))
        raise ConfigError(f"site_language {code!r} has no labels, known are: {known}") from error
