"""What the names model sees of a token: its form, its Brown cluster, its part of speech and its neighbours.

Word, shape, affixes and prefixes of the cluster's path as in Ratinov & Roth (2009), in a window of two tokens; the
parts of a hyphen compound have their own clusters. What adds nothing on GermEval 2014 was left out: gazetteers,
first-name lists, longer windows, conjunctions of clusters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from briefing.analyse.names.clusters import Clusters

_PATHS = (4, 6, 8, 10)
_AFFIXES = (1, 2, 3, 4, 5, 6)
_SEEN_BY_NEIGHBOURS = 3
_QUOTES = dict.fromkeys("„“”«»‹›‚‘’\"'`", '"')


def features(words: Sequence[str], tags: Sequence[str], clusters: Clusters) -> list[list[str]]:
    """One list of features for each word of a sentence; ``tags`` are the words' STTS parts of speech."""
    seen = [_word(word, clusters) for word in words]
    last = len(words) - 1
    out = []
    for i, (own, shown) in enumerate(seen):
        row = ["bias", f"t={tags[i]}", *own, *shown]
        if i == 0 or (i == 1 and not words[0][0].isalnum()):
            row.append("first")
        for distance in (-2, -1, 1, 2):
            if 0 <= i + distance <= last:
                row.append(f"{distance}:t={tags[i + distance]}")
                row += [f"{distance}:{feature}" for feature in seen[i + distance][1]]
        if i:
            row.append(f"<{words[i - 1].lower()}|{_shape(words[i])}")
        if i < last:
            row.append(f">{words[i + 1].lower()}|{_shape(words[i])}")
        if 0 < i < last:
            row.append(f"ttt={tags[i - 1]} {tags[i]} {tags[i + 1]}")
        out.append(row)
    return out


@lru_cache(maxsize=50_000)
def _word(word: str, clusters: Clusters) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The features of a word for itself alone, and those that its neighbours see too."""
    word = _QUOTES.get(word, word)
    lower = word.lower()
    own: list[str] = []
    shown = [f"w={lower}", f"s={_shape(word)}"]
    for size in _AFFIXES:
        if len(word) > size:
            (shown if size == _SEEN_BY_NEIGHBOURS else own).extend(
                (f"p{size}={lower[:size]}", f"e{size}={lower[-size:]}")
            )
    if "-" in word[1:-1]:
        first, last = word.split("-", 1)[0], word.rsplit("-", 1)[-1]
        own += ["hyphen", f"h1={first.lower()}", f"h2={last.lower()}"]
        own += _paths("h1b", clusters.get(first))
        own += _paths("h2b", clusters.get(last))
    code = clusters.get(word)
    if code is None and len(word) > 3 and word.endswith("s"):
        code = clusters.get(word[:-1])
    shown += ["b=?"] if code is None else [*_paths("b", code), f"b={code}"]
    return tuple(own), tuple(shown)


def _paths(name: str, code: int | None) -> Iterator[str]:
    """The first branches of a cluster's path from the root of the tree."""
    if code is not None:
        yield from (f"{name}{bits}={code & ((1 << bits) - 1)}" for bits in _PATHS)


@lru_cache(maxsize=50_000)
def _shape(word: str) -> str:
    shape = "".join("X" if c.isupper() else "x" if c.islower() else "0" if c.isdigit() else c for c in word)
    return re.sub(r"(.)\1{2,}", r"\1\1", shape)[:8]
