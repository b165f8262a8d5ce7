"""A line of the ledgers and of what has changed: its words, the quotation, and where these stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from dateline.model import Citation, Reading

_STANCES = {"red_line": "draws a red line"}
_LONG = 260  # characters of a quotation


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a ledger: its words before and within quotation marks, and where these stand."""

    head: str
    quote: str | None
    cites: tuple[Citation, ...]


class Place(Protocol):
    """Anything that says where words stand."""

    @property
    def report(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def quote(held: Mapping[str, Reading], place: Place) -> str:
    """Return the words at a place, white space made single, cut at a word where they are many."""
    words = " ".join(held[place.report].report.text[place.start : place.end].split())
    return words if len(words) <= _LONG else words[:_LONG].rsplit(" ", 1)[0] + " …"


def said(stance: str) -> str:
    """Return a stance in words."""
    return _STANCES.get(stance, stance)
