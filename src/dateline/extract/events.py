"""Events in PLOVER terms."""

from __future__ import annotations

from dateline.extract.found import Found
from dateline.model import Event


def events(found: Found) -> tuple[Event, ...]:
    """Return the coded events in text order."""
    del found
    return ()
