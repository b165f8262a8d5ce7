"""A case in PostgreSQL 15 and later, for a team: one schema of a database holds one case (extra ``server``).

    postgresql://user@host/database?case=standoff

``case`` names the schema ("dateline" when it is not given); everything else is libpq's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from dateline.case.database import Dialect, Row, Values
from dateline.errors import CaseError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_NAME = re.compile(r"[a-z_][a-z0-9_]{0,50}")
_WRITER = 0x444C4E45  # first key of the advisory lock that lets one writer into a case at a time


class PostgreSQL:
    """An open case on a server."""

    dialect: Dialect = "postgresql"

    def __init__(self, name: str, engine: Engine, schema: str) -> None:
        self.name = name
        self._engine = engine
        self._schema = schema
        self._inside: Connection | None = None

    def rows(self, sql: str, values: Values | None = None) -> list[Row]:
        """Return all rows of a query."""
        with self._connected() as connection:
            return [tuple(row) for row in connection.execute(_text(sql), dict(values or {}))]

    def stream(self, sql: str, values: Values | None = None) -> Iterator[Row]:
        """Yield the rows of a query without holding them all."""
        with _told(self.name), self._engine.connect() as connection:
            result = connection.execution_options(stream_results=True).execute(_text(sql), dict(values or {}))
            for row in result:
                yield tuple(row)

    def run(self, sql: str, values: Values | None = None) -> int:
        """Run a statement and return how many rows it touched."""
        with self._connected() as connection:
            return int(connection.execute(_text(sql), dict(values or {})).rowcount)

    def many(self, sql: str, values: Sequence[Values]) -> None:
        """Run a statement once for each set of values."""
        if values:
            with self._connected() as connection:
                connection.execute(_text(sql), [dict(v) for v in values])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; an advisory lock lets one writer in at a time, readers go on reading."""
        with _told(self.name), self._engine.begin() as connection:
            connection.execute(
                _text("SELECT pg_advisory_xact_lock(:kind, hashtext(:schema))"),
                {"kind": _WRITER, "schema": self._schema},
            )
            self._inside = connection
            try:
                yield
            finally:
                self._inside = None

    def close(self) -> None:
        """Let go of the server."""
        self._engine.dispose()

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        if self._inside is not None:
            with _told(self.name):
                yield self._inside
            return
        with _told(self.name), self._engine.begin() as connection:
            yield connection


def create(url: str) -> PostgreSQL:
    """Make the schema of an empty case; CaseError when it is there."""
    db = _connect(url)
    if _exists(db):
        db.close()
        raise CaseError(f"{db.name}: is there already. Add to it with: dateline add {db.name} PATH...")
    db.run(f'CREATE SCHEMA "{db._schema}"')
    return db


def open_server(url: str) -> PostgreSQL:
    """Open a case on a server; CaseError when the server does not answer or holds no such case."""
    db = _connect(url)
    if not _exists(db):
        db.close()
        raise CaseError(f"{db.name}: there is no such case. Make it with: dateline new {db.name}")
    return db


def _exists(db: PostgreSQL) -> bool:
    return bool(db.rows("SELECT 1 FROM pg_namespace WHERE nspname = :name", {"name": db._schema}))


def _connect(url: str) -> PostgreSQL:
    try:
        import sqlalchemy
        from sqlalchemy.engine import make_url
    except ImportError as error:
        raise CaseError("a case on a server needs the extra: pip install 'dateline[server]'") from error
    try:
        address = make_url(re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", url))
        query = dict(address.query)
        schema = str(query.pop("case", "dateline"))
    except (sqlalchemy.exc.ArgumentError, ValueError) as error:
        raise CaseError(
            f"{url}: is no address of a database ({error}). It looks like postgresql://user@host/db"
        ) from error
    if not _NAME.fullmatch(schema):
        raise CaseError(f"{schema!r}: is no name for a case on a server. Use small letters, digits and _")
    engine = sqlalchemy.create_engine(
        address.set(query=query), connect_args={"options": f'-c search_path="{schema}"'}, pool_pre_ping=True
    )
    shown = address.set(drivername="postgresql").render_as_string(hide_password=True)
    db = PostgreSQL(shown, engine, schema)
    db.rows("SELECT 1")
    return db


def _text(sql: str) -> Any:
    from sqlalchemy import text

    return text(sql)


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Turn the server's errors into one line that names the case and says what to do."""
    from sqlalchemy.exc import DBAPIError, OperationalError

    try:
        yield
    except OperationalError as error:
        problem = str(error.orig).strip().partition("\n")[0]
        raise CaseError(
            f"{name}: the server does not answer ({problem}). Check the address and that it runs"
        ) from error
    except DBAPIError as error:
        raise CaseError(f"{name}: the database says: {str(error.orig).strip().partition(chr(10))[0]}") from error
