"""The command escalation: how conflictual the reported events are, day by day."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from dateline.briefing import escalation_text
from dateline.briefing.escalation_plot import escalation_svg
from dateline.cli.common import annotate_all, formats, gather, inputs, write
from dateline.errors import UsageError
from dateline.export import escalation as export
from dateline.model import EscalationCurve, Reading
from dateline.relating import escalation as module
from dateline.relating.copies import copies, lineages
from dateline.relating.event_homes import named
from dateline.relating.situation import ordered

ABOUT = (
    "How conflictual the reported events are, 10 violence to -10 help (PLOVER scores). "
    "A measure of what is reported, not of what is so."
)


@click.command(
    epilog="""\b
Examples:
  dateline escalation reports/                                     curves, points and what is behind them
  dateline escalation reports/ --actor Russia --other USA          one pair
  dateline escalation reports/ --format svg -o curve.svg           the situation's curve as a picture
"""
)
@inputs
@formats("text", "json", "csv", "svg")
@click.option("--actor", help="A state or body by name, adjective, capital or code: its curve with all others.")
@click.option("--other", help="With --actor: the curve of these two alone.")
def escalation(form: str, output: Path | None, actor: str | None, other: str | None, **options: Any) -> None:
    """Print a daily curve of conflict for the situation and for pairs of actors, with its band and its events."""
    if other is not None and actor is None:
        raise UsageError("--other needs --actor: name both sides")
    found = gather(options["paths"], options["day"])
    readings = ordered(
        annotate_all(
            found.reports, layers=("events",), jobs=options["jobs"], model=options["model"], quiet=options["quiet"]
        )
    )
    origins = lineages(readings, copies(readings))
    curves = _curves(readings, origins, actor, other)
    if form == "json":
        write(json.dumps(_object(readings, len(origins), curves), ensure_ascii=False, indent=1), output)
    elif form == "csv":
        write(export.table(curves), output)
    elif form == "svg":
        svg = escalation_svg(curves[0]) if curves else None
        if svg is None:
            raise UsageError("fewer than two days have events: there is no curve to draw (--format text shows what is)")
        write(svg, output)
    else:
        by_id = {r.report.id: r for r in readings}
        write(escalation_text.text(curves, by_id, points=actor is not None), output)
    found.finish()


def _curves(
    readings: Sequence[Reading], origins: Sequence[Sequence[str]], actor: str | None, other: str | None
) -> tuple[EscalationCurve, ...]:
    if actor is None:
        return module.escalation(readings, origins)
    a, b = named(actor), named(other) if other is not None else None
    if b is not None and b < a:
        a, b = b, a
    own = module.curve(module.acts(readings, origins), a, b)
    if not own.events:
        raise UsageError(f"no event of {a}{f' with {b}' if b is not None else ''} that has a day was found")
    return (own,)


def _object(readings: Sequence[Reading], independent: int, curves: Sequence[EscalationCurve]) -> dict[str, Any]:
    return {
        "about": ABOUT,
        "reports": len(readings),
        "independent": independent,
        "curves": [c.to_dict() for c in curves],
    }
