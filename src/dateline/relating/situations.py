"""Situations in a pile: which reports belong to one unfolding whole. Coarser than stories, with no regard to time.

Average-link clustering of the reports' term vectors (names weigh double, common terms keep their weight); a situation
is what stays together at a low similarity. The largest comes first.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np

from dateline.model import Reading
from dateline.text import terms
from dateline.text.article import article

SAME = 0.09  # average cosine from which two groups are one situation
NAME_WEIGHT = 2
WORDS = 350  # the first words of a story carry what it is about
LIMIT = 1500  # more reports than this are clustered as one (the matrix would not fit a laptop's patience)


def situations(readings: Sequence[Reading]) -> tuple[tuple[str, ...], ...]:
    """Return the report ids of each situation, largest first, each in the order of the pile."""
    if len(readings) < 3 or len(readings) > LIMIT:
        return (tuple(r.report.id for r in readings),) if readings else ()
    similarity = _similarities(readings)
    labels = _average_link(similarity, SAME)
    groups: dict[int, list[str]] = {}
    for reading, label in zip(readings, labels, strict=True):
        groups.setdefault(label, []).append(reading.report.id)
    return tuple(tuple(g) for g in sorted(groups.values(), key=lambda g: -len(g)))


def about(readings: Sequence[Reading], words: str) -> tuple[Reading, ...]:
    """Return the readings that are about ``words``: most of the words stand in the story."""
    wanted = set(terms.content(words))
    if not wanted:
        return tuple(readings)
    found = []
    for r in readings:
        held = wanted & set(terms.content(article(r.report.text, r.passages)))
        if len(held) * 2 > len(wanted):
            found.append(r)
    return tuple(found)


def _similarities(readings: Sequence[Reading]) -> np.ndarray:
    bags = []
    for r in readings:
        words = article(r.report.text, r.passages).split()[:WORDS]
        text = ((r.report.title or "") + ". ") + " ".join(words)
        counts = Counter(terms.content(text))
        names = terms.names(text)
        bags.append({t: math.sqrt(c) * (NAME_WEIGHT if t in names else 1) for t, c in counts.items()})
    df = terms.document_frequency(bags)
    order = {t: n for n, t in enumerate(sorted(t for t, c in df.items() if c > 1))}
    matrix = np.zeros((len(bags), max(1, len(order))))
    for row, bag in enumerate(bags):
        for t, w in bag.items():
            if t in order:
                matrix[row, order[t]] = w * _spread(len(bags), df[t])
        norm = float(np.linalg.norm(matrix[row]))
        matrix[row] /= norm if norm > 0 else 1.0
    return np.round(matrix @ matrix.T, 9)


def _spread(n: int, df: int) -> float:
    """Return a flattened inverse document frequency: what all reports share is what they are about, and must count."""
    return math.sqrt(math.log(1 + n / df))


def _average_link(similarity: np.ndarray, least: float) -> list[int]:
    """Return a label per row: agglomerative clustering by average similarity, stopped below ``least``."""
    n = len(similarity)
    sums = similarity.copy()
    np.fill_diagonal(sums, -np.inf)
    size = np.ones(n)
    label = list(range(n))
    alive = np.ones(n, dtype=bool)
    average = sums.copy()
    for _ in range(n - 1):
        at = int(np.argmax(average))
        a, b = divmod(at, n)
        if average[a, b] < least:
            break
        a, b = min(a, b), max(a, b)
        sums[a, :] += np.where(np.isinf(sums[b, :]), 0, sums[b, :])
        sums[:, a] = sums[a, :]
        sums[a, a] = -np.inf
        size[a] += size[b]
        alive[b] = False
        sums[b, :] = sums[:, b] = -np.inf
        label = [a if x == b else x for x in label]
        row = np.where(alive, sums[a, :] / (size[a] * size), -np.inf)
        row[a] = -np.inf
        average[a, :] = average[:, a] = row
        average[b, :] = average[:, b] = -np.inf
    return label
