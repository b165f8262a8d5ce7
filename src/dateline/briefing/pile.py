"""The pile: which of its situations a brief is about, and the rest in a line each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.briefing.templates import day
from dateline.errors import UsageError
from dateline.model import Reading
from dateline.relating.situations import about, situations


@dataclass(frozen=True, slots=True)
class Choice:
    """The readings of the chosen situation and one line for each of the others."""

    readings: tuple[Reading, ...]
    others: tuple[str, ...]


def choose(readings: Sequence[Reading], words: str | None = None) -> Choice:
    """Return the largest situation of the pile, or the one about ``words``; UsageError when nothing is about them.

    Reports in another language than English are kept with the chosen situation: they are sources, not read.
    """
    read = sorted((r for r in readings if r.sentences), key=lambda r: (r.report.date, r.report.id))
    unread = [r for r in readings if not r.sentences]
    groups = situations(read)
    by_id = {r.report.id: r for r in read}
    piles = [[by_id[i] for i in group] for group in groups]
    if words is not None:
        held = [len(about(p, words)) for p in piles]
        if not any(held):
            raise UsageError(f"no report is about {words!r}; try fewer or other words")
        piles.insert(0, piles.pop(held.index(max(held))))
    chosen = tuple(piles[0]) if piles else ()
    return Choice((*chosen, *unread), tuple(_line(p) for p in piles[1:]))


def _line(pile: Sequence[Reading]) -> str:
    first = pile[0]
    span = first.sentences[0] if first.sentences else None
    head = first.report.title or (first.report.text[span.start : span.end] if span is not None else first.report.id)
    head = " ".join(head.split())
    head = head if len(head) <= 90 else head[:89].rsplit(" ", 1)[0] + "…"
    count = f"{len(pile)} reports" if len(pile) > 1 else "1 report"
    return f"{count}, {day(pile[0].report.date)}: {head}"
