"""What front matter or a sidecar says about an article, checked key by key."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import datetime
from difflib import get_close_matches
from typing import Any, ClassVar
from urllib.parse import urlsplit

import yaml

from briefing.model import Access
from briefing.read.rejection import RejectedError

_FRONT = re.compile(r"\s*---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Metadata:
    """The keys of front matter and sidecar; None: not given."""

    MAX_BYTES: ClassVar[int] = 16384

    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    licence: str | None = None
    access: Access | None = None


_KEYS = tuple(field.name for field in fields(Metadata))


def cut_front_matter(text: str) -> tuple[str, str]:
    """The YAML between two lines ``---`` at the beginning, and the rest; an empty string when there is none.

    A block without any ``key: value`` line is text (a rule above the headline), not front matter.
    """
    found = _FRONT.match(text[: Metadata.MAX_BYTES])
    if found and re.search(r"^\w+[ \t]*:(?:\s|$)", found[1], re.MULTILINE):
        return found[1], text[found.end() :]
    return "", text


def parse(block: str) -> tuple[Metadata, list[str]]:
    """The metadata of a YAML mapping, and messages on keys that mean nothing here.

    RejectedError for a wrong value or a misspelt key: with ``acces: internal`` an internal article would be published.
    """
    try:
        # the pure parser: the C one crashes on deep nesting; BaseLoader: every scalar stays a string
        data = yaml.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        raise RejectedError("E-META", f"its metadata is not valid YAML, line {line}") from error
    if not isinstance(data, dict):
        raise RejectedError("E-META", "its metadata must be lines of `key: value`", f"keys: {', '.join(_KEYS)}")
    values: dict[str, Any] = {}
    unknown = []
    for key, value in data.items():
        if key in _KEYS:
            if value not in ("", "~", "null"):
                values[key] = _checked(key, value)
        elif isinstance(key, str) and (meant := get_close_matches(key.lower(), _KEYS, n=1, cutoff=0.7)):
            raise RejectedError("E-META", f"its metadata has the key {key[:40]!r}; did you mean {meant[0]!r}?")
        else:
            unknown.append(f"metadata key {str(key)[:40]!r} is ignored; the keys are {', '.join(_KEYS)}")
    return Metadata(**values), unknown


def merge(front: Metadata, sidecar: Metadata) -> Metadata:
    """Both together; RejectedError when they contradict each other."""
    values: dict[str, Any] = {}
    for key in _KEYS:
        one, other = getattr(front, key), getattr(sidecar, key)
        if one and other and one != other:
            raise RejectedError("E-META", f"front matter and sidecar give different values for {key!r}")
        values[key] = one or other
    return Metadata(**values)


def _checked(key: str, value: object) -> str:
    allowed = _refusal(key, value)
    if allowed:
        shown = repr(value[:60]) if isinstance(value, str) else f"a {type(value).__name__}"
        raise RejectedError("E-META", f"its metadata has {key}: {shown}", f"allowed: {allowed}")
    return str(value).strip()


def _refusal(key: str, value: object) -> str | None:
    """What would be allowed, None when the value is."""
    if not isinstance(value, str) or len(value) > _LONGEST or not value.strip().isprintable():
        return f"one line of at most {_LONGEST} characters"
    text = value.strip()
    if key == "access" and text not in ("public", "internal"):
        return "public, internal"
    if key == "language" and not re.fullmatch(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*", text):
        return "a BCP 47 code such as de or de-AT"
    if key == "url" and not _is_web_address(text):
        return "an address with http:// or https://"
    if key == "published" and not _is_day(text):
        return "YYYY-MM-DD, or with a time YYYY-MM-DDTHH:MM+01:00"
    return None


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", text)


def _is_day(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return bool(re.match(r"\d{4}-\d\d-\d\d(?:$|[T ])", text))
