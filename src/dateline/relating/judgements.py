"""An analyst's judgements, applied: to the readings before they are related, and to the situation after."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import cast

from dateline.model import (
    Actor,
    Evidence,
    Expectation,
    FigurePoint,
    FigureVerdict,
    Judgement,
    OutlookStatus,
    Reading,
    Situation,
    Story,
    Track,
    place,
)
from dateline.relating.verdicts import Stated, verdict


def prepared(readings: Iterable[Reading], judgements: Sequence[Judgement]) -> tuple[Reading, ...]:
    """Return the readings without muted outlets, with actors merged and split; dates are judged before."""
    muted = {j.subject[0].casefold() for j in judgements if j.kind == "mute"}
    kept = tuple(r for r in readings if (r.report.outlet or "").casefold() not in muted or not r.report.outlet)
    merged = _merges(judgements, kept)
    splits = [j for j in judgements if j.kind == "split_actor"]
    if not merged and not splits:
        return kept
    return tuple(_renamed(reading, merged, splits) for reading in kept)


def judged(situation: Situation, judgements: Sequence[Judgement], until: date) -> Situation:
    """Return the situation with its stories, figure links and settlements as the analyst has them."""
    if not judgements:
        return situation
    return dataclasses.replace(
        situation,
        stories=_stories(situation, judgements),
        tracks=_tracks(situation, judgements),
        outlook=tuple(_expectation(e, judgements, until) for e in situation.outlook),
    )


# --- actors ----------------------------------------------------------------------------------------------------------


def _merges(judgements: Sequence[Judgement], readings: Sequence[Reading]) -> dict[str, Actor]:
    """Return, by actor id, who that actor really is."""
    into: dict[str, str] = {j.subject[0]: j.subject[1] for j in judgements if j.kind == "merge_actors"}
    for one in list(into):
        seen = {one}
        while into[one] in into and into[one] not in seen:
            seen.add(into[one])
            into[one] = into[into[one]]
    known = {a.id: a for r in readings for a in r.actors}
    return {one: known[other] for one, other in into.items() if other in known and one != other}


def _renamed(reading: Reading, merged: Mapping[str, Actor], splits: Sequence[Judgement]) -> Reading:
    """Return the reading with its actors' ids as they were judged."""
    who = dict(merged)
    for split in splits:
        own = reading.actor(split.subject[0])
        if own is not None and reading.report.id in split.subject[1:]:
            name = split.value or f"another {own.name}"
            who[own.id] = dataclasses.replace(own, id=f"{own.id}~{_slug(name)}", name=name, role=None)
    if not any(a.id in who for a in reading.actors):
        return reading
    ids = {one: actor.id for one, actor in who.items()}

    def new(ident: str | None) -> str | None:
        return ids.get(ident, ident) if ident is not None else None

    actors: dict[str, Actor] = {}
    for actor in reading.actors:
        final = who.get(actor.id, actor)
        actors.setdefault(final.id, final)
    replace = dataclasses.replace
    return replace(
        reading,
        actors=tuple(actors.values()),
        mentions=tuple(replace(m, actor=ids.get(m.actor, m.actor)) for m in reading.mentions),
        attributions=tuple(replace(a, speaker=new(a.speaker)) for a in reading.attributions),
        events=tuple(replace(e, actor=new(e.actor), recipient=new(e.recipient)) for e in reading.events),
        positions=tuple(replace(p, actor=new(p.actor), to=new(p.to)) for p in reading.positions),
        outlook=tuple(replace(o, who=new(o.who)) for o in reading.outlook),
    )


def _slug(name: str) -> str:
    return "-".join("".join(ch if ch.isalnum() else " " for ch in name.casefold()).split())


# --- stories ---------------------------------------------------------------------------------------------------------


def _stories(situation: Situation, judgements: Sequence[Judgement]) -> tuple[Story, ...]:
    groups = [list(s.reports) for s in situation.stories]
    for judgement in judgements:
        if judgement.kind == "merge_stories":
            one, other = (_group(groups, ident) for ident in judgement.subject)
            if one is not None and other is not None and one is not other:
                one += other
                groups.remove(other)
        elif judgement.kind == "split_story":
            own = _group(groups, judgement.subject[0])
            if own is not None and len(own) > 1:
                own.remove(judgement.subject[0])
                groups.append([judgement.subject[0]])
    order = {r.report.id: n for n, r in enumerate(situation.readings)}
    for group in groups:
        group.sort(key=lambda ident: order.get(ident, 0))
    groups.sort(key=lambda group: order.get(group[0], 0))
    return tuple(Story(group[0], tuple(group)) for group in groups)


def _group(groups: Sequence[list[str]], report: str) -> list[str] | None:
    return next((group for group in groups if report in group), None)


# --- figures ---------------------------------------------------------------------------------------------------------


def _tracks(situation: Situation, judgements: Sequence[Judgement]) -> tuple[Track, ...]:
    tracks = list(situation.tracks)
    modifiers = {place(r.report.id, f.start, f.end): f.modifier for r in situation.readings for f in r.figures}
    for judgement in judgements:
        if judgement.kind == "same_figure":
            one, other = (_track(tracks, where) for where in judgement.subject)
            if one is not None and other is not None and one is not other:
                tracks.remove(other)
                tracks[tracks.index(one)] = _relinked(one, (*one.points, *other.points), modifiers)
        elif judgement.kind == "other_figure":
            own = _track(tracks, judgement.subject[1])
            if own is not None and own is _track(tracks, judgement.subject[0]):
                rest = tuple(p for p in own.points if _place(p) != judgement.subject[1])
                n = tracks.index(own)
                tracks[n : n + 1] = [_relinked(own, rest, modifiers)] if len(rest) > 1 else []
    return tuple(tracks)


def _track(tracks: Sequence[Track], where: str) -> Track | None:
    return next((t for t in tracks if any(_place(p) == where for p in t.points)), None)


def _place(point: FigurePoint) -> str:
    return place(point.report, point.start, point.end)


def _relinked(track: Track, points: Sequence[FigurePoint], modifiers: Mapping[str, str | None]) -> Track:
    """Return the track with these points, in date order, and their verdicts worked out anew."""
    ordered = sorted(points, key=lambda p: (p.date, p.report, p.start))
    stated = [Stated(p.date, p.report, p.value, p.low, p.high, modifiers.get(_place(p))) for p in ordered]
    reach = len(ordered) if len(ordered) <= 40 else 8
    verdicts = tuple(
        FigureVerdict(a, b, verdict(stated[a], stated[b]))
        for a in range(len(ordered))
        for b in range(a + 1, min(len(ordered), a + 1 + reach))
    )
    return dataclasses.replace(track, points=tuple(ordered), verdicts=verdicts)


# --- settlements -----------------------------------------------------------------------------------------------------


def _expectation(item: Expectation, judgements: Sequence[Judgement], until: date) -> Expectation:
    """Return the item with settlements that were rejected taken off, and those that were confirmed put on."""
    for judgement in judgements:
        if judgement.kind not in ("settled", "not_settled"):
            continue
        states, settles = judgement.subject
        if not any(e.role == "states" and place(e.report, e.start, e.end) == states for e in item.evidence):
            continue
        others = tuple(e for e in item.evidence if e.role != "settles")
        if judgement.kind == "settled":
            report, _, span = settles.rpartition(":")
            start, end = (int(number) for number in span.split("-"))
            status = cast(OutlookStatus, judgement.value or "happened")
            evidence = (*others, Evidence(report, start, end, "settles"))
            item = dataclasses.replace(item, status=status, evidence=evidence)
        elif any(place(e.report, e.start, e.end) == settles for e in item.evidence if e.role == "settles"):
            open_still: OutlookStatus = "overdue" if item.to is not None and item.to < until else "pending"
            item = dataclasses.replace(item, status=open_still, evidence=others)
    return item
