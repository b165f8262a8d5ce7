"""Events: PLOVER type, who did it, to whom, on the events pack (gold standard records and unit sentences apart)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.common import Measure, read_jsonl, readings, score, write_jsonl
from dateline.model import Event, Reading
from dateline.relate.event_codes import Party, parties

FLOOR, PETRARCH = "keyword floor", "PETRARCH2"
LAYERS = ("timexes", "mentions", "actors", "attributions", "events")


def run(shared: Path, work: Path) -> list[Measure]:
    """Return the headline numbers of ``score_events.py`` by origin."""
    gold = shared / "eval" / "events" / "dev.jsonl.gz"
    rows = list(read_jsonl(gold))
    found = readings(rows, LAYERS)
    pred = write_jsonl(work / "events.jsonl", ({"id": r.report.id, "events": _events(r)} for r in found))
    got = score(shared, "score_events.py", "--pred", pred, "--gold", gold)["by_origin"]
    gsr, unit = got["plover-gsr"], got["petrarch-unit"]
    return [
        Measure("events.type_f1", gsr["type"]["f1"], {FLOOR: 0.642, PETRARCH: 0.405}, bar=0.75),
        Measure("events.type_actor_f1", gsr["type+src"]["f1"], {FLOOR: 0.502, PETRARCH: 0.371}, bar=0.60),
        Measure("events.type_actor_recipient_f1", gsr["type+src+tgt"]["f1"], {FLOOR: 0.277, PETRARCH: 0.326}, bar=0.50),
        Measure("events.quad_f1", gsr["quad"]["f1"], {FLOOR: 0.737, PETRARCH: 0.526}, bar=0.82),
        Measure("events.macro_type_f1", gsr["macro_type_f1"], {FLOOR: 0.535, PETRARCH: 0.386}),
        Measure("events.unit_type_f1", unit["type"]["f1"], {PETRARCH: 0.900}),
        Measure("events.unit_type_actor_recipient_f1", unit["type+src+tgt"]["f1"], {PETRARCH: 0.845}),
    ]


def _events(reading: Reading) -> list[dict[str, Any]]:
    return [_row(reading, e) for e in reading.events if e.status != "denied"]


def _row(reading: Reading, e: Event) -> dict[str, Any]:
    actor, recipient = parties(reading, e)
    return {"plover": e.type, "mode": e.mode, "date": e.date, "source": _code(actor), "target": _code(recipient)}


def _code(party: Party | None) -> list[dict[str, str]]:
    return [] if party is None else [{"country": party.country or "", "sector": party.sector or ""}]
