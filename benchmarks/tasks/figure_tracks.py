"""Figure tracks: one quantity followed across reports, against the figure_tracks pack."""

from __future__ import annotations

from pathlib import Path

from benchmarks.common import Measure, read_jsonl, readings, score, write_jsonl
from dateline.relating.figures import tracks

LAYERS = ("timexes", "attributions", "figures")


def run(shared: Path, work: Path) -> list[Measure]:
    """Return the headline numbers of ``score_figure_tracks.py``."""
    pack = shared / "eval" / "figure_tracks"
    found = tracks(readings(read_jsonl(pack / "docs.jsonl.gz"), LAYERS))
    pred = write_jsonl(work / "figure_tracks.jsonl", (t.to_dict() for t in found))
    got = score(shared, "score_figure_tracks.py", "--pred", pred, "--gold", pack / "tracks.jsonl")
    base = "spaCy NER + Jaccard"
    return [
        Measure("figure_tracks.bcubed_f1", got["bcubed"]["f1"], {base: 0.341}, bar=0.68),
        Measure("figure_tracks.pairwise_f1", got["pairwise"]["f1"], {base: 0.138}, bar=0.55),
        Measure("figure_tracks.verdict_accuracy", got["verdicts"]["accuracy_on_linked"], {base: 0.705}, bar=0.90),
        Measure("figure_tracks.verdicts_over_all", got["verdicts"]["accuracy_over_all_gold_pairs"], {base: 0.109}),
    ]
