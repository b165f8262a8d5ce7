"""Draw attributions with a named speaker and print each with its context, to be labelled by hand.

    python -m benchmarks.speakers.sample --sample a --seed 1 --documents 30 --each 4 --limit 200

The lines of labels.tsv come first in the block of each attribution, the label left open. The texts stay in ../shared.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Set
from pathlib import Path
from typing import Any

from benchmarks.common import SHARED, report
from benchmarks.speakers.common import LAYERS, documents, labels
from dateline.extract.reading import annotate
from dateline.model import Actor, Attribution, Reading

BEFORE, AFTER = 420, 160  # characters of context


def main() -> int:
    """Return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speakers.sample", description="Draw a sample to label.")
    parser.add_argument("--sample", required=True, help="the name of the sample, as in labels.tsv")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--documents", type=int, default=30, help="articles of each of the two packs")
    parser.add_argument("--each", type=int, default=4, help="attributions of an article, at most")
    parser.add_argument("--limit", type=int, default=200, help="attributions in all, half of each pack")
    options = parser.parse_args()
    seen = {r.id for r in labels() if r.sample != options.sample}
    drawn = draw(SHARED, options.seed, options.documents, options.each, options.limit, seen)
    for number, (path, row, reading, a) in enumerate(drawn, 1):
        print(_block(options.sample, number, path, row, reading, a))
    return 0


def draw(
    shared: Path, seed: int, count: int, each: int, limit: int, seen: Set[str]
) -> list[tuple[str, dict[str, Any], Reading, Attribution]]:
    """Return the attributions drawn, half of the limit from each pack, none of a document seen before."""
    dice = random.Random(seed)
    halves: dict[bool, list[tuple[str, dict[str, Any], Reading, Attribution]]] = {True: [], False: []}
    for path, row in documents(shared, seed, count):
        if str(row["id"]) in seen:
            continue
        half = halves[path.startswith("attribution")]
        reading = annotate(report(row), layers=LAYERS)
        named = [a for a in reading.attributions if a.speaker is not None and a.cue]
        chosen = sorted(dice.sample(named, min(each, len(named))), key=lambda a: a.cue)
        half.extend((path, row, reading, a) for a in chosen)
    return halves[True][: limit // 2] + halves[False][: limit // 2]


def _block(sample: str, number: int, path: str, row: dict[str, Any], reading: Reading, a: Attribution) -> str:
    who = next(x for x in reading.actors if x.id == a.speaker)
    (start, _), (_, end) = a.cue[0], a.cue[-1]
    line = "\t".join([sample, path, str(row["id"]), str(start), str(end), who.name, "", "", ""])
    return f"#{number}\n{line}\n{_facts(who)} via={a.via} to={a.to}\n{_context(row['text'], a)}\n"


def _facts(who: Actor) -> str:
    return f"  => {who.name} [{who.kind} {who.country} {who.code} {who.role}]"


def _context(text: str, a: Attribution) -> str:
    """The words around the cue, the source in [[ ]] and the cue in {{ }}."""
    marks = [(s, "[[") for s, _ in a.source] + [(e, "]]") for _, e in a.source]
    marks += [(s, "{{") for s, _ in a.cue] + [(e, "}}") for _, e in a.cue]
    spots = [at for at, _ in marks]
    start, end = max(0, min(spots) - BEFORE), min(len(text), max(spots) + AFTER)
    out, last = [], start
    for spot, mark in sorted(marks, key=lambda m: (m[0], m[1] in ("[[", "{{"))):
        out += [text[last:spot], mark]
        last = spot
    return "".join([*out, text[last:end]]).replace("\n", " / ")


if __name__ == "__main__":
    raise SystemExit(main())
