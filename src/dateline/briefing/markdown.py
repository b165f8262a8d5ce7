"""A brief as Markdown: sections, lines, and citations as "[report:start-end]"."""

from __future__ import annotations

import re
from itertools import groupby

from dateline.briefing.templates import day
from dateline.model import Brief, Line

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")


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
    return _SPECIAL.sub(r"\\\1", text)


def _citations(line: Line) -> str:
    if line.section == "Sources" or len(line.citations) > 6:
        return ""
    return " ".join(f"`[{c.report}:{c.start}-{c.end}]`" for c in line.citations)
