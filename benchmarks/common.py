"""What every adapter needs: reading the packs, annotating them, running a scorer as it is."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from dateline.extract.reading import annotate
from dateline.model import LAYERS, Reading, Report

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@dataclass(frozen=True)
class Measure:
    """One measured number: ``key`` like "timex.value_f1", ours, and the peers' numbers by name."""

    key: str
    value: float
    peers: Mapping[str, float] = field(default_factory=dict)
    better: str = "higher"  # or "lower"
    bar: float | None = None  # what the issue asks for


def read_jsonl(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON Lines file (.gz allowed)."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def write_jsonl(path: Path, rows: Iterable[Mapping[str, Any]]) -> Path:
    """Write rows as JSON Lines and return the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


def report(row: Mapping[str, Any], *, text: str = "text", day: str = "date") -> Report:
    """Return a Report from a pack's document row (its language taken as English)."""
    return Report(
        id=str(row["id"]),
        date=date.fromisoformat(row[day][:10]),
        text=row[text],
        outlet=row.get("outlet"),
        language="en",
    )


def readings(rows: Iterable[Mapping[str, Any]], layers: Sequence[str] = LAYERS) -> list[Reading]:
    """Annotate a pack's documents."""
    return [annotate(report(row), layers=layers) for row in rows]


def score(shared: Path, script: str, *args: str | Path) -> dict[str, Any]:
    """Run ``eval/<script>`` with ``--json`` and return what it prints."""
    command = [sys.executable, str(shared / "eval" / script), *map(str, args), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{script} failed: {done.stderr.strip()[-500:]}")
    return json.loads(done.stdout)


class CpuClock:
    """CPU seconds of this process spent inside ``with``."""

    def __enter__(self) -> CpuClock:
        self._start = time.process_time()
        self.seconds = 0.0
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = time.process_time() - self._start
