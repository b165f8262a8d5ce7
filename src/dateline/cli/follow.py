"""Command: follow."""

from __future__ import annotations

import dataclasses
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import FrameType
from typing import Any

import click

from dateline import __version__
from dateline.case import Case, opened
from dateline.case.adding import Added
from dateline.cli.case import now
from dateline.cli.common import json_line, seconds
from dateline.errors import CaseError, InputError, UsageError
from dateline.follow import address, opml
from dateline.follow.fetch import Fetcher, agent
from dateline.follow.run import Bounds, Outcome, follow_once, keep_following
from dateline.follow.source import Source
from dateline.follow.store import CaseSources
from dateline.inputs import Received

LEAST = 60.0
"""Seconds that ``--every`` is at least: what asks more often is a burden to others."""


@click.command(
    epilog="""\b
Examples:
  dateline follow standoff.case https://news.example/feed.xml https://news.example/sitemap.xml
  dateline follow standoff.case feeds.opml
  dateline follow standoff.case --every 10m --contact desk@example.org
  dateline follow standoff.case --list
  dateline follow standoff.case --export-opml feeds.opml"""
)
@click.argument("case", metavar="CASE")
@click.argument("named", nargs=-1, metavar="[URL|OPML]...")
@click.option("--every", metavar="TIME", help="Go on, and ask so often: 10m, 2h (at least 1m). Ends with Ctrl-C.")
@click.option("--once", is_flag=True, help="One round over what is due, and end. This is the default.")
@click.option("--list", "listing", is_flag=True, help="Print the sources and how they fare; ask nothing.")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.option("--drop", multiple=True, metavar="URL", help="Follow this no longer; its reports stay.")
@click.option("--export-opml", "target", metavar="FILE", help="Write the sources as OPML (- for standard output).")
@click.option(
    "--since", default="14d", show_default=True, help="Of sitemaps, take pages that changed within this time."
)
@click.option("--contact", help="Who asks: an address in the User-Agent (default: the case's setting 'contact').")
@click.option("--allow-private", is_flag=True, help="Ask loopback and private addresses too.")
@click.option("--jobs", "-j", type=click.IntRange(1, 256), help="Processes to read with.")
def follow(case: str, named: tuple[str, ...], every: str | None, once: bool, **options: Any) -> None:
    """Ask feeds, sitemaps and pages for what is new, politely, and add it to the case.

    Sources that are named are kept; without any, those are asked that the case knows and that are due.
    """
    pause = None if every is None else _pause(every)
    if once and pause is not None:
        raise UsageError("--once and --every do not go together. Leave one out")
    new = _sources(named)
    with opened(case) as kept:
        store = CaseSources(kept.db)
        if _looked_after(case, store, new, options):
            return
        if not store.sources():
            raise UsageError(f"{case}: follows nothing yet. Name a feed: dateline follow {case} https://...")
        with _stop_on_signals() as stop:
            failed = _rounds(kept, store, stop, pause, options)
    if failed and pause is None:
        sys.exit(1)


def _pause(every: str) -> timedelta:
    return timedelta(seconds=max(seconds(every), LEAST))


def _sources(named: tuple[str, ...]) -> list[Source]:
    """Return the sources that addresses and OPML files name; UsageError for what is neither."""
    found: list[Source] = []
    for name in named:
        try:
            if "://" in name:
                address.parse(name)
                found.append(Source(name))
            else:
                found += opml.parse(Path(name).read_bytes(), name)
        except InputError as error:
            raise UsageError(str(error)) from None
        except OSError as error:
            problem = f"is neither an http address nor a file that can be read ({error.strerror})"
            raise UsageError(f"{name}: {problem}. Write https://... or name an OPML file") from None
    return found


def _looked_after(case: str, store: CaseSources, new: list[Source], options: dict[str, Any]) -> bool:
    """Add, drop, list and export; True when that was all that was asked for."""
    known = {source.url: source for source in store.sources()}
    for source in new:
        before = known.get(source.url)
        kept = dataclasses.replace(before, next_try=None) if before else source
        store.put(dataclasses.replace(kept, title=kept.title or source.title))
    for url in options["drop"]:
        if not store.drop(url):
            raise UsageError(f"{url}: is not followed. See: dateline follow {case} --list")
        click.echo(f"{url}: followed no longer")
    if options["listing"]:
        for source in store.sources():
            click.echo(_jsonl(source) if options["form"] == "jsonl" else _line(source))
    if options["target"]:
        _export(store, options["target"], case)
    return bool(options["drop"] or options["listing"] or options["target"])


def _export(store: CaseSources, target: str, case: str) -> None:
    data = opml.written(store.sources(), f"Followed by {Path(case).name}")
    try:
        with click.open_file(target, "wb") as out:
            out.write(data)
    except OSError as error:
        raise click.FileError(target, f"cannot be written ({error.strerror}); choose another place") from error


def _jsonl(source: Source) -> str:
    row = {f.name: getattr(source, f.name) for f in dataclasses.fields(source) if f.name != "seen"}
    times = {key: value.strftime("%Y-%m-%dT%H:%M:%SZ") for key, value in row.items() if isinstance(value, datetime)}
    return json_line({**row, **times})


def _line(source: Source) -> str:
    parts = [source.url, source.kind or "not asked yet"]
    if source.title:
        parts.append(source.title)
    if source.last_ok:
        parts.append(f"last read {source.last_ok:%Y-%m-%d %H:%M}")
    if source.failures:
        parts.append(f"failed {source.failures} time(s) in a row: {source.error}")
    if source.next_try:
        parts.append(f"next {source.next_try:%Y-%m-%d %H:%M}")
    return "  ".join(parts)


def _rounds(
    kept: Case, store: CaseSources, stop: threading.Event, pause: timedelta | None, options: dict[str, Any]
) -> bool:
    """Ask once, or on and on until the end is asked for; return whether a source failed."""
    failed: list[str] = []

    def sink(received: list[Received]) -> Added:
        return kept.add(received, now=now(), jobs=options["jobs"])

    def tell(outcome: Outcome | CaseError) -> None:
        if isinstance(outcome, CaseError):
            click.echo(f"failed: {outcome}", err=True)
            return
        if outcome.status == "failed":
            failed.append(outcome.source.url)
        _tell(outcome)

    contact = options["contact"] or kept.setting("contact")
    fetcher = Fetcher(
        agent(__version__, None if contact is None else str(contact)),
        sleep=stop.wait,
        ticks=time.monotonic,
        allow_private=options["allow_private"],
        stopped=stop.is_set,
    )
    bounds = Bounds(since=timedelta(seconds=seconds(options["since"])))
    if pause is None:
        follow_once(store.sources(), store, sink, fetcher, _clock(), bounds=bounds, tell=tell, stopped=stop.is_set)
    else:
        keep_following(
            store,
            sink,
            fetcher,
            every=pause,
            clock=_clock,
            sleep=stop.wait,
            stopped=stop.is_set,
            tell=tell,
            bounds=bounds,
        )
    return bool(failed)


def _clock() -> datetime:
    return datetime.now(UTC)


@contextmanager
def _stop_on_signals() -> Iterator[threading.Event]:
    """Yield what is set by the first Ctrl-C or SIGTERM; a second one ends at once."""
    stop = threading.Event()

    def asked(number: int, frame: FrameType | None) -> None:
        del frame
        stop.set()
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)

    before = {number: signal.signal(number, asked) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _tell(outcome: Outcome) -> None:
    """Print how a source fared: what came on standard output, what went wrong on standard error."""
    source, added = outcome.source, outcome.added
    for error in outcome.refused:
        click.echo(f"refused: {error}", err=True)
    for note in outcome.notes:
        click.echo(f"note: {source.url}: {note}", err=True)
    if outcome.status == "failed":
        again = f"{source.next_try:%Y-%m-%d %H:%M} UTC" if source.next_try else "the next round"
        click.echo(f"failed: {source.error} (asked again: {again})", err=True)
        return
    parts = [f"{added.new} new report{'' if added.new == 1 else 's'}" if added.new else "nothing new"]
    if added.revised:
        parts.append(f"{added.revised} of them changed versions of earlier ones")
    if outcome.left:
        parts.append(f"{outcome.left} left for the next round")
    click.echo(f"{source.url}: {', '.join(parts)}")
