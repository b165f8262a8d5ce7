"""What the picture rests on: counts in words, disputes, lines that one report alone tells, the title."""

from __future__ import annotations

from datetime import date

import pytest
from tests.made import made

from dateline.briefing.check import problems_of
from dateline.briefing.sure import how_sure, in_words, single_source, title_of
from dateline.briefing.work import Work, prepare
from dateline.model import Actor, Citation, FigurePoint, FigureVerdict, Line, Reading, Situation, Track

FERRY = "The ferry with 40 grain trucks sank off the northern cape before dawn."
AGAIN = "Before dawn the ferry with 90 grain trucks sank off the northern cape."
BAKERS = "Bakers in the capital closed their shops because all of the flour had run out."
MONDAY, TUESDAY = date(2024, 6, 3), date(2024, 6, 4)


def work_of(*readings: Reading, tracks: tuple[Track, ...] = ()) -> Work:
    """Return what the sections share, for readings that are no copies of each other."""
    return prepare(Situation(readings, tracks=tracks), date(2024, 6, 2))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "no"),
        (1, "one"),
        (19, "nineteen"),
        (20, "twenty"),
        (47, "forty-seven"),
        (99, "ninety-nine"),
        (1200, "1,200"),
    ],
)
def test_counts_in_words(number: int, words: str) -> None:
    """Digits in a brief are the reports' own."""
    assert in_words(number) == words


@pytest.mark.parametrize(
    ("outlets", "text"),
    [
        ((None,), "One report, no outlet stated."),
        (("Post",), "One report, one outlet."),
        (("Post", "Post"), "Reports: two, of which two independent, one outlet."),
        (("Post", "Wire", None), "Reports: three, of which three independent, from two outlets."),
    ],
)
def test_reports_and_outlets(outlets: tuple[str | None, ...], text: str) -> None:
    """How many reports, how many independent, of how many outlets; every report is cited whole."""
    sentences = (FERRY, BAKERS, "Ships left the port.")
    readings = [made(f"r{n}", MONDAY, sentences[n], outlet=outlet) for n, outlet in enumerate(outlets)]
    (line,) = how_sure(work_of(*readings))
    assert line.text == text
    assert line.citations == tuple(Citation(r.report.id, 0, len(r.report.text)) for r in readings)


def disputed(second: float, day: date) -> Work:
    """Return the work on two reports that give 40 and ``second`` grain trucks, the second on ``day``."""
    words = ("40 grain trucks", "90 grain trucks")
    pair = (made("a", MONDAY, FERRY), made("b", day, AGAIN))
    points = tuple(
        FigurePoint(r.report.date, value, None, None, r.report.id, at, at + len(w))
        for r, w, value in zip(pair, words, (40.0, second), strict=True)
        for at in [r.report.text.index(w)]
    )
    return work_of(*pair, tracks=(Track("grain trucks", None, points, (FigureVerdict(0, 1, "conflict"),)),))


def test_a_dispute_is_told() -> None:
    """Figures near in time and size that conflict, each in its report's words."""
    work = disputed(90, TUESDAY)
    line = how_sure(work)[1]
    assert "40 grain trucks against 90 grain trucks" in line.text
    assert {c.report for c in line.citations} == {"a", "b"}
    assert problems_of(line, work.reports) == []


@pytest.mark.parametrize(("second", "day"), [(4000, TUESDAY), (90, date(2024, 6, 20))])
def test_figures_far_apart_are_no_dispute(second: float, day: date) -> None:
    """A hundred times as many, or weeks later: something else was counted."""
    assert len(how_sure(disputed(second, day))) == 1


def test_lines_that_one_report_alone_tells() -> None:
    """The ferry is told by two reports, the bakers by one; the outlet of one is not stated."""
    work = work_of(made("a", MONDAY, FERRY, BAKERS, outlet="Post"), made("b", TUESDAY, AGAIN))
    told = [
        Line("What is new", FERRY, (Citation("a", 0, len(FERRY)),)),
        Line("What is new", BAKERS, (Citation("a", len(FERRY) + 1, len(FERRY) + 1 + len(BAKERS)),)),
    ]
    texts = [line.text for line in single_source(work, told)]
    assert "One report alone tells one of two lines." in texts
    assert "Not stated: the outlet of one report." in texts


def test_title() -> None:
    """The places that most reports name; "Situation" when none is named."""
    norway, iceland = Actor("NOR", "Norway", "state"), Actor("ISL", "Iceland", "state")
    first = made("a", MONDAY, "Norway closed its ports to Iceland.", actors=(norway, iceland))
    second = made("b", TUESDAY, "Iceland opened its ports again.", actors=(iceland,))
    assert title_of(work_of(first, second)) == "Iceland, Norway"
    assert title_of(work_of(made("a", MONDAY, FERRY))) == "Situation"
