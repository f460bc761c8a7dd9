"""One key for the spellings that transliteration and inflection give a name.

German, English and French newsrooms write a Russian, Ukrainian, Arabic or Persian name differently (DIN 1460, Duden,
BGN/PCGN, ISO 9): each group of letters below stands for one sound in at least two of these systems.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose, and umlauts, whose other spelling is "ae", "oe", "ue".
_SPELLED = str.maketrans(
    {"ß": "ss", "ä": "a", "ö": "o", "ü": "u", "æ": "a", "œ": "o", "ø": "o", "ł": "l", "đ": "d", "ı": "i"}
)
# In this order. Carons and accents are left out by most newsrooms, so they do not tell names apart.
_SOUNDS = (
    ("schtsch|shch", "šč"),
    ("tsch|tch", "č"),
    ("sch|sh|zh|sz", "š"),
    ("kh|ch", "č"),
    ("ae", "a"),
    ("oe", "o"),
    ("ue", "u"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "d"),
    ("gh", "g"),
    ("ts|tz|z", "s"),
    ("x", "ks"),
    ("ck|c|q", "k"),
    ("w", "v"),
    ("[yj]", "i"),
    ("ou", "u"),
    ("i+e", "e"),
)
_RULES = tuple((re.compile(pattern), key) for pattern, key in _SOUNDS)
_DOUBLE = re.compile(r"(.)\1+")
_NO_LETTER = re.compile(r"[\W_]+")
_GENITIVE = re.compile(r"(?<=\w{4})(?<![sxzß])s$|(?<=[sxzß])['’]$")


@lru_cache(maxsize=1 << 16)
def name_key(name: str) -> str:
    """A key that two spellings of one name share, word by word; empty when there is no letter.

    Takes one word or several, in any case; a genitive s is left out ("Petrenkos"), and so is the s of a name that
    ends in one. Equal keys are a reason to compare two names, not a proof that they are one.
    """
    return " ".join(key for word in name.split() if (key := _word_key(word)))


def _word_key(word: str) -> str:
    text = _GENITIVE.sub("", unicodedata.normalize("NFC", word).lower())
    text = unicodedata.normalize("NFKD", text.translate(_SPELLED))
    text = _NO_LETTER.sub("", "".join(letter for letter in text if not unicodedata.combining(letter)))
    for pattern, key in _RULES:
        text = pattern.sub(key, text)
    return _DOUBLE.sub(r"\1", text)
