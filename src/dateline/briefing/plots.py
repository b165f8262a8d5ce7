"""The two pictures of a brief as inline SVG: reports and events by day, and figure tracks with their modifiers as
intervals. Drawn with matplotlib; the same bytes for the same data; colours come from the page's style sheet."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from dateline.briefing.templates import day
from dateline.model import Situation, Track

if TYPE_CHECKING:
    from matplotlib.figure import Figure

INK, ACCENT, SOFT = "#123456", "#234567", "#345678"  # stand-ins, replaced by CSS variables after drawing
_VARIABLES = {INK: "var(--ink)", ACCENT: "var(--accent)", SOFT: "var(--soft)"}


def _canvas(height: float) -> tuple[Figure, Any]:
    import matplotlib
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    matplotlib.rcParams.update({"svg.hashsalt": "dateline", "svg.fonttype": "none", "font.family": "sans-serif"})
    figure = Figure(figsize=(5.4, height), layout="constrained")
    FigureCanvasSVG(figure)
    axes = figure.add_subplot()
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(SOFT)
    axes.tick_params(colors=INK, labelsize=9)
    return figure, axes


def _svg(figure: Figure, label: str, name: str) -> str:
    """Return the picture; ``name`` makes its ids differ from those of other pictures on the page."""
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    svg = buffer.getvalue()
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    for stand_in, variable in _VARIABLES.items():
        svg = svg.replace(stand_in, variable)
    svg = re.sub(
        r'(<svg[^>]*?) width="[^"]*"', r"\1", re.sub(r'(<svg[^>]*?) height="[^"]*"', r"\1", svg, count=1), count=1
    )
    svg = re.sub(r'(\bid="|href="#|url\(#)', rf"\1{name}-", svg)
    return svg.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)


def _days_below(axes: Any, days: Sequence[date]) -> None:
    """Name the first and the last day on the horizontal axis, and those between that leave room."""
    room = max(1, (days[-1] - days[0]).days) / 4
    named = [days[0]]
    for day_ in days[1:-1]:
        if (day_ - named[-1]).days >= room and (days[-1] - day_).days >= room:
            named.append(day_)
    named.append(days[-1])
    axes.set_xticks([d.toordinal() for d in named], [day(d) for d in named])


def timeline_svg(situation: Situation) -> str | None:
    """Return reports a day as bars; None for a single day."""
    days = Counter(r.report.date for r in situation.readings)
    if len(days) < 2:
        return None
    figure, axes = _canvas(1.5)
    order = sorted(days)
    axes.vlines([d.toordinal() for d in order], 0, [days[d] for d in order], color=ACCENT, linewidth=4)
    axes.set_ylim(0, max(days.values()) * 1.15)
    axes.set_yticks(sorted({1, max(days.values())}))
    axes.set_ylabel("reports", color=INK, fontsize=9)
    _days_below(axes, order)
    return _svg(figure, "Reports by day", "days")


def track_svg(track: Track, name: str = "figures") -> str | None:
    """Return a figure track as points and intervals over the report dates; None when fewer than two have a number."""
    from matplotlib.ticker import FuncFormatter

    points = [p for p in track.points if any(v is not None for v in (p.value, p.low, p.high))]
    if len(points) < 2 or len({p.date for p in points}) < 2:
        return None
    figure, axes = _canvas(1.9)
    known = [v for p in points for v in (p.value, p.low, p.high) if v is not None]
    room = (max(known) - min(known)) * 0.12 or max(known) * 0.12 or 1.0
    for p in points:
        x = p.date.toordinal()
        low, high = p.low, p.high
        if low is not None or high is not None:
            bottom = low if low is not None else min(known) - room
            top = high if high is not None else max(known) + room
            axes.vlines(x, bottom, top, color=SOFT, linewidth=2)
        middle = p.value if p.value is not None else low if low is not None else high
        axes.plot([x], [middle], marker="o" if p.value is not None else "_", color=ACCENT, markersize=6)
    axes.yaxis.set_major_formatter(FuncFormatter(lambda v, _: f"{v:,.0f}" if abs(v) >= 10 else f"{v:g}"))
    _days_below(axes, sorted({p.date for p in points}))
    axes.margins(x=0.08, y=0.15)
    return _svg(figure, "Figures over time", name)
