"""What later reports overtook: an updated figure, a day ahead that has passed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.briefing.work import OVERTAKEN, overtaken, prepare
from dateline.model import Evidence, Expectation, FigurePoint, FigureVerdict, Reading, Report, Situation, Span, Track

DAY, NEXT = date(2021, 3, 1), date(2021, 3, 4)
FIRST = "Officials said on Monday that the flood had driven 1,200 families from the valley."
SECOND = "Officials said on Thursday that the flood had by now driven 3,400 families from the valley."


def reading(name: str, day: date, text: str) -> Reading:
    return Reading(Report(name, day, text, language="en"), sentences=(Span(0, len(text)),))


def point(day: date, name: str, text: str, figure: str, value: float) -> FigurePoint:
    at = text.index(figure)
    return FigurePoint(day, value, value, value, name, at, at + len(figure), None)


def situation(verdict: str) -> Situation:
    points = (point(DAY, "a", FIRST, "1,200", 1200.0), point(NEXT, "b", SECOND, "3,400", 3400.0))
    track = Track("families driven out", "family", points, (FigureVerdict(0, 1, verdict),))  # type: ignore[arg-type]
    return Situation((reading("a", DAY, FIRST), reading("b", NEXT, SECOND)), tracks=(track,))


def test_the_older_figure_of_an_update_is_overtaken() -> None:
    at = FIRST.index("1,200")
    assert overtaken(situation("update")) == {"a": {(at, at + 5)}}
    assert overtaken(situation("conflict")) == {}


def test_a_sentence_on_an_overtaken_figure_is_worth_less() -> None:
    factors = [
        next(c.factor for c in prepare(situation(v), DAY).pool.candidates if c.report == "a")
        for v in ("update", "conflict")
    ]
    assert factors[0] == OVERTAKEN * factors[1]


def test_a_day_ahead_that_has_passed_is_overtaken() -> None:
    item = Expectation(
        kind="scheduled",
        what="talks",
        who=None,
        from_=date(2021, 3, 2),
        to=date(2021, 3, 2),
        first_seen=DAY,
        last_seen=DAY,
        status="pending",
        evidence=(Evidence("a", 0, 20, "states"),),
    )
    held = situation("agrees")
    assert overtaken(replace(held, outlook=(item,))) == {"a": {(0, 20)}}
    later = replace(item, from_=date(2021, 3, 9), to=date(2021, 3, 9))
    assert overtaken(replace(held, outlook=(later,))) == {}
