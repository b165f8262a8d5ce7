"""What the sections of a brief share while it is made: the situation, the candidates, the weights, the lines so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from dateline.briefing import templates
from dateline.briefing.candidates import Pool, named_mention, pool
from dateline.briefing.echo import Echo, belonging
from dateline.briefing.salience import LENGTH, OLD, Candidate, Picker, concepts_of, weights
from dateline.briefing.wording import finished
from dateline.model import Citation, Expectation, Line, Reading, Report, Situation
from dateline.relating.copies import lineages

OVERTAKEN = 0.3  # what a sentence on an overtaken figure or a past appointment is still worth
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
class Work:
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
    told: set[Expectation] = field(default_factory=set)  # outlook items that have a line

    def is_new(self, c: Candidate) -> bool:
        return c.day > self.since


def prepare(situation: Situation, since: date) -> Work:
    readings = {r.report.id: r for r in situation.readings}
    origins = lineages(situation.readings, situation.copies)
    found = pool(situation.readings, origins)
    _weigh(found, situation)
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
        for name in sorted({a.name for a in r.actors if a.name[:1].isupper() and a.code != "JRN"})
    )
    first = {c.key: c for c in reversed(found.candidates)}  # the fullest wording of each sentence
    heard = Echo([c.content for c in first.values()], [1.0 if c.day > since else OLD for c in first.values()])
    return Work(
        situation,
        since,
        readings,
        origins,
        found,
        weights(lines),
        everything,
        due,
        reports,
        dict(named),
        Picker(echo=heard),
    )


def _weigh(found: Pool, situation: Situation) -> None:
    """Lessen the candidates of reports on other things, and those that tell what later reports overtook."""
    held: dict[str, list[frozenset[str]]] = {}
    for key, c in {c.key: c for c in reversed(found.candidates)}.items():
        held.setdefault(key[0], []).append(c.content)
    share = belonging(held)
    past = overtaken(situation)
    found.candidates = [
        replace(c, factor=c.factor * share[c.report] * (OVERTAKEN if _tells(c, past.get(c.report, ())) else 1.0))
        for c in found.candidates
    ]


def _tells(c: Candidate, spans: Iterable[tuple[int, int]]) -> bool:
    return any(c.start <= start and end <= c.end for start, end in spans)


def overtaken(situation: Situation) -> dict[str, set[tuple[int, int]]]:
    """Return by report the spans of figures that a later report updated, and of days ahead that have passed."""
    last = situation.readings[-1].report.date
    past: dict[str, set[tuple[int, int]]] = {}
    for track in situation.tracks:
        for v in track.verdicts:
            a, b = sorted((track.points[v.a], track.points[v.b]), key=lambda p: p.date)
            if v.verdict == "update" and a.date < b.date:
                past.setdefault(a.report, set()).add((a.start, a.end))
    for e in situation.outlook:
        if (e.to or e.from_ or last) < last or e.status not in ("pending", "happened"):
            for stated in e.evidence:
                if stated.role == "states":
                    past.setdefault(stated.report, set()).add((stated.start, stated.end))
    return past


def _due(e: Expectation, last: date, since: date) -> bool:
    if e.status == "pending":
        ahead = e.to is None or e.to >= last
        return ahead and (e.last_seen > since or e.from_ is not None)
    return any(v.role == "settles" for v in e.evidence) and e.last_seen > since


def line_of(work: Work, section: str, c: Candidate) -> Line:
    """Return the candidate as a line; an opening pronoun gives way to the name it means, whose place is cited too."""
    reading = work.readings[c.report]
    where, text = [Citation(c.report, c.start, c.end)], c.text
    named = named_mention(reading, c)
    if named is not None:
        pronoun, name = named
        text = " ".join(name.text.split()).removesuffix("'s").removesuffix("’s") + text[len(pronoun.text) :]
        where.append(templates.sentence_citation(reading, name.start, name.end))
    return Line(TITLES[section], finished(text), tuple(dict.fromkeys(where)))


def is_open(c: Candidate) -> bool:
    """Return whether the line opens with a word that points back, or with somebody's words."""
    return (
        c.text.split()[0].lower() in {"he", "she", "they", "it", "this", "that", "these", "those"}
        or c.text[0] in "\"“'‘"
    )


def points_back(work: Work, c: Candidate) -> bool:
    """Return whether the line opens with a word whose meaning stands elsewhere and for which no name is known."""
    return is_open(c) and named_mention(work.readings[c.report], c) is None


def speaker(work: Work, c: Candidate) -> str | None:
    """Return the actor id of the named speaker whose cue stands in the line, or None."""
    found = [a for a in work.pool.sentences[c.key].attributions if a.speaker is not None and a.cue]
    inside = [a for a in found if any(c.start <= s and e <= c.end for s, e in a.cue)]
    return inside[0].speaker if inside else None


def worth(work: Work, report: str, start: int, end: int) -> float:
    """Return what the sentence that holds ``[start, end)`` would add to the lines chosen so far."""
    where = templates.sentence_citation(work.readings[report], start, end)
    text = templates.slice_of(work.readings, where)
    return float(work.picker.worth(concepts_of(text), work.new) / max(8, len(text.split())) ** LENGTH)
