"""What the sample, the labels and the score of speakers share: documents, rows, and how names are compared."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.common import read_jsonl
from dateline.model import Attribution, Reading

LABELS = Path(__file__).with_name("labels.tsv")
ATTRIBUTION = "attribution/dev.jsonl.gz"
TOPICS = ("bpoil", "egypt", "finan", "h1n1", "haiti", "iraq", "libya", "mj", "syria")
LAYERS = ("attributions", "actors")


@dataclass(frozen=True)
class Label:
    """One judged attribution: where its cue stands, who was predicted, and who speaks (empty: cannot be told)."""

    sample: str
    path: str  # under shared/eval
    id: str
    start: int
    end: int
    predicted: str
    label: str  # right | wrong | unsure
    speaker: str  # the right names, "|" between; "-" where no actor of the text is who speaks; "" unknown
    reason: str


def labels() -> list[Label]:
    """Return the committed labels."""
    with LABELS.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
        return [Label(**{**r, "start": int(r["start"]), "end": int(r["end"])}) for r in rows]  # type: ignore[arg-type]


def documents(shared: Path, seed: int, each: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (pack path, document) for ``each`` articles of the dev half and as many of the timelines' topics."""
    base = shared / "eval"
    dice = random.Random(seed)
    dev = list(read_jsonl(base / ATTRIBUTION))
    yield from ((ATTRIBUTION, row) for row in dice.sample(dev, each))
    for n in range(each):
        path = f"timelines/t17/{TOPICS[n % len(TOPICS)]}.articles.jsonl.gz"
        rows = [r for r in read_jsonl(base / path) if len(r["text"]) > 800]
        yield path, dice.choice(rows)


def wanted(shared: Path, rows: Iterable[Label]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the documents that the labels speak of."""
    ids: dict[str, set[str]] = {}
    for row in rows:
        ids.setdefault(row.path, set()).add(row.id)
    for path, known in sorted(ids.items()):
        yield from ((path, r) for r in read_jsonl(shared / "eval" / path) if str(r["id"]) in known)


def name(reading: Reading, actor: str | None) -> str | None:
    """Return the name of an actor of the reading."""
    return next((a.name for a in reading.actors if a.id == actor), None)


def at(reading: Reading, start: int, end: int) -> Attribution | None:
    """Return the attribution whose cue covers most of this stretch."""
    best, most = None, 0
    for a in reading.attributions:
        shared = sum(max(0, min(e, end) - max(s, start)) for s, e in a.cue)
        if shared > most:
            best, most = a, shared
    return best
