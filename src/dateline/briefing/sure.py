"""What the picture rests on, and what it is called."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.briefing import templates
from dateline.briefing.work import TITLES, Work, overtaken
from dateline.model import Citation, FigurePoint, Line
from dateline.text import terms

_ONES = """no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen""".split()
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def in_words(number: int) -> str:
    """Return a count of ours in words up to ninety-nine: digits in a brief are the reports' own."""
    if number < 20:
        return _ONES[number]
    if number > 99:
        return f"{number:,}"
    tens, ones = divmod(number, 10)
    return _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")


def how_sure(work: Work) -> list[Line]:
    """Return what the picture rests on: independent texts, what is disputed, what rests on one source."""
    situation, lines = work.situation, []
    reports, independent = len(situation.readings), len(work.origins)
    outlets = sorted({r.report.outlet for r in situation.readings if r.report.outlet is not None})
    every = tuple(Citation(r.report.id, 0, len(r.report.text)) for r in situation.readings)
    named = (
        f"from {in_words(len(outlets))} outlets"
        if len(outlets) > 1
        else "one outlet"
        if outlets
        else "no outlet stated"
    )
    count = (
        f"Reports: {in_words(reports)}, of which {in_words(independent)} independent" if reports > 1 else "One report"
    )
    lines.append(Line(TITLES["sure"], f"{count}, {named}.", every))
    past = overtaken(situation)
    for track in situation.tracks:
        now = {n for n, p in enumerate(track.points) if (p.start, p.end) not in past.get(p.report, ())}
        clash = [
            v
            for v in track.verdicts
            if v.verdict == "conflict" and {v.a, v.b} <= now and near(track.points[v.a], track.points[v.b])
        ]
        recent = [v for v in clash if max(track.points[v.a].date, track.points[v.b].date) > work.since]
        name = templates.named(track, work.readings)
        if recent and len(lines) < 2 and name is not None:
            a, b = track.points[recent[-1].a], track.points[recent[-1].b]
            said = [templates.slice_of(work.readings, p) for p in (a, b)]
            where = tuple(templates.sentence_citation(work.readings[p.report], p.start, p.end) for p in (a, b))
            text = f"Figures disagree, {name[0]}: {said[0]} against {said[1]}."
            lines.append(Line(TITLES["sure"], text, tuple(dict.fromkeys((*where, name[1])))))
    return lines


def single_source(work: Work, told: Sequence[Line]) -> list[Line]:
    """Return how many of the lines one independent report alone tells, and how many reports name no outlet."""
    origin = {r: n for n, group in enumerate(work.origins) for r in group}
    lines: list[Line] = []
    alone = []
    for line in told:
        own = {origin[c.report] for c in line.citations}
        words = frozenset(terms.content(line.text))
        others = (c for c in work.pool.candidates if origin[c.report] not in own)
        if len(own) == 1 and not any(2 * len(words & c.content) >= len(words) for c in others):
            alone.append(line)
    if alone and len(work.origins) > 1:
        where = tuple(dict.fromkeys(_whole(work, line.citations[0].report) for line in alone))
        lines.append(
            Line(
                TITLES["sure"], f"One report alone tells {in_words(len(alone))} of {in_words(len(told))} lines.", where
            )
        )
    unnamed = tuple(_whole(work, r.report.id) for r in work.situation.readings if r.report.outlet is None)
    if unnamed and len(unnamed) < len(work.situation.readings):
        some = f"{in_words(len(unnamed))} reports" if len(unnamed) > 1 else "one report"
        lines.append(Line(TITLES["sure"], f"Not stated: the outlet of {some}.", unnamed))
    return lines


def _whole(work: Work, report: str) -> Citation:
    return Citation(report, 0, len(work.reports[report].text))


def near(a: FigurePoint, b: FigurePoint) -> bool:
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
                if actor is not None and actor.kind != "group" and actor.code != "JRN":
                    seen.add(actor.id)
                    first.setdefault(actor.id, actor.name)
                    kinds.setdefault(actor.id, actor.kind)
        for ident in seen:
            counts[ident] = counts.get(ident, 0) + 1
    places = [i for i in counts if kinds[i] in ("state", "organisation")]
    top = sorted(places if len(places) > 1 else counts, key=lambda i: (-counts[i], i))[:3]
    return ", ".join(first[i] for i in top) if top else "Situation"
