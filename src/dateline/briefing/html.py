"""A brief as one self-contained HTML file. Text of reports is hostile: everything is escaped, and a content policy
forbids anything but the page's own script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import groupby, pairwise

from dateline.briefing.escalation_plot import escalation_svg
from dateline.briefing.ledgers import Ledgers, ledgers
from dateline.briefing.plots import timeline_svg, track_svg
from dateline.briefing.templates import day
from dateline.model import Brief, Citation, FigurePoint, Line, Reading, Situation

SCRIPT = """
document.addEventListener("click", function (event) {
  var link = event.target.closest("a.cite");
  if (!link) return;
  document.querySelectorAll(".cited.on").forEach(function (e) { e.classList.remove("on"); });
  document.querySelectorAll(".cited").forEach(function (e) {
    if (e.dataset.cites.split(" ").indexOf(link.dataset.cite) >= 0) e.classList.add("on");
  });
});
"""
MOST_PLOTS = 3
MOST_CHIPS = 6  # a line on more whole reports than this is about the pile: chips would say nothing


@dataclass(frozen=True, slots=True)
class _Cite:
    anchor: str  # of the cited words, or of the whole report
    number: int | None  # None: the whole report
    chip: str
    title: str


@dataclass(slots=True)
class _Part:
    """A stretch of a report's text with the citations that cover it."""

    text: str
    cites: str
    aside: bool
    anchor: str | None = None


@dataclass(slots=True)
class _Text:
    number: int
    title: str
    meta: str
    language: str | None = None
    parts: list[_Part] = field(default_factory=list)


def html(brief: Brief, situation: Situation) -> str:
    """Return the page: the brief, its pictures, and every report with the cited words marked."""
    from jinja2 import Environment
    from markupsafe import Markup

    behind = ledgers(situation, brief.since)
    numbers = _numbered(brief, situation, behind)
    place = {r.report.id: n for n, r in enumerate(situation.readings, 1)}
    sections = [
        (name, [(line, _cites(line, numbers, place)) for line in lines])
        for name, lines in groupby(brief.lines, key=lambda line: line.section)
    ]
    picture = timeline_svg(situation)
    source = files("dateline.briefing").joinpath("brief.html.j2").read_text(encoding="utf-8")
    template = Environment(autoescape=True, trim_blocks=True).from_string(source)
    digest = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
    return template.render(
        brief=brief,
        span=day(brief.first) if brief.first == brief.last else f"{day(brief.first)} to {day(brief.last)}",
        since=day(brief.since),
        sections=sections,
        reports=[_text(r, n, numbers) for n, r in enumerate(situation.readings, 1)],
        behind=behind,
        cite=lambda c: _cite(c, numbers, place),
        curve=Markup(escalation_svg(behind.curve) or "") if behind.curve is not None else None,
        timeline=Markup(picture) if picture is not None else None,  # drawn by us from numbers and dates alone
        plots=[(caption, Markup(svg)) for caption, svg in _plots(brief, situation)],
        script=Markup(SCRIPT),
        script_hash=digest,
    )


def _numbered(brief: Brief, situation: Situation, behind: Ledgers) -> dict[Citation, int]:
    """Return a number for each citation that is shorter than its whole report."""
    sizes = {r.report.id: len(r.report.text) for r in situation.readings}
    found: dict[Citation, int] = {}
    for c in (*(c for line in brief.lines for c in line.citations), *behind.citations()):
        if (c.start, c.end) != (0, sizes[c.report]):
            found.setdefault(c, len(found) + 1)
    return found


def _cite(c: Citation, numbers: dict[Citation, int], place: dict[str, int]) -> _Cite:
    number = numbers.get(c)
    anchor = f"c{number}" if number is not None else f"r{place[c.report]}"
    return _Cite(anchor, number, str(place[c.report]), f"{c.report}:{c.start}-{c.end}")


def _cites(line: Line, numbers: dict[Citation, int], place: dict[str, int]) -> list[_Cite]:
    out = []
    for c in line.citations:
        number = numbers.get(c)
        if number is None and len(line.citations) > MOST_CHIPS:
            continue
        out.append(_cite(c, numbers, place))
    return out


def _text(reading: Reading, number: int, numbers: dict[Citation, int]) -> _Text:
    report = reading.report
    size = len(report.text)
    own = [(c, n) for c, n in numbers.items() if c.report == report.id]
    aside = [(p.start, p.end) for p in reading.passages if p.kind not in ("story", "headline")]
    edges = sorted({0, size, *(e for c, _ in own for e in (c.start, c.end)), *(e for pair in aside for e in pair)})
    meta = ", ".join(x for x in (f"[{number}]", day(report.date), report.outlet, report.id) if x)
    out = _Text(number, report.title or report.id, meta, report.language)
    anchored: set[int] = set()
    for start, end in pairwise(edges):
        covering = [n for c, n in own if c.start <= start and end <= c.end]
        fresh = [n for n in covering if n not in anchored]
        off = any(a <= start and end <= b for a, b in aside)
        cites = " ".join(map(str, covering))
        pieces = fresh if len(fresh) > 1 else [None]
        for n in pieces[:-1]:  # one element can carry one id: empty anchors for the others that begin here
            out.parts.append(_Part("", str(n), off, f"c{n}"))
        anchor = f"c{fresh[-1]}" if fresh else None
        out.parts.append(_Part(report.text[start:end], cites, off, anchor))
        anchored.update(covering)
    return out


def _plots(brief: Brief, situation: Situation) -> Sequence[tuple[str, str]]:
    """Return (caption, SVG) for the tracks that the brief tells."""
    told = {(c.report) for line in brief.lines if line.section == "By the numbers" for c in line.citations}
    spans = [c for line in brief.lines if line.section == "By the numbers" for c in line.citations]
    out: list[tuple[str, str]] = []
    for track in situation.tracks:
        held = [
            p
            for p in track.points
            if p.report in told and any(c.report == p.report and c.start <= p.start < c.end for c in spans)
        ]
        if len(held) >= 2 and len(out) < MOST_PLOTS:
            svg = track_svg(track, f"figures{len(out) + 1}")
            if svg is not None:
                out.append((_caption(held, situation), svg))
    return out


def _caption(points: Sequence[FigurePoint], situation: Situation) -> str:
    """Return what a picture shows, by the first and the last figure in the reports' words."""
    ends = [" ".join(situation.reading(p.report).report.text[p.start : p.end].split()) for p in (points[0], points[-1])]
    first, last = (f"“{words}” ({day(p.date)})" for words, p in zip(ends, (points[0], points[-1]), strict=True))
    return f"From {first} to {last}; points are the figures named, bars how far they may reach."
