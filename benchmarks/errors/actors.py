"""Errors of actors: what of a mention was resolved wrongly, by the kind of case."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.common import read_jsonl
from benchmarks.errors.common import Map
from dateline.extract.resolve import resolve
from dateline.model import Actor


def errors(shared: Path) -> Map:
    """Return the classes on the actor pack."""
    found = Map("actors", "`eval/actors`: mentions with a date; country, sector, name.", 0)
    for case in read_jsonl(shared / "eval" / "actors" / "dev.jsonl"):
        found.total += 1
        day = date.fromisoformat(case.get("date") or case.get("as_of") or "2022-11-15")
        for wrong in _wrong(case, resolve(case["mention"], day, case.get("context"))):
            found.add(f"{wrong} ({case.get('kind', 'other')})")
    return found


def _wrong(case: dict[str, Any], actor: Actor | None) -> list[str]:
    if case.get("none"):
        return ["taken for an actor"] if actor and (actor.country or actor.code not in (None, "UNK")) else []
    if actor is None:
        return ["not known at all"]
    wrong = []
    for name, got in (("country", actor.country), ("code", actor.code)):
        wanted = case.get(name)
        allowed = [w or "" for w in (wanted if isinstance(wanted, list) else [wanted])]
        if wanted is not None and (got or "") not in allowed:
            wrong.append(f"{'country' if name == 'country' else 'sector'} {'missing' if not got else 'another'}")
    if case.get("name") and _flat(actor.name) != _flat(case["name"]):
        wrong.append("name another")
    return wrong


def _flat(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isascii() and c.isalnum())
