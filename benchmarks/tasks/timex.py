"""Time expressions on TimeBank and AQUAINT (dev) and on Wikinews: found, spans, types and values, and the speed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from benchmarks.common import CpuClock, Measure, read_jsonl, score, write_jsonl
from dateline.extract.times import timexes
from dateline.model import Span

HEIDELTIME, RECOGNIZERS, DATEPARSER = "HeidelTime", "Microsoft Recognizers", "dateparser"
PEERS = {
    "dev": {
        "relaxed": {HEIDELTIME: 92.12, RECOGNIZERS: 85.96, DATEPARSER: 62.28},
        "strict": {HEIDELTIME: 84.06, RECOGNIZERS: 68.73, DATEPARSER: 24.77},
        "type": {HEIDELTIME: 88.04, RECOGNIZERS: 81.62, DATEPARSER: 49.65},
        "value": {HEIDELTIME: 77.37, RECOGNIZERS: 60.94, DATEPARSER: 26.38},
        "date_value": {HEIDELTIME: 81.96, RECOGNIZERS: 66.69, DATEPARSER: 30.02},
    },
    "wikinews": {
        "relaxed": {HEIDELTIME: 91.50, RECOGNIZERS: 88.00, DATEPARSER: 74.03},
        "strict": {HEIDELTIME: 86.27, RECOGNIZERS: 76.00, DATEPARSER: 20.78},
        "type": {HEIDELTIME: 84.97, RECOGNIZERS: 81.33, DATEPARSER: 62.34},
        "value": {HEIDELTIME: 78.43, RECOGNIZERS: 70.67, DATEPARSER: 49.35},
        "date_value": {HEIDELTIME: 88.50, RECOGNIZERS: 82.57, DATEPARSER: 58.46},
    },
}
SPEED = {HEIDELTIME: 1.65, RECOGNIZERS: 1.46, DATEPARSER: 21.5}
BARS = {("dev", "relaxed"): 92.0, ("dev", "value"): 80.0, ("wikinews", "value"): 82.0}
FILES = {"dev": "dev.jsonl.gz", "wikinews": "wikinews_dev.jsonl.gz"}


def run(shared: Path, work: Path) -> list[Measure]:
    """Return relaxed, strict, type, value and date-value F1 on both sets, and documents per CPU second on dev."""
    measures = []
    for name, file in FILES.items():
        gold = shared / "eval" / "timex" / file
        documents = list(read_jsonl(gold))
        with CpuClock() as clock:
            found = [
                timexes(d["text"], date.fromisoformat(d["dct"][:10]), (Span(0, len(d["text"])),)) for d in documents
            ]
        rows = [
            {"id": d["id"], "timexes": [t.to_dict() for t in times]} for d, times in zip(documents, found, strict=True)
        ]
        pred = write_jsonl(work / f"timex_{name}.jsonl", rows)
        report = score(shared, "score_timex.py", "--pred", pred, "--gold", gold)
        measures += [
            Measure(f"timex.{name}.{key}_f1", report[key]["f1"], peers, bar=BARS.get((name, key)))
            for key, peers in PEERS[name].items()
        ]
        if name == "dev":
            speed = round(len(documents) / clock.seconds, 1)
            measures.append(Measure("timex.documents_per_cpu_second", speed, SPEED, bar=150.0))
    return measures
