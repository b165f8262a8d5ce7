"""What has changed since a day, each with before and after: figures, positions, what was ahead, disputes, corrections.

New happenings are the brief's own news; here stands what can be held against what was told up to that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.briefing.entries import Entry, quote, said
from dateline.briefing.sure import near
from dateline.briefing.templates import day, named, sentence_citation
from dateline.briefing.work import overtaken
from dateline.model import Citation, Collision, Expectation, FigurePoint, Reading, Situation, StancePoint, Track
from dateline.relating.position_sides import collisions, moves
from dateline.text import terms

MOST = 6  # entries of a kind
LEAST = 3  # content words of a position; shorter ones say too little on their own
STRONG = frozenset({"demands", "offers", "refuses", "accepts", "threatens", "red_line", "denies"})
SAME_FRAME = 0.8  # share of the words that two versions of a sentence share, numbers apart
REVISED = 0.3  # share of a report's words found in another of its outlet from which it may be a later version
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")


@dataclass(frozen=True, slots=True)
class Change:
    """The changes of one kind."""

    kind: str
    entries: tuple[Entry, ...]


def changes(situation: Situation, since: date, clashing: Sequence[Collision] | None = None) -> tuple[Change, ...]:
    """Return what the reports dated after ``since`` changed, by kind; nothing when no report is older.

    ``clashing`` are the collisions of the situation's positions, where they are known already.
    """
    if not situation.readings or situation.readings[0].report.date > since:
        return ()
    held = {r.report.id: r for r in situation.readings}
    found = (
        ("Figures that moved", _figures(situation, held, since)),
        ("Positions that shifted", _shifts(situation, held, since)),
        ("New positions", _stances(situation, held, since)),
        ("What became of what was ahead", _settled(situation, held, since)),
        ("Newly ahead", _ahead(situation, held, since)),
        ("Disputes that arose", _disputes(situation, held, since, clashing)),
        ("Corrections", _corrections(situation, held, since)),
    )
    kinds = (
        (kind, tuple(dict.fromkeys(e for _, e in zip(range(MOST), entries, strict=False)))) for kind, entries in found
    )
    return tuple(Change(kind, entries) for kind, entries in kinds if entries)


def _figures(situation: Situation, held: dict[str, Reading], since: date) -> Iterator[Entry]:
    moved = []
    for n, track in enumerate(situation.tracks):
        pair = _moved(track, since)
        name = named(track, held)
        if pair is not None and name is not None:
            moved.append((-len({p.report for p in track.points}), n, name[0], pair))
    for _, _, counted, (before, after) in sorted(moved):
        words = [f"{_figure(held, p)} ({day(p.date)})" for p in (before, after)]
        where = tuple(sentence_citation(held[p.report], p.start, p.end) for p in (before, after))
        yield Entry(f"{counted[:1].upper()}{counted[1:]}: before {words[0]}, now {words[1]}", None, where)


def _moved(track: Track, since: date) -> tuple[FigurePoint, FigurePoint] | None:
    """Return the last figure up to ``since`` and the last one after it when the later updates the earlier."""
    old = [n for n, p in enumerate(track.points) if p.date <= since]
    new = [n for n, p in enumerate(track.points) if p.date > since]
    if not old or not new:
        return None
    a, b = (max(group, key=lambda n: (track.points[n].date, n)) for group in (old, new))
    pairs = {(v.a, v.b): v.verdict for v in track.verdicts} | {(v.b, v.a): v.verdict for v in track.verdicts}
    if pairs.get((a, b)) != "update":
        return None
    return track.points[a], track.points[b]


def _figure(held: dict[str, Reading], p: FigurePoint) -> str:
    return f"“{quote(held, p)}”"


def _shifts(situation: Situation, held: dict[str, Reading], since: date) -> Iterator[Entry]:
    for m in moves(situation.positions):
        if m.before.date <= since < m.after.date:
            told = [f"({day(p.date)}, {said(p.stance)}): “{quote(held, p)}”" for p in (m.before, m.after)]
            where = tuple(Citation(p.report, p.start, p.end) for p in (m.before, m.after))
            yield Entry(f"{m.actor} has {m.what}. Before {told[0]}; now {told[1]}", None, where)


def _stances(situation: Situation, held: dict[str, Reading], since: date) -> Iterator[Entry]:
    fresh = [
        (-len({p.report for p in h.history}), h.stance not in STRONG, n)
        for n, h in enumerate(situation.positions)
        if h.actor is not None and h.history and min(p.date for p in h.history) > since and h.stance in STRONG
    ]
    told: list[frozenset[str]] = []
    for _, _, n in sorted(fresh):
        h = situation.positions[n]
        p = h.history[-1]
        words = frozenset(terms.content(quote(held, p)))
        if len(words) < LEAST or any(2 * len(words & w) >= len(words) for w in told):
            continue
        told.append(words)
        whose = [o.actor for o in situation.positions if o.actor is not None and _at(o.history[-1]) == _at(p)]
        head = f"{', '.join(dict.fromkeys(whose))}: {said(p.stance)} ({day(p.date)})"
        yield Entry(head, quote(held, p), (Citation(p.report, p.start, p.end),))


def _at(p: StancePoint) -> tuple[str, int, int, str]:
    return p.report, p.start, p.end, p.stance


def _settled(situation: Situation, held: dict[str, Reading], since: date) -> Iterator[Entry]:
    for e in situation.outlook:
        proof = next((v for v in e.evidence if v.role == "settles" and held[v.report].report.date > since), None)
        first = next((v for v in e.evidence if v.role == "states"), None)
        if proof is None or first is None or e.first_seen > since:
            continue
        then, now = held[first.report].report.date, held[proof.report].report.date
        text = f"{_said(e)}. Before ({day(then)}): “{quote(held, first)}”; now ({day(now)}): “{quote(held, proof)}”"
        yield Entry(text, None, tuple(Citation(v.report, v.start, v.end) for v in (first, proof)))


def _said(e: Expectation) -> str:
    status = e.status.replace("_", " ")
    return f"{status[:1].upper()}{status[1:]}, as {e.kind}"


def _ahead(situation: Situation, held: dict[str, Reading], since: date) -> Iterator[Entry]:
    last = situation.readings[-1].report.date
    dated = [e for e in situation.outlook if e.first_seen > since and e.status == "pending" and (e.from_ or e.to)]
    for e in sorted(dated, key=lambda e: (e.from_ or e.to or last, e.what)):
        first = next((v for v in e.evidence if v.role == "states"), None)
        if first is not None and (e.to or e.from_ or last) >= last:
            ends = " to ".join(dict.fromkeys(day(d) for d in (e.from_, e.to) if d is not None))
            where = (Citation(first.report, first.start, first.end),)
            yield Entry(f"{ends} ({e.kind})", quote(held, first), where)


def _disputes(
    situation: Situation, held: dict[str, Reading], since: date, clashing: Sequence[Collision] | None
) -> Iterator[Entry]:
    shown: set[StancePoint] = set()
    for c in collisions(situation.positions, situation.readings) if clashing is None else clashing:
        points = (c.a_point, c.b_point)
        if max(p.date for p in points) > since and not shown & set(points):
            shown |= set(points)
            told = [f"{day(p.date)}, {said(p.stance)}: “{quote(held, p)}”" for p in points]
            where = tuple(Citation(p.report, p.start, p.end) for p in points)
            yield Entry(f"{c.a} and {c.b}: {c.what}. {told[0]}; {told[1]}", None, where)
    past = overtaken(situation)
    for track in situation.tracks:
        name = named(track, held)
        for v in track.verdicts:
            pair = sorted((track.points[v.a], track.points[v.b]), key=lambda p: p.date)
            gone = any((p.start, p.end) in past.get(p.report, ()) for p in pair)
            apart = pair[0].report == pair[1].report or not near(*pair)
            if v.verdict == "conflict" and pair[1].date > since and not (gone or apart) and name is not None:
                figures = " against ".join(f"{_figure(held, p)} ({day(p.date)})" for p in pair)
                where = tuple(sentence_citation(held[p.report], p.start, p.end) for p in pair)
                yield Entry(f"{name[0][:1].upper()}{name[0][1:]}: {figures}", None, where)
                break


def _corrections(situation: Situation, held: dict[str, Reading], since: date) -> Iterator[Entry]:
    """Yield sentences that a later report of the same outlet tells again with other numbers."""
    for copy in situation.copies:
        a, b = sorted((held[copy.a], held[copy.b]), key=lambda r: (r.report.date, r.report.id))
        same = a.report.outlet is not None and a.report.outlet == b.report.outlet
        shared = max(copy.containment_ab, copy.containment_ba) >= REVISED
        if same and shared and a.report.date < b.report.date and b.report.date > since:
            yield from _revised(a, b)


def _revised(a: Reading, b: Reading) -> Iterator[Entry]:
    old = [(s, _words(a, s.start, s.end)) for s in a.sentences]
    for s in b.sentences:
        words, numbers = _words(b, s.start, s.end)
        if not numbers or not words:
            continue
        for before, (other, others) in old:
            alike = len(words & other) >= SAME_FRAME * len(words | other)
            if alike and others and len(others) == len(numbers) and others != numbers:
                pair = ((a, before), (b, s))
                told = [f"({day(r.report.date)}): “{_slice(r, x.start, x.end)}”" for r, x in pair]
                where = tuple(Citation(r.report.id, x.start, x.end) for r, x in pair)
                yield Entry(f"{b.report.outlet}. Before {told[0]}; now {told[1]}", None, where)
                break


def _words(reading: Reading, start: int, end: int) -> tuple[frozenset[str], tuple[str, ...]]:
    text = reading.report.text[start:end]
    return frozenset(terms.content(_NUMBER.sub(" ", text))), tuple(_NUMBER.findall(text))


def _slice(reading: Reading, start: int, end: int) -> str:
    return " ".join(reading.report.text[start:end].split())
