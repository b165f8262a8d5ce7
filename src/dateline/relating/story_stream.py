"""Stories of a stream, day by day: what comes later changes nothing before it, and memory is that of a window.

The reports of a day are put together with each other and with the stories still open, all at once, by average link: the
order within a day does not matter. The OPEN stories that grew last may grow on; the others, and the counts of terms of
all but the KNOWN last reports, are let go, so that a stream of years needs no more memory than one of months.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby, islice

import numpy as np

from dateline.model import Reading, Story
from dateline.relating.linkage import Matrix, joined
from dateline.relating.story_terms import Bag, Posting, bag, nearness, products, unit

SAME = 0.07  # average similarity from which reports and stories are one
OPEN = 4000  # stories that may grow: those that grew last
LEAD = 1200  # characters of a report that count
KNOWN = 5000  # reports whose terms are counted: the last ones
TELLING = 40  # heaviest terms of a report, by which the stories it may belong to are found
TERMS = 160  # heaviest terms of a report that count
INDEXED = 80  # heaviest terms of a report, by which its story is found
KEPT = 300  # terms of a story that has grown long
NEAREST = 6  # stories that a report is compared with in full
AT_ONCE = 600  # reports of a day that are put together at once


@dataclass
class _Open:
    """A story that may grow: its reports, the sum of their vectors, its last day."""

    reports: list[str]
    last: date
    sums: dict[str, float] = field(default_factory=dict)


class Stream:
    """The state of a stream of reports: the open stories and the counts of terms of the days behind."""

    def __init__(self) -> None:
        self._df: Counter[str] = Counter()
        self._days: deque[tuple[int, Counter[str]]] = deque()
        self._count = 0
        self._open: dict[str, _Open] = {}
        self._index: defaultdict[str, set[str]] = defaultdict(set)

    def take(self, day: date, readings: Iterable[Reading]) -> Iterator[tuple[str, str]]:
        """Yield (report id, story id) for the reports of a day, by id; days are given in their order."""
        self._let_go()
        ordered = sorted(readings, key=lambda r: r.report.id)
        for n in range(0, len(ordered), AT_ONCE):
            yield from self._placed(day, ordered[n : n + AT_ONCE])

    def _placed(self, day: date, readings: Sequence[Reading]) -> Iterator[tuple[str, str]]:
        bags = [bag(r, LEAD) for r in readings]
        seen = Counter(t for b in bags for t in b)
        self._df.update(seen)
        self._count += len(bags)
        self._days.append((len(bags), seen))
        vectors = [self._vector(b) for b in bags]
        telling = [self._telling(v) for v in vectors]
        near = sorted({name for v, tell in zip(vectors, telling, strict=True) for name in self._candidates(v, tell)})
        sums = self._similarities(day, near, vectors)
        size = np.array([len(self._open[name].reports) for name in near] + [1] * len(vectors), dtype=np.float64)
        for group in joined(sums, size, SAME):
            members = [n - len(near) for n in group if n >= len(near)]
            if members:
                name = near[group[0]] if group[0] < len(near) else readings[members[0]].report.id
                for n in members:
                    self._grow(name, day, readings[n].report.id, vectors[n])
                    yield readings[n].report.id, name

    def _vector(self, weights: Bag) -> dict[str, float]:
        """Return the report's vector: its heaviest terms, heaviest first."""
        whole = unit(weights, self._df, self._count)
        return {t: whole[t] for t in sorted(whole, key=lambda t: (-whole[t], t))[:TERMS]}

    def _telling(self, vector: Bag) -> list[str]:
        """Return the heaviest terms of a report among those that others have too."""
        return list(islice((t for t in vector if self._df[t] > 1), TELLING))

    def _candidates(self, vector: Bag, telling: Sequence[str]) -> list[str]:
        """Return the open stories that share most weight of the telling terms."""
        shared: dict[str, float] = {}
        for t in telling:
            for name in self._index.get(t, ()):
                shared[name] = shared.get(name, 0.0) + vector[t]
        return sorted(shared, key=lambda name: (-shared[name], name))[:NEAREST]

    def _similarities(self, day: date, near: Sequence[str], vectors: Sequence[Bag]) -> Matrix:
        """Return the summed similarities of stories (first) and reports; two stories are never alike."""
        postings: dict[str, Posting] = {}
        first = len(near)
        for row, vector in enumerate(vectors, first):
            for t, w in vector.items():
                rows, weights = postings.setdefault(t, ([], []))
                rows.append(row)
                weights.append(w)
        for row, name in enumerate(near):
            story = self._open[name]
            fade = nearness((day - story.last).days)
            for t in story.sums.keys() & postings.keys():
                rows, weights = postings[t]
                rows.append(row)
                weights.append(story.sums[t] * fade)
        shared = [postings[t] for t in sorted(postings) if len(postings[t][0]) > 1]
        sums: Matrix = np.round(products(first + len(vectors), shared), 9)
        sums[:first, :first] = -1e9
        return sums

    def _grow(self, name: str, day: date, report: str, vector: Bag) -> None:
        story = self._open.setdefault(name, _Open([], day))
        story.reports.append(report)
        story.last = day
        for t, w in vector.items():
            story.sums[t] = story.sums.get(t, 0.0) + w
        for t in islice(vector, INDEXED):
            self._index[t].add(name)
        if len(story.sums) > KEPT * 3 // 2:
            self._trim(name, story)

    def _trim(self, name: str, story: _Open) -> None:
        """Keep the heaviest terms of a story that has grown long."""
        kept = sorted(story.sums, key=lambda t: (-story.sums[t], t))[:KEPT]
        for t in story.sums.keys() - set(kept):
            self._index.get(t, set()).discard(name)
        story.sums = {t: story.sums[t] for t in kept}

    def _let_go(self) -> None:
        """Forget the stories that grew longest ago, and the terms of reports long past."""
        if len(self._open) > OPEN:
            last = sorted(self._open, key=lambda name: (self._open[name].last, name))
            closed = set(last[: len(last) - OPEN * 9 // 10])
            for name in closed:
                del self._open[name]
            for t in list(self._index):
                self._index[t] -= closed
                if not self._index[t]:
                    del self._index[t]
        while self._days and self._count - self._days[0][0] >= KNOWN:
            count, seen = self._days.popleft()
            self._count -= count
            for t, n in seen.items():
                self._df[t] -= n
                if not self._df[t]:
                    del self._df[t]


def streamed(readings: Iterable[Reading]) -> tuple[Story, ...]:
    """Return the stories of readings in date order, taken day by day; a story is named by its first report."""
    stream = Stream()
    groups: dict[str, list[str]] = {}
    for day, batch in groupby(readings, key=lambda r: r.report.date):
        for report, name in stream.take(day, batch):
            groups.setdefault(name, []).append(report)
    return tuple(Story(name, tuple(reports)) for name, reports in groups.items())
