"""Average-link clustering over a similarity matrix: the groups whose members are alike on average."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Sizes = NDArray[np.float64]
_GONE = -1.0


def average_link(similarity: Matrix, least: float) -> list[list[int]]:
    """Return the groups of rows left when no two groups' average similarity reaches ``least``, by first member.

    The nearest two groups are merged first; of equally near ones the first.
    """
    return joined(similarity, np.ones(len(similarity)), least)


def joined(similarity: Matrix, size: Sizes, least: float) -> list[list[int]]:
    """Return the same for rows that are groups already: summed similarities of their members, and their sizes."""
    n = len(similarity)
    if n == 0:
        return []
    sums = similarity.copy()
    size = size.copy()
    average = sums / (size[:, None] * size[None, :])
    np.fill_diagonal(average, _GONE)
    alive = np.ones(n, dtype=bool)
    members = [[i] for i in range(n)]
    nearest = average.argmax(axis=1)
    value = average[np.arange(n), nearest]
    for _ in range(n - 1):
        a = int(value.argmax())
        b = int(nearest[a])
        if value[a] < least:
            break
        a, b = min(a, b), max(a, b)
        sums[a] += sums[b]
        sums[:, a] = sums[a]
        size[a] += size[b]
        members[a] += members[b]
        alive[b] = False
        row = np.where(alive, sums[a] / (size[a] * size), _GONE)
        row[a] = _GONE
        average[a], average[:, a] = row, row
        average[b], average[:, b] = _GONE, _GONE
        value[b] = _GONE
        stale = np.flatnonzero(alive & ((nearest == a) | (nearest == b)))
        for i in {a, *stale.tolist()}:
            nearest[i] = average[i].argmax()
            value[i] = average[i, nearest[i]]
        better = alive & (row > value)
        nearest[better], value[better] = a, row[better]
    return [sorted(m) for i, m in enumerate(members) if alive[i]]
