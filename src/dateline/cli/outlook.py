"""The command outlook: what the reports say is ahead, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from dateline.cli.common import DAY, annotate_all, emit, formats, gather, inputs, write
from dateline.model import Evidence, Expectation, Reading
from dateline.relating import outlook as module
from dateline.relating.judgements import prepared
from dateline.relating.situation import ordered

_HEADS = (
    ("AHEAD", ("pending",)),
    ("OVERDUE: the time is over and nothing was said", ("overdue",)),
    ("SETTLED", ("happened", "did_not_happen", "cancelled", "superseded")),
)


@click.command(
    epilog="""\b
Examples:
  dateline outlook reports/ --until 2021-12-31
  dateline outlook reports/ --format text
  dateline outlook reports/ --ics ahead.ics         a calendar: a moved meeting keeps its UID, its SEQUENCE goes up"""
)
@inputs
@formats("jsonl", "json", "text", "ics")
@click.option("--until", type=DAY, help="The picture as of that day (default: the last report's).")
@click.option("--ics", metavar="FILE", help="Write what has a date as an iCalendar file (- for standard output).")
def outlook(form: str, output: Path | None, until: date | None, ics: str | None, **options: Any) -> None:
    """Print what the reports say is ahead, merged, and what became of it."""
    found = gather(options["paths"], options["day"])
    layers = ("outlook", "events", "attributions")
    readings = annotate_all(
        found.reports.upto(until), layers=layers, jobs=options["jobs"], model=options["model"], quiet=options["quiet"]
    )
    known = ordered(prepared(readings, found.reports.judgements))
    day = until if until is not None else known[-1].report.date if known else date.min
    items = module.expectations(known, day)
    by_id = {r.report.id: r for r in known}
    if ics is not None or form == "ics":
        from dateline.export.calendar import calendar

        text = calendar(items, by_id, day).decode("utf-8")
        _write_calendar(text, None if ics in (None, "-") else Path(str(ics)), output)
    elif form == "text":
        write("\n".join(_ledger(items, by_id)), output)
    else:
        emit([e.to_dict() for e in items], form, output)
    found.finish()


def _write_calendar(text: str, target: Path | None, output: Path | None) -> None:
    """Write a calendar with the line ends that RFC 5545 wants."""
    place = target or output
    if place is None:
        click.echo(text.encode("utf-8"), nl=False)
        return
    try:
        place.write_bytes(text.encode("utf-8"))
    except OSError as error:
        raise click.FileError(str(place), f"cannot be written ({error.strerror}); choose another place") from error


def _ledger(items: Sequence[Expectation], by_id: Mapping[str, Reading]) -> Iterator[str]:
    moved = {e.replaces: e for e in items if e.replaces is not None}
    for head, statuses in _HEADS:
        own = [e for e in items if e.status in statuses]
        own.sort(key=lambda e: (e.from_ or e.to or date.max, e.to or date.max, e.first_seen, e.what))
        if own:
            yield head
            for item in own:
                yield from _lines(item, by_id, moved.get(item.id or ""))
            yield ""
    if not items:
        yield "Nothing was said to be ahead."


def _lines(item: Expectation, by_id: Mapping[str, Reading], new: Expectation | None) -> Iterator[str]:
    more = [item.kind, *([item.status.replace("_", " ")] if item.status != "pending" else [])]
    more += [f"moved to {_time(new)}"] if new is not None else []
    more += [f"if: {item.condition}"] if item.condition else []
    more += [f"word of {item.speaker}"] if item.speaker else []
    yield f"  {_time(item)}  {item.who + ': ' if item.who else ''}{' '.join(item.what.split())}  [{'; '.join(more)}]"
    first = item.evidence[0]
    yield f"      {by_id[first.report].report.date} {_words(first, by_id)}"
    for e in item.evidence:
        if e.role == "settles":
            yield f"      settled {by_id[e.report].report.date} {_words(e, by_id)}"


def _time(item: Expectation) -> str:
    """Return the interval as dates; an open end is told, and the report's own words where they are vaguer."""
    first, last = item.from_, item.to
    if first is None and last is None:
        return f"no date (“{item.when}”)" if item.when else "no date"
    if first is not None and first == last:
        return first.isoformat()
    dates = f"from {first}" if last is None else f"by {last}" if first is None else f"{first} to {last}"
    return f"{dates} (“{item.when}”)" if item.when else dates


def _words(e: Evidence, by_id: Mapping[str, Reading]) -> str:
    words = " ".join(by_id[e.report].report.text[e.start : e.end].split())
    words = words if len(words) <= 220 else words[:220].rsplit(" ", 1)[0] + " …"
    return f"“{words}” [{e.report}:{e.start}-{e.end}]"
