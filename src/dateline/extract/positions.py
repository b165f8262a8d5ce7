"""Positions: an actor's stance on an issue."""

from __future__ import annotations

from dateline.extract.found import Found
from dateline.model import Position


def positions(found: Found) -> tuple[Position, ...]:
    """Return the positions in text order."""
    del found
    return ()
