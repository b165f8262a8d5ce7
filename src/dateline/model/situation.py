"""The records of many reports: what a Situation holds, and the Brief."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.model.citation import Citation
from dateline.model.escalation import EscalationCurve
from dateline.model.reading import Firmness, OutlookKind, Reading, Stance
from dateline.model.record import Record
from dateline.model.scenario import Scenario

OutlookStatus = Literal["pending", "happened", "did_not_happen", "overdue", "cancelled", "superseded"]
CopyKind = Literal["copy", "partial", "rewrite"]
Verdict = Literal["agrees", "compatible", "update", "conflict"]
ClaimStatus = Literal["single", "corroborated", "disputed"]


@dataclass(frozen=True, slots=True)
class Copy(Record):
    """Two reports that share text; containments are the shares of each one's word 5-grams found in the other."""

    a: str
    b: str
    containment_ab: float
    containment_ba: float
    kind: CopyKind


@dataclass(frozen=True, slots=True)
class Story(Record):
    """The reports on one happening, in date order; ``id`` is its first report's id."""

    id: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigurePoint(Record):
    """One figure of a track; ``date`` is the report's, ``speaker`` the name of who gives it."""

    date: date
    value: float | None
    low: float | None
    high: float | None
    report: str
    start: int
    end: int
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class FigureVerdict(Record):
    """How two points of a track stand to each other; ``a`` and ``b`` index ``Track.points``."""

    a: int
    b: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Track(Record):
    """The same quantity followed over time and outlets."""

    of: str
    unit: str | None
    points: tuple[FigurePoint, ...]
    verdicts: tuple[FigureVerdict, ...]


@dataclass(frozen=True, slots=True)
class Evidence(Record):
    """A citation with its part: it states an outlook item, or settles it."""

    report: str
    start: int
    end: int
    role: Literal["states", "settles"]


@dataclass(frozen=True, slots=True)
class Expectation(Record):
    """Outlook items of several reports that speak of the same thing ahead, with what became of it.

    ``id`` comes from the first statement, so it stays when later reports are added; an item whose date was moved is
    superseded, and the item with the new date names it in ``replaces``.
    """

    kind: OutlookKind
    what: str
    who: str | None
    from_: date | None
    to: date | None
    first_seen: date
    last_seen: date
    status: OutlookStatus
    evidence: tuple[Evidence, ...]
    condition: str | None = None
    firmness: Firmness | None = None
    speaker: str | None = None
    when: str | None = None
    id: str | None = None
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class StancePoint(Record):
    """A stance taken on a date, with the words that show it; ``issue`` and ``condition`` are in the report's words."""

    date: date
    stance: Stance
    report: str
    start: int
    end: int
    issue: str = ""
    to: str | None = None
    condition: str | None = None


@dataclass(frozen=True, slots=True)
class PositionHistory(Record):
    """One actor's stance on one issue over time; ``actor`` is a name, ``stance`` the latest."""

    actor: str | None
    issue: str
    stance: Stance
    history: tuple[StancePoint, ...]


@dataclass(frozen=True, slots=True)
class Collision(Record):
    """Two actors whose stances on one issue cannot both have their way; ``what`` says how ("a demand is refused")."""

    issue: str
    what: str
    a: str
    a_point: StancePoint
    b: str
    b_point: StancePoint


@dataclass(frozen=True, slots=True)
class Move(Record):
    """An actor's change of stance on an issue; ``what`` is turned, hardened or softened."""

    actor: str
    issue: str
    what: str
    before: StancePoint
    after: StancePoint


@dataclass(frozen=True, slots=True)
class Claim(Record):
    """A statement merged across reports; ``against`` holds the texts of claims that contradict it."""

    text: str
    speaker: str | None
    reports: tuple[str, ...]
    independent_outlets: int
    status: ClaimStatus
    against: tuple[str, ...]
    evidence: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineEntry(Record):
    """A sentence that tells what happened on a day; ``outlets`` counts the independent outlets that tell it."""

    text: str
    report: str
    start: int
    end: int
    outlets: int


@dataclass(frozen=True, slots=True)
class TimelineDay(Record):
    """A date that matters and the sentences that tell it."""

    date: date
    entries: tuple[TimelineEntry, ...]


@dataclass(frozen=True, slots=True)
class Situation(Record):
    """What many readings say together. Readings stand in (date, id) order."""

    readings: tuple[Reading, ...]
    copies: tuple[Copy, ...] = ()
    stories: tuple[Story, ...] = ()
    tracks: tuple[Track, ...] = ()
    outlook: tuple[Expectation, ...] = ()
    positions: tuple[PositionHistory, ...] = ()
    claims: tuple[Claim, ...] = ()
    timeline: tuple[TimelineDay, ...] = ()
    escalation: tuple[EscalationCurve, ...] = ()
    scenarios: tuple[Scenario, ...] = ()

    def reading(self, report_id: str) -> Reading:
        """Return the reading of this report; KeyError when the situation does not hold it."""
        for reading in self.readings:
            if reading.report.id == report_id:
                return reading
        raise KeyError(report_id)


# --- the Brief -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line(Record):
    """One line of a brief with the words that support it."""

    section: str
    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Brief(Record):
    """The briefing: cited lines in reading order, over the reports between ``first`` and ``last``."""

    title: str
    first: date
    last: date
    since: date
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
