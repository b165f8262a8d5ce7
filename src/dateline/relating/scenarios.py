"""Scenarios: the courses that the reports themselves speak of, with what speaks for and against each.

A course is a family of acts ("attack", "talks", "sanctions": ``knowledge/data/courses.toml``), told apart by who
would do it where that matters. Each sentence that speaks of one as ahead, wanted, denied or refused is a point with its
words; acts that make ready for it, or lead away from it, are points too. What is outside the families is a course when
enough independent reports look ahead to it. Copies count once. Nothing here is a probability of ours.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dateline.knowledge.courses import Course, courses
from dateline.model import (
    Expectation,
    Reading,
    Scenario,
    ScenarioDay,
    ScenarioKind,
    ScenarioPoint,
    ScenarioVoice,
    Span,
)
from dateline.relating.course_mentions import Mentioned, courses_in, mentioned
from dateline.relating.course_signposts import signpost, signposts
from dateline.relating.event_codes import parties
from dateline.relating.event_homes import home

LEAST = 2  # independent reports that speak of a course ...
SMALL = 8  # ... in piles of more independent reports than this; in smaller ones a single report will do
LEAST_OTHER = 3  # independent reports that look ahead to a thing of no family
MOST = 40  # points a side: the earliest and the latest stand for the rest
FOR: frozenset[str] = frozenset(
    {"possible", "predicted", "planned", "threatened", "agreed", "wanted", "prepared", "happened"}
)
EXPECTING = frozenset({"possible", "predicted", "planned"})


@dataclass(frozen=True, slots=True)
class _Found:
    """A point with the origin of its report, who would do it and to whom; ``point`` None for mere talk."""

    origin: int
    day: date
    actor: str | None
    recipient: str | None
    point: ScenarioPoint | None
    said: bool


@dataclass(slots=True)
class _Course:
    family: Course
    found: list[_Found] = field(default_factory=list)


def scenarios(
    readings: Sequence[Reading], origins: Sequence[Sequence[str]], outlook: Sequence[Expectation]
) -> tuple[Scenario, ...]:
    """Return the courses spoken of, those in most independent reports first.

    ``origins`` groups the ids of reports of one origin, which count once.
    """
    origin = {r: n for n, group in enumerate(origins) for r in group}
    known = [r for r in readings if r.report.id in origin]
    spoken = _spoken(known, origin)
    least = LEAST if len({origin[r.report.id] for r in known}) > SMALL else 1
    made = []
    for name in courses():
        for actor, found in _by_actor(spoken.get(name, []), least):
            made.append(_scenario(courses()[name], actor, [*found, *_acts(courses()[name], actor, known, origin)]))
    made = [replace(s, signposts=signposts(s, outlook)) for s in made]
    made.extend(_others(outlook, origin, {r.report.id: r.report.date for r in known}))
    return tuple(sorted(made, key=lambda s: (-s.reports, s.first_seen, s.id)))


def _spoken(readings: Sequence[Reading], origin: Mapping[str, int]) -> dict[str, list[_Found]]:
    spoken: dict[str, list[_Found]] = defaultdict(list)
    for reading in readings:
        for m in mentioned(reading):
            spoken[m.course].append(_found(reading, m, origin[reading.report.id]))
    return spoken


def _found(reading: Reading, m: Mentioned, origin: int) -> _Found:
    point = None
    if m.aspect is not None and m.aspect != "prevented":
        point = _point(reading, m.aspect, m.who, m.span, m.chance if m.who and m.aspect in EXPECTING else None)
    return _Found(origin, reading.report.date, m.actor, m.recipient, point, m.said)


def _point(reading: Reading, kind: ScenarioKind, who: str | None, span: Span, chance: str | None) -> ScenarioPoint:
    side = None if kind == "condition" else "for" if kind in FOR else "against"
    return ScenarioPoint(
        date=reading.report.date,
        kind=kind,
        side=side,  # type: ignore[arg-type]
        who=who,
        report=reading.report.id,
        start=span.start,
        end=span.end,
        chance=chance,
    )


def _by_actor(found: Sequence[_Found], least: int) -> list[tuple[str | None, list[_Found]]]:
    """Part what is said of a course by who would do it; what names nobody goes with the one most spoken of."""
    tellers: dict[str | None, set[int]] = defaultdict(set)
    for f in found:
        tellers[f.actor].add(f.origin)
    named = sorted((a for a in tellers if a is not None), key=lambda a: (-len(tellers[a]), a))
    unknown = len(tellers.get(None, ()))
    main = named[0] if named and len(tellers[named[0]]) * 2 >= unknown else None
    parts = [(main, [f for f in found if f.actor in (None, main)])]
    parts += [(a, [f for f in found if f.actor == a]) for a in named if a != main]
    return [
        (a, own)
        for a, own in parts
        if any(f.point and f.point.side for f in own) and len({f.origin for f in own}) >= least
    ]


def _acts(course: Course, actor: str | None, readings: Sequence[Reading], origin: Mapping[str, int]) -> list[_Found]:
    """Acts that make ready for the course, or lead away from it, by the one who would do it."""
    if actor is None or not (course.prepared or course.eased):
        return []
    out = []
    for reading in readings:
        for e in reading.events:
            if e.status not in ("happened", "ongoing") or e.type not in course.prepared | course.eased:
                continue
            if e.actor is None or home(reading.actor(e.actor), parties(reading, e)[0]) != actor:
                continue
            span = next((s for s in reading.sentences if s.start <= e.start < s.end), Span(e.start, e.end))
            kind: ScenarioKind = "prepared" if e.type in course.prepared else "countered"
            point = _point(reading, kind, actor, span, None)
            out.append(_Found(origin[reading.report.id], reading.report.date, actor, None, point, False))
    return out


def _scenario(course: Course, actor: str | None, found: Sequence[_Found]) -> Scenario:
    points = _merged(found)
    told = [f for f in found if f.point is None or f.point.kind not in ("prepared", "countered")]
    days: dict[int, date] = {}
    for f in told:
        days[f.origin] = min(days.get(f.origin, f.day), f.day)
    recipients = Counter(f.recipient for f in told if f.recipient not in (None, actor))
    top = min(recipients, key=lambda r: (-recipients[r], r or ""), default=None)
    recipient = top if top is not None and recipients[top] * 2 > sum(recipients.values()) else None
    return Scenario(
        id="-".join([course.id, *(actor.lower().split() if actor else [])]),
        family=course.id,
        name=course.name,
        actor=actor,
        recipient=recipient,
        first_seen=min(days.values()),
        last_seen=max(f.day for f in told),
        reports=len(days),
        expected_by=_voices(points),
        points=points,
        signposts=(),
        talk=tuple(ScenarioDay(d, n) for d, n in sorted(Counter(days.values()).items())),
    )


def _merged(found: Sequence[_Found]) -> tuple[ScenarioPoint, ...]:
    """One point for each voice and kind in the reports of one origin, and for each voice of a day."""
    first: dict[tuple[object, ...], ScenarioPoint] = {}
    tellers: dict[tuple[object, ...], set[int]] = defaultdict(set)
    for f in found:
        p = f.point
        if p is None:
            continue
        key = (p.kind, p.who, p.date if p.who else f.origin)
        kept = first.get(key)
        if kept is None or (kept.chance is None and p.chance is not None):
            first[key] = p
        tellers[key].add(f.origin)
    merged = [replace(p, reports=len(tellers[k])) for k, p in first.items()]
    merged.sort(key=lambda p: (p.date, p.report, p.start, p.kind, p.who or ""))
    kept_points = []
    for side in ("for", "against", None):
        own = [p for p in merged if p.side == side]
        kept_points += own if len(own) <= MOST else own[: MOST // 2] + own[-MOST // 2 :]
    return tuple(sorted(kept_points, key=lambda p: (p.date, p.report, p.start, p.kind, p.who or "")))


def _voices(points: Sequence[ScenarioPoint]) -> tuple[ScenarioVoice, ...]:
    held: dict[str, list[int]] = defaultdict(list)
    for n, p in enumerate(points):
        if p.who is not None and p.kind in EXPECTING:
            held[p.who].append(n)
    voices = [ScenarioVoice(w, points[ns[0]].date, points[ns[-1]].date, tuple(ns)) for w, ns in held.items()]
    return tuple(sorted(voices, key=lambda v: (v.first, v.points)))


def _others(outlook: Sequence[Expectation], origin: Mapping[str, int], day: Mapping[str, date]) -> list[Scenario]:
    """Things of no family that enough independent reports look ahead to, undated: a date makes it an appointment."""
    out = []
    for item in outlook:
        stated = [e for e in item.evidence if e.role == "states" and e.report in origin]
        tellers = {origin[e.report]: day[e.report] for e in reversed(stated)}
        if len(tellers) < LEAST_OTHER or item.to is not None or courses_in(item.what):
            continue
        kind: ScenarioKind = "planned" if item.kind in ("scheduled", "promised") else item.kind  # type: ignore[assignment]
        points = tuple(
            ScenarioPoint(day[e.report], kind, "for", item.speaker, e.report, e.start, e.end) for e in stated
        )
        talk = tuple(ScenarioDay(d, c) for d, c in sorted(Counter(tellers.values()).items()))
        out.append(
            Scenario(
                id=f"other-{item.id or stated[0].report}",
                family=None,
                name=item.what,
                actor=item.who,
                recipient=None,
                first_seen=talk[0].date,
                last_seen=max(day[e.report] for e in stated),
                reports=len(tellers),
                expected_by=_voices(points),
                points=points,
                signposts=(signpost(item, "confirms"),),
                talk=talk,
            )
        )
    return out
