"""What the commands share: options, reading inputs with progress, writing output."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from dateline.extract.many import annotate_many
from dateline.inputs import Notes, read_iter
from dateline.model import LAYERS, Reading, Report

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


def inputs(command: F) -> F:
    """Add PATH..., --date, --jobs, --model, -o and --quiet to a command."""
    for option in (
        click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
        click.option("--date", "day", type=DAY, help="Date of reports that carry none."),
        click.option(
            "--jobs", "-j", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes to read with."
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


class Gathered:
    """The reports that were read and how many inputs were refused (each already told on standard error)."""

    def __init__(self, reports: list[Report], refused: int) -> None:
        self.reports = reports
        self.refused = refused

    def finish(self) -> None:
        """Exit with status 1 when an input was refused."""
        if self.refused:
            click.echo(f"dateline: {self.refused} input(s) refused, {len(self.reports)} report(s) read", err=True)
            sys.exit(1)


def gather(paths: Sequence[str], day: date | None) -> Gathered:
    """Read all reports; refusals and notes go to standard error, one line each."""
    notes = Notes()
    reports: list[Report] = []
    refused = 0
    for item in read_iter(paths, date=day, stdin=sys.stdin.buffer, notes=notes):
        if isinstance(item, Report):
            reports.append(item)
        else:
            refused += 1
            click.echo(f"refused: {item}", err=True)
    for note in notes.lines():
        click.echo(f"note: {note}", err=True)
    return Gathered(reports, refused)


def annotate_all(
    reports: Sequence[Report],
    *,
    layers: Sequence[str] = LAYERS,
    jobs: int = 1,
    model: str | None = None,
    quiet: bool = False,
) -> list[Reading]:
    """Annotate the reports in their order, with a progress line on a terminal when it takes long."""
    readings = annotate_many(reports, layers=layers, jobs=jobs, model=model)
    return list(progress(readings, len(reports), quiet=quiet))


def progress(items: Iterable[Reading], total: int, *, quiet: bool) -> Iterable[Reading]:
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
