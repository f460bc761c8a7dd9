"""How alike are bags of words, and which belong together? Cosine of tf-idf vectors, average linkage."""

from __future__ import annotations

import math
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

Key = TypeVar("Key", str, tuple[str, str])
Vector = Mapping[str, float]

# Smooths the inverse document frequency of small collections.
_SMOOTHING = 20
# Only the weightiest words propose pairs, each with the latest bags that have it: keeps 10,000 articles linear.
_PROPOSERS, _LATEST = 30, 60
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


def product(one: Vector, other: Vector) -> float:
    """The inner product, summed exactly so that its bytes depend on no order: the cosine for vectors of length 1."""
    if len(other) < len(one):
        one, other = other, one
    return math.fsum(weight * other[word] for word, weight in one.items() if word in other)


def candidates(of: Mapping[Key, Vector], shared: int) -> Iterator[tuple[Key, Key]]:
    """Pairs that share so many weighty words; a frequent word proposes only the latest of the keys before."""
    having: defaultdict[str, deque[Key]] = defaultdict(lambda: deque(maxlen=_LATEST))
    for key, vector in of.items():
        words = sorted(vector, key=lambda word: (-vector[word], word))[:_PROPOSERS]
        proposed = Counter(other for word in words for other in having[word])
        yield from ((other, key) for other in proposed if proposed[other] >= shared)
        for word in words:
            having[word].append(key)


def link(
    of: Mapping[Key, Vector],
    threshold: Callable[[Key, Key], float | None],
    *,
    shared: int,
    may_join: Callable[[Iterable[Key], Iterable[Key]], bool] = lambda one, other: True,
) -> tuple[tuple[Key, ...], ...]:
    """Groups of two and more, sorted, built from the strongest pair down.

    ``of`` is in an order in which likely partners stand near to each other (by date). ``shared`` weighty words make
    a pair a candidate, ``threshold`` gives the similarity that it then needs, None when it must not be joined by
    itself; ``may_join`` can forbid two groups to become one.
    """
    similar: dict[tuple[Key, Key], float] = {}
    needed: dict[tuple[Key, Key], float] = {}
    for pair in candidates(of, shared):
        limit = threshold(*pair)
        if limit is not None and (similarity := product(of[pair[0]], of[pair[1]])) >= limit:
            similar[pair], needed[pair] = similarity, limit
    group = {key: [key] for key in of}
    # The sum of a group's vectors: its product with another's is the sum of the similarities between the two.
    total = {key: dict(vector) for key, vector in of.items()}
    for pair in sorted(needed, key=lambda pair: (-similar[pair] / needed[pair], pair)):
        one, other = sorted((group[pair[0]], group[pair[1]]), key=lambda members: (-len(members), members[0]))
        if one is other or not may_join(one, other):
            continue
        between = product(total[one[0]], total[other[0]])
        if between >= _LINKAGE * needed[pair] * len(one) * len(other):
            for word, weight in total.pop(other[0]).items():
                total[one[0]][word] = total[one[0]].get(word, 0.0) + weight
            one.extend(other)
            group |= dict.fromkeys(other, one)
    return tuple(sorted({tuple(sorted(group[key])) for key in total if len(group[key]) > 1}))
