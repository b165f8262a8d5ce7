"""Expectations: outlook items of several reports, merged, with what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateline.model import Evidence, Expectation, Outlook, OutlookStatus, Reading
from dateline.relate.acts import stems_of
from dateline.relate.settle import Archive, Settled

ALIKE = 0.6  # share of the rarer words that two statements of one thing have in common
Stated = tuple[int, Outlook]


def expectations(readings: Sequence[Reading], until: date) -> tuple[Expectation, ...]:
    """Return what the readings say is ahead, merged across reports, as it stands on ``until``.

    A thing is settled by a sentence of a later report (or of another report of the same day that tells it as past)
    whose act, actors and time agree; when none does clearly it stays pending, or is overdue once its time is over.
    """
    known = sorted((r for r in readings if r.report.date <= until), key=lambda r: (r.report.date, r.report.id))
    archive = Archive(known)
    out = [_expectation(known, group, archive, until) for group in _groups(known, archive)]
    return tuple(
        sorted(out, key=lambda e: (e.first_seen, e.evidence[0].report, e.evidence[0].start, e.evidence[0].end))
    )


def _groups(readings: Sequence[Reading], archive: Archive) -> list[list[Stated]]:
    """Return the statements of one thing together: same interval, mostly the same telling words."""
    groups: list[list[Stated]] = []
    keys: list[frozenset[str]] = []
    index: dict[tuple[date | None, date | None, str], list[int]] = {}
    for number, reading in enumerate(readings):
        for item in reading.outlook:
            stems = frozenset(s for s, _ in stems_of(item.what + " " + (item.who or "")))
            candidates = sorted({g for s in stems for g in index.get((item.from_, item.to, s), ())})
            chosen = next((g for g in candidates if _alike(stems, keys[g], archive)), None)
            if chosen is None:
                chosen = len(groups)
                groups.append([])
                keys.append(stems)
                rare = sorted(stems, key=lambda s: (-archive.weight(s), s))[:4]
                for s in rare:
                    index.setdefault((item.from_, item.to, s), []).append(chosen)
            groups[chosen].append((number, item))
    return groups


def _alike(a: frozenset[str], b: frozenset[str], archive: Archive) -> bool:
    shared = sum(archive.weight(s) for s in sorted(a & b))
    whole = sum(archive.weight(s) for s in sorted(a | b))
    return len(a & b) >= 2 and shared >= ALIKE * whole


def _expectation(readings: Sequence[Reading], group: list[Stated], archive: Archive, until: date) -> Expectation:
    first_number, item = group[0]
    settled = next((s for n, o in group if (s := archive.settle(o, n, until)) is not None), None)
    evidence = [Evidence(readings[n].report.id, o.start, o.end, "states") for n, o in group]
    if settled is not None:
        evidence.append(Evidence(readings[settled.report].report.id, settled.start, settled.end, "settles"))
    return Expectation(
        kind=item.kind,
        what=item.what,
        who=next((o.who for _, o in group if o.who is not None), None),
        from_=item.from_,
        to=item.to,
        first_seen=readings[first_number].report.date,
        last_seen=readings[group[-1][0]].report.date,
        status=_status(item, settled, until),
        evidence=tuple(evidence),
    )


def _status(item: Outlook, settled: Settled | None, until: date) -> OutlookStatus:
    if settled is not None:
        return settled.status
    return "overdue" if item.to is not None and item.to < until else "pending"
