"""Attributions on PolNeAR: who said what, end to end (source and content), by kind and by class of cue."""

from __future__ import annotations

from pathlib import Path

from benchmarks.common import Measure, read_jsonl, readings, score, write_jsonl

GENDER_GAP, RULE, HUMAN = "GenderGapTracker md", "reference rule md", "human against human"


def run(shared: Path, work: Path) -> list[Measure]:
    """Return the headline numbers on the dev half."""
    gold = shared / "eval" / "attribution" / "dev.jsonl.gz"
    found = readings(read_jsonl(gold), layers=("attributions",))
    rows = (
        {
            "id": reading.report.id,
            "attributions": [{"source": a.source, "cue": a.cue, "content": a.content} for a in reading.attributions],
        }
        for reading in found
    )
    pred = write_jsonl(work / "attribution.jsonl", rows)
    report = score(shared, "score_attribution.py", "--pred", pred, "--gold", gold)
    end = report["end_to_end"]
    speech = report["recall_by_cue_class"]["speech"]["end_to_end"]
    return [
        Measure(
            "attribution.end_to_end_f1", end["all"]["f1"], {GENDER_GAP: 0.405, RULE: 0.511, HUMAN: 0.757}, bar=0.62
        ),
        Measure("attribution.direct_f1", end["direct"]["f1"], {GENDER_GAP: 0.481, RULE: 0.720, HUMAN: 0.975}, bar=0.85),
        Measure("attribution.mixed_f1", end["mixed"]["f1"], {GENDER_GAP: 0.548, RULE: 0.547, HUMAN: 0.880}, bar=0.70),
        Measure(
            "attribution.indirect_f1", end["indirect"]["f1"], {GENDER_GAP: 0.332, RULE: 0.415, HUMAN: 0.670}, bar=0.52
        ),
        Measure("attribution.speech_cue_recall", speech, {GENDER_GAP: 0.463, RULE: 0.554}, bar=0.72),
    ]
