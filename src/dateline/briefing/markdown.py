"""A brief as Markdown: sections, lines, and citations as "[n:start-end]", n the report's number among the sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from dateline.briefing.entries import Entry
from dateline.briefing.ledgers import Course, Ledgers, MatrixCell
from dateline.briefing.templates import day
from dateline.model import Brief, Citation, Line

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~]|&(?=#?\w+;))")
_OPENING = re.compile(r"(\d{1,9}(?=[.)](?:\s|$))|(?=[-+=]))")  # begins a list, or underlines a heading


def markdown(brief: Brief, behind: Ledgers | None = None) -> str:
    """Return the brief as Markdown, with the ledgers behind it when given; the reports' text in it is escaped."""
    span = day(brief.first) if brief.first == brief.last else f"{day(brief.first)} to {day(brief.last)}"
    parts = [f"# {escape(brief.title)}", f"*Reports of {span}; news since {day(brief.since)}.*"]
    listed = [line for line in brief.lines if line.section == "Sources"]
    number = {c.report: n for n, line in enumerate(listed, 1) for c in line.citations}
    told = [line for line in brief.lines if line.section != "Sources"]
    for section, lines in groupby(told, key=lambda line: line.section):
        parts.append(f"## {section}")
        parts.append("\n".join(f"- {escape(line.text)} {_citations(line, number)}".rstrip() for line in lines))
    if behind is not None:
        parts += _changed(behind, brief, number) + _ledgers(behind, number)
    if listed:
        sources = "\n".join(f"{n}. {escape(line.text)}" for n, line in enumerate(listed, 1))
        parts += ["## Sources", sources]
    if brief.notes:
        parts.append("## Also in this pile")
        parts.append("\n".join(f"- {escape(note)}" for note in brief.notes))
    return "\n\n".join(parts) + "\n"


def _changed(behind: Ledgers, brief: Brief, number: dict[str, int]) -> list[str]:
    """Return what has changed since the day of the brief, kind by kind."""
    parts = [f"## What has changed since {day(brief.since)}"] if behind.changed else []
    for change in behind.changed:
        parts += [f"**{change.kind}**", "\n".join(_entry(e, number) for e in change.entries)]
    return parts


def _ledgers(behind: Ledgers, number: dict[str, int]) -> list[str]:
    """Return the ledgers in short: the matrix as a table, collisions and moves, the last change, dates, courses."""
    parts: list[str] = []
    if behind.rows:
        heads = ["Issue", *behind.actors]
        table = [f"| {' | '.join(map(escape, heads))} |", f"|{' --- |' * len(heads)}"]
        table += [f"| {' | '.join(map(escape, [row.issue, *map(_cell, row.cells)]))} |" for row in behind.rows]
        legend = "The latest stance of each (! collides with another's, ~ has moved)."
        parts += ["## Who stands where", "\n".join(table), legend]
        if behind.clashes or behind.moves:
            parts.append("\n".join(_entry(e, number) for e in (*behind.clashes, *behind.moves)))
    if behind.curve is not None:
        last = behind.curve.points[-1]
        head = f"Level of reported conflict {last.level:+.1f} on {day(last.date)} (10 violence, -10 help), from"
        told = f"{head} {behind.curve.reports} independent reports; a measure of reporting."
        lines = [f"- {escape(told)}", *([_entry(behind.change, number)] if behind.change else [])]
        parts += ["## Which way it goes", "\n".join(lines)]
    if behind.ahead:
        parts += ["## Dates ahead, and what became of them", "\n".join(_entry(e, number) for e in behind.ahead)]
    if behind.courses:
        parts += ["## Courses that the reports speak of", "\n".join(_course(c) for c in behind.courses)]
    return parts


def _entry(entry: Entry, number: dict[str, int]) -> str:
    quoted = f": “{entry.quote}”" if entry.quote else ""
    return f"- {escape(entry.head + quoted)} {_cited(entry.cites, number)}".rstrip()


def _cell(cell: MatrixCell | None) -> str:
    if cell is None:
        return ""
    return f"{cell.stance} {cell.day}{' !' if cell.collides else ''}{' ~' if cell.moved else ''}"


def _course(course: Course) -> str:
    who = f"; expected by {', '.join(course.expected_by)}" if course.expected_by else ""
    count = f"{course.reports} independent report{'' if course.reports == 1 else 's'}"
    return f"- {escape(f'{course.name}: {count}{who}')}"


def escape(text: str) -> str:
    """Return text that Markdown shows as it is."""
    text = _SPECIAL.sub(r"\\\1", text)
    opening = _OPENING.match(text)
    return f"{opening.group()}\\{text[opening.end() :]}" if opening is not None else text


def _citations(line: Line, number: dict[str, int]) -> str:
    return "" if len(line.citations) > 6 else _cited(line.citations, number)


def _cited(citations: Sequence[Citation], number: dict[str, int]) -> str:
    names = [str(number.get(c.report, " ".join(c.report.split()))) for c in citations]
    return " ".join(_code(f"[{n}:{c.start}-{c.end}]") for n, c in zip(names, citations, strict=True))


def _code(text: str) -> str:
    """Return the text as a code span, its fence longer than any run of backticks in it."""
    fence = "`" * (1 + max((len(run) for run in re.findall(r"`+", text)), default=0))
    return f"{fence}{text}{fence}"
