"""Position histories: where each actor stands on each issue, over time.

Issues are merged across wordings (see ``issue_groups``) and named in the reports' words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dateline.model import PositionHistory, Reading, StancePoint
from dateline.relating.issue_groups import groups, names
from dateline.relating.issue_terms import Item, items


def histories(readings: Sequence[Reading]) -> tuple[PositionHistory, ...]:
    """Return one history for each actor and issue: the issues spoken of most stand first, then their actors."""
    held = items(readings)
    found = groups(held)
    rows: list[tuple[tuple[object, ...], PositionHistory]] = []
    for group, issue in zip(found, names(found, held), strict=True):
        by_actor: dict[str | None, list[Item]] = defaultdict(list)
        for i in group:
            by_actor[_name(held[i], held[i].position.actor)].append(held[i])
        for actor, own in by_actor.items():
            points = tuple(map(_point, own))
            order = (-len(group), issue, -len(own), actor is None, actor or "")
            rows.append((order, PositionHistory(actor, issue, points[-1].stance, points)))
    return tuple(h for _, h in sorted(rows, key=lambda pair: pair[0]))


def _point(item: Item) -> StancePoint:
    p = item.position
    report = item.reading.report
    return StancePoint(report.date, p.stance, report.id, p.start, p.end, item.issue, _name(item, p.to), p.condition)


def _name(item: Item, actor: str | None) -> str | None:
    known = item.reading.actor(actor)
    return known.name if known is not None else None
