"""Attributions: who said what."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Actor, Attribution, Mention
from dateline.text.parse import Parse


def attributions(
    text: str, parse: Parse, mentions: Sequence[Mention], actors: Sequence[Actor]
) -> tuple[Attribution, ...]:
    """Return the attributions in text order."""
    return ()
