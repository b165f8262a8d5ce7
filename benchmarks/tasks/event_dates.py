"""Event dates: the calendar date of a given event mention, on TimeBank, AQUAINT and Wikinews (dev)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.common import Measure, read_jsonl, score, write_jsonl
from dateline.extract.event_dates import event_date
from dateline.extract.times import timexes
from dateline.model import Passage
from dateline.text.sentences import sentences

ALWAYS_DCT, NEAREST = "always the report's date", "nearest HeidelTime date"
PEERS = {
    ("all", "exact"): {ALWAYS_DCT: 44.86, NEAREST: 75.76},
    ("all", "month"): {ALWAYS_DCT: 71.37, NEAREST: 86.72},
    ("all", "contains"): {ALWAYS_DCT: 49.11, NEAREST: 77.84},
    ("hard", "exact"): {ALWAYS_DCT: 0.0, NEAREST: 66.73},
    ("hard", "month"): {ALWAYS_DCT: 48.07, NEAREST: 84.06},
}
BARS = {("all", "exact"): 80.0, ("hard", "exact"): 72.0}


def run(shared: Path, work: Path) -> list[Measure]:
    """Return the shares of events dated exactly, to the month, and with one date inside the other."""
    gold = shared / "eval" / "timex" / "event_dates_dev.jsonl.gz"
    pred = write_jsonl(work / "event_dates.jsonl", map(dated, read_jsonl(gold)))
    report = score(shared, "score_event_dates.py", "--pred", pred, "--gold", gold)
    return [
        Measure(f"event_dates.{group}.{key}", report[group][key], peers, bar=BARS.get((group, key)))
        for (group, key), peers in PEERS.items()
    ]


def dated(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a document's event mentions with the date found for each."""
    return {
        "id": document["id"],
        "events": [{"start": start, "end": end, "date": day} for start, end, day in _dates(document)],
    }


def _dates(document: Mapping[str, Any]) -> Iterator[tuple[int, int, str]]:
    text, dct = document["text"], date.fromisoformat(document["dct"][:10])
    spans = sentences(text, (Passage(0, len(text), "story"),))
    found = timexes(text, dct, ())
    starts = [s.start for s in spans]
    for event in document["events"]:
        start, end = event["start"], event["end"]
        sentence = spans[max(0, bisect_right(starts, start) - 1)]
        yield start, end, event_date(text, dct, found, sentence, start, end)
