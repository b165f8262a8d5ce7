"""Expectations: outlook items of several reports, merged, with what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateline.model import Expectation, Reading


def expectations(readings: Sequence[Reading], until: date) -> tuple[Expectation, ...]:
    """Return what the readings say is ahead, merged across reports, as it stands on ``until``."""
    del readings, until
    return ()
