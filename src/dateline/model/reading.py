"""The records of one report: the Report itself, and what a Reading of it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, Self

from dateline.model.record import Record, hints_of, plain, typed

PassageKind = Literal["story", "headline", "byline", "caption", "boilerplate", "other_story"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
ActorKind = Literal["person", "state", "organisation", "group"]
AttributionKind = Literal["direct", "indirect", "mixed"]
EventStatus = Literal["happened", "ongoing", "planned", "hypothetical", "denied"]
Stance = Literal[
    "demands", "offers", "refuses", "accepts", "threatens", "red_line", "denies", "supports", "opposes", "warns"
]
OutlookKind = Literal["scheduled", "predicted", "promised", "threatened", "possible"]
Firmness = Literal["will", "expected", "may", "if"]

Pair = tuple[int, int]


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
    """A counted or measured quantity. ``attribution`` indexes ``Reading.attributions``.

    ``place`` (the text's words) and ``date`` (ISO or TIMEX3, may be coarse): what the figure speaks of, where told.
    """

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
    place: str | None = None
    date: str | None = None


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
    """An actor's stance on an issue. ``actor`` and ``to`` are actor ids; ``issue`` and ``condition`` ("if the talks
    fail") are in the text's words.
    """

    start: int
    end: int
    actor: str | None
    stance: Stance
    issue: str
    to: str | None = None
    attribution: int | None = None
    condition: str | None = None


@dataclass(frozen=True, slots=True)
class Outlook(Record):
    """A statement about what is ahead; ``from_``/``to`` bound the time it speaks of (None = open).

    ``firmness`` is how firmly it is said, ``when`` the time in the text's words ("as soon as next month").
    """

    start: int
    end: int
    kind: OutlookKind
    what: str
    who: str | None
    from_: date | None
    to: date | None
    attribution: int | None = None
    condition: str | None = None
    firmness: Firmness | None = None
    when: str | None = None


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
                out[name] = plain(getattr(self, name))
        if r.extra:
            out["extra"] = dict(r.extra)
        if self.notes:
            out["notes"] = list(self.notes)
        return out

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Build a reading from the contract's object."""
        hints = hints_of(cls)
        names = (*LAYERS, "notes")
        layers = {name: typed(hints[name], data[name]) for name in names if name in data}
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
