"""Settlements against ``eval/settlements``: 77 statements of five topics and what became of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.common import Measure, read_jsonl, readings, score, write_jsonl
from dateline.relating.outlook import expectations

LAYERS = ("sentences", "timexes", "attributions", "events", "outlook")


def run(shared: Path, work: Path) -> list[Measure]:
    """Return the F1 of settled pairs with the right status, open items kept open, and tempting errors."""
    folder = shared / "eval" / "settlements"
    pred = write_jsonl(work / "settlements.jsonl", _rows(folder))
    out = score(shared, "score_settlements.py", "--pred", pred, "--gold", folder / "gold.jsonl")
    return [
        Measure("settlements.pair_f1", 100 * out["settled"]["f1"], {"word overlap, statements given": 28.3}, bar=28.3),
        Measure("settlements.items_found", 100 * out["item_found"]),
        Measure("settlements.open_kept", 100 * out["open"]["kept"], {"word overlap, statements given": 84.2}),
        Measure(
            "settlements.tempting_errors",
            100 * out["tempting"]["error_rate"],
            {"word overlap, statements given": 0.0},
            better="lower",
        ),
    ]


def _rows(folder: Path) -> Iterator[dict[str, Any]]:
    topics: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in read_jsonl(folder / "docs.jsonl.gz"):
        topics[row["topic"]].append(row)
    for rows in topics.values():
        known = readings(rows, LAYERS)
        for item in expectations(known, max(r.report.date for r in known)):
            yield item.to_dict()
