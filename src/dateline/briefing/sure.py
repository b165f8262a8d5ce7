"""What the picture rests on, and what it is called."""

from __future__ import annotations

from dateline.briefing import templates
from dateline.briefing.work import TITLES, Work
from dateline.model import Citation, FigurePoint, Line


def how_sure(work: Work) -> list[Line]:
    """Return what the picture rests on: independent texts, what is disputed, what rests on one source."""
    situation, lines = work.situation, []
    reports, independent = len(situation.readings), len(work.origins)
    outlets = sorted({r.report.outlet for r in situation.readings if r.report.outlet is not None})
    every = tuple(Citation(r.report.id, 0, len(r.report.text)) for r in situation.readings)
    base = f"{reports} reports, {independent} independent" if reports > 1 else "One report"
    base += f", {len(outlets)} outlets" if len(outlets) > 1 else ", one outlet" if outlets else ", no outlet stated"
    lines.append(Line(TITLES["sure"], base + ".", every))
    for track in situation.tracks:
        clash = [v for v in track.verdicts if v.verdict == "conflict" and _near(track.points[v.a], track.points[v.b])]
        recent = [v for v in clash if max(track.points[v.a].date, track.points[v.b].date) > work.since]
        if recent and len(lines) < 2 and templates.is_told(track, work.readings):
            a, b = track.points[recent[-1].a], track.points[recent[-1].b]
            said = [templates.slice_of(work.readings, p) for p in (a, b)]
            where = tuple(templates.sentence_citation(work.readings[p.report], p.start, p.end) for p in (a, b))
            lines.append(Line(TITLES["sure"], f"Disputed, {track.of}: {said[0]} against {said[1]}.", where))
    return lines


def _near(a: FigurePoint, b: FigurePoint) -> bool:
    """Return whether two figures are near in time and size: worth calling a dispute, not two different things."""
    known = [
        max(v for v in (p.value, p.low, p.high) if v is not None)
        for p in (a, b)
        if (p.value, p.low, p.high) != (None,) * 3
    ]
    return abs((a.date - b.date).days) <= 3 and len(known) == 2 and max(known) < 3 * min(known)


def title_of(work: Work) -> str:
    """Return the names that most independent reports share, "Russia, Ukraine, NATO"."""
    counts: dict[str, int] = {}
    first: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for group in work.origins:
        seen: set[str] = set()
        for r in group:
            reading = work.readings[r]
            for m in reading.mentions:
                actor = reading.actor(m.actor)
                if actor is not None and actor.kind != "group" and actor.code != "MED":
                    seen.add(actor.id)
                    first.setdefault(actor.id, actor.name)
                    kinds.setdefault(actor.id, actor.kind)
        for ident in seen:
            counts[ident] = counts.get(ident, 0) + 1
    places = [i for i in counts if kinds[i] in ("state", "organisation")]
    top = sorted(places if len(places) > 1 else counts, key=lambda i: (-counts[i], i))[:3]
    return ", ".join(first[i] for i in top) if top else "Situation"
