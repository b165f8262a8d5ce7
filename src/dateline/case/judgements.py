"""Judgements kept in a case: taken, listed, undone. A corrected date makes the report be read again, from that date."""

from __future__ import annotations

import dataclasses
import json
import re
from dataclasses import dataclass
from datetime import date
from typing import get_args

from dateline.case import store
from dateline.case.adding import rules_of
from dateline.case.database import Database, one
from dateline.errors import UsageError
from dateline.extract.reading import annotate
from dateline.knowledge.folding import slug
from dateline.model import Judgement, JudgementKind, OutlookStatus

_PLACE = re.compile(r"(.+):(\d+)-(\d+)")
_OF_REPORTS = ("merge_stories", "split_story")
_OF_PLACES = ("same_figure", "other_figure", "settled", "not_settled")


@dataclass(frozen=True)
class Kept:
    """A judgement with its number, and who undid it when (None while it stands)."""

    number: int
    judgement: Judgement
    undone_by: str | None = None
    undone: str | None = None


def judge(db: Database, judgement: Judgement) -> int:
    """Keep a judgement and return its number. UsageError when it speaks of what the case does not hold."""
    judgement = _checked(db, judgement)
    with db.transaction():
        number = one(
            db,
            "INSERT INTO judgement (kind, subject, value, author, time, note)"
            " VALUES (:kind, :subject, :value, :author, :time, :note) RETURNING id",
            {**judgement.to_dict(), "subject": json.dumps(judgement.subject, ensure_ascii=False)},
        )
        if judgement.kind == "date":
            _redate(db, judgement.subject[0])
    return int(number)


def undo(db: Database, number: int, *, author: str, time: str) -> Kept:
    """Take a judgement back; it stays in the list, with who undid it when. UsageError when there is none to undo."""
    found = next((k for k in kept(db, undone=True) if k.number == number), None)
    if found is None or found.undone is not None:
        raise UsageError(f"there is no judgement {number} to undo; see: dateline judge CASE list")
    with db.transaction():
        db.run(
            "UPDATE judgement SET undone = :time, undone_by = :author WHERE id = :number",
            {"time": time, "author": author, "number": number},
        )
        if found.judgement.kind == "date":
            _redate(db, found.judgement.subject[0])
    return found


def kept(db: Database, *, undone: bool = False) -> list[Kept]:
    """Return the judgements that stand, in the order they were taken; with ``undone`` the others too."""
    where = "" if undone else "WHERE undone IS NULL"
    rows = db.rows(
        f"SELECT id, kind, subject, value, author, time, note, undone_by, undone FROM judgement {where} ORDER BY id"
    )
    return [Kept(r[0], Judgement(r[1], tuple(json.loads(r[2])), *r[3:7]), r[7], r[8]) for r in rows]


def standing(db: Database) -> tuple[Judgement, ...]:
    """Return the judgements that stand, as ``relate`` takes them."""
    return tuple(k.judgement for k in kept(db))


def _redate(db: Database, report: str) -> None:
    """Give the report the date that the last standing judgement says, or its own, and read it again from there."""
    seq = int(one(db, "SELECT seq FROM report WHERE id = :id", {"id": report}))
    own = store.by_seq(db, [seq], received=True)[0][1]
    days = [k.judgement.value for k in kept(db) if k.judgement.kind == "date" and k.judgement.subject[0] == report]
    day = date.fromisoformat(str(days[-1])) if days else own.date
    db.run("UPDATE report SET day = :day WHERE seq = :seq", {"day": day.isoformat(), "seq": seq})
    store.put_reading(db, seq, annotate(dataclasses.replace(own, date=day)), rules_of(None))


def _checked(db: Database, judgement: Judgement) -> Judgement:
    """Return the judgement with actors as ids; UsageError names what is not in the case."""
    kind, subject, value = judgement.kind, judgement.subject, judgement.value
    assert kind in get_args(JudgementKind)
    if kind == "mute":
        _need(db, "SELECT 1 FROM report WHERE lower(outlet) = lower(:name)", subject[0], "outlet")
    elif kind == "date":
        _report(db, subject[0])
        _day(value)
    elif kind == "merge_actors":
        subject = tuple(_actor(db, name) for name in subject)
        if subject[0] == subject[1]:
            raise UsageError(f"{subject[0]}: is that actor already")
    elif kind == "split_actor":
        subject = (_actor(db, subject[0]), *(_report(db, ident) for ident in subject[1:]))
    elif kind in _OF_REPORTS:
        subject = tuple(_report(db, ident) for ident in subject)
    elif kind in _OF_PLACES:
        subject = tuple(_placed(db, where) for where in subject)
        if kind == "settled" and value is not None and value not in get_args(OutlookStatus):
            raise UsageError(f"{value!r} is no status; it is one of {', '.join(get_args(OutlookStatus))}")
    return dataclasses.replace(judgement, subject=subject)


def _need(db: Database, sql: str, name: str, what: str) -> str:
    if one(db, sql, {"name": name}) is None:
        raise UsageError(f"{name}: the case holds no such {what}; find it with: dateline search CASE")
    return name


def _report(db: Database, name: str) -> str:
    return _need(db, "SELECT 1 FROM report WHERE id = :name", name, "report")


def _actor(db: Database, name: str) -> str:
    return _need(db, "SELECT 1 FROM term WHERE kind = 'actor' AND key = :name", slug(name), "actor")


def _placed(db: Database, where: str) -> str:
    found = _PLACE.fullmatch(where)
    if found is None:
        raise UsageError(f"{where!r} is no place in a report; write it as REPORT:START-END, as search prints it")
    _report(db, found[1])
    return where


def _day(value: str | None) -> None:
    try:
        date.fromisoformat(value or "")
    except ValueError:
        raise UsageError(f"{value!r} is not a date like 2021-12-03") from None
