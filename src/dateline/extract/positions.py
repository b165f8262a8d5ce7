"""Positions: who wants, offers, refuses, threatens what, by the words of the report.

A position belongs to the one who holds it: in "X said that Y wants Z" it is Y. Negation is resolved into the stance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from dateline.extract.conditions import condition
from dateline.extract.found import Found
from dateline.extract.issue_check import PRESS
from dateline.extract.parties import Parties
from dateline.extract.stances import Held, Stances
from dateline.model import Position, Stance

MOST_HOLDERS = 2
FURTHEST, NEAR = 240, 60  # characters back to a dateline, and from it to the first name of its sentence
_AHEAD = re.compile(r"(?:[^\W_]+-)+$")
_AFTER = re.compile(r"(?:-[^\W_]+)+")
_REST = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


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
    first, last = whole(found.text, held.issue[0].start, held.issue[-1].end)
    start, end = min(words[0].start, first), max(words[-1].end, last)
    issue = _phrase(found.text, first, last)
    said = found.attribution_at(start, end)
    actors: tuple[str | None, ...] = stances.holders.actors(held.holders, start, end)[:MOST_HOLDERS] or (None,)
    to = stances.parties.all_of(held.to)
    on = condition(found.parse, held.cue, held.issue)
    for actor in actors:
        if held.stance != "denies" and _is_press(found, actor):
            actor = _behind(found, start)
        other = next((a for a in to if a != actor), None)
        yield Position(start, end, actor, cast(Stance, held.stance), issue, other, said, on)


def _is_press(found: Found, actor: str | None) -> bool:
    """True for a news outlet, which tells what others hold."""
    known = found.by_id.get(actor or "")
    return known is not None and known.code == PRESS


def _behind(found: Found, start: int) -> str | None:
    """Return the first actor after the outlet of a dateline that was taken for the subject: "OSLO (Reuters) - ..."."""
    near = found.mentions_in(max(0, start - FURTHEST), start)
    at = next((n for n in range(len(near) - 1, -1, -1) if _is_press(found, near[n].actor)), None)
    if at is None or at + 1 >= len(near) or near[at + 1].start - near[at].end > NEAR:
        return None
    return near[at + 1].actor


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch widened to whole hyphenated words: "fly zone" to "no-fly zone", "de" to "de-escalate"."""
    if (m := _AHEAD.search(text, max(0, start - 40), start)) is not None:
        start = m.start()
    if (m := _AFTER.match(text, end)) is not None or (text[end - 1] == "-" and (m := _REST.match(text, end))):
        end = m.end()
    return start, end


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
