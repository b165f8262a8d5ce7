"""How fast, how large, how quick to start: on generated piles of 10, 100 and 1,000 reports, and per layer.

    python -m benchmarks.speed [--sizes 10,100,1000] [--write]

The piles are shuffled sentences of the examples, about 600 words a report; each pile is read in a process of its own,
whole command, so that start-up and memory are counted. Times and peak memory come from the operating system.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from benchmarks.common import ROOT
from dateline.extract.reading import NEEDS, annotate
from dateline.inputs import read
from dateline.model import LAYERS, Report

EXAMPLES = ROOT / "examples" / "standoff" / "reports"
OUT = ROOT / "benchmarks" / "SPEED.md"
WORDS = 600


def pile(size: int, seed: int = 7) -> list[Report]:
    """Return ``size`` reports of about 600 words each, from shuffled sentences of the examples."""
    chance = random.Random(seed)
    sentences = [
        r.report.text[s.start : s.end]
        for r in (annotate(report, layers=("sentences",)) for report in read([EXAMPLES]).reports)
        for s in r.sentences
    ]
    reports = []
    for n in range(size):
        chosen: list[str] = []
        while sum(len(s.split()) for s in chosen) < WORDS:
            chosen.append(chance.choice(sentences))
        text = "\n\n".join(" ".join(chosen[i : i + 3]) for i in range(0, len(chosen), 3))
        reports.append(Report(f"r{n:05}", date(2021, 12, 1) + timedelta(days=n % 90), text, language="en"))
    return reports


def command(reports: list[Report], *args: str) -> tuple[float, float, float]:
    """Run ``dateline ARGS pile.jsonl`` and return (wall seconds, CPU seconds, peak memory in MB)."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pile.jsonl"
        path.write_text("".join(json.dumps(r.to_dict()) + "\n" for r in reports), encoding="utf-8")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        whole = [sys.executable, "-c", _CHILD, *args, str(path)]
        done = subprocess.run(whole, capture_output=True, text=True, check=True)
        wall = time.perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return wall, cpu, float(done.stderr.strip().splitlines()[-1])


_CHILD = """
import contextlib, os, resource, sys
from dateline.cli import cli
with open(os.devnull, "w") as null, contextlib.redirect_stdout(null), contextlib.suppress(SystemExit):
    cli(sys.argv[1:], prog_name="dateline")
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, file=sys.stderr)
"""


def startup() -> float:
    """Return the median wall seconds of ``dateline --help`` over nine runs."""
    times = []
    for _ in range(9):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "dateline", "--help"], capture_output=True, check=True)
        times.append(time.perf_counter() - start)
    return sorted(times)[4]


def layers(reports: list[Report]) -> dict[str, float]:
    """Return CPU milliseconds a report of each layer with all that it is computed from."""
    out = {}
    for layer in LAYERS:
        start = time.process_time()
        for report in reports:
            annotate(report, layers=(layer,))
        out[layer] = (time.process_time() - start) * 1000 / len(reports)
    return out


def main() -> int:
    """Print the table (and write it with --write); return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed")
    parser.add_argument("--sizes", default="10,100,1000")
    parser.add_argument("--write", action="store_true", help="rewrite benchmarks/SPEED.md")
    options = parser.parse_args()
    head = ("reports", "command", "wall s", "CPU s", "reports per CPU s", "reports per wall s", "peak MB")
    rows = [f"| {' | '.join(head)} |", "|---" * len(head) + "|"]
    for size in map(int, options.sizes.split(",")):
        reports = pile(size)
        for args in (("annotate", "-q"), ("annotate", "-q", "--jobs", "2"), ("brief", "-q", "--plain")):
            wall, cpu, memory = command(reports, *args)
            row = (
                f"`dateline {' '.join(args)}`",
                f"{wall:.1f}",
                f"{cpu:.1f}",
                f"{size / cpu:.1f}",
                f"{size / wall:.1f}",
            )
            rows.append(f"| {size} | {' | '.join(row)} | {memory:.0f} |")
    sample = pile(20)
    annotate(sample[0])
    per = [f"| {name} ({', '.join(NEEDS[name]) or 'text'}) | {ms:.1f} |" for name, ms in layers(sample).items()]
    text = "\n".join(
        [
            "# Speed",
            "",
            "`make bench-speed`: generated reports of about 600 words; whole processes, start-up and loading counted.",
            "",
            f"`dateline --help`: {startup():.2f} s (median of 9, wall).",
            "",
            *rows,
            "",
            "| layer, with what it is computed from | CPU ms a report |",
            "|---|---|",
            *per,
            "",
        ]
    )
    print(text)
    if options.write:
        OUT.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
