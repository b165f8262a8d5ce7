"""Errors of outlook: statements missed and false, kind, interval, actor; and of settling with the statements given."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.common import write_jsonl
from benchmarks.errors.common import Map
from benchmarks.tasks import outlook, settlements

KIND = re.compile(r"\[(\w+)\]$")
PAIR = re.compile(r"\| gold (.+), predicted (.+)$")


def errors(shared: Path) -> Map:
    """Return the classes on the labelled articles and on the settlements, as their scorers tell them."""
    found = Map(
        "outlook",
        "`eval/outlook`, 278 core items of 60 articles, and `eval/settlements`, 58 settled of 77 given statements.",
        278 + 77,
    )
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        outlook.run(shared, work)
        for line in _lines(shared, "score_outlook.py", work / "outlook.jsonl", shared / "eval/outlook/gold.jsonl.gz"):
            _statement(line, found)
        given = settlements.given_readings(shared / "eval" / "settlements")
        pred = write_jsonl(work / "given.jsonl", settlements.rows(given))
        for line in _lines(shared, "score_settlements.py", pred, shared / "eval/settlements/gold.jsonl"):
            _settlement(line, found)
    found.notes = (
        "Missed: scheduled things without a modal verb (a present tense, a headline's noun), promises told by a noun.",
        "Who: a noun phrase that names nobody acting, or a pronoun whose name stands further off than three sentences.",
        "Not settled: the later report uses other words for the act, names the actor by a role, or tells it over two"
        " sentences. The two wrong proofs tell the thing in a sentence that the gold does not list.",
    )
    return found


def _lines(shared: Path, script: str, pred: Path, gold: Path) -> list[str]:
    command = [sys.executable, str(shared / "eval" / script), "--pred", str(pred), "--gold", str(gold)]
    done = subprocess.run([*command, "--errors", "100000"], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def _statement(line: str, found: Map) -> None:
    sort = line.split(" ", 1)[0]
    kind = KIND.search(line)
    pair = PAIR.search(line)
    if sort in ("missed", "spurious") and kind is not None:
        found.add(f"{'missed' if sort == 'missed' else 'false'}: {kind[1]}")
    elif sort == "kind" and pair is not None:
        found.add(f"kind: {pair[1]} taken for {pair[2]}")
    elif sort == "interval" and pair is not None:
        found.add("interval: " + _of(pair, "(None, None)", "no date", "another date"))
    elif sort == "who" and pair is not None:
        found.add("who: " + _of(pair, "None", "nobody", "another name", empty="[]"))


def _of(pair: re.Match[str], none: str, nothing: str, other: str, empty: str | None = None) -> str:
    if pair[1] == none:
        return f"given, the gold has {nothing}"
    return nothing if pair[2] in (none, empty) else other


def _settlement(line: str, found: Map) -> None:
    for sort in ("not settled", "wrong proof", "not open", "tempting  ", "status    "):
        if line.startswith(sort):
            found.add(f"settling: {sort.strip()}")
