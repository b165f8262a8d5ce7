"""Settlements against ``eval/settlements``: 77 statements of five topics and what became of them."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.common import Measure, read_jsonl, readings, score, write_jsonl
from dateline.model import Outlook, OutlookKind, Reading
from dateline.relating.outlook import expectations

LAYERS = ("sentences", "timexes", "attributions", "events", "outlook")


def run(shared: Path, work: Path) -> list[Measure]:
    """Return the F1 of settled pairs with the right status, open items kept open, and tempting errors.

    The ``given_`` measures have the pack's statements (their place, actor and dates, not what became of them) in place
    of what the reading found there, so that settling is measured by itself.
    """
    folder = shared / "eval" / "settlements"
    pred = write_jsonl(work / "settlements.jsonl", rows(_topics(folder)))
    out = score(shared, "score_settlements.py", "--pred", pred, "--gold", folder / "gold.jsonl")
    pred = write_jsonl(work / "settlements_given.jsonl", rows(given_readings(folder)))
    given = score(shared, "score_settlements.py", "--pred", pred, "--gold", folder / "gold.jsonl")
    floor = "word overlap, statements given"
    return [
        Measure("settlements.given_precision", 100 * given["settled"]["precision"], {floor: 34.1}, bar=90.0),
        Measure("settlements.given_recall", 100 * given["settled"]["recall"], {floor: 24.1}, bar=40.0),
        Measure(
            "settlements.given_tempting_errors", given["tempting"]["errors"], {floor: 0.0}, better="lower", bar=1.0
        ),
        Measure("settlements.pair_f1", 100 * out["settled"]["f1"], {floor: 28.3}, bar=28.3),
        Measure("settlements.items_found", 100 * out["item_found"]),
        Measure("settlements.open_kept", 100 * out["open"]["kept"], {floor: 84.2}),
        Measure("settlements.tempting_errors", 100 * out["tempting"]["error_rate"], {floor: 0.0}, better="lower"),
    ]


def _topics(folder: Path) -> Iterator[tuple[str, list[Reading]]]:
    topics: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in read_jsonl(folder / "docs.jsonl.gz"):
        topics[row["topic"]].append(row)
    for topic, rows in topics.items():
        yield topic, sorted(readings(rows, LAYERS), key=lambda r: (r.report.date, r.report.id))


def given_readings(folder: Path) -> Iterator[tuple[str, list[Reading]]]:
    """Yield each topic's readings, the pack's statements in place of those that were found where they stand."""
    given: dict[str, dict[tuple[int, int], dict[str, Any]]] = defaultdict(dict)
    for row in read_jsonl(folder / "gold.jsonl"):
        item = row["item"]
        given[item["id"]].setdefault((item["start"], item["end"]), item)
    for topic, known in _topics(folder):
        yield topic, [_with(r, list(given[r.report.id].values())) for r in known]


def _with(reading: Reading, items: list[dict[str, Any]]) -> Reading:
    found = [o for o in reading.outlook if not any(_shared(o, i) > 0 for i in items)]
    made = [_item(reading, i) for i in items]
    return dataclasses.replace(reading, outlook=tuple(sorted((*found, *made), key=lambda o: (o.start, o.end))))


def _item(reading: Reading, item: dict[str, Any]) -> Outlook:
    """Return the pack's statement as a record; its kind, which the pack does not tell, is the reading's own."""
    near = max(reading.outlook, key=lambda o: _shared(o, item), default=None)
    first, last = (date.fromisoformat(item[k]) if item.get(k) else None for k in ("from", "to"))
    kind: OutlookKind = "scheduled" if first or last else "promised"
    if near is not None and _shared(near, item) > 0:
        kind = near.kind
    words = " ".join(reading.report.text[item["start"] : item["end"]].split())
    what = f"{words} ({item['what']})" if item.get("what") else words
    return Outlook(item["start"], item["end"], kind, what, item.get("who"), first, last)


def _shared(found: Outlook, item: dict[str, Any]) -> int:
    return min(found.end, item["end"]) - max(found.start, item["start"])


def rows(topics: Iterable[tuple[str, list[Reading]]]) -> Iterator[dict[str, Any]]:
    """Yield the merged rows of each topic, as they stand on its last day."""
    for _, known in topics:
        for item in expectations(known, max(r.report.date for r in known)):
            yield item.to_dict()
