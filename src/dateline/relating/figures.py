"""Figure tracks: the same quantity followed over time and outlets, and how its values stand to each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dateline.model import FigurePoint, FigureVerdict, Reading, Track
from dateline.relating.figure_items import Item, items
from dateline.relating.figure_links import clusters
from dateline.relating.figure_names import name
from dateline.relating.verdicts import Stated, verdict

HANDFUL = 13
_STATED_IN = re.compile(r"/(?:second|minute|hour|day|week|month)$")


def tracks(readings: Sequence[Reading]) -> tuple[Track, ...]:
    """Return the tracks of ``readings`` (two points or more each), by their first point."""
    ordered = sorted(readings, key=lambda r: (r.report.date, r.report.id))
    found = items(ordered)
    groups = ([found[n] for n in group] for group in clusters(found))
    out = [_track(group, ordered) for group in groups if _followed(group, ordered)]
    return tuple(sorted(out, key=lambda t: (t.points[0].date, t.points[0].report, t.points[0].start, t.of)))


def _followed(group: Sequence[Item], readings: Sequence[Reading]) -> bool:
    """Return whether a group is a quantity followed: not one sentence copied, not a handful that one report repeats."""
    if len({_sentence(i, readings[i.report]) for i in group}) == 1:
        return False
    return len({i.report for i in group}) > 1 or max(i.size or 0.0 for i in group) >= HANDFUL


def _sentence(item: Item, reading: Reading) -> tuple[str, str]:
    """Return the figure with the words of its sentence, the same in every copy."""
    at = item.figure.start
    span = next((s for s in reading.sentences if s.start <= at < s.end), None)
    around = reading.report.text[span.start : span.end] if span is not None else f"{reading.report.id} {at}"
    return item.figure.text, " ".join(around.split())


def _track(members: list[Item], readings: Sequence[Reading]) -> Track:
    members.sort(key=lambda i: (i.date, readings[i.report].report.id, i.figure.start))
    points = tuple(_point(i, readings[i.report]) for i in members)
    stated = [_stated(i, readings[i.report]) for i in members]
    level = _STATED_IN.search(members[0].family) is not None
    verdicts = tuple(FigureVerdict(a, b, verdict(stated[a], stated[b], level=level)) for a, b in _pairs(len(members)))
    units = Counter(i.figure.unit for i in members)
    unit = min(units, key=lambda u: (-units[u], u or ""))
    return Track(of=name(members, readings), unit=unit, points=points, verdicts=verdicts)


def _pairs(n: int) -> list[tuple[int, int]]:
    """Return the pairs that get a verdict: all of a short track, near neighbours of a long one."""
    reach = n if n <= 40 else 8
    return [(a, b) for a in range(n) for b in range(a + 1, min(n, a + 1 + reach))]


def _point(item: Item, reading: Reading) -> FigurePoint:
    f = item.figure
    return FigurePoint(
        date=item.date,
        value=f.value,
        low=f.low,
        high=f.high,
        report=reading.report.id,
        start=f.start,
        end=f.end,
        speaker=_speaker(item, reading),
    )


def _speaker(item: Item, reading: Reading) -> str | None:
    if item.figure.attribution is None or item.figure.attribution >= len(reading.attributions):
        return None
    said = reading.attributions[item.figure.attribution]
    actor = reading.actor(said.speaker)
    if actor is not None:
        return actor.name
    words = " ".join(reading.report.text[a:b] for a, b in said.source)
    return " ".join(words.split()) or None


def _stated(item: Item, reading: Reading) -> Stated:
    f = item.figure
    factor = (item.size / f.value) if item.size is not None and f.value else 1.0
    low, high = (None if v is None else v * factor for v in (f.low, f.high))
    value = None if f.value is None else f.value * factor
    return Stated(item.date, reading.report.id, value, low, high, f.modifier, item.older)
