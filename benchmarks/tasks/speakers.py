"""Speakers: how many of the named ones are who speaks, on attributions labelled by hand (benchmarks/speakers)."""

from __future__ import annotations

from pathlib import Path

from benchmarks.common import Measure
from benchmarks.speakers.common import labels
from benchmarks.speakers.score import score


def run(shared: Path, _work: Path) -> list[Measure]:
    """Return the precision of named speakers, and the share of the known speakers for which one is named."""
    got = score(shared, labels())
    return [Measure("speakers.precision", got.precision, bar=0.90), Measure("speakers.named", got.named)]
