"""Actors and their mentions."""

from __future__ import annotations

from datetime import date

from dateline.model import Actor, Mention
from dateline.text.parse import Parse


def mentions(text: str, dct: date, parse: Parse) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    """Return the mentions in text order and the actors they mean, in order of first mention."""
    return (), ()
