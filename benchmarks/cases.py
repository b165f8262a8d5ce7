"""What a case costs as it grows: adding, a brief of a day, search, opening, bytes, memory; on generated cases.

    python -m benchmarks.cases [--sizes 1000,10000,100000] [--write]

The reports of a generated case are those of ``benchmarks.speed`` (about 600 words, shuffled sentences of the examples),
a hundred a day. A few hundred are read by ``annotate``; the rest are the same readings under other dates and with a
last line of their own, so that the case holds as many rows, words and bytes as a real one without days of reading. What
is timed is whole commands, in processes of their own.
"""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from benchmarks.common import ROOT
from benchmarks.speed import pile
from dateline.case import codec, create, store
from dateline.case.adding import rules_of
from dateline.case.terms import terms_of
from dateline.extract.many import annotate_many
from dateline.model import Reading, Report

OUT = ROOT / "benchmarks" / "CASES.md"
DISTINCT = 300  # reports that are really read
A_DAY = 100
FIRST = date(2015, 1, 1)
NOW = "2022-03-01T00:00:00Z"
OUTLETS = ("Meridian Wire", "The Harbor Post", "The Daily Ledger", "Baltic Courier", "Radio Continental", "Kontinent")


def grown(readings: list[Reading], size: int, seed: int = 3) -> Iterator[Report]:
    """Yield ``size`` reports: the given ones over and over, each with its own date, outlet and last line."""
    chance = random.Random(seed)
    for n in range(size):
        report = readings[n % len(readings)].report
        yield dataclasses.replace(
            report,
            id=f"g{n:06}",
            date=FIRST + timedelta(days=n // A_DAY),
            text=f"{report.text}\n\nItem {n:06}.",
            outlet=chance.choice(OUTLETS),
        )


def make(path: Path, readings: list[Reading], size: int) -> float:
    """Make a case of so many reports and return the seconds it took to store them (each reading packed once)."""
    start = time.perf_counter()
    rules = rules_of(None)
    packed = [(codec.packed_reading(reading), terms_of(reading)) for reading in readings]
    reports = grown(readings, size)
    with create(str(path)) as case:
        for first in range(0, size, 500):
            with case.db.transaction():
                for n, report in enumerate(itertools.islice(reports, 500), first):
                    seq = store.put_report(
                        case.db, report, original=None, origin="generated", received=NOW, replaces=None
                    )
                    data, terms = packed[n % len(packed)]
                    store.put_packed(case.db, seq, data, terms, rules)
    return time.perf_counter() - start


def timed(*args: str, runs: int = 1) -> tuple[float, float, float]:
    """Run ``dateline ARGS`` so often; return the median wall and CPU seconds, and the peak memory in MB."""
    walls, cpus, peak = [], [], 0.0
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        done = subprocess.run([sys.executable, "-c", _CHILD, *args], capture_output=True, text=True, check=True)
        walls.append(time.perf_counter() - start)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpus.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        peak = max(peak, float(done.stderr.strip().splitlines()[-1]))
    return statistics.median(walls), statistics.median(cpus), peak


_CHILD = """
import contextlib, os, resource, sys
from dateline.cli import cli
with open(os.devnull, "w") as null, contextlib.redirect_stdout(null), contextlib.suppress(SystemExit):
    cli(sys.argv[1:], prog_name="dateline")
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, file=sys.stderr)
"""


def inside(case: Path) -> tuple[float, float]:
    """Return the median seconds to open the case, and of five searches in it, measured in a warm process."""
    done = subprocess.run([sys.executable, "-c", _INSIDE, str(case)], capture_output=True, text=True, check=True)
    opening, searching = json.loads(done.stdout)
    return float(opening), float(searching)


_INSIDE = """
import json, statistics, sys, time
from dateline.case import opened
from dateline.case.search import search
opening, searching = [], []
for words in ("troops border", '"written replies"', "sanctions OR gas", "Lavrov", "exercise NOT Belarus"):
    start = time.perf_counter()
    case = opened(sys.argv[1])
    opening.append(time.perf_counter() - start)
    start = time.perf_counter()
    list(search(case.db, words))
    searching.append(time.perf_counter() - start)
    case.close()
print(json.dumps([statistics.median(opening), max(searching)]))
"""


def measured(folder: Path, readings: list[Reading], size: int) -> dict[str, float]:
    """Return the numbers of a generated case of that size."""
    path = folder / f"{size}.case"
    out = {"reports": float(size), "store_s": make(path, readings, size)}
    out["bytes"] = path.stat().st_size / size
    last = FIRST + timedelta(days=(size - 1) // A_DAY)
    out["brief_s"], _, out["brief_mb"] = timed("brief", str(path), "--since", str(last - timedelta(days=1)), runs=3)
    out["open_s"], out["search_s"] = inside(path)
    fresh = folder / f"fresh{size}.jsonl"
    day = {"date": str(last + timedelta(days=1))}
    fresh.write_text("".join(json.dumps({**r.to_dict(), "id": f"n{r.id}", **day}) + "\n" for r in pile(100, seed=11)))
    out["add_s"], out["add_cpu_s"], out["add_mb"] = timed("add", str(path), str(fresh), "-q", "--jobs", "1")
    return out


def main() -> int:
    """Measure, print, and with --write rewrite CASES.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cases")
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    readings = list(annotate_many(pile(DISTINCT), jobs=os.cpu_count() or 1))
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for size in map(int, chosen.sizes.split(",")):
            rows.append(measured(Path(folder), readings, size))
            print(json.dumps({k: round(v, 3) for k, v in rows[-1].items()}), flush=True)
    if chosen.write:
        OUT.write_text(table(rows), encoding="utf-8")
    return 0


def table(rows: list[dict[str, float]]) -> str:
    """Return the Markdown page."""
    head = (
        "reports",
        "add 100 (s)",
        "add 100 (CPU s)",
        "peak of add (MB)",
        "brief of a day (s)",
        "search (ms)",
        "open (ms)",
        "kB a report",
    )
    lines = [
        "# Cases",
        "",
        "`python -m benchmarks.cases --write`: generated cases, a hundred reports a day; whole commands with start-up.",
        "Search is the slowest of five queries, opening the median, both inside a running process.",
        "",
        f"| {' | '.join(head)} |",
        f"|{'---|' * len(head)}",
    ]
    for r in rows:
        cells = (
            f"{r['reports']:,.0f}",
            f"{r['add_s']:.1f}",
            f"{r['add_cpu_s']:.1f}",
            f"{r['add_mb']:.0f}",
            f"{r['brief_s']:.2f}",
            f"{1000 * r['search_s']:.0f}",
            f"{1000 * r['open_s']:.0f}",
            f"{r['bytes'] / 1000:.1f}",
        )
        lines.append(f"| {' | '.join(cells)} |")
    first, last = rows[0], rows[-1]
    lines += [
        "",
        f"Adding 100 reports to the largest takes {last['add_s'] / first['add_s']:.2f} times what the smallest takes.",
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
