"""A brief as Markdown: sections, lines, and citations as "[report:start-end]"."""

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
    for section, lines in groupby(brief.lines, key=lambda line: line.section):
        parts.append(f"## {section}")
        parts.append("\n".join(f"- {escape(line.text)} {_citations(line)}".rstrip() for line in lines))
    if brief.notes:
        parts.append("## Also in this pile")
        parts.append("\n".join(f"- {escape(note)}" for note in brief.notes))
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """Return text that Markdown shows as it is."""
    text = _SPECIAL.sub(r"\\\1", text)
    opening = _OPENING.match(text)
    return f"{opening.group()}\\{text[opening.end() :]}" if opening is not None else text


def _citations(line: Line) -> str:
    if line.section == "Sources" or len(line.citations) > 6:
        return ""
    return " ".join(_code(f"[{' '.join(c.report.split())}:{c.start}-{c.end}]") for c in line.citations)


def _code(text: str) -> str:
    """Return the text as a code span, its fence longer than any run of backticks in it."""
    fence = "`" * (1 + max((len(run) for run in re.findall(r"`+", text)), default=0))
    return f"{fence}{text}{fence}"
