"""Escalation curves for a terminal: a line of blocks a curve, and the points with what is behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dateline.briefing.escalation_plot import title
from dateline.briefing.templates import day
from dateline.model import Citation, EscalationChange, EscalationCurve, EscalationEvent, EscalationPoint, Reading

BLOCKS = "▁▂▃▄▅▆▇█"
COLUMNS = 60
QUOTE = 140  # characters of a clause that are shown
ABOUT = (
    "How conflictual the reported events are: 10 violence, 0 neither, -10 help (scores of the PLOVER manual).\n"
    "It measures what is reported, not what is so. In brackets the band that holds 80 % of the draws when the\n"
    "independent reports are drawn anew; none where there is one source. A telling counts half after five days."
)


def text(curves: Sequence[EscalationCurve], readings: Mapping[str, Reading], *, points: bool) -> str:
    """Return the curves for a terminal; with ``points`` every point of every curve, else of the first alone."""
    if not curves:
        return "No event with a day was found: there is nothing to draw.\n"
    parts = [ABOUT]
    for n, curve in enumerate(curves):
        parts.append("\n".join(_curve(curve, readings, points=points or n == 0)))
    return "\n\n".join(parts) + "\n"


def spark(points: Sequence[EscalationPoint], low: float, high: float) -> str:
    """Return a line of blocks, a day (or a few) each: the level that held at its end."""
    if not points:
        return ""
    first, last = points[0].date, points[-1].date
    span = (last - first).days + 1
    width = min(COLUMNS, span)
    made, at = [], 0
    for column in range(width):
        end = date.fromordinal(first.toordinal() + (column + 1) * span // width - 1)
        while at + 1 < len(points) and points[at + 1].date <= end:
            at += 1
        share = (points[at].level - low) / ((high - low) or 1.0)
        made.append(BLOCKS[min(7, max(0, round(share * 7)))])
    return "".join(made)


def _curve(curve: EscalationCurve, readings: Mapping[str, Reading], *, points: bool) -> Iterator[str]:
    told = curve.points
    yield f"{title(curve).upper()}: {_count(curve.reports, 'independent report')}"
    if told:
        levels = [p.level for p in told]
        low, high = min(levels), max(levels)
        yield f"  {spark(told, low, high)}  {low:.1f} to {high:.1f}, {day(told[0].date)} to {day(told[-1].date)}"
        yield f"  Last level {_level(told[-1])} on {day(told[-1].date)}."
    if curve.ahead:
        yield f"  Of what is planned or feared {_level(curve.ahead[-1])} on {day(curve.ahead[-1].date)}."
    if curve.change is not None:
        yield from _change(curve.change, readings)
    elif told:
        yield "  No change worth a sentence."
    if points:
        yield ""
        for p in told:
            yield from _point(p, curve.events)
        if curve.ahead:
            yield "  planned or feared, by the day it was reported:"
            for p in curve.ahead:
                yield from _point(p, curve.events)


def _change(change: EscalationChange, readings: Mapping[str, Reading]) -> Iterator[str]:
    yield f"  {change.text}"
    for c in change.citations[:4]:
        reading = readings.get(c.report)
        if reading is not None:
            words = " ".join(reading.report.text[c.start : c.end].split())
            shown = words if len(words) <= QUOTE else words[: QUOTE - 1].rsplit(" ", 1)[0] + " …"
            yield f"    “{shown}” {_cited(c)}"


def _point(p: EscalationPoint, events: Sequence[EscalationEvent]) -> Iterator[str]:
    yield f"  {p.date}  {_level(p):<22} {_count(p.reports, 'independent report')}"
    for e in (events[i] for i in p.events):
        arrow = f"{e.actor or '?'} → {e.recipient}" if e.recipient is not None else e.actor or "?"
        kind = f"{e.type} {e.mode}" if e.mode is not None else e.type
        cited = " ".join(_cited(c) for c in e.citations[:3])
        yield f"      {-e.score:+5.1f}  {kind}: {arrow}  {cited}"


def _level(p: EscalationPoint) -> str:
    return f"{p.level:.1f}" if p.low is None or p.high is None else f"{p.level:.1f} ({p.low:.1f} to {p.high:.1f})"


def _cited(c: Citation) -> str:
    return f"[{c.report} {c.start}-{c.end}]"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
