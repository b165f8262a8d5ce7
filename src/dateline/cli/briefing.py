"""Commands: brief, check."""

from __future__ import annotations

import dataclasses
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from dateline.cli.common import DAY, emit, gather, inputs, known_readings, write
from dateline.errors import UsageError
from dateline.model import Brief


@click.command(
    epilog="""\b
Examples:
  dateline brief reports/
  dateline brief reports/ --since 2021-12-30 --until 2021-12-31 --words 300
  dateline brief reports/ --format html -o brief.html"""
)
@inputs
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "html", "json"]),
    default="md",
    show_default=True,
    help="Output format.",
)
@click.option(
    "--since", type=DAY, help="News is what reports dated after this day tell (default: the last report day)."
)
@click.option("--until", type=DAY, help="The picture as of that day: nothing dated later leaks in.")
@click.option("--about", help="The situation of the pile that is about these words (default: the largest).")
@click.option("--words", type=click.IntRange(60, 5000), default=500, show_default=True, help="About so many words.")
@click.option("--brief-only", is_flag=True, help="Without the ledgers (positions, curve, dates, courses) behind it.")
@click.option("--plain", is_flag=True, help="Markdown as text, also on a terminal.")
def brief(
    form: str,
    output: Path | None,
    since: date | None,
    until: date | None,
    about: str | None,
    words: int,
    brief_only: bool,
    plain: bool,
    **options: Any,
) -> None:
    """Print the briefing: what is new, who says what, figures, positions, what is ahead; every line cited."""
    from dateline.briefing.make import make_brief

    if since is not None and until is not None and since >= until:
        raise UsageError(f"--since {since} is not before --until {until}: there would be no news to tell")
    found, readings, since, note = known_readings(since=since, until=until, **options)
    made, situation = make_brief(
        readings, since=since, until=until, about=about, words=words, judgements=found.reports.judgements
    )
    if note is not None:
        made = dataclasses.replace(made, notes=(*made.notes, note))
    if form == "json":
        write(json.dumps(made.to_dict(), ensure_ascii=False, indent=1), output)
    elif form == "html":
        from dateline.briefing.html import html

        write(html(made, situation), output)
    else:
        from dateline.briefing.ledgers import ledgers
        from dateline.briefing.markdown import markdown

        text = markdown(made, None if brief_only else ledgers(situation, made.since))
        if output is None and not plain and sys.stdout.isatty():
            from rich.console import Console
            from rich.markdown import Markdown

            Console().print(Markdown(text))
        else:
            write(text, output)
    found.finish()


@click.command(
    epilog="""\b
Example:
  dateline brief reports/ --format json -o brief.json && dateline check brief.json reports/"""
)
@click.argument("brief_file", metavar="BRIEF.json", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--date", "day", type=DAY, help="Date of reports that carry none.")
@click.option(
    "--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True, help="Output format."
)
def check(brief_file: Path, paths: tuple[str, ...], day: date | None, form: str) -> None:
    """Prove a brief: every name, number, date and quotation of a line stands in the words it cites. Exit 1 if not."""
    from dateline.briefing.check import failures

    try:
        made = Brief.from_dict(json.loads(brief_file.read_text(encoding="utf-8")))
    except (ValueError, KeyError, TypeError, StopIteration) as error:
        raise UsageError(
            f"{brief_file}: not a brief ({error!r}); make one with: dateline brief ... --format json"
        ) from error
    found = gather(paths, day)
    wrong = failures(made, found.reports)
    if form == "jsonl":
        emit([{"line": n, "text": made.lines[n].text, "problems": list(p)} for n, p in wrong], "jsonl", None)
    else:
        for n, problems in wrong:
            click.echo(f"line {n + 1} ({made.lines[n].section}): {made.lines[n].text}")
            for problem in problems:
                click.echo(f"    {problem}")
        click.echo(f"{len(made.lines)} lines, {len(wrong)} not supported")
    if wrong:
        sys.exit(1)
    found.finish()
