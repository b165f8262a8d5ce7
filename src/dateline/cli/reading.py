"""Commands over single reports: annotate, clean, resolve."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import click

from dateline.cli.common import DAY, annotate_all, annotate_each, emit, formats, gather, inputs, json_line, write
from dateline.errors import UsageError
from dateline.model import LAYERS


@click.command(
    epilog="""\b
Examples:
  dateline annotate reports/ > readings.jsonl
  dateline annotate reports/ --layers timexes,attributions
  cat reports.jsonl | dateline annotate - --jobs 2"""
)
@inputs
@formats("jsonl", "json")
@click.option("--layers", default="", help=f"Only these layers, comma-separated: {', '.join(LAYERS)}.")
def annotate(
    paths: tuple[str, ...],
    day: date | None,
    jobs: int | None,
    model: str | None,
    output: Path | None,
    quiet: bool,
    form: str,
    layers: str,
) -> None:
    """Print everything found in each report: the Reading, one JSON object a line."""
    wanted = tuple(name.strip() for name in layers.split(",") if name.strip())
    for name in wanted:
        if name not in LAYERS:
            raise UsageError(f"unknown layer {name!r}; the layers are {', '.join(LAYERS)}")
    found = gather(paths, day)
    readings = annotate_each(found.reports, layers=wanted or LAYERS, jobs=jobs, model=model, quiet=quiet)
    if form == "jsonl" and output is None:
        for reading in readings:  # as they come, so that a pipe sees the first before the last is read
            click.echo(json_line(reading.to_dict(wanted)))
    else:
        emit([r.to_dict(wanted) for r in readings], form, output)
    found.finish()


@click.command(
    epilog="""\b
Examples:
  dateline clean page.txt
  dateline clean pages.jsonl --format jsonl -o clean.jsonl"""
)
@inputs
@formats("text", "jsonl", "json")
def clean(
    paths: tuple[str, ...],
    day: date | None,
    jobs: int | None,
    model: str | None,
    output: Path | None,
    quiet: bool,
    form: str,
) -> None:
    """Print the story text alone of each report: no sign-ups, captions, bylines or other stories."""
    from dateline.text.article import article

    found = gather(paths, day)
    readings = annotate_all(found.reports, layers=("passages",), jobs=jobs, model=model, quiet=quiet)
    stories = [(r.report.id, article(r.report.text, r.passages)) for r in readings]
    if form == "text":
        write("\n\n".join(text for _, text in stories), output)
    else:
        emit([{"id": ident, "article": text} for ident, text in stories], form, output)
    found.finish()


@click.command(
    epilog="""\b
Examples:
  dateline resolve "the Russian president" --date 2021-12-03
  dateline resolve mentions.jsonl --format jsonl      lines {"id","mention","date","context"?}"""
)
@click.argument("mention", metavar="MENTION|MENTIONS.jsonl|-")
@click.option("--date", "day", type=DAY, help="The day on which the mention was made.")
@click.option("--context", help="The sentence around the mention.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write here instead of stdout.")
@formats("jsonl", "json")
def resolve(mention: str, day: date | None, context: str | None, output: Path | None, form: str) -> None:
    """Print who a mention means on a date: a name, a role, a government's metonym. Unknown is null."""
    if mention == "-" or mention.endswith((".jsonl", ".ndjson")):
        rows, refused = _mentions(mention)
    elif day is None:
        raise UsageError('a mention needs the day it was made on: dateline resolve "the minister" --date 2021-12-03')
    else:
        rows, refused = [{"id": None, "mention": mention, "date": day.isoformat(), "context": context}], 0
    emit([_resolved(row) for row in rows], form, output)
    if refused:
        sys.exit(1)


def _mentions(path: str) -> tuple[list[dict[str, str | None]], int]:
    try:
        lines = sys.stdin.read().splitlines() if path == "-" else Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read ({error}); give JSON lines with id, mention and date") from error
    rows, refused = [], 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            date.fromisoformat(row["date"][:10])
            if not isinstance(row["mention"], str):
                raise TypeError("mention is not text")
            rows.append(row)
        except (ValueError, KeyError, TypeError) as error:
            refused += 1
            click.echo(f"refused: {path}, line {number}: {error!r}; a line needs id, mention and date", err=True)
    return rows, refused


def _resolved(row: dict[str, str | None]) -> dict[str, str | None]:
    from dateline.extract.resolve import resolve as who

    actor = who(str(row["mention"]), date.fromisoformat(str(row["date"])[:10]), row.get("context"))
    out: dict[str, str | None] = {"id": row.get("id"), "actor": actor.id if actor is not None else None}
    for name in ("name", "kind", "country", "code", "role"):
        out[name] = getattr(actor, name) if actor is not None else None
    return out
