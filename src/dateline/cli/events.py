"""The command events: what the reports tell that somebody did, as event data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from dateline import __version__
from dateline.cli.common import annotate_all, emit, formats, gather, inputs, write
from dateline.export import polecat
from dateline.model import Actor, EventStatus, Reading
from dateline.relating.copies import copies, lineages
from dateline.relating.event_codes import Party, parties
from dateline.relating.situation import ordered

STATUSES: tuple[EventStatus, ...] = ("happened", "ongoing", "planned", "hypothetical", "denied")


@click.command(
    epilog="""\b
Examples:
  dateline events reports/ > events.jsonl
  dateline events reports/ --format csv -o events.csv             columns of POLECAT, then our own
  dateline events reports/ --format tsv --status happened         tabs and None, as POLECAT's weekly files
"""
)
@inputs
@formats("jsonl", "json", "csv", "tsv")
@click.option(
    "--status",
    "statuses",
    type=click.Choice(STATUSES),
    multiple=True,
    help="Only events of this status; may be given again. [default: all; csv and tsv: all but denied]",
)
def events(form: str, output: Path | None, statuses: tuple[EventStatus, ...], **options: Any) -> None:
    """Print who did what to whom, and when (PLOVER), one event a line, each with its report and span."""
    found = gather(options["paths"], options["day"])
    readings = ordered(
        annotate_all(
            found.reports, layers=("events",), jobs=options["jobs"], model=options["model"], quiet=options["quiet"]
        )
    )
    if form in ("csv", "tsv"):
        origins = {i: group[0] for group in lineages(readings, copies(readings)) for i in group}
        wanted = statuses or STATUSES[:-1]
        version = f"dateline {__version__}"
        write(polecat.table(readings, wanted, origins=origins, version=version, tabs=form == "tsv"), output)
    else:
        emit([_row(r, e) for r, _, e in polecat.events(readings, statuses or STATUSES)], form, output)
    found.finish()


def _row(reading: Reading, event: Any) -> dict[str, Any]:
    actor, recipient = parties(reading, event)
    return {
        "report": reading.report.id,
        "start": event.start,
        "end": event.end,
        "text": reading.report.text[event.start : event.end],
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "date": event.date,
        "actor": _party(reading.actor(event.actor), actor),
        "recipient": _party(reading.actor(event.recipient), recipient),
    }


def _party(actor: Actor | None, party: Party | None) -> dict[str, Any] | None:
    if actor is None and party is None:
        return None
    return {
        "id": actor.id if actor else None,
        "name": actor.name if actor else None,
        "country": party.country if party else None,
        "sector": party.sector if party else None,
    }
