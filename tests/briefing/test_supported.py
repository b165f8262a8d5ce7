"""Every line of every brief cites existing spans, and every name, number, date and quotation in it stands there."""

from __future__ import annotations

from datetime import date

import pytest

import dateline
from dateline.model import Brief, Citation, Line, Reading, Report

WORDS = (80, 300, 500, 1200)
CUTS = (date(2021, 12, 8), date(2021, 12, 31), date(2022, 1, 13), date(2022, 2, 20))


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("until", CUTS, ids=str)
def test_every_line_is_supported(readings: tuple[Reading, ...], words: int, until: date) -> None:
    """Whatever the length and the day, ``check`` finds nothing to object to."""
    brief = dateline.brief(readings, until=until, words=words)
    assert brief.lines
    assert all(line.citations for line in brief.lines)
    reports = [r.report for r in readings if r.report.date <= until]
    wrong = [(brief.lines[n].text, why) for n, why in dateline.check(brief, reports)]
    assert wrong == []


def test_nothing_later_leaks_in(readings: tuple[Reading, ...]) -> None:
    """A brief until a day is the brief of the reports up to that day."""
    until = date(2021, 12, 31)
    early = [r for r in readings if r.report.date <= until]
    assert dateline.brief(readings, until=until) == dateline.brief(early, until=until)


def test_order_of_reports_does_not_matter(readings: tuple[Reading, ...]) -> None:
    """The same brief for the reports in any order."""
    assert dateline.brief(readings) == dateline.brief(tuple(reversed(readings)))


def test_no_line_is_told_twice(readings: tuple[Reading, ...]) -> None:
    """No two lines of the brief (sources apart) say the same words."""
    told = [line.text for line in dateline.brief(readings).lines if line.section != "Sources"]
    assert len(told) == len(set(told))


def broken(line: Line) -> Brief:
    """Return a brief of one line."""
    return Brief("t", date(2022, 1, 1), date(2022, 1, 1), date(2021, 12, 31), (line,))


TEXT = 'Alice Ray said 40 ships left on Friday. "We will not wait any longer," she said.'
WRONG = [
    ("Alice Ray said 41 ships left.", "number"),
    ("Bob Ray said 40 ships left.", "name"),
    ("Alice Ray said 40 Hips left.", "name"),  # part of a word is not the word
    ("Alice Ray: “We will wait.”", "quotation"),
    ("7 Jan 2022: 40 ships left.", "date"),
]


@pytest.mark.parametrize(("text", "what"), WRONG)
def test_check_notices(text: str, what: str) -> None:
    """A changed number, name, quotation or date is found."""
    report = Report("a", date(2022, 1, 5), TEXT)
    found = dateline.check(broken(Line("What is new", text, (Citation("a", 0, len(TEXT) - 1),))), [report])
    assert len(found) == 1
    assert what in found[0][1][0]


def test_check_accepts_a_normalised_date() -> None:
    """Friday, counted from Wednesday 5 January 2022, may be told as a date."""
    report = Report("a", date(2022, 1, 5), TEXT)
    line = Line("What is new", "31 Dec 2021: 40 ships left.", (Citation("a", 0, 40),))
    assert dateline.check(broken(line), [report]) == []


@pytest.mark.parametrize("citation", [Citation("b", 0, 5), Citation("a", 5, 5), Citation("a", 0, 9999)])
def test_check_refuses_citations_that_are_not_there(citation: Citation) -> None:
    """A citation of a missing report or beyond its text is a failure."""
    line = Line("What is new", "Ships left.", (citation,))
    assert len(dateline.check(broken(line), [Report("a", date(2022, 1, 5), TEXT)])) == 1
