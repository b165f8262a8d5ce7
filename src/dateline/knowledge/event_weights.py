"""The weights of what speaks for a date of an event, as estimated by ``benchmarks/fit_event_dates.py``."""

from __future__ import annotations

import functools
from importlib.resources import files


@functools.cache
def event_weights() -> dict[str, float]:
    """Return the weights by name."""
    table = files("dateline.knowledge").joinpath("data/event_dates.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {name: float(weight) for name, weight in rows}
