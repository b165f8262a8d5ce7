"""What the commands share: options, reading inputs with progress, writing output."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from dateline.case.case import is_case
from dateline.errors import UsageError
from dateline.extract.many import annotate_many, usual_jobs
from dateline.inputs import Notes, read_iter
from dateline.model import LAYERS, Judgement, Reading, Report

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A calendar day, 2021-12-03."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the date; a usage error names what was given."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date like 2021-12-03", param, ctx)


DAY = Day()
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def inputs(command: F) -> F:
    """Add PATH... (files, folders, cases), --date, --jobs, --model, -o and --quiet to a command."""
    for option in (
        click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
        click.option("--date", "day", type=DAY, help="Date of reports that carry none."),
        click.option(
            "--jobs",
            "-j",
            type=click.IntRange(1, 256),
            help="Processes to read with (default: all cores from 200 reports on).",
        ),
        click.option("--model", help="Another spaCy model package for the parse."),
        click.option(
            "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write here instead of stdout."
        ),
        click.option("--quiet", "-q", is_flag=True, help="No progress on standard error."),
    ):
        command = option(command)
    return command


def formats(*names: str) -> Callable[[F], F]:
    """Add --format with these choices; the first is the default."""
    return click.option(
        "--format", "form", type=click.Choice(names), default=names[0], show_default=True, help="Output format."
    )


class Reports(list[Report]):
    """The reports of a command, with the readings that a case holds of them already, by report id."""

    def __init__(self) -> None:
        super().__init__()
        self.read: dict[str, Reading] = {}
        self.judgements: tuple[Judgement, ...] = ()
        self.ids: dict[str, tuple[date, str]] = {}

    def upto(self, until: date | None) -> Reports:
        """Return those dated up to that day (all when None)."""
        kept = Reports()
        kept.extend(r for r in self if until is None or r.date <= until)
        kept.read = self.read
        kept.judgements = self.judgements
        return kept


class Gathered:
    """The reports that were read and how many inputs were refused (each already told on standard error)."""

    def __init__(self, reports: Reports, refused: int) -> None:
        self.reports = reports
        self.refused = refused

    def finish(self) -> None:
        """Exit with status 1 when an input was refused."""
        if self.refused:
            click.echo(f"dateline: {self.refused} input(s) refused, {len(self.reports)} report(s) read", err=True)
            sys.exit(1)


def gather(paths: Sequence[str], day: date | None) -> Gathered:
    """Read all reports, also those that cases hold; refusals and notes go to standard error, one line each."""
    notes = Notes()
    reports = Reports()
    refused = 0
    plain = [path for path in paths if not is_case(path)]
    for path in paths:
        if path not in plain:
            _from_case(path, reports)
    for item in read_iter(plain, date=day, stdin=sys.stdin.buffer, notes=notes):
        if isinstance(item, Report):
            _join(reports, item)
        else:
            refused += 1
            click.echo(f"refused: {item}", err=True)
    for note in notes.lines():
        click.echo(f"note: {note}", err=True)
    return Gathered(reports, refused)


def _from_case(path: str, reports: Reports) -> None:
    from dateline.case import opened
    from dateline.case.judgements import standing

    with opened(path) as case:
        reports.judgements += standing(case.db)
        for reading in case.readings():
            joined = _join(reports, reading.report)
            if joined is not None:
                reports.read[joined.id] = dataclasses.replace(reading, report=joined)


def _join(reports: Reports, report: Report) -> Report | None:
    """Add a report, its id marked when another case or file has the id; None when the very report is there."""
    if report.id in reports.ids:
        if reports.ids[report.id] == (report.date, report.text):
            return None
        mark = hashlib.sha256(f"{report.date}\n{report.text}".encode()).hexdigest()[:8]
        report = dataclasses.replace(report, id=f"{report.id}~{mark}")
    reports.ids[report.id] = (report.date, report.text)
    reports.append(report)
    return report


def annotate_all(
    reports: Sequence[Report],
    *,
    layers: Sequence[str] = LAYERS,
    jobs: int | None = None,
    model: str | None = None,
    quiet: bool = False,
) -> list[Reading]:
    """Annotate the reports in their order (see ``annotate_each``)."""
    return list(annotate_each(reports, layers=layers, jobs=jobs, model=model, quiet=quiet))


def annotate_each(
    reports: Sequence[Report],
    *,
    layers: Sequence[str] = LAYERS,
    jobs: int | None = None,
    model: str | None = None,
    quiet: bool = False,
) -> Iterator[Reading]:
    """Yield the reading of each report, in order, with a progress line on a terminal when it takes long.

    What a case has read already is not read again.
    """
    stored = reports.read if isinstance(reports, Reports) else {}
    missing = [report for report in reports if report.id not in stored]
    jobs = usual_jobs(len(missing)) if jobs is None else jobs
    made = progress(annotate_many(missing, layers=layers, jobs=jobs, model=model), len(missing), quiet=quiet)
    for report in reports:
        yield stored[report.id] if report.id in stored else next(made)


def known_readings(
    *,
    paths: Sequence[str],
    day: date | None,
    since: date | None,
    until: date | None,
    jobs: int | None,
    model: str | None,
    quiet: bool,
) -> tuple[Gathered, Sequence[Reading], date | None, str | None]:
    """Return what a brief of those days is made from: inputs, readings, the day the news begins after, a note.

    Of a single large case only the days asked for, and what is nearest to them, are taken; the note says so.
    """
    if len(paths) == 1 and is_case(paths[0]):
        from dateline.case import opened
        from dateline.case.judgements import standing

        found = Gathered(Reports(), 0)
        with opened(paths[0]) as case:
            found.reports.judgements = standing(case.db)
            muted = [j.subject[0] for j in found.reports.judgements if j.kind == "mute"]
            chosen = case.select(since=since, until=until, muted=muted)
            readings = case.readings(chosen.seqs)
        if len(readings) == chosen.total:
            return found, readings, since, None
        note = f"Made from {len(readings)} of {chosen.total} reports: the days asked for, and the nearest before them."
        return found, readings, chosen.since, note
    found = gather(paths, day)
    reports = found.reports.upto(until)
    return found, annotate_all(reports, jobs=jobs, model=model, quiet=quiet), since, None


def progress(items: Iterable[Reading], total: int, *, quiet: bool) -> Iterator[Reading]:
    """Yield the items; on a terminal, show how many of ``total`` are done."""
    show = not quiet and sys.stderr.isatty() and total > 20
    for n, item in enumerate(items, 1):
        if show and (n % 5 == 0 or n == total):
            click.echo(f"\rreading {n} of {total} reports", nl=n == total, err=True)
        yield item


def write(text: str, output: Path | None) -> None:
    """Write text to the file, or to standard output."""
    if output is None:
        click.echo(text, nl=not text.endswith("\n") and text != "")
        return
    try:
        output.write_text(text if text.endswith("\n") or text == "" else text + "\n", encoding="utf-8")
    except OSError as error:
        raise click.FileError(
            str(output), f"cannot be written ({error.strerror}); choose another place with -o"
        ) from error


def json_line(row: Any) -> str:
    """Return one line of JSON: keys in the contract's order, text as it is."""
    return json.dumps(row, ensure_ascii=False)


def emit(rows: Sequence[Any], form: str, output: Path | None) -> None:
    """Write rows as JSON Lines, or as one JSON array."""
    if form == "json":
        write(json.dumps(list(rows), ensure_ascii=False, indent=1), output)
    else:
        write("".join(json_line(r) + "\n" for r in rows), output)


def seconds(text: str) -> float:
    """Return how many seconds "30s", "10m", "2h" or "1d" are; UsageError when it says none."""
    number, unit = text[:-1], text[-1:]
    try:
        value = float(number) * _UNITS[unit]
    except (ValueError, KeyError):
        value = 0.0
    if not 1 <= value <= 30 * 86400:
        raise UsageError(f"{text!r} is no pause between a second and a month; write 30s, 10m, 2h or 1d")
    return value
