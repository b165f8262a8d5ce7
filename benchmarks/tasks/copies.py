"""Copies: pairs, mining and rewrites, against the copies pack."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from benchmarks.common import CpuClock, Measure, read_jsonl, score, write_jsonl
from dateline.model import Reading, Report
from dateline.relating import overlap
from dateline.relating.copies import copies

UNDATED = date(2000, 1, 1)  # copies hang on the texts alone; only rewrites look at dates


def run(shared: Path, work: Path) -> list[Measure]:
    """Return the headline numbers of ``score_copies.py`` and the reports mined in a CPU second."""
    pack = shared / "eval" / "copies"
    readings = [Reading(Report(r["id"], UNDATED, r["text"])) for r in read_jsonl(pack / "docs.jsonl.gz")]
    with CpuClock() as clock:
        found = copies(readings)
    mined = write_jsonl(work / "copies_mined.jsonl", ({"a": c.a, "b": c.b} for c in found if c.kind == "copy"))
    mine = score(shared, "score_copies.py", "mine", pack / "pairs.jsonl.gz", mined)
    shares = overlap.containments(overlap.grams(overlap.words_of([r.report.text for r in readings])))
    rows = (
        {"a": readings[a].report.id, "b": readings[b].report.id, "score": max(s), "copy": max(s) >= 0.5}
        for (a, b), s in shares.items()
    )
    scored = write_jsonl(work / "copies_pairs.jsonl", rows)
    pairs = score(shared, "score_copies.py", "pairs", pack / "pairs.jsonl.gz", scored)
    told = pack / "rewrites.jsonl.gz"
    alike = ({"id": r["id"], "score": overlap.alike(r["text_a"], r["text_b"])} for r in read_jsonl(told))
    rewrites = score(shared, "score_copies.py", "rewrites", told, write_jsonl(work / "rewrites.jsonl", alike))
    return [
        Measure("copies.pairs_ap", pairs["copy_ap"], {"exact 5-grams": 1.0, "MinHash 128": 0.997}, bar=0.995),
        Measure("copies.reuse_ap", pairs["reuse_ap"], {"exact 5-grams": 0.992, "MinHash 128": 0.987}),
        Measure("copies.mine_f1", mine["mine_f1"], {"exact index": 1.0, "MinHash LSH": 0.808}, bar=0.98),
        Measure("copies.mine_per_s", len(readings) / clock.seconds, {"exact index": 400, "MinHash LSH": 680}, bar=1000),
        Measure("copies.rewrites_auc", rewrites["all_auc"], {"TF-IDF": 0.981, "3-grams": 0.977}, bar=0.98),
        Measure("copies.rewrites_only_auc", rewrites["rewrite_auc"], {"TF-IDF": 0.974, "3-grams": 0.969}),
    ]
