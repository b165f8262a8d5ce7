"""Which reports of a large case a brief relates: those of the days asked for, and the earlier ones nearest to them.

A case of up to ``REACH`` reports is related whole. Of a larger one the news is taken first (newest days first), then
the earlier reports that share most with it: actors, what figures count, issues; rare keys weigh more (inverse document
frequency; Spärck Jones 1972). What is chosen depends on what the case holds alone, not on when it was added.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.case.database import Database, listed, one

REACH = 400  # reports related together: about two seconds of work
CONTEXT = 80  # earlier reports beside the news, at most
_COMMON = 2000  # a key that more reports hold tells nothing, and costs much to follow
_KEYS = 60  # keys of the news that are followed
_KINDS = "('actor', 'figure', 'issue')"


@dataclass(frozen=True)
class Selection:
    """The chosen reports by seq, how many the case holds up to that day, and from which day on they are news."""

    seqs: tuple[int, ...]
    total: int
    since: date | None


def select(
    db: Database, *, since: date | None = None, until: date | None = None, reach: int = REACH, muted: Sequence[str] = ()
) -> Selection:
    """Return the reports to relate for a brief of what was dated after ``since``, as known on ``until``."""
    mutes, values = listed([name.lower() for name in muted], "mute")
    sql = "FROM report r WHERE r.current = 1 AND r.day <= :until"
    if muted:
        sql += f" AND lower(coalesce(r.outlet, '')) NOT IN {mutes}"
    values["until"] = until.isoformat() if until is not None else "9999-12-31"
    total = int(one(db, f"SELECT count(*) {sql}", values))
    if total <= reach:
        return Selection(
            tuple(row[0] for row in db.rows(f"SELECT r.seq {sql} ORDER BY r.day, r.id", values)), total, since
        )
    if since is None:
        last = one(db, f"SELECT max(r.day) {sql}", values)
        before = one(db, f"SELECT max(r.day) {sql} AND r.day < :last", {**values, "last": last})
        since = date.fromisoformat(before) if before is not None else None
    values["since"] = since.isoformat() if since is not None else "0000"
    news = [
        row[0]
        for row in db.rows(
            f"SELECT r.seq {sql} AND r.day > :since ORDER BY r.day DESC, r.id LIMIT :most",
            {**values, "most": reach - CONTEXT},
        )
    ]
    return Selection(tuple(sorted({*news, *_nearest(db, news, sql, values)})), total, since)


def _nearest(db: Database, news: Sequence[int], sql: str, values: dict[str, object]) -> list[int]:
    """Return the earlier reports that share the most weight of keys with the news; of equals the newer, then by id."""
    score: dict[int, float] = defaultdict(float)
    place: dict[int, tuple[str, str]] = {}
    held = f"SELECT r.seq, r.day, r.id {sql.replace('WHERE', 'JOIN holds h ON h.report = r.seq WHERE', 1)}"
    for term, weight in _weights(db, news):
        for seq, day, identity in db.rows(f"{held} AND h.term = :term AND r.day <= :since", {**values, "term": term}):
            score[seq] += weight
            place[seq] = (day, identity)
    best = sorted(score, key=lambda seq: place[seq][1])
    best.sort(key=lambda seq: (round(score[seq], 6), place[seq][0]), reverse=True)
    return best[:CONTEXT]


def _weights(db: Database, news: Sequence[int]) -> list[tuple[int, float]]:
    """Return the keys that tell most of the news, with their weights: how often there, times how rare everywhere."""
    count: dict[int, int] = defaultdict(int)
    rarity: dict[int, int] = {}
    name: dict[int, tuple[str, str]] = {}
    size = max(int(one(db, "SELECT count(*) FROM report")), 1)
    for n in range(0, len(news), 400):
        names, values = listed(news[n : n + 400])
        for term, kind, key, df, held in db.rows(
            "SELECT t.id, t.kind, t.key, t.df, count(*) FROM holds h JOIN term t ON t.id = h.term WHERE h.report IN "
            f"{names} AND t.kind IN {_KINDS} AND t.df <= {_COMMON} GROUP BY t.id, t.kind, t.key, t.df",
            values,
        ):
            count[term] += held
            rarity[term], name[term] = df, (kind, key)
    weighed = [(term, n * math.log(size / rarity[term] + 1)) for term, n in count.items() if rarity[term] > n]
    weighed.sort(key=lambda pair: (-round(pair[1], 9), name[pair[0]]))
    return weighed[:_KEYS]
