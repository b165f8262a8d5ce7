"""Actor resolution: a mention on a date -> country and sector (PLOVER), the name, and office-holders by date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from benchmarks.common import Measure, read_jsonl, score, write_jsonl
from dateline.extract.resolve import resolve

PEERS = {"PETRARCH2, Phoenix dictionaries": 0.317, "names + title list": 0.345}
DATED = {"PETRARCH2, Phoenix dictionaries": 0.194, "names + title list": 0.07}
COUNTRY = {"PETRARCH2, Phoenix dictionaries": 0.566, "names + title list": 0.395}
SECTOR = {"PETRARCH2, Phoenix dictionaries": 0.433, "names + title list": 0.567}


def run(shared: Path, work: Path) -> list[Measure]:
    """Score ``resolve`` on the actor pack."""
    gold = shared / "eval" / "actors" / "dev.jsonl"
    rows = []
    for case in read_jsonl(gold):
        day = date.fromisoformat(case.get("date") or case.get("as_of") or "2022-11-15")
        actor = resolve(case["mention"], day, case.get("context"))
        row = {"id": case["id"], "country": "", "code": "", "name": ""}
        if actor:
            row |= {"country": actor.country or "", "code": actor.code or "", "name": actor.name}
        rows.append(row)
    pred = write_jsonl(work / "actors.pred.jsonl", rows)
    scores = score(shared, "score_actors.py", "--pred", pred, "--gold", gold)["scores"]
    every, dated = scores["all"], scores["dated"]
    return [
        Measure("actors.both", every["both"]["acc"], PEERS, bar=0.70),
        Measure("actors.both_dated", dated["both"]["acc"], DATED, bar=0.70),
        Measure("actors.country", every["country"]["acc"], COUNTRY),
        Measure("actors.sector", every["code"]["acc"], SECTOR),
        Measure("actors.none", every["none"]["acc"]),
        Measure("actors.name", every["name"]["acc"]),
    ]
