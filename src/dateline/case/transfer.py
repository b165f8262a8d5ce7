"""A case as JSON Lines, and back: one object a line, ``{"kind": ..., ...}``; nothing that is stored is left out.

Readings travel too, so that an import reads nothing again. The order is that of arrival: an import into an empty case
gives a case that answers the same.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.case import codec, schema, store
from dateline.case.database import Database, Row
from dateline.errors import CaseError
from dateline.model import Reading, Report

FORMAT = "dateline-case"
VERSION = 1


def exported(db: Database) -> Iterator[dict[str, Any]]:
    """Yield the lines: a head, the settings, the reports with their readings in the order they came, further tables."""
    yield {"kind": "head", "format": FORMAT, "version": VERSION, "tables": schema.version(db)}
    for key, value in db.rows("SELECT key, value FROM setting ORDER BY key"):
        yield {"kind": "setting", "key": key, "value": json.loads(value)}
    for (seq,) in db.rows("SELECT seq FROM report ORDER BY seq"):
        yield _report_line(db, seq)
    for table, columns in sorted(schema.PLAIN_TABLES.items()):
        for row in db.rows(f"SELECT {', '.join(columns)} FROM {table} ORDER BY {columns[0]}"):
            yield {"kind": "row", "table": table, "values": dict(zip(columns, row, strict=True))}


def imported(db: Database, lines: Iterable[str], where: str) -> int:
    """Store the lines in an empty case and return how many reports they held. CaseError names a line that is broken."""
    if db.rows("SELECT 1 FROM report LIMIT 1"):
        raise CaseError(f"{db.name}: holds reports already. Import into a new case (dateline new), then add to it")
    seqs: dict[str, int] = {}
    number = 0
    with db.transaction():
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
                if number == 1:
                    _check_head(row, where)
                else:
                    _take(db, row, seqs)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                problem = f"{where}, line {number}: is not a line of a case ({error!r})"
                raise CaseError(f"{problem}. Export it again; nothing was imported") from error
        _count_on(db)
        if number == 0:
            raise CaseError(f"{where}: is empty. Make an export with: dateline case export CASE")
    return len(seqs)


def _count_on(db: Database) -> None:
    """Let a server number new rows after those that came with their numbers (SQLite does so by itself)."""
    if db.dialect == "postgresql":
        for table, columns in schema.PLAIN_TABLES.items():
            if columns[0] == "id":
                highest = f"(SELECT coalesce(max(id), 0) + 1 FROM {table})"
                db.rows(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {highest}, false)")


def _take(db: Database, row: dict[str, Any], seqs: dict[str, int]) -> None:
    """Store one line; ``seqs`` keeps the place of each report by the hash of its content."""
    if row["kind"] == "setting":
        db.run(
            "INSERT INTO setting (key, value) VALUES (:key, :value)"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            {"key": row["key"], "value": json.dumps(row["value"], ensure_ascii=False, sort_keys=True)},
        )
    elif row["kind"] == "report":
        report = Report.from_dict(row)
        seq = store.put_report(
            db,
            report,
            original=base64.b64decode(row["original"], validate=True) if "original" in row else None,
            origin=row["origin"],
            received=row["received"],
            replaces=seqs[row["replaces"]] if row["replaces"] is not None else None,
            current=row["current"],
        )
        seqs[store.content_hash(report)] = seq
        if "day" in row:
            db.run("UPDATE report SET day = :day WHERE seq = :seq", {"day": row["day"], "seq": seq})
        if "reading" in row:
            store.put_reading(db, seq, Reading.from_dict({**report.to_dict(), **row["reading"]}), row["rules"])
    elif row["kind"] == "row":
        columns = schema.PLAIN_TABLES[row["table"]]
        names = ", ".join(columns)
        sql = f"INSERT INTO {row['table']} ({names}) VALUES ({', '.join(':' + c for c in columns)})"
        db.run(sql, {column: row["values"][column] for column in columns})
    else:
        raise ValueError(f"unknown kind {row['kind']!r}")


def _check_head(row: dict[str, Any], where: str) -> None:
    if row.get("format") != FORMAT:
        raise CaseError(f"{where}: is not an exported case. Make one with: dateline case export CASE")
    if row["version"] > VERSION:
        raise CaseError(f"{where}: was exported by a newer dateline. Update dateline to import it")


def _report_line(db: Database, seq: int) -> dict[str, Any]:
    report = store.by_seq(db, [seq], received=True)[0][1]
    original, origin, received, current, day, replaces = db.rows(
        "SELECT a.original, a.origin, a.received, a.current, a.day, b.hash FROM report a LEFT JOIN report b"
        " ON b.seq = a.replaces WHERE a.seq = :seq",
        {"seq": seq},
    )[0]
    line: dict[str, Any] = {"kind": "report", **report.to_dict()}
    if original is not None:
        line["original"] = base64.b64encode(codec.unpack(original)).decode("ascii")
    line |= {"origin": origin, "received": received, "current": bool(current), "replaces": replaces}
    if day != line["date"]:
        line["day"] = day
    reading: Row | None = next(iter(db.rows("SELECT rules, data FROM reading WHERE report = :seq", {"seq": seq})), None)
    if reading is not None:
        line |= {"rules": reading[0], "reading": json.loads(codec.unpack(reading[1]))}
    return line
