"""Events: PLOVER type, who did it, to whom, on the events pack (gold standard records and unit sentences apart)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.common import Measure, read_jsonl, readings, report, score, write_jsonl
from dateline.extract.actors import mentions
from dateline.extract.events import events
from dateline.extract.found import Found
from dateline.model import Actor, Event, Mention, Reading, Span
from dateline.relating.event_codes import Party, parties
from dateline.text.parse import parse
from dateline.text.passages import passages
from dateline.text.sentences import sentences

FLOOR, PETRARCH = "keyword floor", "PETRARCH2"
LAYERS = ("timexes", "mentions", "actors", "attributions", "events")


def run(shared: Path, work: Path) -> list[Measure]:
    """Return the headline numbers of ``score_events.py`` by origin."""
    gold = shared / "eval" / "events" / "dev.jsonl.gz"
    rows = list(read_jsonl(gold))
    lexicon = json.loads((gold.parent / "petrarch_lexicon.json").read_text(encoding="utf-8"))
    found = readings([r for r in rows if r["origin"] == "plover-gsr"], LAYERS)
    found += [_fed(r, lexicon) for r in rows if r["origin"] != "plover-gsr"]
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


def _fed(row: Mapping[str, Any], lexicon: Mapping[str, str]) -> Reading:
    """Read a unit sentence with its invented names given by the lexicon, as the README of the pack asks."""
    one = report(row)
    spans = sentences(one.text, passages(one.text)) or (Span(0, len(one.text)),)
    tree = parse(one.text, spans)
    known, actors = mentions(one.text, one.date, tree)
    names = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, lexicon), key=len, reverse=True)) + r")\b")
    given = [(m.start(), m.end(), lexicon[m.group()].split("/")[0][:3]) for m in names.finditer(one.text)]
    free = [m for m in known if not any(s < m.end and m.start < e for s, e, _ in given)]
    told = [Mention(s, e, one.text[s:e], code) for s, e, code in given]
    made = {code: Actor(code, code, "state", code) for _, _, code in given}
    who = (*actors, *(made[c] for c in sorted(made)))
    found = Found(one.text, one.date, tree, (), tuple(sorted((*free, *told), key=lambda m: m.start)), who)
    return Reading(one, mentions=found.mentions, actors=found.actors, events=events(found))


def _events(reading: Reading) -> list[dict[str, Any]]:
    return [_row(reading, e) for e in reading.events if e.status != "denied"]


def _row(reading: Reading, e: Event) -> dict[str, Any]:
    actor, recipient = parties(reading, e)
    return {"plover": e.type, "mode": e.mode, "date": e.date, "source": _code(actor), "target": _code(recipient)}


def _code(party: Party | None) -> list[dict[str, str]]:
    return [] if party is None else [{"country": party.country or "", "sector": party.sector or ""}]
