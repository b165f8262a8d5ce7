"""Positions as a table: a row a stance, with its words and where they stand."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from dateline.export.cells import cell
from dateline.model import PositionHistory, Reading

COLUMNS = (
    "issue",
    "actor",
    "stands_for",
    "date",
    "stance",
    "wording",
    "to",
    "condition",
    "report",
    "start",
    "end",
    "quote",
)


def table(histories: Sequence[PositionHistory], readings: Mapping[str, Reading], stand_for: Mapping[str, str]) -> str:
    """Return the stances as CSV; ``issue`` is the merged issue's name, ``wording`` the report's own."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for h in histories:
        for p in h.history:
            words = " ".join(readings[p.report].report.text[p.start : p.end].split())
            side = stand_for.get(h.actor, h.actor) if h.actor is not None else None
            told = (p.date, p.stance, p.issue, p.to, p.condition, p.report, p.start, p.end, words)
            writer.writerow([cell(value) for value in (h.issue, h.actor, side, *told)])
    return out.getvalue()
