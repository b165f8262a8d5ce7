"""Figures: counted and measured quantities against the figures pack."""

from __future__ import annotations

from pathlib import Path

from benchmarks.common import Measure, read_jsonl, readings, score, write_jsonl

LAYERS = ("timexes", "attributions", "figures")


def run(shared: Path, work: Path) -> list[Measure]:
    """Return the headline numbers of ``score_figures.py``."""
    pack = shared / "eval" / "figures"
    rows = [r.to_dict() for r in readings(read_jsonl(pack / "docs.jsonl.gz"), LAYERS)]
    pred = write_jsonl(work / "figures.jsonl", rows)
    got = score(shared, "score_figures.py", "--pred", pred, "--gold", pack / "gold.jsonl.gz")
    ner = "spaCy NER + text2num"
    on = got["on_matched"]
    return [
        Measure("figures.detection_f1", got["detection"]["f1"], {ner: 0.896, "quantulum3": 0.731}, bar=0.93),
        Measure("figures.all_right_f1", got["all_right"]["f1"], {ner: 0.541, "quantulum3": 0.0}, bar=0.72),
        Measure("figures.all_right_with_unit_f1", got["all_right_with_unit"]["f1"], {ner: 0.427}),
        Measure("figures.of_head", on["of_head"], {ner: 0.633}),
        Measure("figures.attribution_name", on["attribution_name"]),
    ]
