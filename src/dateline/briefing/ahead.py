"""The section on what is ahead: outlook items, soonest first, and what became of those that were due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateline.briefing import templates
from dateline.briefing.check import problems_of
from dateline.briefing.salience import Candidate
from dateline.briefing.work import Work, line_of, points_back
from dateline.model import Expectation, Line
from dateline.text import terms


def watch(work: Work, budget: int) -> list[Line]:
    """Sentences on what is ahead: those of the news, and older ones whose date has not passed."""
    states = {v.report for e in work.due for v in e.evidence if v.role == "states"}
    item: dict[tuple[tuple[str, int], int], Expectation] = {}
    found = []
    for c in work.pool.candidates:
        e = expectation(work, c) if c.report in states and not points_back(work, c) else None
        if e is None:
            continue
        if _has_date(e) or work.is_new(c):
            item[c.key, c.end] = e
            found.append(c)

    def allow(c: Candidate) -> bool:
        fresh = item[c.key, c.end] not in work.told
        work.told.add(item[c.key, c.end])
        return fresh

    dates = [c for c in found if _has_date(item[c.key, c.end])]
    chosen = work.picker.pick(dates, work.new, budget, extra=3, allow=allow)
    left = budget - sum(c.words + 3 for c in chosen)
    chosen += work.picker.pick(found, work.new, max(0, left), extra=3, allow=allow)
    lines = [watch_line(work, c, item[c.key, c.end]) for c in chosen]
    return sorted((line for line in lines if line is not None), key=watch_order)


def _has_date(e: Expectation) -> bool:
    return e.from_ is not None or e.to is not None


def settled(work: Work, most: int) -> list[Line]:
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
            and not is_told(out, line)
            and len(out) < most
        ):
            out.append(line)
    return out


def expectation(work: Work, c: Candidate) -> Expectation | None:
    """Return the outlook item that the line states, the most definite one when it states several."""
    held = [
        e
        for e in work.due
        if any(
            v.role == "states" and v.report == c.report and c.start <= v.start and v.end <= c.end for v in e.evidence
        )
    ]
    return max(held, key=_rank, default=None)


def watch_line(work: Work, c: Candidate, item: Expectation) -> Line | None:
    """Return the line with its date in front; None when the date is not that of the cited words."""
    shown = line_of(work, "watch", c)
    line = templates.expectation_line(item, work.readings, shown.text, shown.citations[0])
    line = Line(line.section, line.text, tuple(dict.fromkeys((*shown.citations, *line.citations))))
    return None if problems_of(line, work.reports) else line


def is_told(lines: Sequence[Line], line: Line) -> bool:
    """Return whether one of the lines speaks of the same day and much of the same."""
    day, words = templates.leading_day(line.text), _matter(line.text)
    return any(
        templates.leading_day(other.text) == day and 3 * len(words & _matter(other.text)) >= len(words)
        for other in lines
    )


def _matter(text: str) -> set[str]:
    """Return the content words of a line, its date in front and its note behind left out."""
    rest = text.partition(": ")[2] if templates.leading_day(text) is not None else text
    return set(terms.content(rest.rpartition(" [")[0] or rest))


def watch_order(line: Line) -> tuple[date, str]:
    """Soonest first; undated last."""
    return templates.leading_day(line.text) or date.max, line.text


def _rank(e: Expectation) -> tuple[bool, bool, int]:
    return e.from_ is not None or e.to is not None, e.kind == "scheduled", len(e.evidence)
