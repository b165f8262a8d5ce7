"""What is known about a report once its times, actors and attributions are read: the input of the deeper layers."""

from __future__ import annotations

import functools
import itertools
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date

from dateline.model import Actor, Attribution, Mention, Timex
from dateline.text.parse import Parse


@dataclass(frozen=True)
class Found:
    """The layers below figures, events, positions and outlook, for one report."""

    text: str
    dct: date
    parse: Parse
    timexes: tuple[Timex, ...] = ()
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    attributions: tuple[Attribution, ...] = ()

    @functools.cached_property
    def by_id(self) -> dict[str, Actor]:
        """Actors by id."""
        return {a.id: a for a in self.actors}

    def mentions_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions that lie within ``[start, end)``, in text order."""
        starts, mentions = self._mentions
        return tuple([m for m in mentions[bisect_left(starts, start) : bisect_left(starts, end)] if m.end <= end])

    def timexes_in(self, start: int, end: int) -> tuple[Timex, ...]:
        """Return the time expressions that lie within ``[start, end)``, in text order."""
        starts, timexes = self._timexes
        return tuple([t for t in timexes[bisect_left(starts, start) : bisect_left(starts, end)] if t.end <= end])

    def timexes_over(self, start: int, end: int) -> tuple[Timex, ...]:
        """Return the time expressions that reach into ``[start, end)``, in text order; no two of them overlap."""
        starts, timexes = self._timexes
        first = bisect_left(starts, start)
        if first and timexes[first - 1].end > start:
            first -= 1
        return tuple(timexes[first : bisect_left(starts, end)])

    def attribution_at(self, start: int, end: int) -> int | None:
        """Return the index of the narrowest attribution whose content holds ``[start, end)``, or None."""
        starts, contents = self._contents
        best: tuple[int, int] | None = None
        for s, e, furthest, n in reversed(contents[: bisect_right(starts, start)]):
            if furthest < end:  # no content from here on back reaches so far
                break
            if end <= e and (best is None or (e - s, n) < best):
                best = (e - s, n)
        return None if best is None else best[1]

    @functools.cached_property
    def _mentions(self) -> tuple[list[int], list[Mention]]:
        found = sorted(self.mentions, key=lambda m: m.start)
        return [m.start for m in found], found

    @functools.cached_property
    def _timexes(self) -> tuple[list[int], list[Timex]]:
        found = sorted(self.timexes, key=lambda t: t.start)
        return [t.start for t in found], found

    @functools.cached_property
    def _contents(self) -> tuple[list[int], list[tuple[int, int, int, int]]]:
        """The content spans by start: start, end, the furthest end up to here, the attribution's index."""
        spans = sorted((s, e, n) for n, a in enumerate(self.attributions) for s, e in a.content)
        furthest = itertools.accumulate((e for _, e, _ in spans), max)
        return [s for s, _, _ in spans], [(s, e, far, n) for (s, e, n), far in zip(spans, furthest, strict=True)]
