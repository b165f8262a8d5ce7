"""Reports as term vectors: content words and adjacent pairs of them, the headline counted thrice, by TF-IDF."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from dateline.model import Reading
from dateline.relating.linkage import Matrix
from dateline.relating.told import headline, story_text
from dateline.text import terms

PAIR = 0.7  # what a pair of words counts beside a word
TITLE = 3  # the headline counts so many times
DAYS, AT_LEAST = 60.0, 0.7  # similarity falls with the days between, to this share of it
SMALL_MATRIX = 6_000_000  # numbers that are multiplied as one matrix, whatever is in it
COMMON = 48  # terms in more reports than this are multiplied as a matrix

Bag = Mapping[str, float]
Posting = tuple[list[int], list[float]]


def bag(reading: Reading, most: int | None = None) -> dict[str, float]:
    """Return 1 + log of the counts of content stems and, at PAIR of it, of adjacent pairs of them.

    Of the story's text the first ``most`` characters count (all when None).
    """
    stems, title = terms.content(story_text(reading)[:most]), terms.content(headline(reading))
    words, pairs = Counter(stems), Counter(terms.pairs(stems))
    for t in title:
        words[t] += TITLE
    pairs.update(terms.pairs(title))
    weights = {t: 1 + math.log(c) for t, c in words.items()}
    return weights | {t: PAIR * (1 + math.log(c)) for t, c in pairs.items()}


def unit(weights: Bag, df: Mapping[str, int], n: int) -> dict[str, float]:
    """Return the bag weighted by how rare its terms are among ``n`` reports, of length 1."""
    scaled = {t: w * math.log((1 + n) / df[t]) for t, w in weights.items()}
    norm = math.sqrt(math.fsum(w * w for w in scaled.values()))
    return {t: w / norm for t, w in scaled.items()} if norm > 0 else {}


def nearness(days: float) -> float:
    """Return what similarity is multiplied by for two reports so many days apart."""
    return AT_LEAST + (1 - AT_LEAST) * math.exp(-days / DAYS)


def products(n: int, postings: Sequence[Posting]) -> Matrix:
    """Return the products of every two of ``n`` vectors, given by term as (rows, weights)."""
    out = np.zeros((n, n))
    least = 0 if n * len(postings) <= SMALL_MATRIX else COMMON
    common = [p for p in postings if len(p[0]) > least]
    for rows, weights in postings:
        if len(rows) <= least:
            w = np.array(weights)
            out[np.ix_(rows, rows)] += w[:, None] * w[None, :]
    if common:
        dense = np.zeros((n, len(common)))
        for column, (rows, weights) in enumerate(common):
            dense[rows, column] = weights
        out += dense @ dense.T
    return out
