"""Reports that changed after they were stored: each version, and what changed between two of them."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.case import store
from dateline.case.database import Database
from dateline.model import Report


@dataclass(frozen=True)
class Revision:
    """Two versions of one report, the earlier first, when the later came, and whether it is the one that counts."""

    before: Report
    after: Report
    received: str
    current: bool

    def diff(self) -> str:
        """Return what changed in the words, as a unified diff over lines."""
        return "\n".join(
            difflib.unified_diff(
                self.before.text.splitlines(),
                self.after.text.splitlines(),
                f"{self.before.id} {self.before.date}",
                f"{self.after.id} {self.after.date}",
                lineterm="",
                n=1,
            )
        )


def revisions(db: Database, report: str | None = None) -> Iterator[Revision]:
    """Yield the revisions in the order they came; only those from or to the report with this id, when given."""
    rows = db.rows(
        "SELECT a.seq, b.seq, b.received, b.current FROM report b JOIN report a ON a.seq = b.replaces ORDER BY b.seq"
    )
    for before, after, received, current in rows:
        pair = dict(store.by_seq(db, [before, after]))
        if report is None or report in (pair[before].id, pair[after].id):
            yield Revision(pair[before], pair[after], received, bool(current))
