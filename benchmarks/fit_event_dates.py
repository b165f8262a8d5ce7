"""Estimate the weights of ``dateline.extract.event_dates`` and write ``knowledge/data/event_dates.tsv``.

``python -m benchmarks.fit_event_dates [SHARED]``: a conditional logit with an L2 penalty over the development half of
the event-dates pack, by RMSProp in a fixed number of steps (no chance in it); prints the five-fold accuracy.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.common import ROOT, SHARED, read_jsonl
from dateline.extract.event_dates import candidates
from dateline.extract.times import timexes
from dateline.model import Passage
from dateline.text.sentences import sentences

OUT = ROOT / "src" / "dateline" / "knowledge" / "data" / "event_dates.tsv"
HEADER = """# Weights of a conditional logit that chooses the date of an event mention (dateline.extract.event_dates).
# Source: estimated with benchmarks/fit_event_dates.py on the development half of the event-dates pack
# (TimeBank 1.2, AQUAINT TimeML, MEANTIME Wikinews), 2026-11-25. Numbers only, no text of those corpora.
# name<TAB>weight
"""
L2, STEPS, FOLDS = 5.0, 150, 5


class Choice(NamedTuple):
    """One event: its document, whether its date is the report's, its candidates' values, features, rightness."""

    document: int
    easy: bool
    values: list[str]
    features: np.ndarray
    right: np.ndarray


def choices(shared: Path) -> tuple[list[Choice], list[str]]:
    """Return every event as a choice among its candidates, and the names of the features."""
    raw = [
        (n, *rest)
        for n, row in enumerate(read_jsonl(shared / "eval/timex/event_dates_dev.jsonl.gz"))
        for rest in _events(row)
    ]
    names = sorted({name for _, _, found in raw for _, features, _ in found for name in features})
    place = {name: n for n, name in enumerate(names)}
    made = []
    for document, easy, found in raw:
        matrix = np.zeros((len(found), len(names)))
        for row, (_, features, _) in enumerate(found):
            for name, size in features.items():
                matrix[row, place[name]] = size
        right = np.array([r for *_, r in found], dtype=float)
        made.append(Choice(document, easy, [v for v, *_ in found], matrix, right))
    return made, names


def _events(row: dict) -> Iterator[tuple[bool, list]]:
    text, dct = row["text"], date.fromisoformat(row["dct"][:10])
    spans = sentences(text, (Passage(0, len(text), "story"),))
    found, starts = timexes(text, dct, ()), [s.start for s in spans]
    for event in row["events"]:
        sentence = spans[max(0, bisect_right(starts, event["start"]) - 1)]
        given = candidates(text, dct, found, sentence, event["start"], event["end"])
        yield row["dct"] in event["dates"], [(v, f, v[:10] in event["dates"]) for v, f in given]


def fit(rows: Sequence[Choice]) -> np.ndarray:
    """Return the weights that make the right candidates likeliest."""
    rows = [r for r in rows if r.right.any() and not r.right.all()]
    weights = np.zeros(rows[0].features.shape[1])
    size = np.full_like(weights, 1e-6)
    for step in range(STEPS):
        slope = -L2 * weights
        for row in rows:
            score = row.features @ weights
            chance = np.exp(score - score.max())
            chance /= chance.sum()
            wanted = chance * row.right
            slope += row.features.T @ (wanted / (wanted.sum() + 1e-12) - chance)
        size = 0.9 * size + 0.1 * slope * slope
        weights += 0.05 * slope / np.sqrt(size) * (1 - step / STEPS)
    return weights


def hit(row: Choice, weights: np.ndarray) -> bool:
    """Return whether the likeliest date is right (a date's candidates are taken together)."""
    score = np.exp(row.features @ weights)
    likely: dict[str, float] = {}
    for value, size in zip(row.values, score, strict=True):
        likely[value] = likely.get(value, 0.0) + float(size)
    return bool(row.right[row.values.index(max(likely, key=lambda v: likely[v]))])


def main() -> None:
    """Print the cross-validated accuracy, then write the weights of all."""
    rows, names = choices(Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED)
    done: list[tuple[bool, bool]] = []
    for fold in range(FOLDS):
        weights = fit([r for r in rows if r.document % FOLDS != fold])
        done += [(hit(r, weights), r.easy) for r in rows if r.document % FOLDS == fold]
    hard = [ok for ok, easy in done if not easy]
    print(f"exact {100 * np.mean([ok for ok, _ in done]):.2f}, hard {100 * np.mean(hard):.2f}")
    weights = fit(rows)
    kept = [f"{name}\t{w:.2f}\n" for name, w in zip(names, weights, strict=True) if abs(w) >= 0.05]
    OUT.write_text(HEADER + "".join(kept), encoding="utf-8")


if __name__ == "__main__":
    main()
