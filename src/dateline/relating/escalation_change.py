"""What drove the last change of an escalation curve, in a plain sentence over checked fields."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateline.knowledge.event_scores import in_words
from dateline.model import EscalationChange, EscalationEvent
from dateline.relating.escalation_band import Level, Levels, band

WORTH = 0.5  # a change of the level that is worth a sentence
DRIVERS = 2
MONTHS = "January February March April May June July August September October November December".split()


def last_change(
    found: Levels, events: Sequence[EscalationEvent], tellers: Sequence[Sequence[int]]
) -> EscalationChange | None:
    """Return the last change of at least WORTH between two days with events, and the acts that drove it; or None."""
    points = found.points
    for n in range(len(points) - 1, 0, -1):
        before, after = points[n - 1], points[n]
        if abs(after.level - before.level) >= WORTH:
            low, high = band(found.draws[n] - found.draws[n - 1])
            sure = after.low is not None and low is not None and high is not None and (low > 0 or high < 0)
            return _change(before, after, sure=sure, events=events, tellers=tellers)
    return None


def _change(
    before: Level, after: Level, *, sure: bool, events: Sequence[EscalationEvent], tellers: Sequence[Sequence[int]]
) -> EscalationChange:
    sign = 1.0 if after.level > before.level else -1.0
    push = {i: sign * len(tellers[i]) * (events[i].score - before.level) for i in after.acts}
    drivers = tuple(sorted((i for i in push if push[i] > 0), key=lambda i: (-push[i], i)))[:DRIVERS]
    return EscalationChange(
        date=after.day,
        direction="rose" if sign > 0 else "fell",
        before=before.level,
        after=after.level,
        sure=sure,
        text=sentence("Rose" if sign > 0 else "Fell", after.day, [events[i] for i in drivers], sure=sure),
        events=drivers,
        citations=tuple(c for i in drivers for c in events[i].citations),
    )


def sentence(verb: str, day: date, drivers: Sequence[EscalationEvent], *, sure: bool) -> str:
    """Return "Rose on 3 December 2021: Chad threatened Niger (2 independent reports)." over the acts that drove it."""
    told = "; ".join(f"{in_words(e.type, e.mode, e.actor, e.recipient)} ({_reports(e)})" for e in drivers)
    unsure = "" if sure else " It may be chance: the band of the change includes zero."
    return f"{verb} on {day.day} {MONTHS[day.month - 1]} {day.year}: {told}.{unsure}"


def _reports(e: EscalationEvent) -> str:
    return f"{e.reports} independent report{'s' if e.reports > 1 else ''}"
