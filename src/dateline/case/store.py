"""Reports and readings into the tables and out again."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.case import codec, index
from dateline.case.database import Database, Row, listed, one
from dateline.case.terms import Term, terms_of
from dateline.model import Reading, Report

_FIELDS = "r.text, r.title, r.outlet, r.url, r.language, r.extra"
_RECEIVED = f"r.seq, r.id, r.date, {_FIELDS}"  # as it came
_COUNTED = f"r.seq, r.id, r.day, {_FIELDS}"  # with the date that counts
_SLICE = 400  # values in one IN list: within what every SQLite takes


@dataclass(frozen=True)
class Filed:
    """A reading to be stored, with where its report came from, its own bytes, and when it came (ISO 8601, UTC)."""

    reading: Reading
    origin: str
    received: str
    rules: str
    original: bytes | None = None


@dataclass(frozen=True)
class Stored:
    """How one report fared: its place (None when it was there already), and the place of what it replaces."""

    seq: int | None
    replaces: int | None = None


def content_hash(report: Report) -> str:
    """Return the SHA-256 of what makes a report this report: date, title, outlet, URL and text; not its id."""
    parts = [report.date.isoformat(), report.title, report.outlet, report.url, report.text]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def known(db: Database, hashes: Sequence[str]) -> set[str]:
    """Return those of the content hashes that the case holds."""
    found: set[str] = set()
    for n in range(0, len(hashes), _SLICE):
        names, values = listed(hashes[n : n + _SLICE])
        found |= {row[0] for row in db.rows(f"SELECT hash FROM report WHERE hash IN {names}", values)}
    return found


def put(db: Database, filed: Filed) -> Stored:
    """Store a report with its reading. Call inside a transaction."""
    report = filed.reading.report
    digest = content_hash(report)
    if one(db, "SELECT 1 FROM report WHERE hash = :hash", {"hash": digest}):
        return Stored(None)
    earlier = _earlier(db, report, filed.origin)
    replaces = int(earlier[0]) if earlier else None
    seq = put_report(
        db,
        dataclasses.replace(report, id=_free_id(db, report.id, digest)),
        original=_own_bytes(filed.original, report.text),
        origin=filed.origin,
        received=filed.received,
        replaces=replaces,
    )
    put_reading(db, seq, filed.reading, filed.rules)
    if earlier:
        _settle_current(db, seq, report.date.isoformat(), earlier)
    return Stored(seq, replaces)


def put_report(
    db: Database,
    report: Report,
    *,
    original: bytes | None,
    origin: str,
    received: str,
    replaces: int | None,
    current: bool = True,
) -> int:
    """Store a report as it is, under its own id, and return its place."""
    values = {
        "id": report.id,
        "date": report.date.isoformat(),
        "day": report.date.isoformat(),
        "hash": content_hash(report),
        "title": report.title,
        "outlet": report.outlet,
        "url": report.url,
        "language": report.language,
        "extra": codec.extra_json(report),
        "text": codec.packed_text(report.text),
        "original": None if original is None else codec.pack(original),
        "origin": origin,
        "received": received,
        "replaces": replaces,
        "current": int(current),
    }
    names = ", ".join(values)
    sql = f"INSERT INTO report ({names}) VALUES ({', '.join(':' + name for name in values)}) RETURNING seq"
    seq = int(one(db, sql, values))
    index.put(db, seq, report)
    return seq


def put_reading(db: Database, seq: int, reading: Reading, rules: str) -> None:
    """Store what was found in the report, in place of an earlier reading, with the keys to find it by."""
    put_packed(db, seq, codec.packed_reading(reading), terms_of(reading), rules)


def put_packed(db: Database, seq: int, data: bytes, terms: Iterable[Term], rules: str) -> None:
    """Store a reading that is packed already, with its keys."""
    db.run(
        "INSERT INTO reading (report, rules, data) VALUES (:report, :rules, :data)"
        " ON CONFLICT (report) DO UPDATE SET rules = excluded.rules, data = excluded.data",
        {"report": seq, "rules": rules, "data": data},
    )
    wanted = {_term_id(db, term) for term in terms}
    had = {row[0] for row in db.rows("SELECT term FROM holds WHERE report = :report", {"report": seq})}
    for sql, step, changed in (
        ("INSERT INTO holds (term, report) VALUES (:term, :report)", 1, wanted - had),
        ("DELETE FROM holds WHERE term = :term AND report = :report", -1, had - wanted),
    ):
        if changed:
            rows = sorted(changed)
            db.many(sql, [{"term": term, "report": seq} for term in rows])
            db.many("UPDATE term SET df = df + :step WHERE id = :term", [{"step": step, "term": term} for term in rows])


def reports(db: Database, where: str = "", values: dict[str, object] | None = None) -> Iterator[tuple[int, Report]]:
    """Yield (seq, report) in (date, id) order; ``where`` is SQL over ``r``, the report table."""
    for row in db.stream(f"SELECT {_COUNTED} FROM report r {where} ORDER BY r.day, r.id", values):
        yield row[0], _report(row)


def by_seq(db: Database, seqs: Sequence[int], *, received: bool = False) -> list[tuple[int, Report]]:
    """Return (seq, report) of these reports in the order of ``seqs`` (at most a few hundred).

    They have the date that counts; with ``received`` the one they came with.
    """
    names, values = listed(seqs)
    columns = _RECEIVED if received else _COUNTED
    found = {row[0]: _report(row) for row in db.rows(f"SELECT {columns} FROM report r WHERE r.seq IN {names}", values)}
    return [(seq, found[seq]) for seq in seqs]


def readings(db: Database, seqs: Iterable[int]) -> list[Reading]:
    """Return the readings of these reports in (date, id) order."""
    found: list[Reading] = []
    for batch in _slices(sorted(seqs)):
        names, values = listed(batch)
        sql = f"SELECT {_COUNTED}, g.data FROM report r JOIN reading g ON g.report = r.seq WHERE r.seq IN {names}"
        found += [codec.reading_of(_report(row), row[9]) for row in db.rows(sql, values)]
    return sorted(found, key=lambda r: (r.report.date, r.report.id))


def _slices(seqs: Sequence[int]) -> Iterator[Sequence[int]]:
    for n in range(0, len(seqs), _SLICE):
        yield seqs[n : n + _SLICE]


def _report(row: Row) -> Report:
    _, identity, day, text, title, outlet, url, language, extra = row[:9]
    return Report(
        identity,
        date.fromisoformat(day),
        codec.text_of(text),
        title,
        outlet,
        url,
        language,
        codec.extra_of(extra),
    )


def _earlier(db: Database, report: Report, origin: str) -> Row | None:
    """Return (seq, date) of the report that this one is a changed version of: the same URL, or the same file and id.

    ``coalesce(url, '') = ''`` and not ``url IS NULL``: the index of URLs must not lead, most reports have none.
    """
    if report.url is not None:
        sql, values = "url = :url", {"url": report.url}
    else:
        sql, values = "coalesce(url, '') = '' AND id = :id AND origin = :origin", {"id": report.id, "origin": origin}
    found = db.rows(f"SELECT seq, date FROM report WHERE {sql} AND current = 1 ORDER BY seq DESC LIMIT 1", values)
    if found or report.url is not None:
        return found[0] if found else None
    found = db.rows(  # a changed file keeps its name: the newest of its versions, whose ids are marked
        "SELECT seq, date FROM report WHERE id >= :first AND id < :last AND coalesce(url, '') = '' AND origin = :origin"
        " AND current = 1 ORDER BY seq DESC LIMIT 1",
        {"origin": origin, "first": f"{report.id}~", "last": f"{report.id}\x7f"},
    )
    return found[0] if found else None


def _settle_current(db: Database, seq: int, day: str, earlier: Row) -> None:
    """Of two versions of a report the later dated counts; of two of one date, the one that came last."""
    old = earlier[0] if day >= earlier[1] else seq
    db.run("UPDATE report SET current = 0 WHERE seq = :seq", {"seq": old})


def _free_id(db: Database, identity: str, digest: str) -> str:
    """Return the id, or the id with a mark of its content when another report has it."""
    if not one(db, "SELECT 1 FROM report WHERE id = :id", {"id": identity}):
        return identity
    return f"{identity}~{digest[:8]}"


def _own_bytes(original: bytes | None, text: str) -> bytes | None:
    return None if original == text.encode() else original


def _term_id(db: Database, term: Term) -> int:
    values = {"kind": term[0], "key": term[1]}
    found = one(db, "SELECT id FROM term WHERE kind = :kind AND key = :key", values)
    if found is None:
        found = one(db, "INSERT INTO term (kind, key, df) VALUES (:kind, :key, 0) RETURNING id", values)
    return int(found)
