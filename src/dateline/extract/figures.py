"""Figures: counted and measured quantities."""

from __future__ import annotations

from dateline.extract.found import Found
from dateline.model import Figure


def figures(found: Found) -> tuple[Figure, ...]:
    """Return the figures in text order."""
    del found
    return ()
