"""Stories: the reports on one happening.

Average-link clustering of the reports' term vectors (``story_terms``), weighted over the whole pile; reports further
apart in time are less alike. ``online`` takes a stream day by day, with what was seen so far (``story_stream``).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from dateline.model import Reading, Story
from dateline.relating.linkage import Matrix, average_link
from dateline.relating.story_stream import streamed
from dateline.relating.story_terms import AT_LEAST, DAYS, Bag, Posting, bag, products
from dateline.text import terms

SAME_FEW, SAME_MANY = 0.06, 0.12  # average similarity from which two groups are one story, in a small and a large pile
ALONE = 0.05  # how much a term that no other report has counts in a large pile (in a small one: fully)
SMALL = 50  # reports at which a pile is half way from small to large
LIMIT = 3000  # a larger pile is taken as a stream: the similarities of all pairs would not fit


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
    """Return the stories of a stream, taken day by day: what comes later changes nothing before it."""
    return streamed(sorted(readings, key=lambda r: r.report.date))


def _story(readings: Sequence[Reading], group: Sequence[int]) -> Story:
    ids = tuple(readings[n].report.id for n in group)
    return Story(ids[0], ids)


def _similarities(readings: Sequence[Reading], alone: float) -> Matrix:
    day = np.array([r.report.date.toordinal() for r in readings], dtype=np.float64)
    near = AT_LEAST + (1 - AT_LEAST) * np.exp(-np.abs(day[:, None] - day[None, :]) / DAYS)
    # Rounded: the last bits hang on the machine's matrix library.
    rounded: Matrix = np.round(_cosines([bag(r) for r in readings], alone) * near, 9)
    return rounded


def _cosines(bags: Sequence[Bag], alone: float) -> Matrix:
    """Return the cosine of every two bags' TF-IDF vectors; terms of one bag alone count ``alone`` in its length."""
    n = len(bags)
    postings: dict[str, Posting] = {}
    df = terms.document_frequency(bags)
    norms = np.zeros(n)
    for row, weighted in enumerate(bags):
        shared, own = [], []
        for t, w in weighted.items():
            weight = w * math.log((1 + n) / df[t])
            if df[t] == 1:
                own.append(weight * weight)
                continue
            shared.append(weight * weight)
            rows, weights = postings.setdefault(t, ([], []))
            rows.append(row)
            weights.append(weight)
        norms[row] = math.fsum(shared) + alone * math.fsum(own)
    out = products(n, [postings[t] for t in sorted(postings)])
    scale = np.sqrt(np.where(norms > 0, norms, 1.0))
    cosines: Matrix = out / (scale[:, None] * scale[None, :])
    return cosines
