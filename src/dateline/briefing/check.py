"""``failures``: does a brief hold up against its reports? Knows nothing of how the brief was made.

A line is supported when each of its citations lies in a report that is there, and every name, number, date and
quotation in the line stands in the cited words, or is the normalised value of a time expression in them, or the date
of a cited report. Lines over whole reports (sources, counts of reports) are held against the reports themselves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from dateline.extract.times import timexes
from dateline.knowledge.calendar import interval
from dateline.model import Brief, Citation, Line, Report, Span
from dateline.text.terms import STOP

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY = re.compile(rf"\b(?:(\d{{1,2}}) to )?(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})\b")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]*")
_QUOTE = re.compile(r"[“\"]([^“”\"]+)[”\"]")
# The words of the templates: they say what kind of line it is, not what happened.
_TEMPLATE = frozenset(
    """one report reports alone tells lines of which independent outlets outlet from no stated not figures disagree
    other figures agrees compatible update conflict scheduled predicted promised threatened possible happened did not
    happen overdue cancelled superseded demands offers refuses accepts threatens draws red line denies supports opposes
    warns before by""".split()
)


def failures(brief: Brief, reports: Sequence[Report]) -> list[tuple[int, tuple[str, ...]]]:
    """Return (line number from 0, what is wrong) for each line that is not supported."""
    by_id = {r.id: r for r in reports}
    out = []
    for n, line in enumerate(brief.lines):
        problems = problems_of(line, by_id)
        if problems:
            out.append((n, tuple(problems)))
    return out


def problems_of(line: Line, reports: Mapping[str, Report]) -> list[str]:
    """Return what is wrong with a line, given the reports by id; empty when it is supported."""
    if not line.citations:
        return ["no citation"]
    for c in line.citations:
        if c.report not in reports:
            return [f"cites report {c.report!r}, which is not among the {len(reports)} reports given"]
        if not 0 <= c.start < c.end <= len(reports[c.report].text):
            return [f"cites {c.report}:{c.start}-{c.end}, but the report has {len(reports[c.report].text)} characters"]
    whole = all((c.start, c.end) == (0, len(reports[c.report].text)) for c in line.citations)
    cited = [reports[c.report] for c in line.citations]
    words = [_plain(reports[c.report].text[c.start : c.end]) for c in line.citations]
    if whole:
        words += [f"{r.id} {r.outlet or ''} {r.title or ''}" for r in cited]
    return _unsupported(line.text, " \n ".join(words), _days(line.citations, reports), whole)


def _unsupported(text: str, cited: str, days: set[date], whole: bool) -> list[str]:
    problems = []
    rest = _plain(text)
    for match in _DAY.finditer(rest):
        for day in {match.group(1) or match.group(2), match.group(2)}:
            value = date(int(match.group(4)), _MONTHS.index(match.group(3)) + 1, int(day))
            if value not in days:
                problems.append(f"date {value} is no date of the cited words or reports")
    rest = _DAY.sub(" ", rest)
    quotes = [q for q in _QUOTE.findall(rest) if not whole and q.strip(" .,;:!?").lower() not in cited.lower()]
    problems += [f"quotation not in the cited words: {quote!r}" for quote in quotes]
    numbers = {_bare(n) for n in _NUMBER.findall(cited)}
    problems += [
        f"number not in the cited words: {n}" for n in _NUMBER.findall(rest) if not whole and _bare(n) not in numbers
    ]
    held = cited.lower()
    for name in _NAME.findall(rest):
        bare = re.sub(r"['’]s$|['’]$", "", name).lower()
        if bare in STOP or bare in _TEMPLATE or len(bare) < 2:
            continue
        if re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", held) is None:
            problems.append(f"name not in the cited words: {name}")
    return problems


def _days(citations: Sequence[Citation], reports: Mapping[str, Report]) -> set[date]:
    """Return the dates of the cited reports, and the first and last days of the times cited."""
    days: set[date] = set()
    for c in citations:
        report = reports[c.report]
        days.add(report.date)
        if c.end - c.start > 5000:
            continue
        for t in timexes(report.text, report.date, [Span(c.start, c.end)]):
            for day in interval(t.value, t.mod):
                if day is not None:
                    days |= {day, day - timedelta(days=1), day + timedelta(days=1)} if t.mod is not None else {day}
    return days


def _plain(text: str) -> str:
    return " ".join(text.split())


def _bare(number: str) -> str:
    return number.strip(".,").replace(",", "")
