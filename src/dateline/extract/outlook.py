"""Outlook: statements about what is ahead."""

from __future__ import annotations

from dateline.extract.found import Found
from dateline.model import Outlook


def outlook(found: Found) -> tuple[Outlook, ...]:
    """Return the outlook items in text order."""
    del found
    return ()
