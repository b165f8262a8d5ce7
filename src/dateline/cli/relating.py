"""Commands across reports: copies, stories, figures, positions, outlook, claims, timeline."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from dateline.cli.common import DAY, annotate_all, emit, formats, gather, inputs, write
from dateline.errors import UsageError
from dateline.model import Reading
from dateline.relating.situation import ordered

Options = dict[str, Any]


def _readings(options: Options, layers: Sequence[str]) -> tuple[tuple[Reading, ...], Callable[[], None]]:
    found = gather(options["paths"], options["day"])
    readings = annotate_all(
        found.reports, layers=layers, jobs=options["jobs"], model=options["model"], quiet=options["quiet"]
    )
    return tuple(readings), found.finish


@click.command(epilog="\b\nExample:\n  dateline copies reports/ --format jsonl")
@inputs
@formats("jsonl", "json")
def copies(form: str, output: Path | None, **options: Any) -> None:
    """Print the pairs of reports that share text (containment of 5-grams) or tell the same in other words."""
    from dateline.relating import copies as module

    readings, finish = _readings(options, ("passages",))
    emit([c.to_dict() for c in module.copies(ordered(readings))], form, output)
    finish()


@click.command(
    epilog="\b\nExamples:\n  dateline stories reports/ --format jsonl\n  dateline stories reports/ --explain"
)
@inputs
@formats("jsonl", "json")
@click.option("--online", is_flag=True, help="One pass over a stream, day by day: what comes later changes nothing.")
@click.option("--explain", is_flag=True, help="Say what decided: likeness to its story and the next, in which words.")
def stories(form: str, output: Path | None, online: bool, explain: bool, **options: Any) -> None:
    """Print, for each report in input order, the story (happening) it belongs to."""
    from dateline.relating import stories as module
    from dateline.relating.story_reasons import reasons

    readings, finish = _readings(options, ("passages",))
    found = module.online(readings) if online else module.stories(ordered(readings))
    of = {report: story.id for story in found for report in story.reports}
    rows: list[dict[str, Any]] = [{"id": r.report.id, "story": of[r.report.id]} for r in readings]
    if explain:
        for row, reason in zip(rows, reasons(readings, found), strict=True):
            row |= {"own": _plain(reason.own), "next": _plain(reason.next)}
    emit(rows, form, output)
    finish()


def _plain(likeness: Any) -> dict[str, Any] | None:
    return None if likeness is None else {**vars(likeness), "words": list(likeness.words)}


@click.command(epilog="\b\nExample:\n  dateline figures reports/ --format jsonl")
@inputs
@formats("jsonl", "json")
def figures(form: str, output: Path | None, **options: Any) -> None:
    """Print figure tracks: the same quantity over time and outlets, with verdicts on each pair."""
    from dateline.relating import figures as module

    readings, finish = _readings(options, ("figures",))
    emit([t.to_dict() for t in module.tracks(ordered(readings))], form, output)
    finish()


@click.command(epilog="\b\nExample:\n  dateline claims reports/ --format jsonl")
@inputs
@formats("jsonl", "json")
def claims(form: str, output: Path | None, **options: Any) -> None:
    """Print statements merged across reports: who holds them, how many independent outlets, what contradicts them."""
    from dateline.relating import claims as module
    from dateline.relating.copies import copies as find_copies
    from dateline.relating.copies import lineages

    readings, finish = _readings(options, ("attributions",))
    known = ordered(readings)
    origins = lineages(known, find_copies(known))
    emit([c.to_dict() for c in module.claims(known, origins)], form, output)
    finish()


@click.command(
    epilog="""\b
Examples:
  dateline timeline reports/ --dates 10
  dateline timeline reports/ --query "security guarantees,troops" --format plain-json"""
)
@inputs
@formats("text", "json", "plain-json")
@click.option("--dates", type=click.IntRange(1), default=20, show_default=True, help="How many dates.")
@click.option("--sentences", type=click.IntRange(1), default=1, show_default=True, help="Sentences a date.")
@click.option("--from", "first", type=DAY, help="No earlier date.")
@click.option("--to", "last", type=DAY, help="No later date.")
@click.option("--query", default="", help='Words or phrases, any of them: "a,b c".')
@click.option("--actor", help="One actor's timeline: a name as the reports have it.")
def timeline(
    form: str,
    output: Path | None,
    dates: int,
    sentences: int,
    first: date | None,
    last: date | None,
    query: str,
    actor: str | None,
    **options: Any,
) -> None:
    """Print the dates that matter and the sentences that tell them."""
    from dateline.relating import timeline as module
    from dateline.relating.copies import copies as find_copies
    from dateline.relating.copies import lineages

    if first is not None and last is not None and first > last:
        raise UsageError(f"--from {first} lies after --to {last}")
    readings, finish = _readings(options, ("timexes",))
    words = [q.strip() for q in query.split(",") if q.strip()] + ([actor] if actor is not None else [])
    known = ordered(readings)
    days = module.timeline(
        known,
        lineages(known, find_copies(known)),
        dates=dates,
        sentences=sentences,
        first=first,
        last=last,
        query=words,
    )
    if form == "json":
        write(json.dumps([d.to_dict() for d in days], ensure_ascii=False, indent=1), output)
    elif form == "plain-json":
        plain = {d.date.isoformat(): [e.text for e in d.entries] for d in days}
        write(json.dumps(plain, ensure_ascii=False, indent=1), output)
    else:
        write("\n".join(f"{d.date}  {e.text}  [{e.report}]" for d in days for e in d.entries), output)
    finish()
