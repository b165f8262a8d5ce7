"""``compose``: Situation -> Brief. Chooses and words; adds nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dateline.briefing import templates
from dateline.briefing.candidates import Pool, named_mention, pool
from dateline.briefing.check import problems_of
from dateline.briefing.salience import LENGTH, Candidate, Picker, concepts_of, weights
from dateline.briefing.wording import finished
from dateline.errors import UsageError
from dateline.model import Brief, Citation, Expectation, FigurePoint, Line, Reading, Report, Situation
from dateline.relate.copies import lineages
from dateline.text import terms

WORDS = 500
# Shares of the words that templates may take, and that are kept for a section which the main choice leaves empty.
TEMPLATES = {"numbers": 0.09, "positions": 0.09}
LEAST = {"watch": 0.09, "said": 0.06, "why": 0.05, "backstory": 0.06}
DATED = 1.6  # an outlook item with a date is worth so much more
LONG = 36  # words; a longer sentence is only told where a section has no other
ONE_LINE = 46  # words
WHY_LABELS = ("why it matters", "the big picture", "between the lines", "the stakes", "reality check")
WHY_WORDS = frozenset(
    terms.stem(w)
    for w in """risk fear threat danger concern consequence impact stakes crisis pressure doubt divided worry tension
    uncertainty significance blow setback turning""".split()
)
TITLES = {
    "one": "In one line",
    "new": "What is new",
    "why": "Why it matters",
    "said": "What they're saying",
    "numbers": "By the numbers",
    "positions": "Positions",
    "watch": "What to watch",
    "backstory": "The backstory",
    "sure": "How sure",
    "sources": "Sources",
}


@dataclass
class _Work:
    """What the sections share while a brief is made."""

    situation: Situation
    since: date
    readings: dict[str, Reading]
    origins: tuple[tuple[str, ...], ...]
    pool: Pool
    new: dict[str, float]
    all: dict[str, float]
    due: tuple[Expectation, ...]  # outlook items that are still ahead, or were settled by the news
    reports: dict[str, Report]
    actors: dict[str, int]  # name -> reports that mention the actor, common nouns left out
    picker: Picker = field(default_factory=Picker)

    def is_new(self, c: Candidate) -> bool:
        return c.day > self.since


def compose(
    situation: Situation,
    *,
    since: date | None = None,
    words: int = WORDS,
    title: str | None = None,
    others: Sequence[str] = (),
) -> Brief:
    """Return the brief of ``situation`` in about ``words`` words (sources apart).

    News is what reports dated after ``since`` tell (default: the day before the last report's). ``others`` are notes on
    what else the pile holds, one line each. Raises UsageError for an empty situation or too few words.
    """
    if not situation.readings:
        raise UsageError("nothing to brief: no report was read, or none is as old as --until asks")
    if words < 60:
        raise UsageError(f"--words {words} is too few for a briefing; ask for 60 or more")
    first, last = situation.readings[0].report.date, situation.readings[-1].report.date
    work = _work(situation, since if since is not None else last - timedelta(days=1))
    sections: dict[str, list[Line]] = {key: [] for key in TITLES}
    sections["sure"] = how_sure(work)
    sections["one"] = _one_line(work)
    sections["numbers"] = _numbers(work, int(words * TEMPLATES["numbers"]))
    sections["positions"] = _positions(work, int(words * TEMPLATES["positions"]))
    reserve = sum(int(words * LEAST[k]) for k in LEAST)
    _place(work, sections, _main(work, words - _count(sections) - reserve))
    sections["watch"] += [
        line for line in _settled(work, 2 if words >= 800 else 1) if not _told(sections["watch"], line)
    ]
    sections["watch"].sort(key=_watch_order)
    for key, fill in (("watch", _watch), ("said", _said), ("why", _why), ("backstory", _backstory)):
        if not sections[key]:
            sections[key] = fill(work, max(30, int(words * LEAST[key])))
    _place(work, sections, _main(work, words - _count(sections)))
    sections["backstory"] += _backstory(work, words - _count(sections) - 3)
    sections["backstory"].sort(key=lambda line: templates.trailing_day(line.text) or date.min)
    sections["new"].sort(key=lambda line: work.readings[line.citations[0].report].report.date, reverse=True)
    sections["sources"] = templates.source_lines(situation, work.origins)
    lines = [line for key in TITLES for line in sections[key]]
    return Brief(title if title is not None else _title(work), first, last, work.since, tuple(lines), tuple(others))


def _count(sections: dict[str, list[Line]]) -> int:
    return sum(_size(lines) for lines in sections.values())


def _size(lines: Sequence[Line]) -> int:
    return sum(len(line.text.split()) for line in lines)


def _work(situation: Situation, since: date) -> _Work:
    readings = {r.report.id: r for r in situation.readings}
    origins = lineages(situation.readings, situation.copies)
    found = pool(situation.readings, origins)
    lines = []
    for group in origins:
        bag = frozenset().union(*(found.bags[r] for r in group))
        lines.append((any(readings[r].report.date > since for r in group), bag))
    due = tuple(e for e in situation.outlook if _due(e, situation.readings[-1].report.date, since))
    everything = weights([(True, b) for _, b in lines])
    reports = {i: r.report for i, r in readings.items()}
    named = Counter(
        name
        for r in situation.readings
        for name in sorted({a.name for a in r.actors if a.name[:1].isupper() and a.code != "MED"})
    )
    return _Work(situation, since, readings, origins, found, weights(lines), everything, due, reports, dict(named))


def _line(work: _Work, section: str, c: Candidate) -> Line:
    """Return the candidate as a line; an opening pronoun gives way to the name it means, whose place is cited too."""
    reading = work.readings[c.report]
    where, text = [Citation(c.report, c.start, c.end)], c.text
    named = named_mention(reading, c)
    if named is not None:
        pronoun, name = named
        text = " ".join(name.text.split()).removesuffix("'s").removesuffix("’s") + text[len(pronoun.text) :]
        where.append(templates.sentence_citation(reading, name.start, name.end))
    return Line(TITLES[section], finished(text), tuple(dict.fromkeys(where)))


def _one_line(work: _Work) -> list[Line]:
    lead = [c for c in work.pool.candidates if work.is_new(c) and c.order < 3 and c.words <= ONE_LINE and not _open(c)]
    if not lead:
        lead = [c for c in work.pool.candidates if work.is_new(c) and c.words <= ONE_LINE]
    return [_line(work, "one", c) for c in work.picker.pick(lead, work.new, ONE_LINE, most=1, length=0.1)]


def _open(c: Candidate) -> bool:
    """Return whether the line opens with a word that points back, or with somebody's words."""
    return (
        c.text.split()[0].lower() in {"he", "she", "they", "it", "this", "that", "these", "those"}
        or c.text[0] in "\"“'‘"
    )


def _main(work: _Work, budget: int) -> list[Candidate]:
    """Return the sentences worth most, of whatever section; older reports' only where they add."""
    news = [c for c in work.pool.candidates if work.is_new(c) and c.words <= LONG]
    return work.picker.pick(news, work.new, budget)


def _place(work: _Work, sections: dict[str, list[Line]], chosen: Sequence[Candidate]) -> None:
    """Put each chosen sentence where a reader would look for it."""
    for c in chosen:
        item = _expectation(work, c)
        if item is not None and (item.from_ is not None or item.to is not None):
            line = _watch_line(work, c, item)
            ahead = line is not None and not _told(sections["watch"], line)
            sections["watch" if ahead else "new"].append(line if ahead and line is not None else _line(work, "new", c))
        elif c.label is not None and c.label.lower() in WHY_LABELS:
            sections["why"].append(_line(work, "why", c))
        elif work.pool.sentences[c.key].old and c.order > 2:
            sections["backstory"].append(_dated(work, c))
        elif c.order > 1 and _speaker(work, c) is not None and _size(sections["said"]) <= _size(sections["new"]):
            sections["said"].append(_line(work, "said", c))
        else:
            sections["new"].append(_line(work, "new", c))
    sections["watch"].sort(key=_watch_order)


def _why(work: _Work, budget: int) -> list[Line]:
    said = [c for c in work.pool.candidates if c.label is not None and c.label.lower() in WHY_LABELS]
    stakes = [c for c in work.pool.candidates if WHY_WORDS & c.content and not _open(c)]
    latest = max((c.day for c in said), default=None)
    fresh = [c for c in stakes if work.is_new(c)]
    for candidates in ([c for c in said if c.day == latest], fresh, stakes):
        chosen = work.picker.pick(candidates, work.new, max(budget, 40), most=1 if budget < 60 else 2)
        if chosen:
            return [_line(work, "why", c) for c in chosen]
    return []


def _speaker(work: _Work, c: Candidate) -> str | None:
    """Return the actor id of the named speaker whose cue stands in the line, or None."""
    found = [a for a in work.pool.sentences[c.key].attributions if a.speaker is not None and a.cue]
    inside = [a for a in found if any(c.start <= s and e <= c.end for s, e in a.cue)]
    return inside[0].speaker if inside else None


def _said(work: _Work, budget: int) -> list[Line]:
    spoken = [c for c in work.pool.candidates if _speaker(work, c) is not None and not _open(c)]
    last = work.situation.readings[-1].report.date
    for days in (0, 3, 7):
        recent = [c for c in spoken if work.is_new(c) or (last - c.day).days <= days]
        chosen = work.picker.pick(recent, work.new, budget)
        if chosen:
            return [_line(work, "said", c) for c in chosen]
    return []


def _numbers(work: _Work, budget: int) -> list[Line]:
    """Tracks of several independent reports, those first whose latest sentence tells most."""
    origin = {r: n for n, group in enumerate(work.origins) for r in group}
    ranked = []
    for n, track in enumerate(work.situation.tracks):
        independent = len({origin[p.report] for p in track.points})
        last = track.points[-1]
        if independent > 1:
            fresh = 1.0 if last.date > work.since else 0.4
            ranked.append((-fresh * independent**0.3 * _worth(work, last.report, last.start, last.end), n))
    lines = (templates.figure_line(work.situation.tracks[n], work.readings) for _, n in sorted(ranked))
    return _templates(work, budget, lines)


def _positions(work: _Work, budget: int) -> list[Line]:
    """Stances of named actors, those first whose sentence tells most; recent before old."""
    last = work.situation.readings[-1].report.date
    ranked = []
    for n, h in enumerate(work.situation.positions):
        point = h.history[-1]
        known = work.actors.get(h.actor or "", 0)  # in how many reports the actor stands
        if (known < 2 and len(work.readings) > 2) or not 3 <= len(h.issue.split()) <= 24:
            continue
        fresh = 1.0 if point.date > work.since else 0.6 if (last - point.date).days <= 60 else 0.2
        worth = _worth(work, point.report, point.start, point.end)
        ranked.append((-fresh * known**0.5 * (1 + 0.3 * (len(h.history) - 1)) * worth, n))
    lines = (templates.position_line(work.situation.positions[n], work.readings) for _, n in sorted(ranked))
    return _templates(work, budget, lines, most_per_start=3)


def _worth(work: _Work, report: str, start: int, end: int) -> float:
    """Return what the sentence that holds ``[start, end)`` would add to the lines chosen so far."""
    where = templates.sentence_citation(work.readings[report], start, end)
    text = templates.slice_of(work.readings, where)
    return float(work.picker.worth(concepts_of(text), work.new) / max(8, len(text.split())) ** LENGTH)


def _templates(work: _Work, budget: int, lines, most_per_start: int = 99) -> list[Line]:  # type: ignore[no-untyped-def]
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


def _expectation(work: _Work, c: Candidate) -> Expectation | None:
    """Return the outlook item that the line states, the most definite one when it states several."""
    held = [
        e
        for e in work.due
        if any(
            v.role == "states" and v.report == c.report and c.start <= v.start and v.end <= c.end for v in e.evidence
        )
    ]
    return max(held, key=_rank, default=None)


def _watch(work: _Work, budget: int) -> list[Line]:
    """Sentences on what is ahead: those of the news, and older ones whose date has not passed."""
    states = {v.report for e in work.due for v in e.evidence if v.role == "states"}
    item: dict[tuple[tuple[str, int], int], Expectation] = {}
    found = []
    for c in work.pool.candidates:
        e = _expectation(work, c) if c.report in states and not _open(c) else None
        if e is None:
            continue
        dated = e.from_ is not None or e.to is not None
        if dated or work.is_new(c):
            item[c.key, c.end] = e
            found.append(replace(c, factor=c.factor * (DATED if dated else 1.0)))
    lines = [_watch_line(work, c, item[c.key, c.end]) for c in work.picker.pick(found, work.new, budget, extra=3)]
    return sorted((line for line in lines if line is not None), key=_watch_order)


def _watch_line(work: _Work, c: Candidate, item: Expectation) -> Line | None:
    """Return the line with its date in front; None when the date is not that of the cited words."""
    shown = _line(work, "watch", c)
    line = templates.expectation_line(item, work.readings, shown.text, shown.citations[0])
    line = Line(line.section, line.text, tuple(dict.fromkeys((*shown.citations, *line.citations))))
    return None if problems_of(line, work.reports) else line


def _told(lines: Sequence[Line], line: Line) -> bool:
    """Return whether one of the lines speaks of the same day and much of the same."""
    day, words = templates.leading_day(line.text), set(terms.content(line.text))
    return any(
        templates.leading_day(other.text) == day and 3 * len(words & set(terms.content(other.text))) >= len(words)
        for other in lines
    )


def _settled(work: _Work, most: int) -> list[Line]:
    """Return dated items that the news settled, the latest first: what was due, and what became of it."""
    items = [e for e in work.due if e.status != "pending" and (e.from_ or e.to) is not None and e.kind == "scheduled"]
    out: list[Line] = []
    for e in sorted(items, key=lambda e: (-len(e.evidence), -(e.to or e.from_ or date.min).toordinal(), e.what)):
        stated = next(v for v in e.evidence if v.role == "states")
        words = templates.slice_of(work.readings, stated)
        where = templates.sentence_citation(work.readings[stated.report], stated.start, stated.end)
        line = templates.expectation_line(e, work.readings, words, where)
        if (
            len(words.split()) <= 14
            and not problems_of(line, work.reports)
            and not _told(out, line)
            and len(out) < most
        ):
            out.append(line)
    return out


def _watch_order(line: Line) -> tuple[date, str]:
    """Soonest first; undated last."""
    return templates.leading_day(line.text) or date.max, line.text


def _due(e: Expectation, last: date, since: date) -> bool:
    if e.status == "pending":
        ahead = e.to is None or e.to >= last
        return ahead and (e.last_seen > since or e.from_ is not None)
    return any(v.role == "settles" for v in e.evidence) and e.last_seen > since


def _rank(e: Expectation) -> tuple[bool, bool, int]:
    return e.from_ is not None or e.to is not None, e.kind == "scheduled", len(e.evidence)


def _backstory(work: _Work, budget: int) -> list[Line]:
    told: Callable[[Candidate], bool] = lambda c: work.pool.sentences[c.key].old  # noqa: E731
    candidates = [c for c in work.pool.candidates if (told(c) or not work.is_new(c)) and not _open(c)]
    return [_dated(work, c) for c in work.picker.pick(candidates, work.all, budget, extra=3, fades=False)]


def _dated(work: _Work, c: Candidate) -> Line:
    line = _line(work, "backstory", c)
    return Line(line.section, f"{line.text.rstrip('.')} ({templates.day(c.day)}).", line.citations)


def how_sure(work: _Work) -> list[Line]:
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


def _title(work: _Work) -> str:
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
