"""The one place where a name becomes a part of an address."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_SPELLED = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
    }
)
_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST = 60
# Names of pages of their own, and names that Windows cannot store.
_RESERVED = frozenset(
    ["index", "search", "page", "all", "assets", "con", "prn", "aux", "nul"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in range(10)]
)


def slug(name: str) -> str:
    """The name in ``[a-z0-9-]``, at most 60 characters, never empty and never a reserved word.

    What Latin letters cannot carry (another script, a name that is too long) is told apart by a digest of the name.
    """
    lower = unicodedata.normalize("NFC", name).lower().translate(_SPELLED)
    letters = unicodedata.normalize("NFKD", lower).encode("ascii", "ignore").decode()
    plain = _OTHER.sub("-", letters).strip("-")
    if plain and plain not in _RESERVED and len(plain) <= _LONGEST:
        return plain
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{plain[: _LONGEST - 9].strip('-')}-{digest}".strip("-")
