"""The only room that makes trusted Markdown: text goes in, and can only ever come out as text.

Why it holds: Python-Markdown leaves ``&#NN;`` alone, and every block rule, inline rule, preprocessor and HTML parser
needs at least one of the ASCII marks that are written as such references here. One line that does not begin with
white space, a digit or a mark cannot start a block. The same encoding is right in HTML text and attributes. It must
not be used inside code spans, where references are shown literally.
Measured against 9,993 published attack strings in 26 kinds of places; our own are in tests/properties/payloads.json.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined

TITLE, QUOTE, FIELD = 200, 300, 500
"""Code points that a slot holds; encoding 20,000 of them costs Python-Markdown a second."""


class SafeMarkdown(str):
    """Markdown that may be printed as it is. Only this module makes it."""

    __slots__ = ()


# --------------------------------------------------------------------------- text

_ORDINARY = re.compile("[\\n -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20cf]*")
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_PILED = re.compile(f"([{_MARKS}]{{4}})[{_MARKS}]+")


def clean(text: str, limit: int = FIELD) -> str:
    """One line of visible text, at most ``limit`` code points: NFC, no control, direction or invisible characters,
    at most four combining marks in a row; what is cut off ends in an ellipsis."""
    text = text[: limit * 4]
    if not _ORDINARY.fullmatch(text):
        text = _INVISIBLE.sub("", text.encode("utf-8", "replace").decode("utf-8"))
        text = unicodedata.normalize("NFC", "".join(map(_visible, text)))
        text = _PILED.sub(r"\1", text)
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    code = ord(character)
    if category in ("Cs", "Co") or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return "\N{REPLACEMENT CHARACTER}"
    return character


_SYNTAX = re.compile(
    r"""[!"\#$&'()*+:<=>@\[\\\]^_`{|}~]
    | (?<![^\W\d_])\. | \.(?=\.) | (?<=[wW]{3})\.   # a full stop stays after a letter: no list, no www., no ellipsis
    | (?<![^\W_])[-/] | [-/](?![^\W_])              # a hyphen or slash stays between letters or digits
    | (?<!\x20)% | %(?=\})
    | ^\d""",
    re.VERBOSE,
)


@lru_cache(maxsize=1 << 14)
def md(text: str, limit: int = FIELD) -> SafeMarkdown:
    """Text for a paragraph, heading, table cell, list item, link text, raw HTML text or attribute."""
    return SafeMarkdown(_SYNTAX.sub(lambda match: f"&#{ord(match[0])};", clean(text, limit)))


def safe(value: object) -> SafeMarkdown:
    """What a template prints for a value: trusted Markdown and numbers as they are, text escaped."""
    if isinstance(value, SafeMarkdown):
        return value
    if isinstance(value, str):
        return md(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return SafeMarkdown(value)
    raise TypeError(f"a template may print text and whole numbers, not {type(value).__name__}")


_SLOT = re.compile(r"\{(\w+)\}")


def fill(pattern: str, **values: object) -> SafeMarkdown:
    """A label with ``{name}`` slots, the label and every plain value escaped."""
    pieces = _SLOT.split(pattern)
    words = [_padded(piece) if index % 2 == 0 else safe(values[piece]) for index, piece in enumerate(pieces)]
    return SafeMarkdown("".join(words))


def _padded(text: str) -> str:
    """Like `md`, the blanks at the ends kept."""
    inner = text.strip(" ")
    return text if not inner else text.replace(inner, md(inner), 1)


def join(parts: Sequence[object], separator: str) -> SafeMarkdown:
    """Parts side by side; ``separator`` is escaped, its blanks stay."""
    return SafeMarkdown(_padded(separator).join(safe(part) for part in parts))


def quoted(text: str, marks: Sequence[str], begins_late: bool = False, ends_early: bool = False) -> SafeMarkdown:
    """The exact wording of a source between quotation marks; what was left out at either end is shown as […]."""
    opening, closing = marks
    gap = "&#91;…&#93;"
    return SafeMarkdown(f"{opening}{f'{gap} ' * begins_late}{md(text, QUOTE)}{f' {gap}' * ends_early}{closing}")


def spoken(words: SafeMarkdown, language: str) -> SafeMarkdown:
    """Words in another language than the page's, marked for screen readers (WCAG 3.1.2); no tag marks nothing."""
    if not re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*", language):
        return words
    return SafeMarkdown(f'<span lang="{language}">{words}</span>')


# --------------------------------------------------------------------------- links

_INTERNAL = re.compile(r"(?:[a-z0-9._-]+/)*(?:[a-z0-9._-]+\.(?:md|json|ics))?(?:\#[a-z0-9-]+)?", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")


def link(text: str, target: str) -> SafeMarkdown:
    """A Markdown link to another page or file of the site (path below docs/, relative) or an anchor."""
    if not target or not _INTERNAL.fullmatch(target):
        raise ValueError(f"{target!r} is no path of this site")
    return SafeMarkdown(f"[{safe(text)}]({target})")


def outward(text: str, address: str | None) -> SafeMarkdown:
    """A link to another site; the bare text when the address is none that a reader could safely follow."""
    target = url(address) if address else None
    if target is None:
        return safe(text)
    encoded = re.sub(r"[^A-Za-z0-9/:.%?=-]", lambda match: f"&#{ord(match[0])};", target)
    return SafeMarkdown(f'[{safe(text)}]({encoded}){{ rel="noopener nofollow" }}')


def url(address: str) -> str | None:
    """A web address with a host and no credentials, percent-encoded; None for anything else."""
    address = address.strip()
    if not re.fullmatch(r"[^\x00-\x20\x7f\ud800-\udfff]{1,2000}", address):
        return None
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
        host = (host or "").encode("idna").decode("ascii")
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or parts.username is not None or parts.password is not None:
        return None
    if not _HOST.fullmatch(host):
        return None
    keep = "/~-._%:@,;=+$"
    query = f"?{quote(parts.query, safe=keep + '?&')}" if parts.query else ""
    fragment = f"#{quote(parts.fragment, safe=keep)}" if parts.fragment else ""
    return f"{parts.scheme}://{host}{f':{port}' if port else ''}{quote(parts.path, safe=keep)}{query}{fragment}"


# --------------------------------------------------------------------------- pages


def front(values: Mapping[str, Any]) -> SafeMarkdown:
    """Front matter, one JSON value a line (JSON is YAML). Themes print it unescaped, so text is escaped here."""
    lines = (f"{key}: {json.dumps(_escaped(value), ensure_ascii=False)}\n" for key, value in values.items())
    return SafeMarkdown(f"---\n{''.join(lines)}---\n")


def _escaped(value: Any) -> Any:
    if isinstance(value, str):
        return md(value)
    if isinstance(value, Mapping):
        return {key: _escaped(inner) for key, inner in value.items()}
    if isinstance(value, Sequence):
        return [_escaped(inner) for inner in value]
    return value


def preformatted(text: str) -> SafeMarkdown:
    """Lines shown as they are, to be copied: raw HTML, since references would stand literally in a code fence."""
    lines = "\n".join(_indented(line) for line in text.split("\n"))
    return SafeMarkdown(f"<pre><code>{lines}</code></pre>")


def _indented(line: str) -> str:
    inner = line.lstrip(" ")
    return "&#32;" * (len(line) - len(inner)) + md(inner, 2000)


def environment(*folders: Path) -> Environment:
    """Jinja over template folders, the first that has a template wins. Plain text is escaped without being asked."""
    return Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
        undefined=StrictUndefined,
        finalize=safe,
        autoescape=False,  # HTML escaping is not enough in Markdown: finalize does it
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
