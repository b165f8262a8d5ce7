"""Issue groups: positions on the same issue, whatever its wording, found by average-link clustering; and its name.

Two issues can only fall together directly when a word or concept of their own ties them to their group. A long pile
is read in blocks: its first positions are clustered, a later one joins the group it is nearest to, or waits for the
others of its block.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from dateline.relating.issue_terms import TIES, Item, Vector
from dateline.relating.linkage import Matrix, average_link

SAME = 0.38  # average similarity from which two groups are one issue
BLOCK = 1500
UNTIED = 0.7  # what is left of the likeness of two issues that no word or concept of their own ties
SHORT, LONG = 2, 9  # words of a name that reads well
AWKWARD = 0.85  # what a shorter or longer name is worth beside one that reads well


def groups(items: Sequence[Item]) -> list[list[int]]:
    """Return the numbers of the items of each issue, in order, by their first item."""
    found = average_link(_similarity([i.vector for i in items[:BLOCK]]), SAME)
    for first in range(BLOCK, len(items), BLOCK):
        _extend(found, items, range(first, min(first + BLOCK, len(items))))
    return sorted(sorted(g) for g in found)


def _extend(found: list[list[int]], items: Sequence[Item], block: range) -> None:
    """Put the items of ``block`` to the groups they belong to; those left make groups of their own."""
    sums: list[dict[str, float]] = []
    tied: dict[str, set[int]] = defaultdict(set)
    for n, group in enumerate(found):
        total: dict[str, float] = {}
        for i in group:
            _add(total, items[i].vector)
            for t in items[i].ties:
                tied[t].add(n)
        sums.append(total)
    left: list[int] = []
    for i in block:
        item = items[i]
        near = sorted({n for t in item.ties for n in tied[t]})
        scored = [(sum(w * sums[n].get(t, 0.0) for t, w in item.vector.items()) / len(found[n]), -n) for n in near]
        best, at = max(((round(s, 9), n) for s, n in scored), default=(0.0, 0))
        if best < SAME:
            left.append(i)
            continue
        found[-at].append(i)
        _add(sums[-at], item.vector)
        for t in item.ties:
            tied[t].add(-at)
    own = average_link(_similarity([items[i].vector for i in left]), SAME)
    found.extend([left[k] for k in group] for group in own)


def _add(total: dict[str, float], vector: Vector) -> None:
    for term, weight in vector.items():
        total[term] = total.get(term, 0.0) + weight


def _similarity(vectors: Sequence[Vector]) -> Matrix:
    at = {t: n for n, t in enumerate(sorted({t for v in vectors for t in v}))}
    matrix = np.zeros((len(vectors), len(at)))
    for row, vector in enumerate(vectors):
        for term, weight in vector.items():
            matrix[row, at[term]] = weight
    own = [n for t, n in at.items() if t.startswith(TIES)]
    tied = (matrix[:, own] > 0).astype(np.float64)
    return np.round(np.where(tied @ tied.T > 0, 1.0, UNTIED) * (matrix @ matrix.T), 9)


def names(found: Sequence[Sequence[int]], items: Sequence[Item]) -> list[str]:
    """Return a name for each group, no two alike: the issue nearest to its middle that reads well."""
    taken: set[str] = set()
    given = [""] * len(found)
    for n in sorted(range(len(found)), key=lambda n: (-len(found[n]), n)):
        ranked = _ranked([items[i] for i in found[n]])
        given[n] = next((name for name in ranked if name.lower() not in taken), ranked[0])
        taken.add(given[n].lower())
    return given


def _ranked(group: Sequence[Item]) -> list[str]:
    total: dict[str, float] = {}
    for item in group:
        _add(total, {t: item.vector[t] for t in item.ties})
    scores: dict[str, float] = {}
    for item in group:
        name = item.issue
        near = sum(item.vector[t] * total[t] for t in item.ties)
        fits = SHORT <= len(name.split()) <= LONG and ": " not in name
        scores[name] = max(scores.get(name, 0.0), near * (1.0 if fits else AWKWARD))
    return sorted(scores, key=lambda s: (-round(scores[s], 6), len(s), s))
