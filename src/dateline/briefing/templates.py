"""Templates over checked fields: lines that are not a report's own sentence. Every name, number and date in them stands
in the cited words or is the normalised value of one (``check`` proves it)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from dateline.briefing.wording import balanced, wordings
from dateline.model import (
    Citation,
    Evidence,
    Expectation,
    FigurePoint,
    Line,
    PositionHistory,
    Reading,
    Situation,
    Stance,
    StancePoint,
    Track,
)
from dateline.relating.reliance import relies_on
from dateline.text import terms

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
STANCE_WORDS: dict[Stance, str] = {
    "demands": "demands",
    "offers": "offers",
    "refuses": "refuses",
    "accepts": "accepts",
    "threatens": "threatens",
    "red_line": "draws a red line",
    "denies": "denies",
    "supports": "supports",
    "opposes": "opposes",
    "warns": "warns",
}


MOST_QUOTED = 24  # words of a stance
_OUTER = re.compile('["“”]')
MOST_FIGURES = 5  # of a track in one line


def day(value: date) -> str:
    """Return a date as "3 Dec 2021"."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def span_of_days(first: date | None, last: date | None) -> str | None:
    """Return an interval as "10 Jan 2022", "12 to 13 Jan 2022", "by ..." or "from ..."; None when open."""
    if first is None and last is None:
        return None
    if first is None and last is not None:
        return f"by {day(last)}"
    if last is None and first is not None:
        return f"from {day(first)}"
    if first is None or last is None or first == last:
        return day(first) if first is not None else None
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def leading_day(text: str) -> date | None:
    """Return the first day of the interval with which a line begins, or None."""
    match = re.match(rf"(?:by |from )?(\d{{1,2}})(?: to \d{{1,2}})? ({'|'.join(MONTHS)}) (\d{{4}})\b", text)
    if match is None:
        return None
    return date(int(match.group(3)), MONTHS.index(match.group(2)) + 1, int(match.group(1)))


def trailing_day(text: str) -> date | None:
    """Return the day in brackets with which a line ends, or None."""
    match = re.search(rf"\((\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\)\.$", text)
    return date(int(match.group(3)), MONTHS.index(match.group(2)) + 1, int(match.group(1))) if match else None


def slice_of(readings: dict[str, Reading], c: Citation | Evidence | FigurePoint | StancePoint) -> str:
    """Return the cited words with white space made single."""
    return " ".join(readings[c.report].report.text[c.start : c.end].split())


def sentence_citation(reading: Reading, start: int, end: int) -> Citation:
    """Return the citation of the sentence(s) that hold ``[start, end)``."""
    held = [s for s in reading.sentences if s.start < end and start < s.end]
    if not held:
        return Citation(reading.report.id, start, end)
    return Citation(reading.report.id, min(start, held[0].start), max(end, held[-1].end))


def figure_line(track: Track, readings: dict[str, Reading], *, most: int = MOST_FIGURES) -> Line:
    """Return the track in one line: what is counted, ``most`` figures by date, how each stands to the one before."""
    groups: dict[tuple[float | None, float | None, float | None], list[FigurePoint]] = {}
    for p in track.points:
        groups.setdefault((p.value, p.low, p.high), []).append(p)
    runs = sorted(groups.values(), key=lambda g: (g[-1].date, g[-1].report, g[-1].start))
    runs = runs if len(runs) <= most else [runs[0], *runs[1 - most :]]
    shown = [g[-1] for g in runs]
    steps = [None, *(_verdict(track, a, b) for a, b in pairwise(shown))]
    parts = []
    for p, step in zip(shown, steps, strict=True):
        told = most == MOST_FIGURES and p.speaker is not None and _cites(readings, p, p.speaker)
        who = f", {p.speaker}" if told else ""
        how = f"; {step}" if step is not None else ""
        parts.append(f"{slice_of(readings, p)} ({day(p.date)}{who}{how})")
    verdict = "The reports disagree" if "conflict" in steps else None
    where = [sentence_citation(readings[p.report], p.start, p.end) for p in shown]
    name = named(track, readings)
    if name is not None and len(shown) > 2:  # what is counted is said in a report's words
        text = f"{_first_upper(name[0])}: " + "; ".join(parts) + (f". {verdict}." if verdict is not None else ".")
        where += [name[1]] if name[1] not in where else []
    else:  # else let the latest sentence say it
        last = where[-1]
        ways = wordings(readings[last.report].report.text, last.start, last.end)
        latest = next((w.text for w in ways if w.start <= shown[-1].start < w.end), slice_of(readings, last))
        before = [part for part, p in zip(parts, shown, strict=True) if p is not shown[-1]]
        text = f"{latest.rstrip('.')} ({day(shown[-1].date)})."
        text += f" Other figures: {'; '.join(before)}." if before else ""
        text += f" {verdict}." if verdict is not None else ""
    return Line("By the numbers", text, tuple(dict.fromkeys(where)))


def named(track: Track, readings: dict[str, Reading]) -> tuple[str, Citation] | None:
    """Return (what is counted, the sentence that says it): a figure's words that run together there, or None."""
    told: list[tuple[str, Citation]] = []
    for p in track.points:
        c = sentence_citation(readings[p.report], p.start, p.end)
        own = next((f.of for f in readings[p.report].figures if (f.start, f.end) == (p.start, p.end)), None)
        told += [(" ".join((own or "").split()), c), (" ".join(track.of.split()), c)]
    fits = [(of, c) for of, c in told if 2 <= len(of.split()) <= 10 and of.lower() in slice_of(readings, c).lower()]
    return max(fits, key=lambda f: (sum(w[:1].isupper() for w in f[0].split()), -len(f[0]), f[0]), default=None)


def _verdict(track: Track, a: FigurePoint, b: FigurePoint) -> str | None:
    """Return how ``b`` stands to the earlier ``a``, or None when the track does not say."""
    index = {id(p): n for n, p in enumerate(track.points)}
    pair = sorted((index[id(a)], index[id(b)]))
    return next((v.verdict for v in track.verdicts if sorted((v.a, v.b)) == pair), None)


def _cites(readings: dict[str, Reading], p: FigurePoint, words: str) -> bool:
    c = sentence_citation(readings[p.report], p.start, p.end)
    return words in " ".join(readings[p.report].report.text[c.start : c.end].split())


def _stands(word: str, where: Sequence[Citation], readings: dict[str, Reading]) -> bool:
    bare = re.sub(r"['’]s$", "", word.strip(".,;:()"))
    return any(bare in readings[c.report].report.text[c.start : c.end] for c in where)


def position_line(history: PositionHistory, readings: dict[str, Reading]) -> Line | None:
    """Return "Actor: “words” (demands, date)", citing the words of the stance and, if need be, of the actor's name."""
    if history.actor is None or not history.history:
        return None
    last = history.history[-1]
    reading = readings[last.report]
    issue = next((p.issue for p in reading.positions if (p.start, p.end) == (last.start, last.end)), history.issue)
    words = slice_of(readings, last).strip(".,;: ")
    done_to = words.lower().startswith(("to be ", "be ", "being "))  # the holder is not who does it there
    if not 3 <= len(words.split()) <= MOST_QUOTED or len(issue.split()) < 2 or done_to or not balanced(words):
        return None
    if _OUTER.search(words) is not None:
        words = _OUTER.sub(lambda m: "‘" if m.start() == 0 or words[m.start() - 1] in " (" else "’", words)
    where = [sentence_citation(reading, last.start, last.end)]
    if not _stands_all(history.actor, where, readings):
        named = _name_citation(reading, history.actor, last.start)
        if named is None:
            return None
        where.append(named)
    verb = STANCE_WORDS[last.stance]
    text = f"{_first_upper(history.actor)}: “{words}” ({verb}, {day(last.date)})"
    moved = [
        p for p in history.history if p.stance != last.stance and p.date < last.date and _same_issue(issue, p, readings)
    ]
    if moved:
        before = moved[-1]
        text += f"; before: {STANCE_WORDS[before.stance]} ({day(before.date)})"
        where.append(sentence_citation(readings[before.report], before.start, before.end))
    return Line("Positions", text + ".", tuple(dict.fromkeys(where)))


def _same_issue(issue: str, point: StancePoint, readings: dict[str, Reading]) -> bool:
    """Return whether the point's words are on this very issue, not only on a neighbouring one of the same history."""
    own, other = set(terms.content(issue)), set(terms.content(slice_of(readings, point)))
    return len(own & other) >= 0.5 * max(1, min(len(own), len(other)))


def _stands_all(name: str, where: Sequence[Citation], readings: dict[str, Reading]) -> bool:
    text = " ".join(" ".join(readings[c.report].report.text[c.start : c.end].split()) for c in where)
    return all(w in text for w in name.split())


def _name_citation(reading: Reading, name: str, before: int) -> Citation | None:
    spans = [m for m in reading.mentions if all(w in m.text for w in name.split())]
    if not spans:
        return None
    nearest = min(spans, key=lambda m: (m.start > before, abs(m.start - before)))
    return sentence_citation(reading, nearest.start, nearest.end)


def expectation_line(item: Expectation, readings: dict[str, Reading], words: str, shown: Citation) -> Line:
    """Return "10 Jan 2022: words (scheduled)", with what settled it when it is settled."""
    open_from_now = item.to is None and item.from_ == item.first_seen  # "within days": no date to put in front
    when = None if open_from_now else span_of_days(item.from_, item.to)
    where = [shown]
    head = f"{when}: " if when is not None else ""
    note: str = item.kind
    settled = [e for e in item.evidence if e.role == "settles"]
    if item.status != "pending":
        note = f"{item.kind}; {item.status.replace('_', ' ')}"
        if settled:
            note += f" ({day(readings[settled[0].report].report.date)})"
            where.append(sentence_citation(readings[settled[0].report], settled[0].start, settled[0].end))
    states = [e for e in item.evidence if e.role == "states"]
    where += [sentence_citation(readings[e.report], e.start, e.end) for e in states[:1]]
    body = words if when is not None else _first_upper(words)
    return Line("What to watch", f"{head}{body.rstrip('.')} [{note}].", tuple(dict.fromkeys(where)))


def source_lines(situation: Situation, origins: Sequence[Sequence[str]]) -> list[Line]:
    """Return a line a report: date, outlet, what was set aside, and whose copy or rewrite it is."""
    first = {r: group[0] for group in origins for r in group}
    lines = []
    for reading in situation.readings:
        r = reading.report
        name = r.outlet if r.outlet is not None else "outlet not stated"
        aside = _aside(reading)
        copy = f"; same origin as {first[r.id]}" if first.get(r.id, r.id) != r.id else ""
        title = f", “{' '.join(r.title.split())}”" if r.title else ""
        wires = relies_on(reading)
        wire = f"; relies on {', '.join(wires)}" if wires else ""
        text = f"{day(r.date)}, {name}: {r.id}{title}{copy}{wire}{aside}."
        lines.append(Line("Sources", text, (Citation(r.id, 0, len(r.text)),)))
    return lines


def _aside(reading: Reading) -> str:
    text, counts = reading.report.text, {"boilerplate": 0, "other_story": 0, "caption": 0}
    for p in reading.passages:
        if p.kind in counts:
            counts[p.kind] += sum(1 for line in text[p.start : p.end].split("\n") if line.strip())
    words = {"boilerplate": "boilerplate", "other_story": "other stories", "caption": "captions"}
    parts = [f"{n} lines of {words[k]}" if n > 1 else f"1 line of {words[k]}" for k, n in counts.items() if n]
    aside = "; set aside: " + ", ".join(parts) if parts else ""
    foreign = not reading.sentences and reading.report.language not in (None, "en")
    return aside + (f"; not told: in another language ({reading.report.language})" if foreign else "")


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]
