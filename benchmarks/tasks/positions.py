"""Positions: stance, holder and issue inside a report, and issues merged across reports, against the positions pack."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.common import Measure, read_jsonl, readings, score, write_jsonl
from dateline.model import Reading
from dateline.relating.positions import histories

VERBS, WORDS, LINK = "verbs over a parse", "word list", "20 % shared words, given the gold positions"
LAYERS = ("mentions", "actors", "attributions", "positions")


def run(shared: Path, work: Path) -> list[Measure]:
    """Return the headline numbers of ``score_positions.py``."""
    pack = shared / "eval" / "positions"
    found = readings(read_jsonl(pack / "docs.jsonl.gz"), LAYERS)
    pred = write_jsonl(work / "positions.jsonl", map(_row, found))
    ledger = write_jsonl(work / "positions_ledger.jsonl", (h.to_dict() for h in histories(found)))
    gold = pack / "gold.jsonl.gz"
    got = score(shared, "score_positions.py", "--pred", pred, "--gold", gold, "--ledger", ledger)
    matched, grouping = got["on_matched"], got["grouping"]
    return [
        Measure("positions.stance_actor_f1", got["stance_actor"]["f1"], {VERBS: 0.319, WORDS: 0.235}, bar=0.45),
        Measure("positions.stance_f1", got["stance"]["f1"], {VERBS: 0.585, WORDS: 0.483}),
        Measure("positions.detection_f1", got["detection"]["f1"], {VERBS: 0.680, WORDS: 0.609}),
        Measure("positions.issue_word_f1", matched["issue_f1"], {VERBS: 0.503, WORDS: 0.528}),
        Measure(
            "positions.hard_negatives_hit", got["hard_negatives"]["rate"], {VERBS: 0.161, WORDS: 0.200}, better="lower"
        ),
        Measure("positions.bcubed_issue_f1", grouping["issue"]["f1"], {LINK: 0.603}),
        Measure("positions.bcubed_holder_f1", grouping["holder"]["f1"], {LINK: 0.804}),
    ]


def _row(reading: Reading) -> dict[str, Any]:
    """The contract's row, with the addressee written out (the scorer compares names)."""
    row = reading.to_dict(("positions", "actors", "mentions"))
    names = {a.id: a.name for a in reading.actors}
    for position in row["positions"]:
        position["to"] = names.get(position["to"])
    return row
