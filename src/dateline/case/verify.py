"""``case verify``: proves that what is stored is what was received: hashes, spans, keys, the database's own checks."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator

from dateline.case import codec, store
from dateline.case.database import Database
from dateline.case.terms import terms_of
from dateline.model import LAYERS, Reading, Record


def problems(db: Database) -> Iterator[str]:
    """Yield a line for each thing that is wrong; nothing when the case is whole."""
    yield from _own_checks(db)
    for seq, identity in db.rows("SELECT seq, id FROM report ORDER BY seq"):
        yield from (f"report {identity}: {problem}" for problem in _of_report(db, seq))
    for kind, key, df, held in db.rows(
        "SELECT t.kind, t.key, t.df, count(h.report) FROM term t LEFT JOIN holds h ON h.term = t.id"
        " GROUP BY t.id, t.kind, t.key, t.df HAVING t.df <> count(h.report) ORDER BY 1, 2"
    ):
        yield f"key {kind} {key!r}: counted {df} times, held {held} times"


def _own_checks(db: Database) -> Iterator[str]:
    """Yield what the database itself finds: damaged pages, rows that point nowhere."""
    if db.dialect == "sqlite":
        for (line,) in db.rows("PRAGMA integrity_check"):
            if line != "ok":
                yield f"the file: {line}"
        for table, row, parent, _ in db.rows("PRAGMA foreign_key_check"):
            yield f"table {table}, row {row}: points into {parent} where nothing is"
    for table, column in (("reading", "report"), ("holds", "report")):
        sql = f"SELECT count(*) FROM {table} x LEFT JOIN report r ON r.seq = x.{column} WHERE r.seq IS NULL"
        if count := db.rows(sql)[0][0]:
            yield f"table {table}: {count} rows belong to no report"


def _of_report(db: Database, seq: int) -> Iterator[str]:
    row = db.rows("SELECT hash, original FROM report WHERE seq = :seq", {"seq": seq})[0]
    try:
        report = store.by_seq(db, [seq], received=True)[0][1]
        if row[1] is not None:
            codec.unpack(row[1])
    except (zlib.error, UnicodeDecodeError, ValueError) as error:
        yield f"its text cannot be unpacked ({error})"
        return
    if store.content_hash(report) != row[0]:
        yield "its text or fields are not those that were received (the hash differs)"
    found = db.rows("SELECT data FROM reading WHERE report = :seq", {"seq": seq})
    if not found:
        yield "has no reading. Make it with: dateline refresh"
        return
    try:
        reading = codec.reading_of(report, found[0][0])
    except (zlib.error, ValueError, KeyError, TypeError) as error:
        yield f"its reading cannot be unpacked ({error!r})"
        return
    yield from _spans(reading)
    held = db.rows("SELECT t.kind, t.key FROM holds h JOIN term t ON t.id = h.term WHERE h.report = :seq", {"seq": seq})
    if {tuple(pair) for pair in held} != set(terms_of(reading)):
        yield "the keys it is found by are not those of its reading"


def _spans(reading: Reading) -> Iterator[str]:
    """Yield spans that do not lie in the text, or whose words are not the text's."""
    text = reading.report.text
    for layer in LAYERS:
        for thing in getattr(reading, layer):
            for start, end in _pairs(thing):
                if not 0 <= start <= end <= len(text):
                    yield f"{layer}: the span {start}-{end} lies outside of the text"
                elif getattr(thing, "text", None) is not None and text[thing.start : thing.end] != thing.text:
                    yield f"{layer}: the words at {thing.start}-{thing.end} are not {thing.text!r}"


def _pairs(thing: Record) -> Iterator[tuple[int, int]]:
    if hasattr(thing, "start") and hasattr(thing, "end"):
        yield thing.start, thing.end
    for name in ("source", "cue", "content"):
        yield from getattr(thing, name, ())


def digest(db: Database) -> str:
    """Return one SHA-256 over all current reports and their readings: equal cases have equal digests."""
    whole = hashlib.sha256()
    for identity, content, rules in db.stream(
        "SELECT r.id, r.hash, g.rules FROM report r JOIN reading g ON g.report = r.seq WHERE r.current = 1"
        " ORDER BY r.day, r.id"
    ):
        whole.update(f"{identity}\t{content}\t{rules}\n".encode())
    return whole.hexdigest()
