"""Positions for a terminal of 100 columns: the matrix actor x issue, its cells with their quotes, collisions, moves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from dateline.briefing.templates import MONTHS, day
from dateline.model import Collision, Move, Reading, StancePoint
from dateline.relating.position_matrix import Cell, Matrix

COLUMNS = 100
ISSUE, CELL, ACTORS = 32, 17, 4  # widths in columns, and actors side by side
MOST_ACTORS, MOST_ISSUES = 8, 24  # in the table; the cells below it are complete
QUOTE = 240  # characters of a quotation
WORDS = {"red_line": "red line"}


def text(
    table: Matrix,
    collisions: Sequence[Collision],
    moves: Sequence[Move],
    readings: Mapping[str, Reading],
) -> str:
    """Return all of it; issues are numbered, so that a cell of the table leads to its quotes."""
    if not table.cells:
        return "No position was found.\n"
    number = {issue: n for n, issue in enumerate(table.issues, 1)}
    marks = _marks(collisions, moves)
    parts = ["\n".join(_table(table, number, marks)), "\n".join(_cells(table, number, readings))]
    if collisions:
        parts.append("\n".join(["COLLISIONS", *(line for c in collisions for line in _collision(c, number, readings))]))
    if moves:
        parts.append("\n".join(["MOVES", *(line for m in moves for line in _move(m, number, readings))]))
    return "\n\n".join(parts) + "\n"


def _marks(collisions: Sequence[Collision], moves: Sequence[Move]) -> dict[tuple[str, StancePoint], str]:
    found: dict[tuple[str, StancePoint], str] = {}
    for c in collisions:
        found[c.issue, c.a_point] = found[c.issue, c.b_point] = "!"
    for m in moves:
        found[m.issue, m.after] = found.get((m.issue, m.after), "") + "~"
    return found


def _table(table: Matrix, number: Mapping[str, int], marks: Mapping[tuple[str, StancePoint], str]) -> Iterator[str]:
    yield "POSITIONS: the latest stance of each on each issue (! collides, ~ has moved; quotes below)"
    actors = table.actors[:MOST_ACTORS]
    for first in range(0, len(actors), ACTORS):
        shown = actors[first : first + ACTORS]
        rows = [i for i in table.issues if any((a, i) in table.cells for a in shown)][:MOST_ISSUES]
        yield ""
        yield (" " * ISSUE + "".join(_cut(a, CELL - 1).ljust(CELL) for a in shown)).rstrip()
        for issue in rows:
            cells = [_cell(table.cells.get((a, issue)), marks) for a in shown]
            name = f"{number[issue]:>2} {_cut(issue, ISSUE - 5)}".ljust(ISSUE)
            yield (name + "".join(c.ljust(CELL) for c in cells)).rstrip()
    rest = len(table.actors) - len(actors)
    if rest:
        yield f"\n{rest} more {'actor' if rest == 1 else 'actors'} below."


def _cell(cell: Cell | None, marks: Mapping[tuple[str, StancePoint], str]) -> str:
    if cell is None:
        return "·"
    mark = "".join(sorted({m for _, p in cell.held for m in marks.get((cell.issue, p), "")}))
    when = f"{cell.date.day} {MONTHS[cell.date.month - 1]}"
    return f"{_said(cell.stance)} {when}{mark}"[: CELL - 1]


def _cells(table: Matrix, number: Mapping[str, int], readings: Mapping[str, Reading]) -> Iterator[str]:
    yield "WHAT SHOWS IT"
    for issue in table.issues:
        yield from ("", *wrap(f"{number[issue]} {issue}", COLUMNS))
        for actor in table.actors:
            cell = table.cells.get((actor, issue))
            if cell is not None:
                yield from _quotes(cell, readings)


def _quotes(cell: Cell, readings: Mapping[str, Reading]) -> Iterator[str]:
    yield f"  {cell.actor}"
    for holder, point, again in _folded(cell, readings):
        by = "" if holder == cell.actor else f" ({holder})"
        to = f" to {point.to}" if point.to is not None and point.to != cell.actor else ""
        yield from _told(f"    {day(point.date)}  {_said(point.stance)}{to}{by}: ", point, readings, again)


def _folded(cell: Cell, readings: Mapping[str, Reading]) -> list[tuple[str, StancePoint, list[StancePoint]]]:
    """Return the stances with those that other reports of the day tell in the same words."""
    found: dict[tuple[object, ...], tuple[str, StancePoint, list[StancePoint]]] = {}
    for holder, point in cell.held:
        key = (holder, point.date, point.stance, quote(point, readings))
        if key in found:
            found[key][2].append(point)
        else:
            found[key] = (holder, point, [])
    return list(found.values())


def _told(
    head: str, point: StancePoint, readings: Mapping[str, Reading], again: Sequence[StancePoint] = ()
) -> Iterator[str]:
    on = (
        f" [{point.condition}]" if point.condition is not None and point.condition not in quote(point, readings) else ""
    )
    where = " ".join(f"[{p.report}:{p.start}-{p.end}]" for p in (point, *again))
    indent = " " * (len(head) - len(head.lstrip()) + 2)
    lines = wrap(
        f"{head.strip()} “{quote(point, readings)}”{on} {where}", COLUMNS - len(indent), break_long_words=False
    )
    yield from (f"{indent[:-2] if n == 0 else indent}{line}" for n, line in enumerate(lines))


def quote(point: StancePoint, readings: Mapping[str, Reading]) -> str:
    """Return the words of the report that show a stance, on one line."""
    words = " ".join(readings[point.report].report.text[point.start : point.end].split())
    return _cut(words, QUOTE)


def _collision(c: Collision, number: Mapping[str, int], readings: Mapping[str, Reading]) -> Iterator[str]:
    yield ""
    yield from wrap(f"{_first_upper(c.what)} ({c.a}, {c.b}): {number[c.issue]} {c.issue}", COLUMNS)
    for actor, point in ((c.a, c.a_point), (c.b, c.b_point)):
        yield from _told(f"    {day(point.date)}  {actor} {_said(point.stance)}: ", point, readings)


def _move(m: Move, number: Mapping[str, int], readings: Mapping[str, Reading]) -> Iterator[str]:
    yield ""
    change = f"{_said(m.before.stance)} on {day(m.before.date)}, {_said(m.after.stance)} on {day(m.after.date)}"
    yield from wrap(f"{m.actor} has {m.what} ({change}): {number[m.issue]} {m.issue}", COLUMNS)
    yield from _told(f"    {day(m.before.date)}  ", m.before, readings)
    yield from _told(f"    {day(m.after.date)}  ", m.after, readings)


def _said(stance: str) -> str:
    return WORDS.get(stance, stance)


def _first_upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _cut(words: str, width: int) -> str:
    return words if len(words) <= width else words[: width - 1].rstrip() + "…"
