"""What the names model sees of a token: its form, its Brown cluster and its neighbours.

Feature set after Lample-style baselines for CoNLL data (word, shape, affixes, cluster prefixes, window of two),
measured on GermEval 2014; `names.json` in the model folder holds the figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from briefing.analyse.names.clusters import Clusters

_PREFIXES = (4, 6, 8, 10)
_QUOTES = dict.fromkeys("„“”«»‹›‚‘’\"'`", '"')
_UPPER = re.compile(r"[^\W\d_a-zäöüß]")


def features(words: Sequence[str], clusters: Clusters, territories: frozenset[str]) -> list[list[str]]:
    """One list of features per word of a sentence; ``territories`` are the words of country names."""
    own = [_word(word, clusters, territories) for word in words]
    out = []
    last = len(words) - 1
    for i, (full, _context) in enumerate(own):
        row = ["bias", *full]
        if i == 0 or (i == 1 and not words[0][0].isalnum()):
            row.append("first")
        for distance in (-2, -1, 1, 2):
            if 0 <= i + distance <= last:
                row += [f"{distance}:{feature}" for feature in own[i + distance][1]]
        if i:
            row.append(f"<{words[i - 1].lower()}|{_shape(words[i])}")
        if i < last:
            row.append(f">{words[i + 1].lower()}|{_shape(words[i])}")
        out.append(row)
    return out


@lru_cache(maxsize=50_000)
def _word(word: str, clusters: Clusters, territories: frozenset[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The features of a word for itself, and those that its neighbours see."""
    word = _QUOTES.get(word, word)
    lower = word.lower()
    context = [f"w={lower}", f"s={_shape(word)}"]
    own: list[str] = []
    for size in (1, 2, 3, 4):
        if len(word) > size:
            (context if size == 3 else own).append(f"p{size}={lower[:size]}")
            (context if size == 3 else own).append(f"e{size}={lower[-size:]}")
    if "-" in word[1:-1]:
        own += ["hyphen", f"h1={lower.split('-', 1)[0]}", f"h2={lower.rsplit('-', 1)[-1]}"]
    code = clusters.get(word)
    if code is None and len(word) > 3 and word.endswith("s"):
        code = clusters.get(word[:-1])
    if code is None:
        context.append("b=?")
    else:
        context += [f"b{bits}={code & ((1 << bits) - 1)}" for bits in _PREFIXES]
        context.append(f"b={code}")
    if word in territories or (word.endswith("s") and word[:-1] in territories):
        context.append("territory")
    return (*own, *context), tuple(context)


@lru_cache(maxsize=50_000)
def _shape(word: str) -> str:
    shape = "".join("X" if c.isupper() else "x" if c.islower() else "0" if c.isdigit() else c for c in word)
    return re.sub(r"(.)\1{2,}", r"\1\1", shape)[:8]
