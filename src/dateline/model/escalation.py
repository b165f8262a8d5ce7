"""The records of escalation: how conflictual the reported events are, day by day, and what is behind each point."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.model.citation import Citation
from dateline.model.reading import EventStatus
from dateline.model.record import Record


@dataclass(frozen=True, slots=True)
class EscalationEvent(Record):
    """One act as the reports tell it together; ``score`` is PLOVER's with its sign turned: conflict is positive.

    ``actor`` and ``recipient`` are names of states or bodies; ``reports`` counts independent reports.
    """

    date: date
    actor: str | None
    recipient: str | None
    type: str
    mode: str | None
    status: EventStatus
    score: float
    reports: int
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class EscalationPoint(Record):
    """The level on a day with events: 10 violence, 0 neither, -10 help; ``low`` and ``high`` None for one source.

    ``reports`` counts the independent reports of the day's events; ``events`` index ``EscalationCurve.events``.
    """

    date: date
    level: float
    low: float | None
    high: float | None
    reports: int
    events: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EscalationChange(Record):
    """The last change of a curve that is worth a sentence; ``sure`` when the whole band of the change has its sign."""

    date: date
    direction: Literal["rose", "fell"]
    before: float
    after: float
    sure: bool
    text: str
    events: tuple[int, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class EscalationCurve(Record):
    """The curve of a pair of states or bodies, or of the situation (``a`` and ``b`` None).

    ``points`` follow what happened and goes on, ``ahead`` what is planned or feared, by the day it was reported.
    """

    a: str | None
    b: str | None
    reports: int
    points: tuple[EscalationPoint, ...]
    ahead: tuple[EscalationPoint, ...]
    events: tuple[EscalationEvent, ...]
    change: EscalationChange | None
