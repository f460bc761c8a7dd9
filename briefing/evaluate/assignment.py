"""The best one-to-one assignment."""

from __future__ import annotations

INFINITE = float("inf")


def assign(weights: list[list[float]]) -> dict[int, int]:
    """The one-to-one assignment of rows to columns with the greatest sum (Hungarian method), pairs of 0 left out.

    ``weights`` is a list of rows; what is missing in a row weighs nothing.
    """
    size = max(len(weights), max(map(len, weights), default=0))
    cost = [[0.0] * (size + 1) for _ in range(size + 1)]
    for i, row in enumerate(weights, 1):
        for j, weight in enumerate(row, 1):
            cost[i][j] = -weight
    of_row, of_column = [0.0] * (size + 1), [0.0] * (size + 1)
    owner = [0] * (size + 1)
    for i in range(1, size + 1):
        owner[0] = i
        column, way = _augment(cost, of_row, of_column, owner)
        while column:
            owner[column], column = owner[way[column]], way[column]
    pairs = {owner[j] - 1: j - 1 for j in range(1, size + 1)}
    return {i: j for i, j in pairs.items() if i < len(weights) and j < len(weights[i]) and weights[i][j]}


def _augment(
    cost: list[list[float]], of_row: list[float], of_column: list[float], owner: list[int]
) -> tuple[int, list[int]]:
    """The cheapest way from the row at column 0 to a free column; changes the potentials."""
    size = len(owner) - 1
    least, way, used = [INFINITE] * (size + 1), [0] * (size + 1), [False] * (size + 1)
    column = 0
    while True:
        used[column] = True
        row, delta, following = owner[column], INFINITE, 0
        for j in range(1, size + 1):
            if used[j]:
                continue
            reduced = cost[row][j] - of_row[row] - of_column[j]
            if reduced < least[j]:
                least[j], way[j] = reduced, column
            if least[j] < delta:
                delta, following = least[j], j
        for j in range(size + 1):
            if used[j]:
                of_row[owner[j]] += delta
                of_column[j] -= delta
            else:
                least[j] -= delta
        column = following
        if owner[column] == 0:
            return column, way
