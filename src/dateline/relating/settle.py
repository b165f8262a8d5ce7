"""Settling: which later sentence tells what became of something that was ahead, and how it came out.

The sentences of later reports that share the item's most telling words are its candidates; the best proof among them
(relating/proofs.py) settles it. When none is good enough the item stays open.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dateline.knowledge.settling import MOVED
from dateline.model import Outlook, OutlookStatus
from dateline.relating import proofs
from dateline.relating.archive import Archive
from dateline.relating.sought import Sought

WINDOW = timedelta(days=200)  # after an undated statement, or the end of a dated one
LEAST = 0.85  # probability from which the best sentence settles the item


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of an item, and the sentence that tells it."""

    status: OutlookStatus
    report: int
    start: int
    end: int


def settle(item: Outlook, report: int, archive: Archive, until: date) -> Settled | None:
    """Return what later sentences say became of ``item``, or None when none says it clearly."""
    sought = Sought(item, report, archive)
    found: list[tuple[float, int]] = []
    for n in archive.candidates(sought.wanted, sought.told, min(until, sought.last_day(WINDOW))):
        score = proofs.score(sought, n, archive)
        if score is not None:
            found.append((-score, n))
    if not found:
        return None
    turned = [n for _, n in found if proofs.turns(sought, n, archive)]
    best = min(turned) if turned else min(found)[1]  # of several moves the first
    t = archive.traces[best]
    return Settled(_status(sought, best, archive), t.report, t.start, t.end)


def _status(sought: Sought, n: int, archive: Archive) -> OutlookStatus:
    t = archive.traces[n]
    text = archive.text(t)
    if proofs.turns(sought, n, archive):
        near = proofs.around(sought, text)
        if MOVED.search(near):
            return "cancelled" if "indefinitely" in near else "superseded"
        if not sought.negated:
            return "cancelled"
    if not sought.negated and proofs.denied(sought, n, archive):
        return "did_not_happen"
    return "happened"
