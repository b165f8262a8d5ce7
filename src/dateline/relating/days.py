"""Days that matter: how much is told of each day, and by which sentences.

A day is told of by the sentences that name it by a time expression, and by the first sentences of the reports published
on it or the day after. That a day is spoken of later weighs more than that it is spoken of at once: what is remembered
mattered (after Ghalandari and Ifrim 2020, "Examining the state-of-the-art in news timeline summarization", whose best
ranker of dates learns from such counts).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.model import Reading
from dateline.text.sentences import is_run_in

DAY = re.compile(r"\d{4}-\d\d-\d\d")
AHEAD = 0.5  # what a mention counts in a report from before the day
PUBLISHED = 0.3  # what a report counts for the day on which it was published
LEAD = 3  # first sentences of a report: they tell of its own day ...
LEAD_WEIGHT, NEXT_DAY = 0.2, 0.7  # ... for so much of a dated sentence, and for the day before by so much of that
REMEMBERED, ALONE = 1.6, 1.3  # what a dated sentence counts that is later than its day; that names no other day


@dataclass(frozen=True, slots=True)
class Teller:
    """A sentence that tells of a day (reading and sentence by their place), and its weight among that day's."""

    reading: int
    sentence: int
    weight: float


@dataclass(frozen=True, slots=True)
class Dated:
    """A reading's sentences with the days that each names, and which of them hold the query."""

    days: tuple[frozenset[date], ...]
    asked: tuple[bool, ...]

    @property
    def share(self) -> float:
        """Return the share of the sentences that hold the query."""
        return sum(self.asked) / max(1, len(self.asked))


def dated(reading: Reading, query: re.Pattern[str] | None) -> Dated:
    """Return which days each sentence of the reading names, and whether it holds the query."""
    starts = [s.start for s in reading.sentences]
    days: dict[int, set[date]] = defaultdict(set)
    for t in reading.timexes:
        at = bisect_right(starts, t.start) - 1
        day = _day(t.value)
        if at >= 0 and day is not None:
            days[at].add(day)
    text, spans = reading.report.text, reading.sentences
    run_in = {n for n in range(len(spans) - 1) if is_run_in(text, spans[n].end, spans[n + 1].start)}
    for n in sorted(run_in):  # an entry's stamp dates the sentence behind it, and is none itself
        days[n + 1] |= days.pop(n, set())
    none: frozenset[date] = frozenset()
    return Dated(
        tuple(frozenset(days[n]) if n in days else none for n in range(len(starts))),
        tuple(
            n not in run_in and (query is None or query.search(text, s.start, s.end) is not None)
            for n, s in enumerate(spans)
        ),
    )


def weights(readings: Sequence[Reading], found: Sequence[Dated], origin: Mapping[str, int]) -> dict[date, float]:
    """Return how much is told of each day; reports of one origin count once."""
    parts: dict[tuple[date, object], float] = defaultdict(float)
    for reading, own in zip(readings, found, strict=True):
        published, who = reading.report.date, origin.get(reading.report.id, reading.report.id)
        topical = own.share**0.5
        if topical == 0:
            continue
        counts = Counter(day for days in own.days for day in days)
        counts.setdefault(published, 0)
        for day, count in counts.items():
            later = (published - day).days
            told = (AHEAD if later < 0 else (1 + later) ** 0.5) * count**0.5
            value = topical * (told + (PUBLISHED if later == 0 else 0.0))
            parts[day, who] = max(parts[day, who], value)
    total: dict[date, float] = defaultdict(float)
    for (day, _), value in parts.items():
        total[day] += value
    return {day: round(value, 9) for day, value in total.items()}


def tellers(readings: Sequence[Reading], found: Sequence[Dated]) -> dict[date, list[Teller]]:
    """Return the sentences that tell of each day."""
    out: dict[date, list[Teller]] = defaultdict(list)
    for n, (reading, own) in enumerate(zip(readings, found, strict=True)):
        published = reading.report.date
        for i, days in enumerate(own.days):
            for day in sorted(days):
                weight = (REMEMBERED if published > day else 1.0) * (ALONE if len(days) == 1 else 1.0)
                out[day].append(Teller(n, i, weight))
            if i < LEAD and not days:
                out[published].append(Teller(n, i, LEAD_WEIGHT))
                if published > date.min:
                    out[published - timedelta(1)].append(Teller(n, i, LEAD_WEIGHT * NEXT_DAY))
    return out


def _day(value: str) -> date | None:
    if DAY.match(value) is None:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
