"""Commands of the group judge: what an analyst decides over what was found."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from typing import Any

import click

from dateline.case import judgements as kept_judgements
from dateline.case import opened
from dateline.cli.case import now
from dateline.cli.common import json_line
from dateline.model import Judgement, JudgementKind


@click.group(
    epilog="""\b
Examples:
  dateline judge mute standoff.case "Quick Read"
  dateline judge date standoff.case 2021-12-03_quickread 2021-12-04 --note "the page gives the day before"
  dateline judge merge-actors standoff.case "Antony Blinken" "Anthony Blinken"
  dateline judge other-figure standoff.case r1:20-45 r7:110-131
  dateline judge list standoff.case
  dateline judge undo standoff.case 3
\b
Nothing is edited: a judgement is kept with its author and time, applied from then on, and can be undone."""
)
def judge() -> None:
    """Decide: mute an outlet, correct a date, merge or split actors and stories, confirm or reject links."""


def _author() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def _command(name: str, kind: JudgementKind, example: str, help_text: str, *arguments: Any) -> None:
    """Add a command that keeps a judgement; the arguments after CASE are its subject, ``value`` its value."""

    def run(case: str, by: str | None, note: str | None, **given: Any) -> None:
        value = given.pop("value", None)
        subject: list[str] = []
        for part in given.values():
            subject += part if isinstance(part, tuple) else [part]
        with opened(case) as kept:
            made = Judgement(kind, tuple(subject), value, by or _author(), now(), note)
            number = kept_judgements.judge(kept.db, made)
        click.echo(f"judgement {number} kept; take it back with: dateline judge undo {case} {number}")

    command: Callable[..., Any] = run
    for add in (
        *reversed(arguments),
        click.argument("case", metavar="CASE"),
        click.option("--by", help="Who decides (default: your name on this machine)."),
        click.option("--note", help="Why."),
    ):
        command = add(command)
    judge.command(name, help=help_text, epilog=f"Example: dateline judge {name} standoff.case {example}")(command)


_ONE, _TWO = click.argument("first", metavar="REPORT:START-END"), click.argument("second", metavar="REPORT:START-END")

_command("mute", "mute", '"Quick Read"', "Leave an outlet's reports out.", click.argument("outlet"))
_command(
    "date",
    "date",
    "report-17 2021-12-04",
    "Correct a report's date; it is read again from there.",
    click.argument("report"),
    click.argument("value", metavar="YYYY-MM-DD"),
)
_command(
    "merge-actors",
    "merge_actors",
    '"Antony Blinken" "Anthony Blinken"',
    "The first is the second: one actor from now on.",
    click.argument("actor"),
    click.argument("same_as", metavar="SAME_AS"),
)
_command(
    "split-actor",
    "split_actor",
    'Bush report-3 report-9 --name "George H. W. Bush"',
    "In these reports the name means another.",
    click.argument("actor"),
    click.argument("reports", nargs=-1, required=True),
    click.option("--name", "value", help="What the other is called."),
)
_command(
    "merge-stories",
    "merge_stories",
    "report-3 report-9",
    "Two reports tell one happening.",
    click.argument("report"),
    click.argument("other"),
)
_command(
    "split-story",
    "split_story",
    "report-3",
    "A report does not belong to the story it was put in.",
    click.argument("report"),
)
_command("same-figure", "same_figure", "r1:20-45 r7:110-131", "Two figures count the same thing.", _ONE, _TWO)
_command("other-figure", "other_figure", "r1:20-45 r7:110-131", "The second counts something else.", _ONE, _TWO)
_command(
    "settled",
    "settled",
    "r1:20-90 r7:110-160 --status happened",
    "The second words settle what the first say is ahead.",
    _ONE,
    _TWO,
    click.option("--status", "value", default="happened", show_default=True, help="How it was settled."),
)
_command("not-settled", "not_settled", "r1:20-90 r7:110-160", "The second words do not settle the first.", _ONE, _TWO)


@judge.command("list", epilog="Example: dateline judge list standoff.case --all")
@click.argument("case", metavar="CASE")
@click.option("--all", "undone", is_flag=True, help="Those that were undone, too.")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
def list_(case: str, undone: bool, form: str) -> None:
    """Print the judgements, in the order they were taken."""
    with opened(case) as kept:
        found = kept_judgements.kept(kept.db, undone=undone)
    for item in found:
        row = {"number": item.number, **item.judgement.to_dict(), "undone_by": item.undone_by, "undone": item.undone}
        if form == "jsonl":
            click.echo(json_line(row))
            continue
        what = " ".join([*item.judgement.subject, *([item.judgement.value] if item.judgement.value else [])])
        click.echo(f"{item.number}  {item.judgement.kind.replace('_', '-')}  {what}")
        note = f": {item.judgement.note}" if item.judgement.note else ""
        click.echo(f"   {item.judgement.author}, {item.judgement.time}{note}")
        if item.undone:
            click.echo(f"   undone by {item.undone_by}, {item.undone}")


@judge.command("undo", epilog="Example: dateline judge undo standoff.case 3")
@click.argument("case", metavar="CASE")
@click.argument("number", type=int)
@click.option("--by", help="Who decides (default: your name on this machine).")
def undo(case: str, number: int, by: str | None) -> None:
    """Take a judgement back; it stays in the list."""
    with opened(case) as kept:
        found = kept_judgements.undo(kept.db, number, author=by or _author(), time=now())
    click.echo(f"judgement {number} undone: {found.judgement.kind} {' '.join(found.judgement.subject)}")
