"""Contradictions: how two statements stand to each other, against the contradictions pack."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from benchmarks.common import Measure, read_jsonl, score, write_jsonl
from dateline.relating.contradictions import Said, compare


def run(shared: Path, work: Path) -> list[Measure]:
    """Return the headline numbers of ``score_contradictions.py``."""
    gold = shared / "eval" / "contradictions" / "gold.jsonl"
    rows = []
    for pair in read_jsonl(gold):
        a, b = (Said(pair[k]["text"], date.fromisoformat(pair[k]["date"])) for k in ("a", "b"))
        rows.append({"index": pair["index"], "label": compare(a, b)})
    pred = write_jsonl(work / "contradictions.jsonl", rows)
    got = score(shared, "score_contradictions.py", "--pred", pred, "--gold", gold)
    found, false = got["contradiction"], got["false_alarm_rate"]
    base = "numbers, denial, dates, hedges"
    return [
        Measure("contradictions.precision", found["p"], {base: 0.489, "always": 0.384}, bar=0.80),
        Measure("contradictions.recall", found["r"], {base: 0.415, "always": 1.0}, bar=0.40),
        Measure("contradictions.f1", found["f1"], {base: 0.449, "always": 0.555}),
        Measure("contradictions.update_flagged", false["update"], {base: 0.30, "always": 1.0}, better="lower"),
        Measure("contradictions.accuracy_4", got["accuracy_4"], {base: 0.377, "always": 0.384}),
    ]
