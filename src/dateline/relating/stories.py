"""Stories: the reports on one happening.

Average-link clustering of the reports' term vectors: content words and adjacent pairs of them, the headline counted
three times, weighted by TF-IDF over the pile; reports further apart in time are less alike. ``online`` does the same in
one pass over a stream, with what was seen so far.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from dateline.model import Reading, Story
from dateline.relating.linkage import Matrix, average_link
from dateline.relating.told import headline, story_text
from dateline.text import terms

SAME_FEW, SAME_MANY = 0.06, 0.12  # average similarity from which two groups are one story, in a small and a large pile
ALONE = 0.05  # how much a term that no other report has counts in a large pile (in a small one: fully)
SMALL = 50  # reports at which a pile is half way from small to large
SAME_ONLINE = 0.08  # average similarity from which a report joins a story of the stream
PAIR = 0.7  # what a pair of words counts beside a word
TITLE = 3  # the headline counts so many times
DAYS, AT_LEAST = 60.0, 0.7  # similarity falls with the days between, to this share of it
LIMIT = 3000  # a larger pile is read in one pass: the similarities of all pairs would not fit
COMMON = 48  # terms in more reports than this are multiplied as a matrix

Bag = Mapping[str, float]


def stories(readings: Sequence[Reading]) -> tuple[Story, ...]:
    """Return the stories by their first report, each with its reports in date order; the first report names it."""
    order = sorted(readings, key=lambda r: (r.report.date, r.report.id))
    if len(order) > LIMIT:
        return online(order)
    large = len(order) / (len(order) + SMALL)
    alone = 1 - (1 - ALONE) * large
    groups = average_link(_similarities(order, alone), SAME_FEW + (SAME_MANY - SAME_FEW) * large)
    return tuple(_story(order, g) for g in sorted(groups))


def online(readings: Sequence[Reading]) -> tuple[Story, ...]:
    """Return the stories of a stream, read once in the order given: what comes later changes nothing before it."""
    df: Counter[str] = Counter()
    groups: list[list[int]] = []
    sums: list[dict[str, float]] = []
    index: dict[str, set[int]] = defaultdict(set)
    for n, reading in enumerate(readings):
        weights = _weights(reading)
        df.update(weights.keys())
        own = _unit(weights, df, n + 1)
        telling = sorted(own, key=lambda t: (-own[t], t))[:40]
        best, most = None, SAME_ONLINE
        for g in sorted({g for t in telling for g in index[t]}):
            days = abs((reading.report.date - readings[groups[g][-1]].report.date).days)
            value = math.fsum(w * sums[g].get(t, 0.0) for t, w in own.items()) / len(groups[g]) * _nearness(days)
            if value > most:
                best, most = g, value
        if best is None:
            best = len(groups)
            groups.append([])
            sums.append({})
        groups[best].append(n)
        for t, w in own.items():
            sums[best][t] = sums[best].get(t, 0.0) + w
        for t in telling:
            index[t].add(best)
    return tuple(_story(readings, g) for g in groups)


def _story(readings: Sequence[Reading], group: Sequence[int]) -> Story:
    ids = tuple(readings[n].report.id for n in group)
    return Story(ids[0], ids)


def _nearness(days: float) -> float:
    return AT_LEAST + (1 - AT_LEAST) * math.exp(-days / DAYS)


def _weights(reading: Reading) -> dict[str, float]:
    """Return 1 + log of the counts of content stems and, at PAIR of it, of adjacent pairs of them."""
    stems, title = terms.content(story_text(reading)), terms.content(headline(reading))
    words, pairs = Counter(stems), Counter(terms.pairs(stems))
    for t in title:
        words[t] += TITLE
    pairs.update(terms.pairs(title))
    weights = {t: 1 + math.log(c) for t, c in words.items()}
    return weights | {t: PAIR * (1 + math.log(c)) for t, c in pairs.items()}


def _unit(weights: Bag, df: Mapping[str, int], n: int) -> dict[str, float]:
    scaled = {t: w * math.log((1 + n) / df[t]) for t, w in weights.items()}
    norm = math.sqrt(math.fsum(w * w for w in scaled.values()))
    return {t: w / norm for t, w in scaled.items()} if norm > 0 else {}


def _similarities(readings: Sequence[Reading], alone: float) -> Matrix:
    day = np.array([r.report.date.toordinal() for r in readings], dtype=np.float64)
    nearness = AT_LEAST + (1 - AT_LEAST) * np.exp(-np.abs(day[:, None] - day[None, :]) / DAYS)
    # Rounded: the last bits hang on the machine's matrix library.
    rounded: Matrix = np.round(_cosines([_weights(r) for r in readings], alone) * nearness, 9)
    return rounded


def _cosines(bags: Sequence[Bag], alone: float) -> Matrix:
    """Return the cosine of every two bags' TF-IDF vectors; terms of one bag alone count ``alone`` in its length."""
    n = len(bags)
    postings: dict[str, tuple[list[int], list[float]]] = {}
    df = terms.document_frequency(bags)
    norms = np.zeros(n)
    for row, bag in enumerate(bags):
        shared, own = [], []
        for t, w in bag.items():
            weight = w * math.log((1 + n) / df[t])
            if df[t] == 1:
                own.append(weight * weight)
                continue
            shared.append(weight * weight)
            rows, weights = postings.setdefault(t, ([], []))
            rows.append(row)
            weights.append(weight)
        norms[row] = math.fsum(shared) + alone * math.fsum(own)
    out = _products(n, [postings[t] for t in sorted(postings)])
    scale = np.sqrt(np.where(norms > 0, norms, 1.0))
    cosines: Matrix = out / (scale[:, None] * scale[None, :])
    return cosines


def _products(n: int, postings: Sequence[tuple[list[int], list[float]]]) -> Matrix:
    out = np.zeros((n, n))
    common = [p for p in postings if len(p[0]) > COMMON]
    for rows, weights in postings:
        if len(rows) <= COMMON:
            w = np.array(weights)
            out[np.ix_(rows, rows)] += w[:, None] * w[None, :]
    if common:
        dense = np.zeros((n, len(common)))
        for column, (rows, weights) in enumerate(common):
            dense[rows, column] = weights
        out += dense @ dense.T
    return out
