"""The command positions: who demands, offers, refuses or threatens what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from dateline.briefing import positions_text
from dateline.cli.common import annotate_all, emit, formats, gather, inputs, write
from dateline.errors import UsageError
from dateline.export import positions as export
from dateline.model import PositionHistory
from dateline.relating.event_homes import named
from dateline.relating.position_matrix import matrix
from dateline.relating.position_sides import collisions, governments, moves
from dateline.relating.positions import histories
from dateline.relating.situation import ordered
from dateline.text import terms


@click.command(
    epilog="""\b
Examples:
  dateline positions reports/                                 the matrix, its quotes, collisions, moves
  dateline positions reports/ --actor Russia --issue "guarantee"
  dateline positions reports/ --format json > positions.json
"""
)
@inputs
@formats("text", "json", "jsonl", "csv")
@click.option(
    "--actor", "actors", multiple=True, help="Only this actor, a state with its officials; may be given again."
)
@click.option("--issue", help="Only issues with these words.")
def positions(form: str, output: Path | None, actors: tuple[str, ...], issue: str | None, **options: Any) -> None:
    """Print the stance of each actor on each issue with its history, where stances collide and where they moved."""
    found = gather(options["paths"], options["day"])
    readings = ordered(
        annotate_all(
            found.reports, layers=("positions",), jobs=options["jobs"], model=options["model"], quiet=options["quiet"]
        )
    )
    stand_for = governments(readings)
    every = histories(readings)
    held = [h for h in every if (not actors or _is_of(h, actors, stand_for)) and _is_on(h, issue)]
    if not held and every:
        raise UsageError("no position fits --actor and --issue: try fewer words, or leave one out")
    if form in ("json", "jsonl"):
        emit([h.to_dict() for h in held], form, output)
    elif form == "csv":
        write(export.table(held, {r.report.id: r for r in readings}, stand_for), output)
    else:
        kept = {(h.actor, h.issue) for h in held}
        clashes = [c for c in collisions(every, readings) if kept & {(c.a, c.issue), (c.b, c.issue)}]
        by_id = {r.report.id: r for r in readings}
        write(positions_text.text(matrix(held, readings), clashes, moves(held), by_id), output)
    found.finish()


def _is_of(h: PositionHistory, actors: Sequence[str], stand_for: Mapping[str, str]) -> bool:
    if h.actor is None:
        return False
    own = {h.actor.casefold(), stand_for.get(h.actor, h.actor).casefold()}
    return any(
        named(a).casefold() in own or a.casefold() in own or a.casefold() in h.actor.casefold().split() for a in actors
    )


def _is_on(h: PositionHistory, words: str | None) -> bool:
    if words is None:
        return True
    wanted = set(terms.content(words))
    return any(wanted <= set(terms.content(said)) for said in (h.issue, *(p.issue for p in h.history)))
