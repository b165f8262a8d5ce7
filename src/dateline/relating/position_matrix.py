"""The matrix actor x issue: where each side stands on each issue, with all that shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.model import PositionHistory, Reading, Stance, StancePoint
from dateline.relating.position_sides import governments

Held = tuple[str, StancePoint]  # who holds it by name, and the stance


@dataclass(frozen=True, slots=True)
class Cell:
    """One side on one issue: its latest stance, and every stance with its holder, in date order."""

    actor: str
    issue: str
    stance: Stance
    date: date
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows and columns in the order of how much is told of them; a cell by (actor, issue) where a stance is known."""

    actors: tuple[str, ...]
    issues: tuple[str, ...]
    cells: dict[tuple[str, str], Cell]


def matrix(histories: Sequence[PositionHistory], readings: Iterable[Reading] = ()) -> Matrix:
    """Return the matrix; with ``readings`` a state's officials stand in the row of their state, a body's in the body's.

    Stances that nobody is named for are left out: they stand in the histories.
    """
    stand_for = governments(readings)
    held: dict[tuple[str, str], list[Held]] = {}
    for h in histories:
        if h.actor is not None:
            key = (stand_for.get(h.actor, h.actor), h.issue)
            held.setdefault(key, []).extend((h.actor, p) for p in h.history)
    cells: dict[tuple[str, str], Cell] = {}
    for (actor, issue), own in held.items():
        own.sort(key=lambda pair: (pair[1].date, pair[1].report, pair[1].start))
        cells[actor, issue] = Cell(actor, issue, own[-1][1].stance, own[-1][1].date, tuple(own))
    by_actor: Counter[str] = Counter()
    by_issue: Counter[str] = Counter()
    for cell in cells.values():
        by_actor[cell.actor] += len(cell.held)
        by_issue[cell.issue] += len(cell.held)
    order = {issue: n for n, issue in enumerate(dict.fromkeys(h.issue for h in histories))}
    parties = Counter(issue for _, issue in cells)
    return Matrix(
        tuple(sorted(by_actor, key=lambda a: (-by_actor[a], a))),
        tuple(sorted(by_issue, key=lambda i: (-min(parties[i], 2), -by_issue[i], order[i]))),
        cells,
    )
