"""Levels of an escalation curve with their bands: a decaying mean, and its bootstrap over independent reports."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

HALF_LIFE = 5.0  # days after which a telling counts half
DRAWS = 200
SHARE = 0.8  # of the draws that the band holds
RECENT = 3 * HALF_LIFE  # days back within which two reports must stand for a band to be drawn
Row = tuple[date, int, float, int]
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Level:
    """The level of a day, its band, and the numbers of the day's acts."""

    day: date
    level: float
    low: float | None
    high: float | None
    acts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Levels:
    """The levels of a curve, and what each would be in each draw (a row a point)."""

    points: tuple[Level, ...]
    draws: tuple[Vector, ...]


def levels(rows: Sequence[Row], seed: int) -> Levels:
    """Return the levels on the days of ``rows`` (day, teller, score, number of the act)."""
    by_day: defaultdict[date, list[Row]] = defaultdict(list)
    for row in rows:
        by_day[row[0]].append(row)
    place = {teller: n for n, teller in enumerate(sorted({row[1] for row in rows}))}
    weights = _weights(len(place), seed)
    total, count = np.zeros(DRAWS + 1), np.zeros(DRAWS + 1)  # the first draw is the sample itself
    points, draws = [], []
    last: date | None = None
    seen: dict[int, date] = {}
    for day in sorted(by_day):
        if last is not None:
            fade = 0.5 ** ((day - last).days / HALF_LIFE)
            total, count = total * fade, count * fade
        last = day
        scores, tellings = np.zeros(len(place)), np.zeros(len(place))
        for _, teller, score, _ in by_day[day]:
            scores[place[teller]] += score
            tellings[place[teller]] += 1
            seen[teller] = day
        total, count = total + weights @ scores, count + weights @ tellings
        drawn = np.divide(total, count, out=np.full(DRAWS + 1, np.nan), where=count > 0)
        sources = sum(1 for d in seen.values() if (day - d).days <= RECENT)
        low, high = band(drawn[1:]) if sources > 1 else (None, None)
        acts = tuple(sorted({row[3] for row in by_day[day]}))
        points.append(Level(day, _round(drawn[0]), low, high, acts))
        draws.append(drawn[1:])
    return Levels(tuple(points), tuple(draws))


def band(drawn: Vector) -> tuple[float | None, float | None]:
    """Return the ends of the middle SHARE of the draws in which there is anything."""
    known = np.sort(drawn[~np.isnan(drawn)])
    if len(known) == 0:
        return None, None
    cut = int(len(known) * (1 - SHARE) / 2)
    return _round(known[cut]), _round(known[len(known) - 1 - cut])


def _weights(sources: int, seed: int) -> NDArray[np.float64]:
    """Return how often each source is drawn: once each in the first row, then with replacement."""
    made = random.Random(seed)  # its random() is the same on every machine and in every version
    weights = np.ones((DRAWS + 1, sources))
    for row in range(1, DRAWS + 1):
        picks = [int(made.random() * sources) for _ in range(sources)]
        weights[row] = np.bincount(picks, minlength=sources)
    return weights


def _round(value: float) -> float:
    return round(float(value), 2) + 0.0  # no negative zero
