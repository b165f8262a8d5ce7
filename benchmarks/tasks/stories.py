"""Stories: grouping a dated stream into happenings, against the stories pack."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.common import CpuClock, Measure, read_jsonl, score, write_jsonl
from dateline.model import Reading, Report, Story
from dateline.relating import stories

UNDATED = date(2000, 1, 1)


def run(shared: Path, work: Path) -> list[Measure]:
    """Return the headline numbers of ``score_stories.py`` for the main and the ECB+ set, and the speed."""
    pack = shared / "eval" / "stories"
    main, seconds = _scored(shared, work, pack / "dev.jsonl.gz", stories.stories)
    stream, streaming = _scored(shared, work, pack / "dev.jsonl.gz", stories.online)
    ecb, _ = _scored(shared, work, pack / "ecb_dev.jsonl.gz", stories.stories)
    single, average = "TF-IDF single pass", "TF-IDF average link"
    return [
        Measure("stories.dev_bcubed_f1", main["bcubed_f1"], {single: 0.940, average: 0.936}, bar=0.95),
        Measure("stories.dev_pair_f1", main["pair_f1"], {}),
        Measure("stories.dev_online_bcubed_f1", stream["bcubed_f1"], {single: 0.940}),
        Measure("stories.ecb_bcubed_f1", ecb["bcubed_f1"], {single: 0.901, average: 0.934}, bar=0.90),
        Measure("stories.reports_per_s", 359 / streaming, {single: 1940, average: 618}, bar=1000),
        Measure("stories.batch_reports_per_s", 359 / seconds, {average: 618}),
    ]


def _scored(
    shared: Path, work: Path, gold: Path, grouped: Callable[[Sequence[Reading]], tuple[Story, ...]]
) -> tuple[dict[str, Any], float]:
    readings = [
        Reading(
            Report(
                id=r["id"],
                date=date.fromisoformat(r["date"][:10]) if r["date"] else UNDATED,
                text=r["text"],
                title=r.get("title") or None,
            )
        )
        for r in read_jsonl(gold)
    ]
    with CpuClock() as clock:
        found = grouped(readings)
    rows = ({"id": i, "cluster": s.id} for s in found for i in s.reports)
    name = f"stories_{gold.name.split('.')[0]}_{grouped.__name__}.jsonl"
    return score(shared, "score_stories.py", gold, write_jsonl(work / name, rows)), clock.seconds
