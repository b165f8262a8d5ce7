"""Run the scorers of ../shared/eval on this checkout.

    python -m benchmarks                 print every measured number beside its peers and its bar
    python -m benchmarks cleaning timex  only these tasks
    python -m benchmarks --write         and rewrite benchmarks/RESULTS.md
    python -m benchmarks --check         fail when a number is below benchmarks/floors.json (the gate of CI)
    python -m benchmarks --raise         raise the floors to what was reached; a floor is lowered by hand, with a reason

Where ../shared is absent it says so and ends well: there is nothing to measure on.
"""

from __future__ import annotations

import argparse
import datetime
import importlib
import json
import os
import pkgutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import tasks
from benchmarks.common import ROOT, SHARED, Measure

FLOORS = ROOT / "benchmarks" / "floors.json"
RESULTS = ROOT / "benchmarks" / "RESULTS.md"
MARGIN = 0.005  # share of a floor: a parse on another processor may differ in its last digit, and then in a word
SPEED = ("per_cpu_second", "per_second", "per_s", "cpu_s")  # measured, never gated: they vary with the machine


def main() -> int:
    """Return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Run the scorers of ../shared/eval.")
    parser.add_argument("tasks", nargs="*", help="only these tasks")
    parser.add_argument("--write", action="store_true", help="rewrite benchmarks/RESULTS.md")
    parser.add_argument("--check", action="store_true", help="fail below the floors")
    parser.add_argument("--raise", dest="lift", action="store_true", help="raise the floors to what was reached")
    options = parser.parse_args()
    names = options.tasks or sorted(m.name for m in pkgutil.iter_modules(tasks.__path__))
    if not (SHARED / "eval").is_dir():
        print(f"benchmarks: {SHARED / 'eval'} is absent; nothing measured, no floor checked")
        return 0
    found: list[Measure] = []
    took: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as work:
        for name in names:
            start = time.process_time()
            found += importlib.import_module(f"benchmarks.tasks.{name}").run(SHARED, Path(work))
            took[name] = time.process_time() - start
            print(f"# {name}: {took[name]:.1f} CPU s", file=sys.stderr)
    for m in found:
        print(_row(m))
    if options.write:
        RESULTS.write_text(_results(found, took), encoding="utf-8")
    if options.lift:
        _raise(found)
    return _below(found) if options.check else 0


def _floors() -> dict[str, float]:
    return json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def _below(found: list[Measure]) -> int:
    floors, failed = _floors(), 0
    for m in found:
        floor = floors.get(m.key)
        if floor is None:
            continue
        room = MARGIN * abs(floor)
        worse = m.value < floor - room if m.better == "higher" else m.value > floor + max(room, 0.005)
        if worse:
            failed += 1
            print(f"below its floor: {m.key} {m.value:.4f}, floor {floor:.4f}")
    print(f"{len(floors)} floors, {failed} failed")
    return 1 if failed else 0


def _raise(found: list[Measure]) -> None:
    floors = _floors()
    for m in found:
        if any(s in m.key for s in SPEED):
            continue
        old = floors.get(m.key, m.value)
        floors[m.key] = round(max(old, m.value) if m.better == "higher" else min(old, m.value), 4)
    FLOORS.write_text(json.dumps(dict(sorted(floors.items())), indent=1) + "\n", encoding="utf-8")


def _row(m: Measure) -> str:
    peers = ", ".join(f"{name} {value:g}" for name, value in m.peers.items()) or "-"
    bar = f"{m.bar:g}" if m.bar is not None else "-"
    sign = "" if m.better == "higher" else " (lower is better)"
    return f"| {m.key}{sign} | {m.value:.3f} | {bar} | {peers} |"


def _results(found: list[Measure], took: dict[str, float]) -> str:
    ask = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(ask, capture_output=True, text=True, cwd=ROOT, check=False)
    day = datetime.datetime.now(tz=datetime.UTC).date()
    lines = [
        "# Measured",
        "",
        f"{day}, on commit {commit.stdout.strip()} and what was uncommitted then, {os.cpu_count()} cores."
        " Development halves of the benchmark data in `../shared/eval`, their scorers run as they are (`make bench`)."
        " Peers are those of each `PEERS.md`; the bar is what the project's issues ask for.",
        "",
        "| measure | ours | bar | peers |",
        "| --- | --- | --- | --- |",
        *map(_row, found),
        "",
        "CPU seconds, reading included: " + ", ".join(f"{name} {s:.0f}" for name, s in took.items()) + ".",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
