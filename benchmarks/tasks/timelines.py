"""Timelines: dates and sentences against journalists' timelines, the T17 set.

All nine topics with DATELINE_BENCH=full, two small ones otherwise.
"""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

from benchmarks.common import CpuClock, Measure, read_jsonl, readings, score
from dateline.model import Reading
from dateline.relating.copies import copies, lineages
from dateline.relating.timeline import timeline

LAYERS = ("passages", "sentences", "timexes")
SMALL = ("haiti", "mj")
PEERS = {
    "date_f1": {"DATEWISE": 0.536, "SDF-TLS": 0.553, "mention count": 0.539},
    "ar1": {"DATEWISE": 0.122, "SDF-TLS": 0.120, "mention count": 0.108},
    "ar2": {"DATEWISE": 0.038, "SDF-TLS": 0.035, "mention count": 0.031},
}


def run(shared: Path, work: Path) -> list[Measure]:
    """Return date F1 and alignment ROUGE over the references, and the CPU seconds for everything."""
    base = shared / "eval" / "timelines" / "t17"
    topics = json.loads((base / "topics.json").read_text(encoding="utf-8"))
    full = os.environ.get("DATELINE_BENCH") == "full"
    chosen = sorted(topics) if full else SMALL
    with CpuClock() as clock:
        for topic in chosen:
            _predict(base, topic, topics[topic], work / "timelines")
    got = score(
        shared, "score_timelines.py", "--pred", work / "timelines", "--gold", base, "--topics", ",".join(chosen)
    )["average"]
    key = "timelines" if full else "timelines_small"
    peers = PEERS if full else {k: {} for k in PEERS}
    return [
        Measure(f"{key}.date_f1", got["date"]["f"], peers["date_f1"], bar=0.57 if full else None),
        Measure(f"{key}.ar1", got["align"]["r1"]["f"], peers["ar1"], bar=0.128 if full else None),
        Measure(f"{key}.ar2", got["align"]["r2"]["f"], peers["ar2"], bar=0.041 if full else None),
        Measure(
            f"{key}.cpu_s", clock.seconds, {"DATEWISE": 237} if full else {}, better="lower", bar=240 if full else None
        ),
    ]


def _predict(base: Path, topic: str, plan: dict[str, object], out: Path) -> None:
    """Write a timeline for each reference of the topic, its articles read once."""
    out.mkdir(parents=True, exist_ok=True)
    rows = [r for r in read_jsonl(base / f"{topic}.articles.jsonl.gz") if r["newstls"]]
    known = readings(rows, LAYERS)
    origins = lineages(known, copies(known))
    keywords: list[str] = plan["keywords"]  # type: ignore[assignment]
    references: dict[str, dict[str, object]] = plan["references"]  # type: ignore[assignment]
    for name, budget in references.items():
        days = _timeline(known, origins, keywords, budget)
        (out / f"{topic}.{name}.timeline.json").write_text(json.dumps(days, ensure_ascii=False), encoding="utf-8")


def _timeline(
    known: list[Reading], origins: tuple[tuple[str, ...], ...], keywords: list[str], budget: dict[str, object]
) -> dict[str, list[str]]:
    first, last = date.fromisoformat(str(budget["start"])), date.fromisoformat(str(budget["end"]))
    days = timeline(
        [r for r in known if first <= r.report.date <= last],
        origins,
        dates=int(str(budget["dates"])),
        sentences=int(str(budget["sentences_per_date"])),
        first=first,
        last=last,
        query=keywords,
    )
    return {d.date.isoformat(): [e.text for e in d.entries] for d in days}
