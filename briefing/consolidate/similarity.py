"""How alike are bags of words, and which belong together? Cosine of tf-idf vectors, average linkage."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

Key = TypeVar("Key", str, tuple[str, str])
Vector = Mapping[str, float]

# Smooths the inverse document frequency of small collections.
_SMOOTHING = 20
# Only the weightiest words propose pairs, and only while they stand in few bags: keeps 10,000 articles near linear.
_PROPOSERS, _MOST_BAGS = 30, 60
# Mean similarity that two groups need to become one, as a share of the threshold of the pair that joins them.
_LINKAGE = 0.75


def vectors(bags: Mapping[Key, Mapping[str, int]]) -> dict[Key, Vector]:
    """The tf-idf vector of each bag of words, of length 1 (empty for an empty bag)."""
    frequency = Counter(word for bag in bags.values() for word in bag)
    total = len(bags) + _SMOOTHING
    found: dict[Key, Vector] = {}
    for key, bag in bags.items():
        weights = {w: (1 + math.log(n)) * math.log(total / (frequency[w] + 1)) for w, n in sorted(bag.items())}
        length = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
        found[key] = {word: weight / length for word, weight in weights.items()}
    return found


def cosine(one: Vector, other: Vector) -> float:
    """The cosine of two vectors of length 1, summed exactly so that its bytes depend on no order."""
    if len(other) < len(one):
        one, other = other, one
    return math.fsum(weight * other[word] for word, weight in one.items() if word in other)


def candidates(of: Mapping[Key, Vector]) -> Iterator[tuple[Key, Key]]:
    """Pairs that share two weighty words, each pair and the pairs of each key sorted."""
    having: defaultdict[str, list[Key]] = defaultdict(list)
    for key in sorted(of):
        vector = of[key]
        words = sorted(vector, key=lambda word: (-vector[word], word))[:_PROPOSERS]
        shared = Counter(other for word in words for other in having[word] if len(having[word]) < _MOST_BAGS)
        yield from ((other, key) for other in sorted(shared) if shared[other] > 1)
        for word in words:
            having[word].append(key)


def link(
    of: Mapping[Key, Vector],
    threshold: Callable[[Key, Key], float | None],
    may_join: Callable[[Iterable[Key], Iterable[Key]], bool] = lambda one, other: True,
) -> tuple[tuple[Key, ...], ...]:
    """Groups of two and more, sorted, built from the strongest pair down.

    ``threshold`` gives the similarity that a pair needs, None when it must not be joined by itself; ``may_join``
    can forbid two groups to become one.
    """
    similar: dict[tuple[Key, Key], float] = {}
    needed: dict[tuple[Key, Key], float] = {}
    for pair in candidates(of):
        limit = threshold(*pair)
        if limit is not None and (similarity := cosine(of[pair[0]], of[pair[1]])) >= limit:
            similar[pair], needed[pair] = similarity, limit
    group = {key: [key] for key in of}
    for pair in sorted(needed, key=lambda pair: (-similar[pair] / needed[pair], pair)):
        one, other = group[pair[0]], group[pair[1]]
        if one is other or not may_join(one, other):
            continue
        between = math.fsum(cosine(of[a], of[b]) for a in one for b in other)
        if between >= _LINKAGE * needed[pair] * len(one) * len(other):
            one.extend(other)
            group |= dict.fromkeys(other, one)
    return tuple(sorted({tuple(sorted(members)) for members in group.values() if len(members) > 1}))
