"""Command: search."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from dateline.case import opened
from dateline.case.search import KINDS, Filters, Hit, ThingKind
from dateline.case.search import search as find
from dateline.cli.common import DAY, emit, formats


@click.command(
    epilog="""\b
Examples:
  dateline search standoff.case "written replies" --since 2022-01-01
  dateline search standoff.case '"red lines" OR guarantees' --outlet "Meridian Wire"
  dateline search standoff.case --kind quotes --speaker "Sergei Lavrov"
  dateline search standoff.case troops --kind figures --newest
\b
A query: words (all of them), "a phrase", OR, NOT or -word, begin*, (groups). No query is an error."""
)
@click.argument("case", metavar="CASE")
@click.argument("words", nargs=-1, metavar="[QUERY]")
@click.option("--since", type=DAY, help="Reports dated on that day or later.")
@click.option("--until", type=DAY, help="Reports dated on that day or earlier.")
@click.option("--outlet", help="Reports of this outlet.")
@click.option("--actor", help="Reports that speak of this actor (a name or an id).")
@click.option("--speaker", help="Reports in which this actor is quoted; with --kind quotes, those quotes.")
@click.option("--story", metavar="REPORT", help="Reports on the same happening as this one.")
@click.option(
    "--kind", type=click.Choice(KINDS), default="reports", show_default=True, help="What to find in the reports."
)
@click.option("--newest", is_flag=True, help="Newest first, not best first.")
@click.option("--limit", type=click.IntRange(1, 10000), default=20, show_default=True, help="Hits at most.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write here instead of stdout.")
@formats("text", "jsonl", "json")
def search(
    case: str,
    words: tuple[str, ...],
    since: date | None,
    until: date | None,
    outlet: str | None,
    actor: str | None,
    speaker: str | None,
    story: str | None,
    kind: ThingKind,
    newest: bool,
    limit: int,
    output: Path | None,
    form: str,
) -> None:
    """Find words, quotes, figures, events, positions or what is ahead in a case; every hit is cited."""
    filters = Filters(since, until, outlet, actor, speaker, story, kind, newest)
    with opened(case) as kept:
        hits = list(find(kept.db, " ".join(words), filters, limit))
    if form != "text":
        emit([hit.to_dict() for hit in hits], form, output)
        return
    for hit in hits:
        click.echo("\n".join(_lines(hit, color=sys.stdout.isatty())))
    if not hits:
        click.echo("nothing found", err=True)


def _lines(hit: Hit, *, color: bool) -> list[str]:
    """Return a hit for the terminal: where, who, and its words with what matched marked."""
    head = " · ".join(part for part in (hit.date.isoformat(), hit.outlet, hit.title) if part)
    words, at = "", 0
    for start, end in hit.marks:
        found = hit.text[start - hit.start : end - hit.start]
        words += hit.text[at : start - hit.start] + (click.style(found, bold=True) if color else f"[{found}]")
        at = end - hit.start
    words += hit.text[at:]
    by = f"{hit.by}: " if hit.by else ""
    return [head, f"  {by}{' '.join(words.split())}", f"  {hit.report} {hit.start}-{hit.end}", ""]
