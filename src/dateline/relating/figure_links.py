"""Linking: which figures count the same quantity. Average-link clustering of a pairwise score, block by block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dateline.relating.figure_items import Item

Matrix = NDArray[np.float32]

# Weights of the pairwise score; above 0 two figures are more likely of one quantity than not.
WORDS, TOPIC, SAME_VALUE, APART = 2.8, 6.5, 3.0, 2.3
PLACE_SAME, PLACE_OTHER, PLACE_ONE = 1.5, -2.0, -0.5
ASPECT_OTHER, LONG_AFTER, UNLIKE = -1.5, -1.5, -0.5
GROUP_OTHER, FLAG_OTHER, FLAG_BOTH, ONE_TEXT = -0.8, -1.2, -0.8, -2.5
BIAS = 0.3
WITHIN = 0.35  # how like itself a report's topic counts
CONTRAST = 1.5
SMALL, COMMON = 1.1, 0.5  # below 10 to this power the same value says less: a few people die everywhere
DAYS, FLOOR = 7.0, 0.02  # how fast a comparison of values loses weight with the days between, and what it keeps
ELSEWHERE, WEEKS = 0.3, 150  # powers of ten between figures of two countries, and days, that make them two quantities
CHUNK = 1024  # words compared at once
BIGGEST = 3000  # figures of one block that are compared with each other


def clusters(items: Sequence[Item]) -> list[list[int]]:
    """Return groups of item numbers (two or more each) that count the same quantity."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, item in enumerate(items):
        if not item.converted and item.size is not None and item.family != "percent":
            sort = (item.aspect or item.group) if item.family == "person" else ""
            blocks[item.family, sort].append(n)
    alike = topics(items)
    out: list[list[int]] = []
    for key in sorted(blocks):
        block = blocks[key]
        for at in range(0, len(block), BIGGEST):
            part = block[at : at + BIGGEST]
            if len(part) > 1:
                chosen = [items[n] for n in part]
                groups = _average_link(scores(chosen, alike), moved(chosen), nearness(chosen), contrasts(chosen))
                out.extend([part[i] for i in group] for group in groups if len(group) > 1)
    return out


def scores(block: Sequence[Item], alike: Matrix) -> Matrix:
    """Return the pairwise scores of a block; ``alike`` is ``topics`` of all items."""
    total = np.full((len(block), len(block)), BIAS, dtype=np.float32)
    for weight, feature in features(block, alike):
        total += weight * feature
    return total


def features(block: Sequence[Item], alike: Matrix) -> list[tuple[float, Matrix]]:
    """Return each feature's matrix with its weight."""
    size = np.log10(np.array([max(i.size or 0.1, 0.1) for i in block], dtype=np.float32))
    days = np.array([i.date.toordinal() for i in block], dtype=np.float32)
    gap = np.abs(days[:, None] - days[None, :])
    same_value = (np.abs(size[:, None] - size[None, :]) < 0.004).astype(np.float32)
    reports = np.array([i.report for i in block])
    within = reports[:, None] == reports[None, :]
    one_text = within.astype(np.float32) * (1 - same_value)
    topic = alike[np.ix_(reports, reports)]
    topic[within] = np.minimum(topic[within], WITHIN)
    group = np.array([hash_of(i.group) for i in block])
    aspect = np.array([hash_of(i.aspect or i.group) for i in block])
    same_place, other_place, one_place = _places(block)
    part = np.array([[("part" in i.flags), ("day" in i.flags), ("ahead" in i.flags)] for i in block], dtype=np.float32)
    flags_other = np.zeros_like(gap)
    for k in range(3):
        flags_other += np.abs(part[:, None, k] - part[None, :, k])
    both = part[:, 0][:, None] * part[:, 0][None, :]
    both += np.where(gap > 1, part[:, 1][:, None] * part[:, 1][None, :], 0)
    return [
        (WORDS, _cosine([i.words for i in block])),
        (TOPIC, topic),
        (SAME_VALUE, same_value * np.where(size < SMALL, COMMON, 1)[:, None].astype(np.float32)),
        (PLACE_SAME, same_place),
        (PLACE_OTHER, other_place),
        (PLACE_ONE, one_place),
        (GROUP_OTHER, (group[:, None] != group[None, :]).astype(np.float32)),
        (FLAG_OTHER, flags_other),
        (FLAG_BOTH, both.astype(np.float32)),
        (ONE_TEXT, one_text),
        (LONG_AFTER, np.minimum(gap / 365, 1)),
        (UNLIKE, (topic < 0.1).astype(np.float32)),
        (ASPECT_OTHER, (aspect[:, None] != aspect[None, :]).astype(np.float32)),
    ]


def moved(block: Sequence[Item]) -> Matrix:
    """Return how much further apart two values are than the days between let a quantity move, in powers of ten."""
    size = np.log10(np.array([max(i.size or 0.1, 0.1) for i in block], dtype=np.float32))
    days = np.array([i.date.toordinal() for i in block], dtype=np.float32)
    apart = np.abs(size[:, None] - size[None, :])
    gap = np.abs(days[:, None] - days[None, :])
    out: Matrix = np.round(np.clip(apart - 0.15 - 0.012 * np.minimum(gap, 60), 0, 2), 4).astype(np.float32)
    return out


def nearness(block: Sequence[Item]) -> Matrix:
    """Return how much the comparison of two figures counts: the nearer in time the more, for quantities move."""
    days = np.array([i.date.toordinal() for i in block], dtype=np.float32)
    out: Matrix = np.round(np.exp(-np.abs(days[:, None] - days[None, :]) / DAYS) + FLOOR, 4).astype(np.float32)
    return out


def contrasts(block: Sequence[Item]) -> Matrix:
    """Return how strongly two figures of one report are told apart by it (other numbers, other places)."""
    out = np.zeros((len(block), len(block)), dtype=np.float32)
    by_report: dict[int, list[int]] = defaultdict(list)
    for n, item in enumerate(block):
        by_report[item.report].append(n)
    for numbers in by_report.values():
        for a in numbers:
            for b in numbers:
                x, y = block[a], block[b]
                if (
                    a != b
                    and not (x.older or y.older)
                    and abs((x.size or 0) - (y.size or 0)) > 0.03 * max(x.size or 0, y.size or 0)
                ):
                    other = (x.places, x.flags, x.group) != (y.places, y.flags, y.group)
                    out[a, b] = 1.0 if other else 0.3
    return np.maximum(out, _elsewhere(block))


def _elsewhere(block: Sequence[Item]) -> Matrix:
    """Return 1 for two figures of different countries of which one is twice the other within some weeks."""
    size = np.log10(np.array([max(i.size or 0.1, 0.1) for i in block], dtype=np.float32))
    days = np.array([i.date.toordinal() for i in block])
    where = np.array([hash_of(i.where) if i.where else 0 for i in block])
    known = (where[:, None] > 0) & (where[None, :] > 0)
    far = np.abs(size[:, None] - size[None, :]) > ELSEWHERE
    soon = np.abs(days[:, None] - days[None, :]) <= WEEKS
    out: Matrix = (known & (where[:, None] != where[None, :]) & far & soon).astype(np.float32)
    return out


def hash_of(word: str) -> int:
    """Return a number for a word, the same on every run and machine."""
    value = 2166136261
    for byte in word.encode():
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value


def _cosine(vectors: Sequence[dict[str, float]]) -> Matrix:
    """Return the cosines of sparse unit vectors (over the words that at least two of them hold)."""
    columns: dict[str, int] = {}
    seen: set[str] = set()
    for v in vectors:
        for w in v:
            if w in seen:
                columns.setdefault(w, len(columns))
            seen.add(w)
    entries = [(n, columns[w], x) for n, v in enumerate(vectors) for w, x in v.items() if w in columns]
    out = np.zeros((len(vectors), len(vectors)), dtype=np.float32)
    if not entries:
        return out
    rows, cols, values = (np.array(c) for c in zip(*entries, strict=True))
    for at in range(0, len(columns), CHUNK):
        here = (cols >= at) & (cols < at + CHUNK)
        dense = np.zeros((len(vectors), min(CHUNK, len(columns) - at)), dtype=np.float32)
        dense[rows[here], cols[here] - at] = values[here]
        out += dense @ dense.T
    return np.round(out, 4)  # the last bits differ between machines


def topics(items: Sequence[Item]) -> Matrix:
    """Return how alike the topics of the items' reports are; report numbers are the indices."""
    vectors: list[dict[str, float]] = [{} for _ in range(1 + max((i.report for i in items), default=-1))]
    for item in items:
        vectors[item.report] = item.topic
    return _cosine(vectors)


def _places(block: Sequence[Item]) -> tuple[Matrix, Matrix, Matrix]:
    """Return where two figures share a place, name different ones, and where only one names any."""
    keys = sorted({p for i in block for p in i.places})
    at = {p: k for k, p in enumerate(keys)}
    has = np.zeros((len(block), max(1, len(keys))), dtype=np.float32)
    for n, item in enumerate(block):
        for p in item.places:
            has[n, at[p]] = 1
    shared = (has @ has.T) > 0
    any_ = has.sum(axis=1) > 0
    both = any_[:, None] & any_[None, :]
    return (
        shared.astype(np.float32),
        (both & ~shared).astype(np.float32),
        (any_[:, None] ^ any_[None, :]).astype(np.float32),
    )


def _average_link(score: Matrix, moved: Matrix, weight: Matrix, contrast: Matrix) -> list[list[int]]:
    """Return the clusters that merging by the highest average score above 0 gives.

    How far values moved is averaged by nearness in time; what the reports contrast counts by the share of the smaller
    cluster's figures, so that it is not averaged away.
    """
    n = len(score)
    sums, moves, weights = score.copy(), moved * weight, weight.copy()
    sizes = np.ones(n, dtype=np.float32)
    np.fill_diagonal(sums, -np.inf)
    members: list[list[int]] = [[i] for i in range(n)]
    alive = np.ones(n, dtype=bool)
    apart = contrast.copy()
    average = sums - APART * moves / weights - CONTRAST * apart
    best = average.argmax(axis=1)
    value = average[np.arange(n), best]
    while True:
        i = int(value.argmax())
        if not value[i] > 0:
            break
        j = int(best[i])
        i, j = min(i, j), max(i, j)
        sums[i] += sums[j]
        sums[:, i] += sums[:, j]
        for matrix in (moves, weights, apart):
            matrix[i] += matrix[j]
            matrix[:, i] += matrix[:, j]
        sizes[i] += sizes[j]
        members[i] += members[j]
        alive[j] = False
        sums[i, i] = -np.inf
        sums[j], sums[:, j] = -np.inf, -np.inf
        average[j], average[:, j] = -np.inf, -np.inf
        value[j] = -np.inf
        row = sums[i] / (sizes[i] * sizes) - APART * moves[i] / weights[i]
        row = np.where(alive, row - CONTRAST * apart[i] / np.minimum(sizes[i], sizes), -np.inf)
        row[i] = -np.inf
        average[i], average[:, i] = row, row
        stale = np.flatnonzero(alive & ((best == i) | (best == j)))
        for k in {i, *stale.tolist()}:
            best[k] = average[k].argmax()
            value[k] = average[k, best[k]]
        better = row > value
        best[better], value[better] = i, row[better]
    return [sorted(m) for k, m in enumerate(members) if alive[k]]
