"""Events as rows that users of POLECAT load: its 40 columns by name and order, then dateline's own.

The columns are those of the weekly files of POLECAT (Halterman and others 2023, doi:10.7910/DVN/AJGVIT), as programs
that load them list them (the Temporal Graph Benchmark's loader of 2024). A cell is empty where dateline does not know.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from dateline.export.cells import cell, listed
from dateline.knowledge.event_scores import quad, score
from dateline.model import Actor, Event, EventStatus, Reading
from dateline.relating.event_codes import Party, parties
from dateline.relating.event_places import place

PARTY = ("Name", "Country", "COW")
COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
)  # fmt: skip
OWN = ("Report ID", "Start", "End", "Status", "Date As Told", "Origin", "Text")
DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
CONTEXT: Mapping[EventStatus, str] = {"planned": "future", "hypothetical": "hypothetical", "denied": "negation"}
HISTORICAL = 365  # days before the report from which an event is history to it


def events(readings: Sequence[Reading], statuses: Sequence[EventStatus]) -> Iterator[tuple[Reading, int, Event]]:
    """Yield the events with one of these statuses: their reading, number in the report, and the event."""
    for reading in readings:
        for n, event in enumerate(reading.events, 1):
            if event.status in statuses:
                yield reading, n, event


def table(
    readings: Sequence[Reading],
    statuses: Sequence[EventStatus],
    *,
    origins: Mapping[str, str],
    version: str,
    tabs: bool = False,
) -> str:
    """Return the events as CSV with a header; with ``tabs`` as POLECAT's own files are: tabs, None where unknown."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t" if tabs else ",", lineterminator="\n")
    writer.writerow((*COLUMNS, *OWN))
    for reading, n, event in events(readings, statuses):
        row = record(reading, n, event, origins=origins, version=version)
        cells = [cell(row.get(name)) for name in COLUMNS]
        if tabs:
            cells = [c or "None" for c in cells]
        writer.writerow(cells + [cell(row[name]) for name in OWN])
    return out.getvalue()


def record(
    reading: Reading, n: int, event: Event, *, origins: Mapping[str, str], version: str
) -> dict[str, str | int | float | None]:
    """Return the columns of one event that are known, by name."""
    report = reading.report
    told = event.date
    row: dict[str, Any] = {
        "Event ID": f"{_story_id(reading)}_{n}",
        "Event Date": told if told is not None and DAY.match(told) else None,
        "Event Type": event.type,
        "Event Mode": event.mode,
        "Intensity": f"{score(event.type, event.mode):g}",
        "Quad Code": quad(event.type),
        "Contexts": listed(_contexts(event, report.date)),
        "Source": report.outlet,
        "Publication Date": report.date.isoformat(),
        "Language": report.language,
        "Version": version,
    }
    actor, recipient = parties(reading, event)
    row |= _party(reading, event, "Actor", reading.actor(event.actor), actor)
    row |= _party(reading, event, "Recipient", reading.actor(event.recipient), recipient)
    row |= _place(reading, event)
    row |= _story(reading)
    row |= {
        "Report ID": report.id, "Start": event.start, "End": event.end, "Status": event.status, "Date As Told": told,
        "Origin": origins.get(report.id, report.id), "Text": report.text[event.start : event.end],
    }  # fmt: skip
    return row


def _story_id(reading: Reading) -> str:
    r = reading.report
    return hashlib.sha256(f"{r.id}\n{r.date}\n{r.text}".encode()).hexdigest()[:32]


def _contexts(event: Event, published: date) -> list[str]:
    """PLOVER's auxiliary modes, which tell how real an event is, stand with the contexts."""
    found = [CONTEXT[event.status]] if event.status in CONTEXT else []
    if (
        event.date is not None
        and event.date[:4].isdigit()
        and (published.year - int(event.date[:4])) * 365 > HISTORICAL
    ):
        found.append("historical")
    return found


def _party(reading: Reading, event: Event, side: str, actor: Actor | None, party: Party | None) -> dict[str, Any]:
    if actor is None:
        return {}
    raw = next(
        (m.text for m in reading.mentions if m.actor == actor.id and event.start <= m.start and m.end <= event.end),
        None,
    )
    sector = party.sector if party is not None else None
    return {
        f"{side} Name": actor.name,
        f"{side} Country": party.country if party is not None else None,
        f"Primary {side} Sector": sector,
        f"{side} Sectors": sector,
        f"{side} Title": actor.role,
        f"{side} Name Raw": raw,
    }


def _place(reading: Reading, event: Event) -> dict[str, Any]:
    there = place(reading, event)
    if there is None:
        return {}
    return {"Placename": there.name, "City": there.city, "Country": there.country, "Raw Placename": there.name}


def _story(reading: Reading) -> dict[str, str]:
    """Return the people, organisations and places that the report names."""
    kinds = {"person": "Story People", "organisation": "Story Organizations", "state": "Story Locations"}
    found: dict[str, list[str]] = {column: [] for column in kinds.values()}
    for actor in reading.actors:
        if actor.kind in kinds:
            found[kinds[actor.kind]].append(actor.name)
    return {column: listed(names) for column, names in found.items()}
