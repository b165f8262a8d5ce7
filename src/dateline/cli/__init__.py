"""The command line: parse, call, print. A command's module is imported when it runs, so that --help is quick."""

from __future__ import annotations

import importlib
import os
import sys

import click

from dateline import __version__
from dateline.errors import DatelineError

# command -> (module, one line of help); the order is the order of the way of the data.
COMMANDS = {
    "annotate": ("reading", "Everything found in each report, as JSON Lines."),
    "clean": ("reading", "The story text alone: no sign-ups, captions, other stories."),
    "resolve": ("reading", "Who a mention means on a date."),
    "copies": ("relating", "Reports that share text or tell the same in other words."),
    "stories": ("relating", "Which report belongs to which happening."),
    "events": ("events", "Who did what to whom, as event data (PLOVER)."),
    "figures": ("relating", "Quantities followed over time and outlets."),
    "positions": ("positions", "Who demands, offers, refuses or threatens what."),
    "outlook": ("outlook", "What is ahead, and what became of it."),
    "scenarios": ("scenarios", "The courses that the reports speak of, and what speaks for each."),
    "claims": ("relating", "Statements merged across reports, and what contradicts them."),
    "timeline": ("relating", "The dates that matter and the sentences that tell them."),
    "escalation": ("escalation", "How conflictual the reported events are, day by day."),
    "brief": ("briefing", "The briefing, every line with its citations."),
    "check": ("briefing", "Prove a brief against its reports."),
    "new": ("case", "Make a case: a file that keeps reports and readings."),
    "add": ("case", "Read reports into a case; what it holds already costs nothing."),
    "follow": ("follow", "Ask feeds, sitemaps and pages for what is new, into a case."),
    "search": ("search", "Words, quotes, figures, events in a case, each hit cited."),
    "judge": ("judge", "Decide over what was found; kept with author and time, undoable."),
    "watch": ("watch", "Alerts by rules: printed, to a file, a webhook, by mail; each once."),
    "refresh": ("case", "Read again what earlier rules have read."),
    "case": ("case", "Look after a case: info, set, revisions, verify, backup, export, import."),
}
EPILOG = """\b
Examples:
  dateline brief reports/                       the briefing, on the terminal
  dateline brief reports/ --format html -o brief.html
  dateline annotate reports/ > readings.jsonl   everything found, report by report
  dateline resolve "the Russian president" --date 2021-12-03

A report needs a date: a first line " date 2021-12-03 ...", a "Date:" line or front matter, the file's name, or --date.
Exit status: 0 done, 1 some inputs were refused (or a check failed), 2 the call makes no sense."""


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"dateline.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, "case_group" if cmd_name == "case" else cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(
    cls=_Lazy, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, "-V", "--version", prog_name="dateline")
def cli() -> None:
    """Dated news reports in, a picture of the situation out, every line of it checkable."""


def main() -> None:
    """Run the command line; errors that dateline raises on purpose become one line and exit status 2."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy: its threads cost more here than they bring
    try:
        cli(prog_name="dateline")
    except DatelineError as error:
        click.echo(f"dateline: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()  # the reader (head, less) has gone: not an error of ours
        sys.exit(0)
