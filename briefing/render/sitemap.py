"""The only room that knows an address: which page lies where, and how one page names another.

Pages are paths below docs/; the site serves ``a/b.md`` as ``a/b/`` and ``a/index.md`` as ``a/``.
"""

from __future__ import annotations

import posixpath
import re
from typing import Literal

Section = Literal["briefings", "actors", "topics", "stories", "open-issues", "timeline", "sources"]

HOME, METHOD, ABOUT, SEARCH = "index.md", "method.md", "about.md", "search.md"
CALENDAR, EDITION = "timeline.ics", "api/edition.json"
SECTIONS: tuple[Section, ...] = ("briefings", "actors", "topics", "stories", "open-issues", "timeline", "sources")

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def page(section: Section, id_: str) -> str:
    """The page of one briefing, actor, topic, story, open issue or month (``2026-01``)."""
    return f"{section}/{_checked(id_)}.md"


def index(section: Section, number: int = 1) -> str:
    """A section's list of pages; a long one goes on at ``number`` 2."""
    return f"{section}/index.md" if number == 1 else f"{section}/page-{number}.md"


def data(section: Section, id_: str) -> str:
    """The JSON file of one briefing, actor, topic, story or open issue, below docs/."""
    return f"api/{section}/{_checked(id_)}.json"


def data_index(section: Section) -> str:
    """The JSON file that lists a section."""
    return f"api/{section}.json"


def relative(source: str, target: str, anchor: str = "") -> str:
    """How the page ``source`` links the page ``target`` in Markdown; within the same page the anchor alone."""
    fragment = f"#{anchor}" if anchor else ""
    if source == target and anchor:
        return fragment
    folder = posixpath.dirname(source)
    if folder and target.startswith(f"{folder}/"):
        return target[len(folder) + 1 :] + fragment
    return "../" * source.count("/") + target + fragment


def address(path: str) -> str:
    """Where the site serves a page, below its root: ``briefings/x.md`` -> ``briefings/x/``."""
    plain = path.removesuffix(".md")
    return plain.removesuffix("index") if posixpath.basename(plain) == "index" else f"{plain}/"


def served(source: str, target: str) -> str:
    """How the served page ``source`` names the page ``target``: for redirects, which no generator rewrites."""
    return posixpath.relpath(address(target) or ".", address(source) or ".") + "/"


def _checked(id_: str) -> str:
    if not _ID.fullmatch(id_):
        raise ValueError(f"{id_!r} cannot be part of an address: only a-z, 0-9 and single hyphens")
    return id_
