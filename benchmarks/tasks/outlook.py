"""Outlook items against ``eval/outlook``: 60 articles, 278 statements about what is ahead."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.common import Measure, read_jsonl, readings, score, write_jsonl
from dateline.model import Reading

LAYERS = ("timexes", "attributions", "outlook")


def run(shared: Path, work: Path) -> list[Measure]:
    """Return detection and all-right F1, kind, date and actor accuracy, and the hard-negative hit rate."""
    folder = shared / "eval" / "outlook"
    rows = [_row(r) for r in readings(read_jsonl(folder / "docs.jsonl.gz"), LAYERS)]
    pred = write_jsonl(work / "outlook.jsonl", rows)
    out = score(shared, "score_outlook.py", "--pred", pred, "--gold", folder / "gold.jsonl.gz")
    return [
        Measure(
            "outlook.detection_f1",
            100 * out["detection"]["f1"],
            {"keyword rule": 77.6, "clause rule": 78.8},
            bar=85.0,
        ),
        Measure(
            "outlook.all_right_f1", 100 * out["all_right"]["f1"], {"keyword rule": 9.5, "clause rule": 20.1}, bar=50.0
        ),
        Measure("outlook.kind", 100 * out["kind_accuracy"], {"keyword rule": 61.1, "clause rule": 72.2}),
        Measure("outlook.dated_exact", 100 * out["dated_exact"], {"keyword rule": 39.6, "clause rule": 42.6}),
        Measure(
            "outlook.dated_overlapping",
            100 * out["dated_overlapping"],
            {"keyword rule": 58.5, "clause rule": 55.3},
            bar=85.0,
        ),
        Measure("outlook.firmness", 100 * out["firmness_accuracy"]),
        Measure("outlook.who_named", 100 * out["who_when_named"], {"keyword rule": 34.1, "clause rule": 39.8}),
        Measure(
            "outlook.hard_negative_hits",
            100 * out["hard_negative_hit_rate"],
            {"keyword rule": 21.4, "clause rule": 16.3},
            better="lower",
            bar=10.0,
        ),
    ]


def _row(reading: Reading) -> dict[str, Any]:
    """Return the annotate row; a name in "who" is given as the actor's id, by which the scorer finds its mentions."""
    ids: dict[str, str] = {}
    for actor in reading.actors:
        ids.setdefault(actor.name, actor.id)
    row = reading.to_dict(("mentions", "actors", "attributions", "outlook"))
    for item in row["outlook"]:
        item["who"] = ids.get(item["who"], item["who"])
    return row
