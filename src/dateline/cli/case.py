"""Commands of the case: new, add, refresh, and the group case (info, set, revisions, verify, backup ...)."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from dateline.case import Case, create, opened
from dateline.case.adding import Added
from dateline.cli.common import DAY, json_line, write
from dateline.errors import InputError, UsageError
from dateline.inputs import Notes, Received, receive

CASE = click.argument("case", metavar="CASE")
_QUIET = click.option("--quiet", "-q", is_flag=True, help="No progress on standard error.")
_JOBS = click.option(
    "--jobs", "-j", type=click.IntRange(1, 256), help="Processes to read with (default: what the amount calls for)."
)
_MODEL = click.option("--model", help="Another spaCy model package for the parse.")


def now() -> str:
    """Return the time of day as it is stored: UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@click.command(
    epilog="""\b
Examples:
  dateline new standoff.case --name "The standoff" --question "Will there be talks?"
  dateline new postgresql://desk@localhost/news?case=standoff     (extra: dateline[server])"""
)
@CASE
@click.option("--name", help="What the situation is called.")
@click.option("--question", help="What the desk wants to know.")
def new(case: str, name: str | None, question: str | None) -> None:
    """Make an empty case: one file, or one schema of a PostgreSQL database."""
    with create(case) as made:
        for key, value in (("name", name), ("question", question)):
            if value:
                made.set(key, value)
    click.echo(f"{case}: made. Add reports with: dateline add {case} PATH...")


@click.command(
    epilog="""\b
Examples:
  dateline add standoff.case reports/
  curl -s https://news.example/today.jsonl | dateline add standoff.case -"""
)
@CASE
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--date", "day", type=DAY, help="Date of reports that carry none.")
@_JOBS
@_MODEL
@_QUIET
def add(case: str, paths: tuple[str, ...], day: date | None, jobs: int | None, model: str | None, quiet: bool) -> None:
    """Read reports into a case. What it holds already is passed over; stopped, it goes on where it was."""
    refused: list[InputError] = []
    with opened(case) as kept:
        stream = _received(paths, day, refused)
        added = kept.add(stream, now=now(), jobs=jobs, model=model, tell=None if quiet else _progress())
    click.echo(f"{case}: {_told(added)}")
    if refused:
        click.echo(f"dateline: {len(refused)} input(s) refused", err=True)
        sys.exit(1)


def _received(paths: tuple[str, ...], day: date | None, refused: list[InputError]) -> Iterator[Received]:
    notes = Notes()
    for item in receive(paths, date=day, stdin=sys.stdin.buffer, notes=notes):
        if isinstance(item, Received):
            yield item
        else:
            refused.append(item)
            click.echo(f"refused: {item}", err=True)
    for note in notes.lines():
        click.echo(f"note: {note}", err=True)


def _progress() -> Any:
    """Return what shows how far ``add`` is, or None where standard error is no terminal."""
    if not sys.stderr.isatty():
        return None

    def tell(added: Added) -> None:
        click.echo(f"\r{added.new} new reports read and kept, {added.known} were there", nl=False, err=True)

    return tell


def _told(added: Added) -> str:
    parts = [f"{added.new} new report{'' if added.new == 1 else 's'}"]
    if added.revised:
        parts.append(f"{added.revised} of them changed versions of earlier ones")
    if added.known:
        parts.append(f"{added.known} {'was' if added.known == 1 else 'were'} there already")
    return ", ".join(parts)


@click.command(
    epilog="""\b
Example:
  dateline refresh standoff.case       after an update of dateline; can be stopped and started again"""
)
@CASE
@_JOBS
@_MODEL
@_QUIET
def refresh(case: str, jobs: int | None, model: str | None, quiet: bool) -> None:
    """Read again the reports that an earlier version of the rules has read."""

    def tell(done: int, total: int) -> None:
        click.echo(f"\rread again: {done} of {total}", nl=done == total, err=True)

    with opened(case) as kept:
        count = kept.refresh(jobs=jobs, model=model, tell=None if quiet or not sys.stderr.isatty() else tell)
    click.echo(f"{case}: {count} reports read again" if count else f"{case}: every reading is up to date")


@click.group(
    "case",
    epilog="""\b
Examples:
  dateline case info standoff.case
  dateline case set standoff.case question "Will there be talks?"
  dateline case backup standoff.case copy.case""",
)
def case_group() -> None:
    """Look after a case: what it holds, its settings, its copies, its soundness."""


@case_group.command(epilog="Example: dateline case info standoff.case")
@CASE
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def info(case: str, form: str) -> None:
    """Print what the case holds, in numbers, and its settings."""
    with opened(case) as kept:
        summary, settings = kept.summary(), kept.settings()
    row = {**vars_of(summary), "settings": settings}
    if form == "json":
        write(json.dumps(row, ensure_ascii=False, indent=1), None)
        return
    days = f", {summary.first} to {summary.last}" if summary.first else ""
    click.echo(f"{summary.name}: {summary.reports} reports of {summary.outlets} outlets{days}")
    if summary.replaced:
        click.echo(f"  {summary.replaced} earlier versions are kept beside them (dateline case revisions {case})")
    if summary.stale:
        click.echo(
            f"  {summary.stale} readings were made by earlier rules; make them anew with: dateline refresh {case}"
        )
    if summary.bytes is not None:
        click.echo(f"  {summary.bytes / 1e6:.1f} MB on disk, tables of version {summary.version}")
    for key, value in settings.items():
        click.echo(f"  {key}: {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}")


def vars_of(summary: Any) -> dict[str, Any]:
    """Return a summary's fields as JSON holds them."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name in summary.__dataclass_fields__
        for value in (getattr(summary, name),)
    }


@case_group.command(
    "set",
    epilog="""\b
Examples:
  dateline case set standoff.case name "The standoff"
  dateline case set standoff.case rules '[{"when": "words", "query": "ultimatum"}]'
  dateline case set standoff.case question          (without a value: forgotten)""",
)
@CASE
@click.argument("key")
@click.argument("value", required=False)
def set_(case: str, key: str, value: str | None) -> None:
    """Keep a setting: JSON, or plain words. Used today: name, contact and rules; others are kept for the desk."""
    with opened(case) as kept:
        kept.set(key, None if value is None else _json_or_text(value))


def _json_or_text(value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        return value


@case_group.command(
    epilog="""\b
Examples:
  dateline case revisions standoff.case
  dateline case revisions standoff.case 2022-01-12_meridian_talks"""
)
@CASE
@click.argument("report", required=False)
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
def revisions(case: str, report: str | None, form: str) -> None:
    """Print the reports that changed after they were stored, with what changed in them."""
    from dateline.case.revisions import revisions as all_revisions

    with opened(case) as kept:
        for revision in all_revisions(kept.db, report):
            if form == "jsonl":
                row = {"before": revision.before.id, "after": revision.after.id, "received": revision.received}
                click.echo(json_line({**row, "current": revision.current, "diff": revision.diff()}))
            else:
                click.echo(f"{revision.before.id} -> {revision.after.id}, received {revision.received}")
                click.echo(revision.diff() + "\n")


@case_group.command(epilog="Example: dateline case verify standoff.case")
@CASE
def verify(case: str) -> None:
    """Prove that the case is whole: hashes of texts, spans of readings, keys, the database itself. Exit 1 if not."""
    from dateline.case.verify import digest, problems

    with opened(case) as kept:
        found = 0
        for problem in problems(kept.db):
            found += 1
            click.echo(problem)
        if not found:
            click.echo(f"{case}: whole; {kept.summary().reports} reports, digest {digest(kept.db)[:16]}")
    if found:
        click.echo(f"{case}: {found} problem(s). Go back to a copy, or export what is sound and import it anew")
        sys.exit(1)


@case_group.command(epilog="Example: dateline case backup standoff.case copies/standoff-1203.case")
@CASE
@click.argument("target", type=click.Path(path_type=Path))
def backup(case: str, target: Path) -> None:
    """Write a consistent copy of a case file, also while others add to it."""
    from dateline.case.sqlite import SQLite

    with opened(case) as kept:
        if not isinstance(kept.db, SQLite):
            raise UsageError(f"{case}: is on a server; copy it with pg_dump, or with: dateline case export")
        kept.db.backup(target)
    click.echo(f"{target}: written ({target.stat().st_size / 1e6:.1f} MB)")


@case_group.command(epilog="Example: dateline case export standoff.case > standoff.jsonl")
@CASE
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write here instead of stdout.")
def export(case: str, output: Path | None) -> None:
    """Write the whole case as JSON Lines: settings, reports with their bytes and readings, judgements."""
    from dateline.case.transfer import exported

    with opened(case) as kept:
        _stream(kept, exported, output)


def _stream(kept: Case, exported: Any, output: Path | None) -> None:
    if output is None:
        for line in exported(kept.db):
            click.echo(json_line(line))
        return
    with output.open("w", encoding="utf-8") as out:
        out.writelines(json_line(line) + "\n" for line in exported(kept.db))


@case_group.command("import", epilog="Example: dateline new copy.case && dateline case import copy.case standoff.jsonl")
@CASE
@click.argument("source", metavar="FILE.jsonl|-", type=click.File("r", encoding="utf-8"))
def import_(case: str, source: Any) -> None:
    """Read an exported case into a new one. Nothing is read anew; a broken file leaves the case empty."""
    from dateline.case.transfer import imported

    with opened(case) as kept:
        count = imported(kept.db, source, getattr(source, "name", "standard input"))
    click.echo(f"{case}: {count} reports imported")
