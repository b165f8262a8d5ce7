"""The sources of a case, in its table ``source``, and which addresses its reports came from."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from dateline.case.database import Database, one
from dateline.case.schema import PLAIN_TABLES
from dateline.follow.items import moment
from dateline.follow.source import Source

_COLUMNS = PLAIN_TABLES["source"]
_TIMES = ("last_tried", "last_ok", "next_try")
_ALL = f"SELECT {', '.join(_COLUMNS)} FROM source ORDER BY url"
_PUT = (
    f"INSERT INTO source ({', '.join(_COLUMNS)}) VALUES ({', '.join(':' + c for c in _COLUMNS)})"
    f" ON CONFLICT (url) DO UPDATE SET {', '.join(f'{c} = excluded.{c}' for c in _COLUMNS[1:])}"
)


class CaseSources:
    """The sources that a case follows."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def sources(self) -> list[Source]:
        """Return all sources in the order of their addresses."""
        found = [_source(dict(zip(_COLUMNS, row, strict=True))) for row in self._db.rows(_ALL)]
        return sorted(found, key=lambda source: source.url)

    def put(self, source: Source) -> None:
        """Keep a source, in place of what was known of its address."""
        row = {name: getattr(source, name) for name in _COLUMNS}
        row |= {name: _written(row[name]) for name in _TIMES}
        row["seen"] = json.dumps(dict(source.seen), ensure_ascii=False, separators=(",", ":"))
        with self._db.transaction():
            self._db.run(_PUT, row)

    def drop(self, url: str) -> bool:
        """Forget a source; False when there is none."""
        with self._db.transaction():
            return self._db.run("DELETE FROM source WHERE url = :url", {"url": url}) > 0

    def has_url(self, url: str, updated: datetime | None = None) -> bool:
        """Tell whether a report of this address is there, and came after ``updated``, when given."""
        came = moment(one(self._db, "SELECT max(received) FROM report WHERE url = :url", {"url": url}))
        return came is not None and (updated is None or came >= updated)


def _source(row: dict[str, Any]) -> Source:
    row |= {name: moment(row[name]) for name in _TIMES}
    row["seen"] = json.loads(row["seen"])
    return Source(**row)


def _written(value: datetime | None) -> str | None:
    return None if value is None else value.strftime("%Y-%m-%dT%H:%M:%SZ")
