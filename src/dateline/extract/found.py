"""What is known about a report once its times, actors and attributions are read: the input of the deeper layers."""

from __future__ import annotations

import functools
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
        return tuple(m for m in self.mentions if start <= m.start and m.end <= end)

    def timexes_in(self, start: int, end: int) -> tuple[Timex, ...]:
        """Return the time expressions that lie within ``[start, end)``, in text order."""
        return tuple(t for t in self.timexes if start <= t.start and t.end <= end)

    def attribution_at(self, start: int, end: int) -> int | None:
        """Return the index of the narrowest attribution whose content holds ``[start, end)``, or None."""
        best, width = None, None
        for n, a in enumerate(self.attributions):
            for s, e in a.content:
                if s <= start and end <= e and (width is None or e - s < width):
                    best, width = n, e - s
        return best
