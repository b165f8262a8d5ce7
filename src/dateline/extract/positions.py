"""Positions: who wants, offers, refuses, threatens what, by the words of the report.

A position belongs to the one who holds it: in "X said that Y wants Z" it is Y. Negation is resolved into the stance.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from dateline.extract.found import Found
from dateline.extract.parties import Parties
from dateline.extract.stances import Held, Stances
from dateline.model import Position, Stance

MOST_HOLDERS = 2


def positions(found: Found) -> tuple[Position, ...]:
    """Return the positions stated in the report, in text order."""
    stances = Stances(found, Parties(found))
    rows: dict[tuple[object, ...], Position] = {}
    for n in range(len(found.parse.sentences)):
        for held in stances.sentence(n):
            for p in _rows(found, stances, held):
                rows.setdefault((p.start, p.end, p.actor, p.stance), p)
    return tuple(sorted(rows.values(), key=lambda p: (p.start, p.end)))


def _rows(found: Found, stances: Stances, held: Held) -> Iterator[Position]:
    words = sorted({t.i: t for t in (*held.cue, *held.issue)}.values(), key=lambda t: t.i)
    start, end = words[0].start, words[-1].end
    issue = _phrase(found.text, held.issue[0].start, held.issue[-1].end)
    said = found.attribution_at(start, end)
    actors: tuple[str | None, ...] = stances.holders.actors(held.holders, start, end)[:MOST_HOLDERS] or (None,)
    to = stances.parties.all_of(held.to)
    for actor in actors:
        other = next((a for a in to if a != actor), None)
        yield Position(start, end, actor, cast(Stance, held.stance), issue, other, said)


def _phrase(text: str, start: int, end: int) -> str:
    """The words of an issue, with the quotation mark that its trimming cut from the other, or without a lone one."""
    for opening, closing in (("“", "”"), ('"', '"'), ("‘", "’")):
        inside = text[start:end]
        if opening == closing:
            broken = inside.count(opening) % 2 == 1
        else:
            broken = inside.count(opening) != inside.count(closing) and opening != "‘"
            broken = broken or (opening == "‘" and opening in inside and closing not in inside)
        if not broken:
            continue
        if start > 0 and text[start - 1] == opening:
            start -= 1
        elif end < len(text) and text[end] == closing:
            end += 1
        else:
            return " ".join(inside.replace(opening, "").replace(closing if opening != "‘" else opening, "").split())
    return text[start:end]
