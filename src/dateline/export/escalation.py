"""Escalation curves as a table: a row a point, with the events behind it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from dateline.export.cells import cell, listed
from dateline.knowledge.event_scores import in_words
from dateline.model import EscalationCurve

COLUMNS = ("a", "b", "series", "date", "level", "low", "high", "reports", "events", "citations")


def table(curves: Sequence[EscalationCurve]) -> str:
    """Return the points of the curves as CSV; ``series`` is told or ahead, ``a`` and ``b`` are empty for the whole."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for curve in curves:
        for series, points in (("told", curve.points), ("ahead", curve.ahead)):
            for p in points:
                own = [curve.events[i] for i in p.events]
                told = listed([in_words(e.type, e.mode, e.actor, e.recipient) for e in own])
                cited = listed([f"{c.report}:{c.start}-{c.end}" for e in own for c in e.citations])
                row = (curve.a, curve.b, series, p.date, p.level, p.low, p.high, p.reports, told, cited)
                writer.writerow([cell(value) for value in row])
    return out.getvalue()
