"""What is ahead as an iCalendar file (RFC 5545), for a calendar that follows a meeting when it is moved.

An event's UID comes from the first statement of what is ahead and stays when later reports are added; a move to
another date keeps the UID of what was moved, with a higher SEQUENCE. The same reports give the same bytes: DTSTAMP is
the day as of which the picture was taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from dateline.model import Expectation, Reading

if TYPE_CHECKING:
    from icalendar import Event

_STATUS = {
    "pending": "TENTATIVE",
    "overdue": "TENTATIVE",
    "happened": "CONFIRMED",
    "did_not_happen": "CANCELLED",
    "cancelled": "CANCELLED",
    "superseded": "CANCELLED",
}
_LONGEST = 120  # characters of a summary
_MOST_DAYS = 62  # a longer time is no date in a calendar


def calendar(outlook: Sequence[Expectation], readings: Mapping[str, Reading], until: date) -> bytes:
    """Return the items that have a date as a calendar; ``readings`` by report id lend it their words."""
    from icalendar import Calendar

    out = Calendar()
    out.add("prodid", "-//dateline//outlook//EN")
    out.add("version", "2.0")
    out.add("calscale", "GREGORIAN")
    by_id = {e.id: e for e in outlook if e.id is not None}
    moved = {e.replaces for e in outlook if e.replaces is not None}
    for item in outlook:
        if item.id is not None and item.id not in moved and _days(item) is not None:
            out.add_component(_event(item, _chain(item, by_id), readings, until))
    return bytes(out.to_ical())


def _chain(item: Expectation, by_id: Mapping[str, Expectation]) -> list[Expectation]:
    """Return the item and what it was moved from, the latest first."""
    chain = [item]
    while chain[-1].replaces in by_id and by_id[str(chain[-1].replaces)] not in chain:
        chain.append(by_id[str(chain[-1].replaces)])
    return chain


def _days(item: Expectation) -> tuple[date, date] | None:
    """Return the first and the last day, for an item that has a date or a short interval."""
    first, last = item.from_ or item.to, item.to or item.from_
    if first is None or last is None or last < first or (last - first).days > _MOST_DAYS:
        return None
    return first, last


def _event(item: Expectation, chain: Sequence[Expectation], readings: Mapping[str, Reading], until: date) -> Event:
    from icalendar import Event

    days = _days(item)
    assert days is not None
    event = Event()
    event.add("uid", f"{chain[-1].id}@dateline")
    event.add("sequence", len(chain) - 1 + (item.status in ("cancelled", "superseded", "did_not_happen")))
    event.add("dtstamp", datetime.combine(until, time(), UTC))
    event.add("dtstart", days[0])
    if days[1] < date.max:
        event.add("dtend", days[1] + timedelta(days=1))  # the day after the last, as RFC 5545 has it
    event.add("summary", _summary(item))
    event.add("status", _STATUS[item.status])
    event.add("categories", [item.kind, item.status])
    event.add("transp", "TRANSPARENT")
    event.add("description", "\n".join(_description(item, chain, readings)))
    return event


def _summary(item: Expectation) -> str:
    words = " ".join(item.what.split())
    words = words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return f"{item.who}: {words}" if item.who and item.who.casefold() not in words.casefold() else words


def _description(item: Expectation, chain: Sequence[Expectation], readings: Mapping[str, Reading]) -> list[str]:
    lines = []
    if item.when:
        lines.append(f"When, as reported: {item.when}")
    if item.condition:
        lines.append(f"Condition: {item.condition}")
    if item.speaker:
        lines.append(f"Said by: {item.speaker}")
    for one in chain:
        if one is not item:
            lines.append(f"Moved from {one.from_ or one.to}")
        for e in one.evidence:
            report = readings[e.report].report
            words = " ".join(report.text[e.start : e.end].split())
            outlet = f", {report.outlet}" if report.outlet else ""
            lines.append(f"{report.date}{outlet} ({e.role}): “{words}” [{e.report}:{e.start}-{e.end}]")
    return lines
