"""The case: the reports, readings, settings and judgements kept for one situation, in one file or one database."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dateline.case import adding, schema, selection, sqlite, store
from dateline.case.adding import Added
from dateline.case.database import Database, one
from dateline.case.selection import REACH, Selection
from dateline.errors import CaseError
from dateline.inputs import Received
from dateline.model import Reading, Report

SERVER = ("postgresql://", "postgres://")


@dataclass(frozen=True)
class Summary:
    """What a case holds, in numbers."""

    name: str
    reports: int
    replaced: int
    first: date | None
    last: date | None
    outlets: int
    stale: int
    version: int
    bytes: int | None


class Case:
    """An open case. Make one with ``create``, open one with ``opened``; close it, or use it in a ``with`` block."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def __enter__(self) -> Case:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or server."""
        self.db.close()

    def add(
        self,
        received: Iterable[Received],
        *,
        now: str,
        jobs: int | None = None,
        model: str | None = None,
        tell: Callable[[Added], None] | None = None,
    ) -> Added:
        """Store the reports that are not there yet, with their readings (see ``adding.add``)."""
        return adding.add(self.db, received, now=now, jobs=jobs, model=model, tell=tell)

    def refresh(
        self, *, jobs: int | None = None, model: str | None = None, tell: Callable[[int, int], None] | None = None
    ) -> int:
        """Read again what other rules than today's have read; return how many reports that were."""
        return adding.refresh(self.db, jobs=jobs, model=model, tell=tell)

    def reports(self, *, replaced: bool = False) -> Iterator[Report]:
        """Yield the reports in (date, id) order; with ``replaced`` those too of which a later version is there."""
        for _, report in store.reports(self.db, "" if replaced else "WHERE r.current = 1"):
            yield report

    def readings(self, seqs: Iterable[int] | None = None) -> list[Reading]:
        """Return the readings of these reports (all current ones when None) in (date, id) order."""
        if seqs is None:
            seqs = [row[0] for row in self.db.rows("SELECT seq FROM report WHERE current = 1")]
        return store.readings(self.db, seqs)

    def select(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        reach: int = REACH,
        muted: Sequence[str] = (),
    ) -> Selection:
        """Return which reports a brief of those days relates, without those of muted outlets."""
        return selection.select(self.db, since=since, until=until, reach=reach, muted=muted)

    def setting(self, key: str, default: Any = None) -> Any:
        """Return a setting, or ``default`` when it is not set."""
        found = one(self.db, "SELECT value FROM setting WHERE key = :key", {"key": key})
        return default if found is None else json.loads(found)

    def settings(self) -> dict[str, Any]:
        """Return all settings by name."""
        return {k: json.loads(v) for k, v in self.db.rows("SELECT key, value FROM setting ORDER BY key")}

    def set(self, key: str, value: Any) -> None:
        """Keep a setting (any JSON value); None forgets it."""
        if value is None:
            self.db.run("DELETE FROM setting WHERE key = :key", {"key": key})
            return
        self.db.run(
            "INSERT INTO setting (key, value) VALUES (:key, :value)"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            {"key": key, "value": json.dumps(value, ensure_ascii=False, sort_keys=True)},
        )

    def summary(self) -> Summary:
        """Return what the case holds, in numbers."""
        count, current, first, last, outlets = self.db.rows(
            "SELECT count(*), coalesce(sum(current), 0), min(day), max(day), count(DISTINCT outlet) FROM report"
        )[0]
        rules = adding.rules_of(None)
        stale = one(self.db, "SELECT count(*) FROM reading WHERE rules <> :rules", {"rules": rules})
        path = Path(self.db.name)
        return Summary(
            name=str(self.setting("name") or path.stem),
            reports=int(current),
            replaced=int(count - current),
            first=date.fromisoformat(first) if first else None,
            last=date.fromisoformat(last) if last else None,
            outlets=int(outlets),
            stale=int(stale),
            version=schema.version(self.db),
            bytes=path.stat().st_size if self.db.dialect == "sqlite" else None,
        )


def is_case(path: str) -> bool:
    """Tell whether a command's PATH is a case: a case file, or a PostgreSQL address."""
    return path.startswith(SERVER) or (path != "-" and sqlite.is_case_file(path))


def create(path: str) -> Case:
    """Make an empty case; CaseError when there is one."""
    db = _server(path, new=True) if path.startswith(SERVER) else sqlite.create(Path(path))
    with _closing(db):
        schema.migrate(db)
    return Case(db)


def opened(path: str) -> Case:
    """Open a case, brought to the newest tables; CaseError, by name, when it is missing, foreign or damaged."""
    db = _server(path, new=False) if path.startswith(SERVER) else sqlite.open_file(Path(path))
    with _closing(db):
        if schema.version(db) == 0:
            raise CaseError(f"{path}: holds no case. Make one with: dateline new {path}")
        schema.migrate(db)
    return Case(db)


def _server(url: str, *, new: bool) -> Database:
    from dateline.case import postgres  # its libraries are an extra

    return postgres.create(url) if new else postgres.open_server(url)


@contextmanager
def _closing(db: Database) -> Iterator[None]:
    """Close the database when what follows fails."""
    try:
        yield
    except BaseException:
        db.close()
        raise
