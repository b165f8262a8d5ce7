"""The records that dateline passes along: Report -> Reading -> Situation -> Brief.

Every record is frozen and slotted, holds only plain values and tuples, and round-trips through
``to_dict`` / ``from_dict`` (the JSON of ``docs/reference``). Offsets are code points, half open, into
``Report.text`` exactly as it was read. Dates are ``datetime.date``; ``None`` means unknown, never "".
This module imports nothing of ours.
"""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, Self

PassageKind = Literal["story", "headline", "byline", "caption", "boilerplate", "other_story"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
ActorKind = Literal["person", "state", "organisation", "group"]
AttributionKind = Literal["direct", "indirect", "mixed"]
EventStatus = Literal["happened", "ongoing", "planned", "hypothetical", "denied"]
Stance = Literal[
    "demands", "offers", "refuses", "accepts", "threatens", "red_line", "denies", "supports", "opposes", "warns"
]
OutlookKind = Literal["scheduled", "predicted", "promised", "threatened", "possible"]
OutlookStatus = Literal["pending", "happened", "did_not_happen", "overdue", "cancelled", "superseded"]
CopyKind = Literal["copy", "partial", "rewrite"]
Verdict = Literal["agrees", "compatible", "update", "conflict"]
ClaimStatus = Literal["single", "corroborated", "disputed"]

Pair = tuple[int, int]


class Record:
    """Base of all records: plain-JSON output and input by field type.

    A field named ``from_`` is written ``"from"``. Fields with metadata ``omit_empty`` are left out when empty.
    """

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the record as JSON-ready values (dates as ISO strings, tuples as lists)."""
        out: dict[str, Any] = {}
        for f in dataclasses.fields(self):  # type: ignore[arg-type]
            value = getattr(self, f.name)
            if f.metadata.get("omit_empty") and (value is None or value == () or value == {}):
                continue
            out[f.name.rstrip("_")] = _plain(value)
        return out

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Build the record from ``to_dict`` output. Missing keys take the field's default; unknown keys are ignored."""
        hints = _hints(cls)  # type: ignore[arg-type]
        given: dict[str, Any] = {}
        for f in dataclasses.fields(cls):  # type: ignore[arg-type]
            key = f.name.rstrip("_")
            if key in data:
                given[f.name] = _typed(hints[f.name], data[key])
        return cls(**given)


@functools.cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value


def _typed(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _typed(next(a for a in typing.get_args(hint) if a is not type(None)), value)
    if origin is tuple:
        args = typing.get_args(hint)
        if len(args) == 2 and args[1] is Ellipsis:
            return tuple(_typed(args[0], v) for v in value)
        return tuple(_typed(a, v) for a, v in zip(args, value, strict=True))
    if isinstance(hint, type) and issubclass(hint, Record):
        return hint.from_dict(value)
    if hint is date:
        return date.fromisoformat(value)
    return value


@dataclass(frozen=True, slots=True)
class Report(Record):
    """One dated text as received; never altered."""

    id: str
    date: date
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict, metadata={"omit_empty": True}, hash=False)


# --- one report: what a Reading holds -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Span(Record):
    """A half-open stretch of the report's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage(Record):
    """A run of lines of one kind."""

    start: int
    end: int
    kind: PassageKind


@dataclass(frozen=True, slots=True)
class Timex(Record):
    """A time expression (TIMEX3, TimeML 1.2.1), valued against the report's date."""

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    mod: str | None = field(default=None, metadata={"omit_empty": True})


@dataclass(frozen=True, slots=True)
class Actor(Record):
    """A person, state, organisation or group. ``country`` is ISO 3166-1 alpha-3, ``code`` a PLOVER sector."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    code: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Mention(Record):
    """A place in a text that names (or, by a pronoun or role, means) an actor."""

    start: int
    end: int
    text: str
    actor: str


@dataclass(frozen=True, slots=True)
class Attribution(Record):
    """Who said what: source, cue and content spans (PARC/PolNeAR). ``speaker`` is an actor id."""

    source: tuple[Pair, ...]
    cue: tuple[Pair, ...]
    content: tuple[Pair, ...]
    kind: AttributionKind
    speaker: str | None = None
    via: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Figure(Record):
    """A counted or measured quantity. ``attribution`` indexes ``Reading.attributions``."""

    start: int
    end: int
    text: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    of: str | None
    modifier: str | None
    attribution: int | None = None


@dataclass(frozen=True, slots=True)
class Event(Record):
    """Who did what to whom, in PLOVER terms; the span is the clause that tells it. ``date`` is ISO (may be coarse)."""

    start: int
    end: int
    actor: str | None
    recipient: str | None
    type: str
    mode: str | None
    date: str | None
    status: EventStatus


@dataclass(frozen=True, slots=True)
class Position(Record):
    """An actor's stance on an issue. ``actor`` and ``to`` are actor ids; ``issue`` is in the text's words."""

    start: int
    end: int
    actor: str | None
    stance: Stance
    issue: str
    to: str | None = None
    attribution: int | None = None


@dataclass(frozen=True, slots=True)
class Outlook(Record):
    """A statement about what is ahead; ``from_``/``to`` bound the time it speaks of (None = open)."""

    start: int
    end: int
    kind: OutlookKind
    what: str
    who: str | None
    from_: date | None
    to: date | None
    attribution: int | None = None
    condition: str | None = None


@dataclass(frozen=True, slots=True)
class Reading(Record):
    """Everything found in one report. Layers that were not asked for are empty."""

    report: Report
    passages: tuple[Passage, ...] = ()
    sentences: tuple[Span, ...] = ()
    timexes: tuple[Timex, ...] = ()
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    positions: tuple[Position, ...] = ()
    outlook: tuple[Outlook, ...] = ()
    notes: tuple[str, ...] = ()

    def actor(self, actor_id: str | None) -> Actor | None:
        """Return the actor with this id, or None."""
        return next((a for a in self.actors if a.id == actor_id), None)

    def to_dict(self, layers: tuple[str, ...] = ()) -> dict[str, Any]:
        """Return the contract's object for ``dateline annotate`` (only ``layers``, when given)."""
        r = self.report
        out: dict[str, Any] = {"id": r.id, "date": r.date.isoformat(), "title": r.title, "outlet": r.outlet}
        out |= {"url": r.url, "language": r.language, "text": r.text}
        for name in LAYERS:
            if not layers or name in layers:
                out[name] = _plain(getattr(self, name))
        if r.extra:
            out["extra"] = dict(r.extra)
        if self.notes:
            out["notes"] = list(self.notes)
        return out

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Build a reading from the contract's object."""
        hints = _hints(cls)  # type: ignore[arg-type]
        names = (*LAYERS, "notes")
        layers = {name: _typed(hints[name], data[name]) for name in names if name in data}
        return cls(report=Report.from_dict(data), **layers)


LAYERS = (
    "passages",
    "sentences",
    "timexes",
    "mentions",
    "actors",
    "attributions",
    "figures",
    "events",
    "positions",
    "outlook",
)


# --- many reports: what a Situation holds ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Citation(Record):
    """A stretch of a named report."""

    report: str
    start: int
    end: int


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
    """Outlook items of several reports that speak of the same thing ahead, with what became of it."""

    kind: OutlookKind
    what: str
    who: str | None
    from_: date | None
    to: date | None
    first_seen: date
    last_seen: date
    status: OutlookStatus
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class StancePoint(Record):
    """A stance taken on a date, with the words that show it."""

    date: date
    stance: Stance
    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PositionHistory(Record):
    """One actor's stance on one issue over time; ``actor`` is a name, ``stance`` the latest."""

    actor: str | None
    issue: str
    stance: Stance
    history: tuple[StancePoint, ...]


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
