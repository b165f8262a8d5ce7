"""Where an event took place, as far as its clause names a state, a capital or a city known by name."""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.knowledge import countries
from dateline.model import Event, Reading

AT = ("in", "at", "near", "outside", "inside", "around")
_NAMES = re.compile(r"(?:the )?((?:[A-Z][\w'’-]*[ ,]{0,2}){1,4})")


class Place(NamedTuple):
    """A place by name; ``city`` is None for a state; ``country`` is ISO 3166-1 alpha-3."""

    name: str
    city: str | None
    country: str


def place(reading: Reading, event: Event, words: tuple[str, ...] = AT) -> Place | None:
    """Return the first place that stands after one of these prepositions in the event's clause, or None."""
    clause = reading.report.text[event.start : event.end]
    known = countries.terms()
    for at in re.finditer(rf"\b(?:{'|'.join(words)})\s+(?=(?:the )?[A-Z])", clause):
        names = _NAMES.match(clause, at.end())
        parts = names.group(1).split() if names else []
        for first, last in ((f, n) for n in range(len(parts), 0, -1) for f in (0, n - 1)):
            name = " ".join(parts[first:last]).rstrip(",.")
            term = known.get(name)
            if term is not None and term.kind in ("name", "capital", "city"):
                return Place(name, name if term.kind != "name" else None, term.country.code)
    return None
