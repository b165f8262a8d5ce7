"""The records of scenarios: the courses that the reports speak of, what speaks for and against each, its signposts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.model.record import Record

ScenarioKind = Literal[
    "possible",  # it could happen, is feared, is warned of
    "predicted",  # it will happen, is expected, is likely
    "planned",  # somebody plans it, makes ready for it in words, or it is arranged
    "threatened",
    "agreed",
    "wanted",  # demanded, urged, offered, sought
    "prepared",  # an act that makes ready for it
    "happened",  # it has begun or has been done
    "denied",  # somebody says that it is not planned, or will not be
    "refused",  # rejected, opposed
    "doubted",  # unlikely, no sign of it
    "failed",  # called off, broken down, taken back
    "countered",  # an act that leads away from it
    "condition",  # what would follow if it came to it: neither for nor against
]


@dataclass(frozen=True, slots=True)
class ScenarioPoint(Record):
    """A sentence that speaks for, against or of a course; ``who`` is the name of whose word or deed it is.

    ``chance`` holds the words in which that person weighs it ("likely", "a 50 percent chance"); never a number of ours.
    ``reports`` counts the independent reports in which the same voice says so.
    """

    date: date
    kind: ScenarioKind
    side: Literal["for", "against"] | None
    who: str | None
    report: str
    start: int
    end: int
    reports: int = 1
    chance: str | None = None


@dataclass(frozen=True, slots=True)
class ScenarioVoice(Record):
    """Somebody who expects the course: first and last date, and ``points``, the places in ``Scenario.points``."""

    name: str
    first: date
    last: date
    points: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Signpost(Record):
    """An outlook item whose coming true would confirm or weaken the course, with the first statement of it."""

    direction: Literal["confirms", "weakens"]
    what: str
    from_: date | None
    to: date | None
    condition: str | None
    status: Literal["pending", "happened", "did_not_happen", "overdue", "cancelled", "superseded"]
    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ScenarioDay(Record):
    """How many independent reports of a day speak of the course."""

    date: date
    reports: int


@dataclass(frozen=True, slots=True)
class Scenario(Record):
    """A course that the reports speak of; ``family`` None when it is an outlook item that many speak of.

    ``actor`` is the name of who would do it where that tells courses apart, ``recipient`` of whom it would befall.
    """

    id: str
    family: str | None
    name: str
    actor: str | None
    recipient: str | None
    first_seen: date
    last_seen: date
    reports: int
    expected_by: tuple[ScenarioVoice, ...]
    points: tuple[ScenarioPoint, ...]
    signposts: tuple[Signpost, ...]
    talk: tuple[ScenarioDay, ...]
