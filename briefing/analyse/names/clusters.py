"""The Brown clusters of a language: word form -> bits, kept as a trie and an array beside it."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import marisa_trie

_TRIE, _CODES = "clusters.marisa", "clusters.bin"


class Clusters:
    """Looks up the cluster of a word form: 16 bits, the lowest being the first branch of the tree.

    The trie is mapped into memory and the codes are an array, so that 860,000 forms take under 5 MB.
    """

    __slots__ = ("_codes", "_trie")

    def __init__(self, folder: Path) -> None:
        self._trie = marisa_trie.Trie()
        self._trie.mmap(str(folder / _TRIE))
        self._codes = array("H", (folder / _CODES).read_bytes())
        if sys.byteorder == "big":
            self._codes.byteswap()

    def get(self, word: str) -> int | None:
        """The cluster of a word form, None for a form that no cluster holds."""
        key = self._trie.get(word)
        return None if key is None else self._codes[key]


@cache
def load(folder: Path) -> Clusters:
    """The clusters that lie in a folder, read once."""
    return Clusters(folder)


def write(table: Mapping[str, int], folder: Path) -> None:
    """Write a table of clusters; forms of cluster 0 (too rare to be clustered) are left out."""
    words = sorted(word for word, code in table.items() if code)
    trie = marisa_trie.Trie(words)
    codes = array("H", bytes(2 * len(words)))
    for word in words:
        codes[trie[word]] = table[word]
    if sys.byteorder == "big":
        codes.byteswap()
    trie.save(str(folder / _TRIE))
    (folder / _CODES).write_bytes(codes.tobytes())
