"""``compose``: Situation -> Brief. Chooses and words; adds nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dateline.briefing import templates
from dateline.briefing.ahead import expectation, is_told, settled, watch, watch_line, watch_order
from dateline.briefing.salience import Candidate
from dateline.briefing.sections import WHY_LABELS, backstory, dated, numbers, one_line, positions, said, why
from dateline.briefing.sure import how_sure, title_of
from dateline.briefing.work import TITLES, Work, line_of, prepare, speaker
from dateline.errors import UsageError
from dateline.model import Brief, Line, Situation

WORDS = 500
# Shares of the words that templates may take, and that are kept for a section which the main choice leaves empty.
TEMPLATES = {"numbers": 0.09, "positions": 0.09}
LEAST = {"watch": 0.09, "said": 0.06, "why": 0.05, "backstory": 0.06}
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
    sections["numbers"] = numbers(work, int(words * TEMPLATES["numbers"]))
    sections["positions"] = positions(work, int(words * TEMPLATES["positions"]))
    reserve = sum(int(words * LEAST[k]) for k in LEAST)
    _place(work, sections, _main(work, words - _count(sections) - reserve))
    sections["watch"] += [
        line for line in settled(work, 2 if words >= 800 else 1) if not is_told(sections["watch"], line)
    ]
    sections["watch"].sort(key=watch_order)
    for key, fill in (("watch", watch), ("said", said), ("why", why), ("backstory", backstory)):
        if not sections[key]:
            sections[key] = fill(work, max(30, int(words * LEAST[key])))
    _place(work, sections, _main(work, words - _count(sections)))
    sections["backstory"] += backstory(work, words - _count(sections) - 3)
    sections["backstory"].sort(key=lambda line: templates.trailing_day(line.text) or date.min)
    sections["new"].sort(key=lambda line: work.readings[line.citations[0].report].report.date, reverse=True)
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
        if item is not None and (item.from_ is not None or item.to is not None):
            line = watch_line(work, c, item)
            ahead = line is not None and not is_told(sections["watch"], line)
            sections["watch" if ahead else "new"].append(
                line if ahead and line is not None else line_of(work, "new", c)
            )
        elif c.label is not None and c.label.lower() in WHY_LABELS:
            sections["why"].append(line_of(work, "why", c))
        elif work.pool.sentences[c.key].old and c.order > 2:
            sections["backstory"].append(dated(work, c))
        elif c.order > 1 and speaker(work, c) is not None and _size(sections["said"]) <= _size(sections["new"]):
            sections["said"].append(line_of(work, "said", c))
        else:
            sections["new"].append(line_of(work, "new", c))
    sections["watch"].sort(key=watch_order)


def _count(sections: dict[str, list[Line]]) -> int:
    return sum(_size(lines) for lines in sections.values())


def _size(lines: Sequence[Line]) -> int:
    return sum(len(line.text.split()) for line in lines)
