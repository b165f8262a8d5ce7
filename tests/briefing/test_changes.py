"""What has changed since a day: figures, positions, what was ahead, disputes and corrections, before and after."""

from __future__ import annotations

from datetime import date

from tests.made import made

from dateline.briefing.changes import changes
from dateline.briefing.check import problems_of
from dateline.briefing.ledgers import ledgers
from dateline.briefing.markdown import markdown
from dateline.model import (
    Brief,
    Copy,
    Evidence,
    Expectation,
    FigurePoint,
    FigureVerdict,
    Line,
    PositionHistory,
    Reading,
    Situation,
    StancePoint,
    Track,
)

OLD, NEW = date(2023, 5, 2), date(2023, 5, 6)
FIRST = "The river had flooded 1,200 homes in the delta by Tuesday, the governor said."
LATER = "The river had flooded 3,400 homes in the delta by Saturday, the governor said."
TALKS = "The two sides will meet in Bergen on Friday to talk about the locks."
MET = "The two sides met in Bergen on Friday and talked for six hours."
READY = "The millers offered to share the cost of the upper locks."
NEVER = "The millers refused to share any cost of the upper locks."


def pair(first: str, second: str, outlet: str | None = None) -> tuple[Reading, Reading]:
    return made("a", OLD, first, outlet=outlet), made("b", NEW, second, outlet=outlet)


def kinds(situation: Situation, since: date = OLD) -> dict[str, str]:
    return {c.kind: c.entries[0].head + (c.entries[0].quote or "") for c in changes(situation, since)}


def track(verdict: str, *, readings: tuple[Reading, Reading]) -> Situation:
    spans = [r.report.text.index(w) for r, w in zip(readings, ("1,200 homes", "3,400 homes"), strict=True)]
    values = (1200.0, 3400.0)
    points = tuple(
        FigurePoint(r.report.date, v, v, v, r.report.id, s, s + 11)
        for r, v, s in zip(readings, values, spans, strict=True)
    )
    verdicts = (FigureVerdict(0, 1, verdict),)  # type: ignore[arg-type]
    return Situation(readings, tracks=(Track("homes in the delta", "home", points, verdicts),))


def test_a_figure_that_moved() -> None:
    found = kinds(track("update", readings=pair(FIRST, LATER)))
    want = "Homes in the delta: before “1,200 homes” (2 May 2023), now “3,400 homes” (6 May 2023)"
    assert found == {"Figures that moved": want}


def test_a_figure_that_agrees_has_not_moved() -> None:
    assert kinds(track("compatible", readings=pair(FIRST, LATER))) == {}


def test_nothing_has_changed_where_no_report_is_older() -> None:
    assert changes(track("update", readings=pair(FIRST, LATER)), date(2023, 5, 1)) == ()
    assert changes(Situation(()), OLD) == ()


def stance(reading: Reading, words: str, kind: str) -> StancePoint:
    at = reading.report.text.index(words)
    return StancePoint(reading.report.date, kind, reading.report.id, at, at + len(words), words)  # type: ignore[arg-type]


def test_positions_shift_and_arise() -> None:
    a, b = pair(READY, NEVER)
    before, after = stance(a, "offered to share the cost", "offers"), stance(b, "refused to share any cost", "refuses")
    both = PositionHistory("Millers", "share the cost of the upper locks", "refuses", (before, after))
    found = kinds(Situation((a, b), positions=(both,)))
    told = "(2 May 2023, offers): “offered to share the cost”; now (6 May 2023, refuses): “refused to share any cost”"
    assert found["Positions that shifted"].endswith(told)
    fresh = PositionHistory("Millers", "share any cost of the upper locks", "refuses", (after,))
    only = Situation((a, b), positions=(fresh,))
    assert kinds(only) == {"New positions": "Millers: refuses (6 May 2023)refused to share any cost"}


def item(readings: tuple[Reading, Reading], *, settled: bool) -> Expectation:
    (a, b) = readings
    proof = (Evidence("b", 0, len(b.report.text), "settles"),) if settled else ()
    stated = Evidence("a" if settled else "b", 0, len((a if settled else b).report.text), "states")
    return Expectation(
        kind="scheduled",
        what="meet in Bergen",
        who=None,
        from_=date(2023, 5, 5) if settled else date(2023, 5, 9),
        to=date(2023, 5, 5) if settled else date(2023, 5, 9),
        first_seen=OLD if settled else NEW,
        last_seen=NEW,
        status="happened" if settled else "pending",
        evidence=(stated, *proof),
    )


def test_what_was_ahead_and_what_became_of_it() -> None:
    readings = pair(TALKS, MET)
    found = kinds(Situation(readings, outlook=(item(readings, settled=True),)))
    want = f"Happened, as scheduled. Before (2 May 2023): “{TALKS}”; now (6 May 2023): “{MET}”"
    assert found == {"What became of what was ahead": want}


def test_what_is_newly_ahead() -> None:
    readings = pair(MET, TALKS)
    found = kinds(Situation(readings, outlook=(item(readings, settled=False),)))
    assert found == {"Newly ahead": f"9 May 2023 (scheduled){TALKS}"}


def test_a_correction_is_of_the_same_outlet() -> None:
    second = FIRST.replace("1,200", "1,900")
    copies = (Copy("a", "b", 0.8, 0.8, "partial"),)
    same = kinds(Situation(pair(FIRST, second, "Delta Post"), copies=copies))
    assert same == {"Corrections": f"Delta Post. Before (2 May 2023): “{FIRST}”; now (6 May 2023): “{second}”"}
    assert kinds(Situation(pair(FIRST, second), copies=copies)) == {}


def test_the_page_tells_it_and_cites_it() -> None:
    situation = track("update", readings=pair(FIRST, LATER))
    reports = {r.report.id: r.report for r in situation.readings}
    sources = tuple(Line("Sources", f"{i}.", ()) for i in reports)
    page = markdown(Brief("Delta", OLD, NEW, OLD, sources), ledgers(situation, OLD))
    assert "## What has changed since 2 May 2023" in page
    assert "**Figures that moved**" in page
    for change in ledgers(situation, OLD).changed:
        for entry in change.entries:
            assert not problems_of(Line("Changed", entry.head, entry.cites), reports)
