"""Command: watch."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from dateline.case import Case, opened
from dateline.cli.case import now
from dateline.cli.common import json_line, seconds
from dateline.errors import CaseError, UsageError
from dateline.watch import deliver
from dateline.watch.find import Alert
from dateline.watch.rules import checked
from dateline.watch.run import watch as watch_once


@click.command(
    epilog="""\b
Examples:
  dateline case set standoff.case rules '[{"when": "figure", "about": "troops", "by": 10}]'
  dateline watch standoff.case
  dateline watch standoff.case --every 10m --file alerts.jsonl
  DATELINE_SECRET=... dateline watch standoff.case --webhook https://desk.example/hook
\b
Rules (the setting "rules", a list; words narrow, all may be left out):
  {"when": "stance", "actor": "Russia", "issue": "NATO"}    a stance is new or changes
  {"when": "figure", "about": "troops", "by": 10}           a figure moves by more than 10 percent
  {"when": "outlook", "about": "talks", "who": "NATO"}      what was ahead is settled, moved, overdue
  {"when": "story", "outlets": 3}                           a story reaches 3 independent outlets
  {"when": "words", "query": "ultimatum OR \\"red lines\\""}  a new report holds the words"""
)
@click.argument("case", metavar="CASE")
@click.option("--every", metavar="TIME", help="Go on, and look so often: 30s, 10m, 2h.")
@click.option("--from-start", is_flag=True, help="At the first watch, tell what the case holds already, too.")
@click.option(
    "--file", "path", type=click.Path(dir_okay=False, path_type=Path), help="Append alerts to this JSON Lines file."
)
@click.option("--webhook", metavar="URL", help="Post alerts there, signed with the secret in DATELINE_SECRET.")
@click.option("--mail-to", metavar="ADDRESS", help="Mail alerts to this address.")
@click.option("--mail-from", metavar="ADDRESS", help="... from this one (default: the same).")
@click.option("--smtp", metavar="HOST[:PORT]", default="localhost", show_default=True, help="... through this server.")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
def watch(case: str, every: str | None, from_start: bool, form: str, **options: Any) -> None:
    """Tell what is new by the case's rules: printed, and sent where you say; each alert once."""
    pause = None if every is None else seconds(every)
    stop = threading.Event()
    if pause is not None:
        for sign in (signal.SIGINT, signal.SIGTERM):
            signal.signal(sign, lambda *_: stop.set())
    with opened(case) as kept:
        if not checked(kept.setting("rules")):
            raise UsageError(f"{case}: has no rules yet; see: dateline watch --help")
        send = _sender(kept, form, options)
        while True:
            try:
                alerts = watch_once(kept, now=now(), send=send, from_start=from_start)
            except CaseError as error:
                if pause is None:
                    raise
                click.echo(f"dateline: {error}", err=True)
            else:
                if pause is None and not alerts and form == "text":
                    click.echo("nothing new", err=True)
            if pause is None or stop.wait(pause):
                return


def _sender(kept: Case, form: str, options: dict[str, Any]) -> Callable[[Alert, str], None]:
    """Return what sends an alert everywhere it should go; what cannot be reached fails before anything is printed."""
    name = str(kept.setting("name") or Path(kept.db.name).stem)
    ways: list[Callable[[Alert, str], None]] = []
    if options["webhook"]:
        ways.append(deliver.to_webhook(options["webhook"], os.environ.get("DATELINE_SECRET"), name))
    if options["mail_to"]:
        sender = options["mail_from"] or options["mail_to"]
        ways.append(deliver.to_mail(options["smtp"], sender, options["mail_to"], name))
    if options["path"]:
        ways.append(deliver.to_file(options["path"], name))

    def send(alert: Alert, time: str) -> None:
        for way in ways:
            way(alert, time)
        if form == "jsonl":
            click.echo(json_line(deliver.row(alert, time, name)))
        else:
            click.echo(
                f"{alert.text}\n  {alert.rule}: {', '.join(f'{c.report} {c.start}-{c.end}' for c in alert.citations)}"
            )
        sys.stdout.flush()

    return send
