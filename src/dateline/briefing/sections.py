"""The sections that answer one question each: why it matters, who says what, figures, positions, the backstory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dateline.briefing import templates
from dateline.briefing.check import problems_of
from dateline.briefing.salience import Candidate, concepts_of
from dateline.briefing.work import Work, is_open, line_of, speaker, worth
from dateline.model import Line, Track
from dateline.text import terms

STRONG = frozenset({"demands", "offers", "refuses", "accepts", "threatens", "red_line", "denies"})
BACKGROUND = 2.0  # a sentence that itself speaks of the past is worth so much more as backstory
FEW_FIGURES = 3
SHARED = 0.3  # a track is worth (independent reports) ** SHARED
SLIGHT = frozenset(
    "km m cm mile foot ft yard metre kilometre square_mile hour minute second day week month year".split()
)
ONE_LINE = 46  # words
WHY_LABELS = ("why it matters", "the big picture", "between the lines", "the stakes", "reality check")
WHY_WORDS = frozenset(
    terms.stem(w)
    for w in """risk fear threat danger concern consequence impact stakes crisis pressure doubt divided worry tension
    uncertainty significance blow setback turning""".split()
)


def one_line(work: Work) -> list[Line]:
    """The lead of the news that tells most."""
    short = [c for c in work.pool.candidates if work.is_new(c) and c.words <= ONE_LINE]
    lead = [c for c in short if c.order < 3 and not is_open(c)] or short
    return [line_of(work, "one", c) for c in work.picker.pick(lead, work.new, ONE_LINE, most=1, length=0.1)]


def why(work: Work, budget: int) -> list[Line]:
    """What the reports themselves mark as the reason, the newest; else a line on risks and consequences."""
    said = [c for c in work.pool.candidates if c.label is not None and c.label.lower() in WHY_LABELS]
    stakes = [c for c in work.pool.candidates if WHY_WORDS & c.content and not is_open(c)]
    latest = max((c.day for c in said), default=None)
    fresh = [c for c in stakes if work.is_new(c)]
    for candidates in ([c for c in said if c.day == latest], fresh, stakes):
        chosen = work.picker.pick(candidates, work.new, budget, most=1 if budget < 60 else 2)
        if chosen:
            return [line_of(work, "why", c) for c in chosen]
    return []


def said(work: Work, budget: int) -> list[Line]:
    """Statements of named speakers: of the news, else of the last days."""
    spoken = [c for c in work.pool.candidates if speaker(work, c) is not None and not is_open(c)]
    last = work.situation.readings[-1].report.date
    for days in (0, 3, 7):
        recent = [c for c in spoken if work.is_new(c) or (last - c.day).days <= days]
        chosen = work.picker.pick(recent, work.new, budget)
        if chosen:
            return [line_of(work, "said", c) for c in chosen]
    return []


def numbers(work: Work, budget: int) -> list[Line]:
    """Tracks of several independent reports, those first whose latest sentence tells most."""
    origin = {r: n for n, group in enumerate(work.origins) for r in group}
    newest = work.situation.readings[-1].report.date
    ranked = []
    for n, track in enumerate(work.situation.tracks):
        independent = len({origin[p.report] for p in track.points})
        last = track.points[-1]
        if independent > 1:
            fresh = 1.0 if last.date > work.since else 0.8 if (newest - last.date).days <= 7 else 0.4
            sound = 1 - 0.8 * _clashes(track)
            told = worth(work, last.report, last.start, last.end)
            ranked.append((-fresh * independent**SHARED * sound * _weighty(track) * told, n))
    lines = (
        templates.figure_line(work.situation.tracks[n], work.readings, most=most)
        for _, n in sorted(ranked)
        for most in (templates.MOST_FIGURES, FEW_FIGURES)  # the short form where the long one does not fit
    )
    return _templated(work, budget, lines)


def _clashes(track: Track) -> float:
    """Return the share of conflicts among the verdicts: where most figures clash, they hardly count the same thing."""
    if not track.verdicts:
        return 0.0
    return sum(v.verdict == "conflict" for v in track.verdicts) / len(track.verdicts)


def _weighty(track: Track) -> float:
    """Return how much a quantity of this unit says: people, money and shares more than lengths and handfuls."""
    last = track.points[-1]
    few = last.value is not None and last.value < 10 and not (track.unit or "").isupper() and track.unit != "percent"
    return 0.3 if track.unit in SLIGHT or few else 1.0


def positions(work: Work, budget: int) -> list[Line]:
    """Stances of named actors, those first whose sentence tells most; recent before old."""
    last = work.situation.readings[-1].report.date
    ranked = []
    for n, h in enumerate(work.situation.positions):
        point = h.history[-1]
        known = work.actors.get(h.actor or "", 0)  # in how many reports the actor stands
        if (known < 2 and len(work.readings) > 2) or not 2 <= len(h.issue.split()) <= 24:
            continue
        fresh = 1.0 if point.date > work.since else 0.6 if (last - point.date).days <= 60 else 0.2
        value = (1.0 if h.stance in STRONG else 0.5) * worth(work, point.report, point.start, point.end)
        ranked.append((-fresh * known**0.5 * (1 + 0.3 * (len(h.history) - 1)) * value, n))
    lines = (templates.position_line(work.situation.positions[n], work.readings) for _, n in sorted(ranked))
    ready = [line for line in lines if line is not None]
    first: dict[str, Line] = {}
    for line in ready:
        first.setdefault(line.text.split(":")[0], line)
    rest = [line for line in ready if line not in first.values()]
    return _templated(work, budget, [*first.values(), *rest], most_per_start=3)


def _templated(work: Work, budget: int, lines: Iterable[Line | None], most_per_start: int = 99) -> list[Line]:
    """Return those lines that hold up, say something new and fit."""
    out: list[Line] = []
    starts: dict[str, int] = {}
    for line in lines:
        if line is None:
            continue
        size = len(line.text.split())
        content = frozenset(terms.content(line.text))
        start = line.text.split()[0]
        if problems_of(line, work.reports):
            continue
        if size > budget or work.picker.repeats(content) or starts.get(start, 0) >= most_per_start:
            continue
        starts[start] = starts.get(start, 0) + 1
        work.picker.take(concepts_of(line.text), content)
        out.append(line)
        budget -= size
    return out


def backstory(work: Work, budget: int) -> list[Line]:
    """What earlier reports told, and what the news tells of long ago."""
    earlier = [c for c in work.pool.candidates if work.pool.sentences[c.key].old or not work.is_new(c)]
    candidates = [
        replace(c, factor=c.factor * (BACKGROUND if work.pool.sentences[c.key].old else 1.0))
        for c in earlier
        if not is_open(c) and not work.pool.sentences[c.key].outlook  # what was ahead then is no history
    ]
    return [dated(work, c) for c in work.picker.pick(candidates, work.all, budget, extra=3, fades=False)]


def dated(work: Work, c: Candidate) -> Line:
    """Return the candidate as a line of the backstory, with the date of its report."""
    line = line_of(work, "backstory", c)
    return Line(line.section, f"{line.text.rstrip('.')} ({templates.day(c.day)}).", line.citations)
