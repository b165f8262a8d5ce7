"""An escalation curve as SVG, written by hand: the same bytes everywhere, colours from the page's style sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from html import escape

from dateline.briefing.templates import day
from dateline.knowledge.event_scores import in_words
from dateline.model import EscalationCurve, EscalationEvent, EscalationPoint

WIDTH, HEIGHT = 640, 250
LEFT, RIGHT, TOP, BOTTOM = 34, 12, 26, 176  # the field of the curve
STRIP = 214  # foot of the bars that count reports
BAR = 16  # height of the highest
ROOM = 15  # units between two numbers under the bars
INK, ACCENT, SOFT = "var(--ink, #1c1c1c)", "var(--accent, #b3261e)", "var(--soft, #767676)"
MEASURE = "A measure of reporting. Under each point: independent reports. Shaded: 80 % band. Dashed: planned or feared."
Scale = Callable[[float], float]


def title(curve: EscalationCurve) -> str:
    """Return what the curve is of: "Oman and Yemen", "Oman and all others", "The situation"."""
    if curve.a is None:
        return "The situation"
    return f"{curve.a} and {curve.b}" if curve.b is not None else f"{curve.a} and all others"


def escalation_svg(curve: EscalationCurve) -> str | None:
    """Return the curve with its band, what is ahead as a dashed line, and the reports under each point.

    None when fewer than two days have events.
    """
    if len(curve.points) < 2:
        return None
    days = [p.date for p in (*curve.points, *curve.ahead)]
    first, last = min(days), max(days)
    x = _scale(first.toordinal(), last.toordinal(), LEFT, WIDTH - RIGHT)
    low, high = _range(curve)
    y = _scale(low, high, BOTTOM, TOP)
    label = f"Escalation as reported: {title(curve)}, {day(first)} to {day(last)}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(label)}" font-family="sans-serif" font-size="11">',
        _text(LEFT, 13, f"{title(curve)}: 10 violence, 0 neither, -10 help", INK),
        *_grid(low, high, y),
        _band(curve.points, x, y),
        _line(curve.ahead, x, y, SOFT, ' stroke-dasharray="4 3"'),
        _line(curve.points, x, y, ACCENT, ""),
        *(_point(p, curve.events, x, y) for p in curve.points),
        *_reports(curve.points, x),
        *_days(first, last, x),
        _text(LEFT, HEIGHT - 3, MEASURE, SOFT, size=9),
        "</svg>",
    ]
    return "\n".join(p for p in parts if p) + "\n"


def _scale(low: float, high: float, start: float, end: float) -> Scale:
    width = (high - low) or 1.0
    return lambda v: start + (v - low) / width * (end - start)


def _range(curve: EscalationCurve) -> tuple[float, float]:
    """Return the least and the greatest level shown, with room; zero is always in."""
    told = [p.level for p in (*curve.points, *curve.ahead)]
    told += [v for p in curve.points for v in (p.low, p.high) if v is not None]
    return max(-10.5, min(-1.0, min(told) - 0.5)), min(10.5, max(1.0, max(told) + 0.5))


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _text(x: float, y: float, words: str, color: str, anchor: str = "start", size: int = 11) -> str:
    return (
        f'<text x="{_n(x)}" y="{_n(y)}" fill="{color}" text-anchor="{anchor}" font-size="{size}">{escape(words)}</text>'
    )


def _grid(low: float, high: float, y: Scale) -> list[str]:
    found = []
    step = 5 if high - low > 8 else 2
    for tick in range(-10, 11, step) if step == 5 else range(-10, 11, 2):
        if low <= tick <= high:
            at = _n(y(tick))
            width = "1" if tick == 0 else "0.4"
            found.append(
                f'<line x1="{LEFT}" y1="{at}" x2="{WIDTH - RIGHT}" y2="{at}" stroke="{SOFT}" stroke-width="{width}"/>'
            )
            found.append(_text(LEFT - 5, y(tick) + 4, str(tick), SOFT, "end"))
    return found


def _steps(points: Sequence[tuple[float, float]], end: float) -> list[str]:
    """Return the corners of a line that holds each level until the next point, and the last one until ``end``."""
    found = []
    for n, (px, py) in enumerate(points):
        until = points[n + 1][0] if n + 1 < len(points) else max(end, px)
        found += [f"{_n(px)},{_n(py)}", f"{_n(until)},{_n(py)}"]
    return found


def _line(points: Sequence[EscalationPoint], x: Scale, y: Scale, color: str, more: str) -> str:
    if not points:
        return ""
    corners = _steps([(x(p.date.toordinal()), y(p.level)) for p in points], WIDTH - RIGHT)
    return f'<polyline points="{" ".join(corners)}" fill="none" stroke="{color}" stroke-width="1.6"{more}/>'


def _band(points: Sequence[EscalationPoint], x: Scale, y: Scale) -> str:
    """Return one area a run of points that have a band."""
    found, run = [], []
    for n, p in enumerate(points):
        if p.low is None or p.high is None:
            continue
        until = x(points[n + 1].date.toordinal()) if n + 1 < len(points) else WIDTH - RIGHT
        start = x(p.date.toordinal())
        run = [(start, y(p.high)), (until, y(p.high)), (until, y(p.low)), (start, y(p.low))]
        corners = " ".join(f"{_n(a)},{_n(b)}" for a, b in run)
        found.append(f'<polygon points="{corners}" fill="{ACCENT}" fill-opacity="0.15"/>')
    return "\n".join(found)


def _point(p: EscalationPoint, events: Sequence[EscalationEvent], x: Scale, y: Scale) -> str:
    told = "\n".join(in_words(e.type, e.mode, e.actor, e.recipient) for e in (events[i] for i in p.events))
    words = f"{day(p.date)}: {p.level:.1f}, {p.reports} independent report{'s' if p.reports != 1 else ''}\n{told}"
    at = f'cx="{_n(x(p.date.toordinal()))}" cy="{_n(y(p.level))}"'
    return f'<circle {at} r="3" fill="{ACCENT}"><title>{escape(words)}</title></circle>'


def _reports(points: Sequence[EscalationPoint], x: Scale) -> list[str]:
    found, free = [], 0.0
    most = max(p.reports for p in points)
    for p in points:
        at = x(p.date.toordinal())
        tall = BAR * p.reports / most
        found.append(
            f'<line x1="{_n(at)}" y1="{STRIP}" x2="{_n(at)}" y2="{_n(STRIP - tall)}" stroke="{SOFT}" stroke-width="3"/>'
        )
        if at >= free:
            found.append(_text(at, STRIP + 10, str(p.reports), SOFT, "middle", size=9))
            free = at + ROOM
    return found


def _days(first: date, last: date, x: Scale) -> list[str]:
    """Name the first day, the last one, and two between when there is room."""
    span = (last - first).days
    named = (
        [first, last]
        if span < 6
        else [first, *(date.fromordinal(first.toordinal() + span * k // 3) for k in (1, 2)), last]
    )
    anchors = {first: "start", last: "end"}
    return [_text(x(d.toordinal()), BOTTOM + 14, day(d), INK, anchors.get(d, "middle")) for d in named]
