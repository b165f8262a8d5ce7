"""Timelines of target entities (SemEval-2015 Task 4, the Apple trial corpus), from raw text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.common import Measure, read_jsonl, report, score, write_jsonl
from dateline.extract.times import timexes
from dateline.model import Reading, Span
from dateline.relating.entity_timeline import entity_timeline

ALWAYS_DCT, NEAREST = "verbs, the report's date", "verbs, nearest HeidelTime date"
PEERS = {
    "sentence_date": {ALWAYS_DCT: 14.35, NEAREST: 19.09},
    "sentence": {ALWAYS_DCT: 34.26, NEAREST: 34.26},
    "date": {ALWAYS_DCT: 29.47, NEAREST: 38.26},
}


def run(shared: Path, work: Path) -> list[Measure]:
    """Return sentence-and-date, sentence and date F1, and the share of found sentences dated right."""
    pack = shared / "eval" / "entity_timelines" / "apple"
    read = [reading(row) for row in read_jsonl(pack / "documents.jsonl.gz")]
    lines = (pack / "entities.tsv").read_text(encoding="utf-8").splitlines()
    rows = [timeline(*line.split("\t"), read) for line in lines if line.strip()]
    pred = write_jsonl(work / "entity_timelines.jsonl", rows)
    result = score(shared, "score_entity_timelines.py", "--pred", pred, "--gold", pack / "gold")
    measures = [Measure(f"entity_timelines.{key}_f1", result[key]["f1"], peers) for key, peers in PEERS.items()]
    return [
        *measures,
        Measure("entity_timelines.date_acc", result["date_acc"], {ALWAYS_DCT: 43.59, NEAREST: 58.97}),
    ]


def reading(row: Mapping[str, Any]) -> Reading:
    """Return a document with its sentences (one a line) and time expressions."""
    spans, at = [], 0
    for line in row["sentences"]:
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    found = timexes(row["text"], date.fromisoformat(row["dct"][:10]), spans)
    return Reading(report(row, day="dct"), sentences=tuple(spans), timexes=found)


def timeline(name: str, entity: str, read: list[Reading]) -> dict[str, Any]:
    """Return an entity's row for the scorer."""
    numbers = {(r.report.id, s): n for r in read for n, s in enumerate(r.sentences)}
    items = [
        {"id": m.report, "sentence": numbers[m.report, m.sentence], "date": m.date.split("T")[0], "event": m.word}
        for m in entity_timeline(entity, read)
        if numbers[m.report, m.sentence] > 1
    ]
    return {"entity": name, "items": items}
