"""Escalation: how conflictual the reported events are, day by day, for the situation and for pairs of actors.

The level of a day is the mean score (PLOVER manual, sign turned: 10 violence, 0 neither, -10 help) over what the
independent reports have told up to that day, a telling counting half after HALF_LIFE days. A source that tells one act
in several words, and all copies of a report together, tell it once. What is planned or feared makes a curve of its own,
by the day it was reported; what is denied is left out. The band is a percentile bootstrap over the independent reports
(Efron and Tibshirani 1993, ch. 13; by report, not by event, as the events of one report hang together), seeded by the
content. It measures what is reported, not what is so.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.knowledge.event_scores import score
from dateline.model import Citation, EscalationCurve, EscalationEvent, EscalationPoint, Event, EventStatus, Reading
from dateline.relating.escalation_band import Levels, levels
from dateline.relating.escalation_change import last_change
from dateline.relating.event_codes import parties
from dateline.relating.event_homes import home

BEFORE = timedelta(31)  # so long before the first report an act is part of what is followed; older ones are its past
MUTUAL = frozenset({"CONSULT", "COOPERATE"})  # acts of both sides: who is named first does not matter
LEAST_EVENTS, LEAST_DAYS, MOST_PAIRS = 3, 2, 12
Key = tuple[date, str, str | None, str | None, bool]
Origins = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Act:
    """An act as independent sources tell it: ``tellers`` are their numbers, ``ahead`` when planned or feared."""

    event: EscalationEvent
    tellers: tuple[int, ...]
    ahead: bool

    def between(self, a: str | None, b: str | None) -> bool:
        """True when the act is the pair's (one of them when ``b`` is None; anybody's when both are)."""
        sides = (self.event.actor, self.event.recipient)
        if a is None:
            return True
        return a in sides if b is None else sides in ((a, b), (b, a))


def escalation(readings: Sequence[Reading], origins: Origins) -> tuple[EscalationCurve, ...]:
    """Return the curve of the situation, then those of the pairs most told of; nothing where no event has a day."""
    found = acts(readings, origins)
    if not found:
        return ()
    return (curve(found, None, None), *(curve(found, a, b) for a, b in pairs(found)[:MOST_PAIRS]))


def pairs(found: Iterable[Act]) -> list[tuple[str, str]]:
    """Return the pairs with enough events on enough days for a curve, those most told of first."""
    told: Counter[tuple[str, str]] = Counter()
    events: Counter[tuple[str, str]] = Counter()
    days: defaultdict[tuple[str, str], set[date]] = defaultdict(set)
    for act in found:
        a, b = act.event.actor, act.event.recipient
        if act.ahead or a is None or b is None or a == b:
            continue
        pair = (a, b) if a < b else (b, a)
        told[pair] += len(act.tellers)
        events[pair] += 1
        days[pair].add(act.event.date)
    enough = [p for p in told if events[p] >= LEAST_EVENTS and len(days[p]) >= LEAST_DAYS]
    return sorted(enough, key=lambda p: (-told[p], p))


def curve(found: Iterable[Act], a: str | None, b: str | None) -> EscalationCurve:
    """Return the curve of a pair, of one actor with all others (``b`` None), or of the situation (both None)."""
    own = [act for act in found if act.between(a, b)]
    told, ahead = levels(_rows(own, ahead=False), seed(own)), levels(_rows(own, ahead=True), seed(own))
    events = tuple(act.event for act in own)
    tellers = [act.tellers for act in own]
    points = _points(told, tellers)
    return EscalationCurve(
        a=a,
        b=b,
        reports=len({n for act in own for n in act.tellers}),
        points=points,
        ahead=_points(ahead, tellers),
        events=events,
        change=last_change(told, events, tellers),
    )


def _rows(own: Sequence[Act], *, ahead: bool) -> list[tuple[date, int, float, int]]:
    """Return (day, teller, score, number of the act) of the acts that are ahead, or are not."""
    return [(x.event.date, n, x.event.score, i) for i, x in enumerate(own) if x.ahead is ahead for n in x.tellers]


def _points(found: Levels, tellers: Sequence[tuple[int, ...]]) -> tuple[EscalationPoint, ...]:
    return tuple(
        EscalationPoint(p.day, p.level, p.low, p.high, len({n for i in p.acts for n in tellers[i]}), p.acts)
        for p in found.points
    )


def seed(own: Sequence[Act]) -> int:
    """Return the seed of the bootstrap: it depends on the acts alone."""
    told = "\n".join(f"{x.event.date}|{x.event.type}|{x.event.actor}|{x.event.recipient}|{x.tellers}" for x in own)
    return int.from_bytes(hashlib.sha256(told.encode()).digest()[:8], "big")


def acts(readings: Sequence[Reading], origins: Origins) -> list[Act]:
    """Return the acts of the reports by day: the same act told by several reports once, with all its citations."""
    if not readings:
        return []
    number = {report: n for n, group in enumerate(origins) for report in group}
    first = min(r.report.date for r in readings) - BEFORE
    groups: defaultdict[Key, list[tuple[Reading, Event]]] = defaultdict(list)
    for reading in readings:
        for event in reading.events:
            key = _key(reading, event)
            if key is not None and key[0] >= first:
                groups[key].append((reading, event))
    _fold(groups, number)
    return [_act(key, groups[key], number) for key in sorted(groups, key=_order)]


def _fold(groups: dict[Key, list[tuple[Reading, Event]]], number: Mapping[str, int]) -> None:
    """Move what a source tells without a recipient to the same act that it tells with one: it is told twice."""
    fuller_by: defaultdict[tuple[date, str, str | None, bool], list[Key]] = defaultdict(list)
    for key in sorted(groups, key=_order):
        if key[3] is not None:
            fuller_by[*key[:3], key[4]].append(key)
    for key in sorted((k for k in groups if k[3] is None), key=_order):
        fuller = fuller_by[*key[:3], key[4]]
        for told in list(groups[key]):
            source = number[told[0].report.id]
            home_of = next((k for k in fuller if any(number[r.report.id] == source for r, _ in groups[k])), None)
            if home_of is not None:
                groups[home_of].append(told)
                groups[key].remove(told)
        if not groups[key]:
            del groups[key]


def _order(key: Key) -> tuple[date, bool, str, str, str]:
    day, kind, actor, recipient, ahead = key
    return day, ahead, kind, actor or "", recipient or ""


def _key(reading: Reading, event: Event) -> Key | None:
    """Return what makes two tellings the same act; None for what no curve counts."""
    if event.status == "denied":
        return None
    published = reading.report.date
    day = _day(event.date)
    ahead = event.status in ("planned", "hypothetical") or (day is not None and day > published)
    if ahead:
        day = published
    codes = parties(reading, event)
    actor = home(reading.actor(event.actor), codes[0], acting=True)
    recipient = home(reading.actor(event.recipient), codes[1])
    if day is None or (actor is None and recipient is None):
        return None
    if actor == recipient:
        recipient = None  # what a state does at home
    if event.type in MUTUAL and actor and recipient and actor > recipient:
        actor, recipient = recipient, actor
    return day, event.type, actor, recipient, ahead


def _day(value: str | None) -> date | None:
    if value is None or len(value) != 10:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _act(key: Key, told: Sequence[tuple[Reading, Event]], number: Mapping[str, int]) -> Act:
    day, kind, actor, recipient, ahead = key
    tellers = tuple(sorted({number[r.report.id] for r, _ in told}))
    modes = Counter(e.mode for _, e in told if e.mode is not None)
    mode = min(modes, key=lambda m: (-modes[m], m)) if modes else None
    citations = tuple(Citation(r.report.id, e.start, e.end) for r, e in told)
    event = EscalationEvent(
        day, actor, recipient, kind, mode, _status(told, ahead=ahead), -score(kind, mode), len(tellers), citations
    )
    return Act(event, tellers, ahead)


def _status(told: Sequence[tuple[Reading, Event]], *, ahead: bool) -> EventStatus:
    found = Counter(e.status for _, e in told)
    order: tuple[EventStatus, ...] = ("planned", "hypothetical") if ahead else ("happened", "ongoing")
    return max(order, key=lambda s: (found[s], -order.index(s)))
