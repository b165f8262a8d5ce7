"""The archive: the sentences of all readings with what they are compared by, and where each word stands."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from dateline.knowledge.settling import AHEAD, MOVED, OFF, TURNERS
from dateline.model import Outlook, Reading, Span
from dateline.relating.acts import Trace, traces_of

SMOOTH = 40  # sentences added to the count, so that in a small pile all words weigh alike
MOST = 80  # sentences that are looked at closely for one item ...
LOOKED = 1500  # ... chosen among so many, those that share the rarest words first


class Archive:
    """The sentences of all readings, indexed by their stems."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.readings = readings
        self.traces: list[Trace] = []
        self.first: list[int] = []  # index of each reading's first sentence
        for number, reading in enumerate(readings):
            self.first.append(len(self.traces))
            spans = reading.sentences or _lines(reading.report.text)
            self.traces.extend(traces_of(reading, number, spans))
        self.total = max(1, len(self.traces))
        self.rarest = math.log((self.total + SMOOTH) / 2)
        self.places = [(t.report, t.start) for t in self.traces]
        self.days = [t.day for t in self.traces]
        counts: Counter[str] = Counter()
        for t in self.traces:
            counts.update(t.stems)
            counts.update(t.acts)
        self.counts = counts
        self._weights: dict[str, float] = {}
        self._ahead: dict[int, list[int]] = {}
        self.turned: list[bool] = []
        self.postings: dict[str, list[int]] = defaultdict(list)  # of the sentences that may settle something
        for n, t in enumerate(self.traces):
            text = self.text(t)
            turned = bool(t.stems & TURNERS or "not now" in text) and bool(MOVED.search(text) or OFF.search(text))
            self.turned.append(turned)
            if "?" not in text:
                for s in t.stems:
                    self.postings[s].append(n)
                for s in t.acts:
                    self.postings[s].append(n)

    def weight(self, stem: str) -> float:
        """Return how telling a stem is (inverse sentence frequency)."""
        found = self._weights.get(stem)
        if found is None:
            found = self._weights[stem] = math.log((self.total + SMOOTH) / (self.counts[stem] + 1))
        return found

    def weights(self, stems: frozenset[str]) -> float:
        """Return how telling the stems are together."""
        return math.fsum([self.weight(s) for s in stems])  # exact, so that the order does not matter

    def text(self, t: Trace) -> str:
        """Return the sentence's words."""
        return self.readings[t.report].report.text[t.start : t.end]

    def at(self, report: int, place: int) -> int:
        """Return the index of the sentence at a place of a report."""
        return max(0, bisect_right(self.places, (report, place)) - 1)

    def around(self, n: int, reach: int = 1) -> list[Trace]:
        """Return a sentence and those beside it in its report."""
        t = self.traces[n]
        return [o for o in self.traces[max(0, n - reach) : n + reach + 1] if o.report == t.report]

    def matter(self, n: int) -> list[Trace]:
        """Return the sentences that tell what a sentence is about: those beside it and the report's first."""
        first = self.first[self.traces[n].report]
        return [*self.around(n), *self.around(first)] if n - first > 2 else self.around(n)

    def matter_stems(self, n: int) -> frozenset[str]:
        """Return the stems of the sentences that tell what a sentence is about."""
        return frozenset([s for t in self.matter(n) for s in t.stems])

    def candidates(self, stems: frozenset[str], first: date, last: date) -> list[int]:
        """Return the sentences between two days that share the most telling stems, the best ones first."""
        low, high = bisect_left(self.days, first), bisect_right(self.days, last)
        found: dict[int, float] = defaultdict(float)
        left = LOOKED
        for s in sorted(stems, key=lambda s: (self.counts[s], s)):
            places = self.postings.get(s)
            if not places or left <= 0:
                continue
            some = places[bisect_left(places, low) : bisect_left(places, high)][:left]
            weight = self.weight(s)
            left -= len(some)
            for n in some:
                found[n] += weight
        return sorted(found, key=lambda n: (-found[n], n))[:MOST]

    def ahead(self, n: int) -> list[int]:
        """Return where the words of a sentence that look ahead end."""
        found = self._ahead.get(n)
        if found is None:
            found = self._ahead[n] = [m.end() for m in AHEAD.finditer(self.text(self.traces[n]))]
        return found

    def is_ahead(self, t: Trace, place: int) -> bool:
        """True when a place of the sentence lies in a statement about what is ahead."""
        at = t.start + place
        return any(o.start <= at < o.end for o in self.outlook(t.report))

    def outlook(self, report: int) -> tuple[Outlook, ...]:
        """Return what a report says is ahead."""
        return self.readings[report].outlook


def _lines(text: str) -> list[Span]:
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return spans
