"""The ledgers behind a brief: who stands where, which way it goes, what is ahead, the courses spoken of.

Each entry carries the citation of its words; the pages (HTML, Markdown) number and link them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dateline.briefing.changes import Change, changes
from dateline.briefing.entries import Entry, quote, said
from dateline.briefing.templates import day
from dateline.model import (
    Citation,
    EscalationCurve,
    Expectation,
    Reading,
    Scenario,
    ScenarioPoint,
    Situation,
    StancePoint,
)
from dateline.relating.position_matrix import Cell, matrix
from dateline.relating.position_sides import collisions, moves

ISSUES, ACTORS = 10, 5  # of the matrix, those of which most is told
QUOTES = 6  # of a cell, the latest
CLASHES, MOVES = 5, 5
ITEMS = 14  # of what is ahead
COURSES, POINTS = 6, 3  # courses, and points a side, the latest


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A side on an issue: its latest stance, whether it collides or moved, and the dated quotes that it opens to."""

    stance: str
    day: str
    collides: bool
    moved: bool
    quotes: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """An issue and the cells of the actors, None where none is known."""

    issue: str
    cells: tuple[MatrixCell | None, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """A course: its name, in how many independent reports, who expects it, and the points of each side."""

    name: str
    reports: int
    expected_by: tuple[str, ...]
    pro: tuple[Entry, ...]
    con: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Ledgers:
    """All of them; empty where nothing was found."""

    actors: tuple[str, ...]
    rows: tuple[Row, ...]
    clashes: tuple[Entry, ...]
    moves: tuple[Entry, ...]
    curve: EscalationCurve | None
    change: Entry | None
    ahead: tuple[Entry, ...]
    courses: tuple[Course, ...]
    changed: tuple[Change, ...] = ()

    def citations(self) -> Iterator[Citation]:
        """Yield every citation in them."""
        for entry in self._entries():
            yield from entry.cites

    def _entries(self) -> Iterator[Entry]:
        for row in self.rows:
            for cell in row.cells:
                yield from cell.quotes if cell is not None else ()
        yield from (*self.clashes, *self.moves, *self.ahead)
        for change in self.changed:
            yield from change.entries
        if self.change is not None:
            yield self.change
        for course in self.courses:
            yield from (*course.pro, *course.con)


def ledgers(situation: Situation, since: date | None = None) -> Ledgers:
    """Return the ledgers of a situation, with what has changed since a day when it is given."""
    held = {r.report.id: r for r in situation.readings}
    table = matrix(situation.positions, situation.readings)
    clashing = collisions(situation.positions, situation.readings)
    moved = moves(situation.positions)
    hot = {(c.issue, p) for c in clashing for p in (c.a_point, c.b_point)}
    turned = {(m.issue, m.after) for m in moved}
    issues = table.issues[:ISSUES]
    actors = tuple(a for a in table.actors if any((a, i) in table.cells for i in issues))[:ACTORS]
    rows = tuple(
        Row(issue, tuple(_cell(table.cells.get((actor, issue)), hot, turned, held) for actor in actors))
        for issue in issues
        if any((actor, issue) in table.cells for actor in actors)
    )
    curve = next((c for c in situation.escalation if c.a is None), None)
    return Ledgers(
        actors if rows else (),
        rows,
        tuple(_pair(f"{c.a} and {c.b}: {c.what}", c.a_point, c.b_point, held) for c in clashing[:CLASHES]),
        tuple(_pair(f"{m.actor} has {m.what}", m.before, m.after, held) for m in moved[:MOVES]),
        curve if curve is not None and len(curve.points) > 1 else None,
        _change(curve),
        tuple(_ahead(e, held) for e in _shown(situation.outlook)),
        tuple(_course(s, held) for s in situation.scenarios[:COURSES]),
        changes(situation, since, clashing) if since is not None else (),
    )


def _cell(
    cell: Cell | None, hot: set[tuple[str, StancePoint]], turned: set[tuple[str, StancePoint]], held: dict[str, Reading]
) -> MatrixCell | None:
    if cell is None:
        return None
    last = cell.held[-QUOTES:]
    points = {(cell.issue, p) for _, p in cell.held}
    quotes = tuple(
        Entry(
            f"{day(p.date)}, {said(p.stance)}" + (f" ({who})" if who != cell.actor else ""),
            quote(held, p),
            (Citation(p.report, p.start, p.end),),
        )
        for who, p in last
    )
    return MatrixCell(said(cell.stance), day(cell.date), bool(points & hot), bool(points & turned), quotes)


def _pair(head: str, a: StancePoint, b: StancePoint, held: dict[str, Reading]) -> Entry:
    told = [f"{day(p.date)}, {said(p.stance)}: “{quote(held, p)}”" for p in (a, b)]
    return Entry(f"{head}. {told[0]}; {told[1]}", None, tuple(Citation(p.report, p.start, p.end) for p in (a, b)))


def _change(curve: EscalationCurve | None) -> Entry | None:
    if curve is None or curve.change is None:
        return None
    return Entry(curve.change.text, None, tuple(curve.change.citations))


def _shown(outlook: Iterable[Expectation]) -> list[Expectation]:
    """Return what has a date, the settled and the coming, by date; undated promises and threats only fill up."""
    dated = [e for e in outlook if e.from_ is not None or e.to is not None]
    dated.sort(key=lambda e: (e.from_ or e.to or date.min, e.first_seen, e.what))
    kept = [e for e in dated if e.status != "overdue" or e.kind == "scheduled"]
    return kept[-ITEMS:]


def _ahead(item: Expectation, held: dict[str, Reading]) -> Entry:
    ends = [day(d) for d in (item.from_, item.to) if d is not None]
    when = " to ".join(dict.fromkeys(ends)) if item.from_ is not None else f"by {ends[0]}"
    first = item.evidence[0]
    cites = tuple(Citation(e.report, e.start, e.end) for e in item.evidence if e is first or e.role == "settles")
    head = f"{when} ({item.kind}, {item.status.replace('_', ' ')})"
    return Entry(head, quote(held, first), cites)


def _course(course: Scenario, held: dict[str, Reading]) -> Course:
    whom = f" on {course.recipient}" if course.recipient else ""
    who = f", {course.actor}" if course.actor else ""
    sides = {side: [p for p in course.points if p.side == side][-POINTS:] for side in ("for", "against")}
    return Course(
        f"{course.name[:1].upper()}{course.name[1:]}{whom}{who}",
        course.reports,
        tuple(v.name for v in course.expected_by),
        tuple(_point(p, held) for p in sides["for"]),
        tuple(_point(p, held) for p in sides["against"]),
    )


def _point(p: ScenarioPoint, held: dict[str, Reading]) -> Entry:
    who = f", {p.who}" if p.who else ""
    chance = f" (“{p.chance}”)" if p.chance else ""
    head = f"{day(p.date)}, {p.kind}{who}{chance}"
    return Entry(head, quote(held, p), (Citation(p.report, p.start, p.end),))
