"""The keys of a page that publishing needs: front matter as one ``key: <JSON value>`` a line."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable
from typing import Any

from briefing.model import Page

_FENCE = "---\n"


def front_matter(content: str) -> dict[str, Any]:
    """The front matter of a Markdown text, strings with their character references resolved; {} when it has none."""
    if not content.startswith(_FENCE):
        return {}
    found = {}
    for line in content[len(_FENCE) :].partition("\n---")[0].split("\n"):
        key, colon, value = line.partition(": ")
        if colon:
            found[key] = _value(value)
    return found


def newest_date(pages: Iterable[Page]) -> str | None:
    """The latest ``date`` (ISO day) that a page states: the only clock of a build."""
    dates = (front_matter(page.content).get("date") for page in pages if page.path.endswith(".md"))
    return max((date for date in dates if isinstance(date, str) and date), default=None)


def _value(text: str) -> Any:
    try:
        value = json.loads(text)
    except ValueError:
        value = text
    return html.unescape(value) if isinstance(value, str) else value
