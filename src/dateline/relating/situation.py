"""``relate``: many Readings -> the Situation. A pure function; the order of the readings does not matter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dateline.model import Judgement, Reading, Situation
from dateline.relating.claims import claims
from dateline.relating.copies import copies, lineages
from dateline.relating.escalation import escalation
from dateline.relating.figures import tracks
from dateline.relating.judgements import judged, prepared
from dateline.relating.outlook import expectations
from dateline.relating.positions import histories
from dateline.relating.scenarios import scenarios
from dateline.relating.stories import stories
from dateline.relating.timeline import timeline


def ordered(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Return the readings by (date, id): the order in which everything downstream sees them."""
    return tuple(sorted(readings, key=lambda r: (r.report.date, r.report.id)))


def relate(
    readings: Iterable[Reading], *, until: date | None = None, judgements: Sequence[Judgement] = ()
) -> Situation:
    """Return what the readings say together, as known on ``until`` (the last report's date when None).

    Readings dated later than ``until`` are left out: nothing of them leaks in. ``judgements`` are an analyst's, in the
    order they were taken.
    """
    known = ordered(r for r in prepared(readings, judgements) if until is None or r.report.date <= until)
    if not known:
        return Situation(())
    day = until if until is not None else known[-1].report.date
    found = copies(known)
    origins = lineages(known, found)
    outlook = expectations(known, day)
    situation = Situation(
        readings=known,
        copies=found,
        stories=stories(known),
        tracks=tracks(known),
        outlook=outlook,
        positions=histories(known),
        claims=claims(known, origins),
        timeline=timeline(known, origins),
        escalation=escalation(known, origins),
        scenarios=scenarios(known, origins, outlook),
    )
    return judged(situation, judgements, day)
