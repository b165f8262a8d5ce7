"""A brief as Markdown: sections, lines, and citations as "[n:start-end]", n the report's number among the sources."""

from __future__ import annotations

import re
from itertools import groupby

from dateline.briefing.templates import day
from dateline.model import Brief, Line

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~]|&(?=#?\w+;))")
_OPENING = re.compile(r"(\d{1,9}(?=[.)](?:\s|$))|(?=[-+=]))")  # begins a list, or underlines a heading


def markdown(brief: Brief) -> str:
    """Return the brief as Markdown; the reports' text in it is escaped."""
    span = day(brief.first) if brief.first == brief.last else f"{day(brief.first)} to {day(brief.last)}"
    parts = [f"# {escape(brief.title)}", f"*Reports of {span}; news since {day(brief.since)}.*"]
    listed = [line for line in brief.lines if line.section == "Sources"]
    number = {c.report: n for n, line in enumerate(listed, 1) for c in line.citations}
    for section, lines in groupby(brief.lines, key=lambda line: line.section):
        parts.append(f"## {section}")
        if section == "Sources":
            parts.append("\n".join(f"{n}. {escape(line.text)}" for n, line in enumerate(lines, 1)))
        else:
            parts.append("\n".join(f"- {escape(line.text)} {_citations(line, number)}".rstrip() for line in lines))
    if brief.notes:
        parts.append("## Also in this pile")
        parts.append("\n".join(f"- {escape(note)}" for note in brief.notes))
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """Return text that Markdown shows as it is."""
    text = _SPECIAL.sub(r"\\\1", text)
    opening = _OPENING.match(text)
    return f"{opening.group()}\\{text[opening.end() :]}" if opening is not None else text


def _citations(line: Line, number: dict[str, int]) -> str:
    if len(line.citations) > 6:
        return ""
    names = [str(number.get(c.report, " ".join(c.report.split()))) for c in line.citations]
    return " ".join(_code(f"[{n}:{c.start}-{c.end}]") for n, c in zip(names, line.citations, strict=True))


def _code(text: str) -> str:
    """Return the text as a code span, its fence longer than any run of backticks in it."""
    fence = "`" * (1 + max((len(run) for run in re.findall(r"`+", text)), default=0))
    return f"{fence}{text}{fence}"
