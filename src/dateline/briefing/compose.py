"""``compose``: Situation -> Brief. Chooses and words; adds nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dateline.briefing import templates
from dateline.briefing.ahead import expectation, is_told, settled, watch, watch_line, watch_order
from dateline.briefing.salience import Candidate
from dateline.briefing.sections import WHY_LABELS, WHY_WORDS, backstory, dated, numbers, one_line, positions, said, why
from dateline.briefing.sure import how_sure, single_source, title_of
from dateline.briefing.work import TITLES, Work, line_of, prepare, speaker
from dateline.errors import UsageError
from dateline.model import Brief, Expectation, Line, Situation

WORDS = 500
# Shares of the words: what figure tracks may take, and what is kept for a section that the main choice leaves thin.
NUMBERS = 0.12
FIGURES = 55  # words: a track with a handful of figures fits
LEAST = {"positions": 0.03, "watch": 0.04, "backstory": 0.06}
SMALL = 12  # in a pile of fewer reports one report fills the news: more room for what all of them hold
LEAST_SMALL = {"positions": 0.13, "watch": 0.14, "backstory": 0.13}
SURE = 10  # words kept for what is said of the sources at the end
TOLD = ("one", "new", "why", "said", "numbers", "positions", "watch", "backstory")
FIRM = ("scheduled", "promised", "threatened")
STANCES = ("demands", "offers", "refuses", "accepts", "threatens", "red_line")
LONG = 36  # words; a longer sentence is only told where a section has no other


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
    work = prepare(situation, since if since is not None else last - timedelta(days=1))
    sections: dict[str, list[Line]] = {key: [] for key in TITLES}
    sections["sure"] = how_sure(work)
    sections["one"] = one_line(work)
    sections["numbers"] = numbers(work, max(FIGURES if words >= 300 else 0, int(words * NUMBERS)))
    least = LEAST if len(situation.readings) >= SMALL else LEAST_SMALL
    reserve = sum(int(words * share) for share in least.values())
    _place(work, sections, _main(work, words - _count(sections) - reserve - SURE))
    due = settled(work, 2 if words >= 800 else 1)
    sections["watch"] += [line for line in due if not is_told(sections["watch"], line)]
    for key, fill in (
        ("watch", watch),
        ("backstory", backstory),
        ("positions", positions),
        ("why", why),
        ("said", said),
    ):
        if _size(sections[key]) < words * least.get(key, 0.01):
            left = words - _count(sections) - SURE
            more = fill(work, min(left, max(30, int(words * least.get(key, 0.0)))))
            sections[key] += [line for line in more if key != "watch" or not is_told(sections["watch"], line)]
    _place(work, sections, _main(work, words - _count(sections) - SURE))
    sections["backstory"] += backstory(work, words - _count(sections) - SURE)
    sections["watch"].sort(key=watch_order)
    sections["backstory"].sort(key=lambda line: templates.trailing_day(line.text) or date.min)
    sections["new"].sort(key=lambda line: work.readings[line.citations[0].report].report.date, reverse=True)
    sections["sure"] += single_source(work, [line for key in TOLD for line in sections[key]])
    sections["sources"] = templates.source_lines(situation, work.origins)
    lines = [line for key in TITLES for line in sections[key]]
    return Brief(title if title is not None else title_of(work), first, last, work.since, tuple(lines), tuple(others))


def _main(work: Work, budget: int) -> list[Candidate]:
    """Return the sentences worth most, of whatever section; older reports' only where they add."""
    news = [c for c in work.pool.candidates if work.is_new(c) and c.words <= LONG]
    return work.picker.pick(news, work.new, budget)


def _place(work: Work, sections: dict[str, list[Line]], chosen: Sequence[Candidate]) -> None:
    """Put each chosen sentence where a reader would look for it."""
    for c in chosen:
        item = expectation(work, c)
        ahead = watch_line(work, c, item) if item is not None else None
        told = sections["watch"]
        fresh = item is not None and item not in work.told and _is_ahead(item, told)
        if item is not None and ahead is not None and fresh and not is_told(told, ahead):
            told.append(ahead)
            work.told.add(item)
            continue
        key = _home(work, sections, c)
        sections[key].append(dated(work, c) if key == "backstory" else line_of(work, key, c))


def _is_ahead(item: Expectation | None, told: Sequence[Line]) -> bool:
    """Return whether the item belongs to what to watch: always with a date, without one while there is room."""
    if item is None:
        return False
    return item.from_ is not None or item.to is not None or (item.kind in FIRM and len(told) < 3)


def _home(work: Work, sections: dict[str, list[Line]], c: Candidate) -> str:
    """Return the section of a sentence that does not look ahead."""
    found = work.pool.sentences[c.key]
    if c.label is not None and c.label.lower() in WHY_LABELS:
        return "why"
    if found.old and c.order > 2:
        return "backstory"
    new = _size(sections["new"])
    if any(p.stance in STANCES and c.start <= p.start and p.end <= c.end for p in found.stances) and new > 0:
        if _size(sections["positions"]) * 3 <= new:
            return "positions"
    elif WHY_WORDS & c.content and not sections["why"] and new > 0:
        return "why"
    if c.order > 1 and speaker(work, c) is not None and _size(sections["said"]) <= new:
        return "said"
    return "new"


def _count(sections: dict[str, list[Line]]) -> int:
    return sum(_size(lines) for lines in sections.values())


def _size(lines: Sequence[Line]) -> int:
    return sum(len(line.text.split()) for line in lines)
