"""The smallest proof: a stretch of a named report."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.record import Record


@dataclass(frozen=True, slots=True)
class Citation(Record):
    """A stretch of a named report."""

    report: str
    start: int
    end: int
