"""Cleaning: is the story kept, and only the story? Pages as raw text, roughly cleaned, and clean already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.common import Measure, read_jsonl, score, write_jsonl
from dateline.text.article import article
from dateline.text.passages import passages

# English dev pages are not in PEERS.md; these are its dev rows over all 76 pages (trained systems: 5-fold).
PEERS = {
    "raw": {"trafilatura (HTML)": 0.969, "block rule": 0.885, "logistic regression": 0.920, "boosted trees": 0.917},
    "raw_partial": {"block rule": 0.901, "trafilatura": 0.915, "logistic regression": 0.922, "boosted trees": 0.917},
    "article": {"block rule": 0.944, "trafilatura": 0.999, "justext": 0.939},
}
BARS = {"raw": 0.90, "raw_partial": 0.93, "article": 0.98}


def run(shared: Path, work: Path) -> list[Measure]:
    """Return shingle F1 of the English dev pages for each kind of input (the shipped model was trained on them)."""
    gold = shared / "eval" / "cleaning" / "dev.jsonl.gz"
    pages = list(read_jsonl(gold))
    measures = []
    for field, bar in BARS.items():
        answers = write_jsonl(work / f"cleaning_{field}.jsonl", _cleaned(pages, field))
        found = score(shared, "score_cleaning.py", gold, answers, "--english")
        measures.append(Measure(f"cleaning.{field}_f1", found["shingle_f1"], PEERS[field], bar=bar))
    return measures


def _cleaned(pages: list[dict[str, Any]], field: str) -> Iterator[Mapping[str, Any]]:
    for page in pages:
        text = page[field]
        yield {"id": page["id"], "text": article(text, passages(text))}
