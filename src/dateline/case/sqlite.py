"""A case as one file: SQLite in write-ahead mode. Opening, refusing what is no case, and a copy made while in use."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from dateline.case.database import Dialect, Row, Values
from dateline.errors import CaseError

APPLICATION = 0x444C4E45  # "DLNE" in the file's header (PRAGMA application_id): this file is a case of dateline
MAGIC = b"SQLite format 3\x00"
PATIENCE = 60.0  # seconds that a writer waits for another
_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)


class SQLite:
    """An open case file."""

    dialect: Dialect = "sqlite"

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.name = str(path)
        self._connection = connection

    def rows(self, sql: str, values: Values | None = None) -> list[Row]:
        """Return all rows of a query."""
        with _told(self.name):
            return self._connection.execute(sql, dict(values or {})).fetchall()

    def stream(self, sql: str, values: Values | None = None) -> Iterator[Row]:
        """Yield the rows of a query without holding them all."""
        with _told(self.name):
            yield from self._connection.execute(sql, dict(values or {}))

    def run(self, sql: str, values: Values | None = None) -> int:
        """Run a statement and return how many rows it touched."""
        with _told(self.name):
            return self._connection.execute(sql, dict(values or {})).rowcount

    def many(self, sql: str, values: Sequence[Values]) -> None:
        """Run a statement once for each set of values."""
        with _told(self.name):
            self._connection.executemany(sql, [dict(v) for v in values])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; waits its turn to write."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def close(self) -> None:
        """Close the file; the last one to leave folds the write-ahead log into it."""
        self._connection.close()

    def backup(self, target: Path) -> None:
        """Write a consistent copy, also while others write (SQLite's online backup); never over an existing file."""
        if target.exists():
            raise CaseError(f"{target}: is there already. Choose another name for the copy")
        part = target.with_name(target.name + ".part")
        with _told(str(target)):
            part.unlink(missing_ok=True)
            copy = sqlite3.connect(part)
            try:
                self._connection.backup(copy, pages=2048)
            finally:
                copy.close()
            os.replace(part, target)


def is_case_file(path: str | Path) -> bool:
    """Tell whether the path is a SQLite file that carries the mark of a case."""
    head = _head(Path(path))
    return head.startswith(MAGIC) and int.from_bytes(head[68:72], "big") == APPLICATION


def create(path: Path) -> SQLite:
    """Make an empty case file; CaseError when something is there already."""
    if path.exists():
        raise CaseError(f"{path}: is there already. Add to it with: dateline add {path} PATH...")
    if not path.parent.is_dir():
        raise CaseError(f"{path}: the folder {path.parent} is not there. Make it first, or choose another place")
    with _told(str(path)):
        marked = sqlite3.connect(path)  # before the write-ahead log, so that the mark stands in the file itself
        marked.execute(f"PRAGMA application_id = {APPLICATION}")
        marked.close()
        return SQLite(path, _connected(path))


def open_file(path: Path) -> SQLite:
    """Open a case file; CaseError, by name, when it is missing, truncated, foreign or damaged."""
    if not path.exists():
        raise CaseError(f"{path}: there is no such case. Make it with: dateline new {path}")
    head = _head(path)
    if not head.startswith(MAGIC):
        raise CaseError(f"{path}: is not a case of dateline. A case is made with: dateline new FILE")
    if not is_case_file(path):
        raise CaseError(f"{path}: is a database of another program, not a case of dateline; it was left as it is")
    _not_truncated(path, head)
    with _told(str(path)):
        return SQLite(path, _connected(path))


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(100)
    except OSError:
        return b""


def _not_truncated(path: Path, head: bytes) -> None:
    """Raise when the file is shorter than its header says (https://www.sqlite.org/fileformat.html, offsets 16, 28)."""
    page = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    if len(head) < 100 or path.stat().st_size < pages * (65536 if page == 1 else page):
        raise CaseError(
            f"{path}: is cut short: the end of the file is missing. Go back to a copy (dateline case backup)"
        )


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "cache_size = -32000"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Turn SQLite's errors into one line that names the file and says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise CaseError(f"{name}: {_reason(error)}") from error
    except OSError as error:
        raise CaseError(f"{name}: {error.strerror or error}. Check the disk and your rights on it") from error


def _reason(error: sqlite3.Error) -> str:
    code = (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
    if code in _FULL:
        return (
            f"the disk is full or fails ({error}); what was stored before is whole. Make room and run the same again: "
            "it goes on where it stopped"
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return f"another process has been writing for over {PATIENCE:.0f} seconds. Try again when it is done"
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH):
        return f"may not be written or opened ({error}). Check your rights on the file and its folder"
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return f"is damaged ({error}). Go back to a copy (dateline case backup makes one)"
    return f"the database says: {error}"
