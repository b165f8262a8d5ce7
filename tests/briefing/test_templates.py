"""Templates: lines over checked fields, each proved against the words that it cites."""

from __future__ import annotations

from datetime import date

import pytest
from tests.made import made

from dateline.briefing.check import problems_of
from dateline.briefing.templates import (
    day,
    expectation_line,
    figure_line,
    leading_day,
    position_line,
    sentence_citation,
    source_lines,
    span_of_days,
    trailing_day,
)
from dateline.model import (
    Citation,
    Evidence,
    Expectation,
    FigurePoint,
    FigureVerdict,
    Line,
    Passage,
    PositionHistory,
    Reading,
    Report,
    Situation,
    Stance,
    StancePoint,
    Track,
)

SPANS = [
    (None, None, None, None),
    (date(2024, 6, 3), date(2024, 6, 3), "3 Jun 2024", date(2024, 6, 3)),
    (date(2024, 6, 3), date(2024, 6, 5), "3 to 5 Jun 2024", date(2024, 6, 3)),
    (date(2024, 6, 30), date(2024, 7, 2), "30 Jun 2024 to 2 Jul 2024", date(2024, 6, 30)),
    (None, date(2024, 6, 5), "by 5 Jun 2024", date(2024, 6, 5)),
    (date(2024, 6, 3), None, "from 3 Jun 2024", date(2024, 6, 3)),
]


@pytest.mark.parametrize(("first", "last", "words", "leads"), SPANS)
def test_intervals(first: date | None, last: date | None, words: str | None, leads: date | None) -> None:
    """An interval in words, and its first day read back from a line."""
    assert span_of_days(first, last) == words
    assert leading_day(f"{words}: the envoys meet [scheduled].") == leads


def test_days_of_lines() -> None:
    """The day in brackets at the end; none elsewhere."""
    assert trailing_day("Ships left (3 Jun 2024).") == date(2024, 6, 3)
    assert trailing_day("Ships left (3 Jun 2024) again.") is None
    assert leading_day("Ships left on 3 Jun 2024.") is None
    assert day(date(2024, 12, 31)) == "31 Dec 2024"


A = made("a", date(2024, 6, 3), "Rescuers counted 40 dead sailors.", "Nobody had a list.", outlet="The Cape Post")
B = made("b", date(2024, 6, 4), "At least 52 dead sailors were found by Ann Lee, the harbour master.")
C = made("c", date(2024, 6, 5), "Bodies went on coming in on Wednesday, and the toll stood at 61.")
READINGS = {r.report.id: r for r in (A, B, C)}
REPORTS = {r.report.id: r.report for r in (A, B, C)}


def point(reading: Reading, words: str, value: float, speaker: str | None = None) -> FigurePoint:
    at = reading.report.text.index(words)
    return FigurePoint(reading.report.date, value, None, None, reading.report.id, at, at + len(words), speaker)


P40, P52 = point(A, "40 dead sailors", 40), point(B, "At least 52 dead sailors", 52, "Ann Lee")
P61 = point(C, "61", 61, "Tom Ray")


@pytest.mark.parametrize("verdict", ["agrees", "compatible", "update", "conflict"])
def test_figures_by_date(verdict: str) -> None:
    """Each figure with its date and cited sentence; that the reports disagree is said when they do."""
    track = Track("dead sailors", "person", (P40, P52), (FigureVerdict(0, 1, verdict),))  # type: ignore[arg-type]
    line = figure_line(track, READINGS)
    assert "40 dead sailors (3 Jun 2024" in line.text
    assert "At least 52 dead sailors" in line.text
    assert "4 Jun 2024" in line.text
    assert ("The reports disagree" in line.text) == (verdict == "conflict")
    assert [c.report for c in line.citations] == ["a", "b"]
    assert problems_of(line, REPORTS) == []


def test_a_speaker_whom_the_words_do_not_name_is_not_named() -> None:
    """Tom Ray stands nowhere in the cited sentence."""
    line = figure_line(Track("dead sailors", "person", (P40, P61), ()), READINGS)
    assert "Ray" not in line.text
    named = figure_line(Track("dead sailors", "person", (P52, P61), ()), READINGS)
    assert "Ann Lee" in named.text
    assert problems_of(line, REPORTS) == []


def test_a_name_of_a_track_that_nobody_wrote_gives_way_to_a_sentence() -> None:
    """The latest sentence says what is counted, the other figures follow."""
    line = figure_line(Track("toll sailor cape", "person", (P40, P61), (FigureVerdict(0, 1, "update"),)), READINGS)
    assert line.text.startswith("Bodies went on coming in on Wednesday, and the toll stood at 61 (5 Jun 2024). Other")
    assert "40 dead sailors (3 Jun 2024)" in line.text
    assert problems_of(line, REPORTS) == []


def test_many_figures_are_the_first_and_the_last_ones() -> None:
    """A long track is told by its ends; a figure told again stands once."""
    text = "".join(f"On day {n} there were {n}00 dead sailors. " for n in range(1, 13))
    report = Report("r", date(2024, 6, 13), text)
    readings = {"r": Reading(report)}
    at = [(text.index(f" {n}00 ") + 1, n) for n in (*range(1, 13), 12)]
    points = tuple(FigurePoint(date(2024, 6, n), n * 100.0, None, None, "r", s, s + len(f"{n}00")) for s, n in at)
    line = figure_line(Track("dead sailors", None, points, ()), readings)
    shown = [n for n in range(1, 13) if f" {n}00" in f" {line.text}"]
    assert shown[0] == 1
    assert shown[1:] == list(range(14 - len(shown), 13))
    assert 3 <= len(shown) <= 6
    assert line.text.count("1200") == 1


OWN = made("a", date(2024, 6, 3), "Ann Lee demanded an end to fishing at night.", "She now accepts fishing at night.")
OTHER = made("b", date(2024, 6, 6), "The harbour master accepted an end to fishing at night on Thursday.")
STANCES = {"a": OWN, "b": OTHER}


def stance(reading: Reading, stance_: Stance, words: str) -> StancePoint:
    at = reading.report.text.index(words)
    return StancePoint(reading.report.date, stance_, reading.report.id, at, at + len(words))


def test_a_position_with_what_it_was_before() -> None:
    """The latest stance, and an earlier one on the very issue; the name's place is cited."""
    first = stance(OWN, "demands", "demanded an end to fishing at night")
    history = PositionHistory("Ann Lee", "an end to fishing at night", "demands", (first,))
    line = position_line(history, STANCES)
    assert line is not None
    assert line.text == "Ann Lee: “demanded an end to fishing at night” (demands, 3 Jun 2024)."
    assert line.citations == (Citation("a", 0, 44),)
    last = stance(OTHER, "accepts", "accepted an end to fishing at night")
    moved = PositionHistory("harbour master", "an end to fishing at night", "accepts", (first, last))
    line = position_line(moved, STANCES)
    assert line is not None
    assert (
        line.text
        == "Harbour master: “accepted an end to fishing at night” (accepts, 6 Jun 2024); before: demands (3 Jun 2024)."
    )
    assert problems_of(line, {k: r.report for k, r in STANCES.items()}) == []


@pytest.mark.parametrize("actor", [None, "Tom Ray"])
def test_no_position_of_nobody(actor: str | None) -> None:
    """Nothing without an actor, or when the report never names him."""
    last = stance(OTHER, "accepts", "accepted an end to fishing at night")
    assert position_line(PositionHistory(actor, "an end to fishing at night", "accepts", (last,)), STANCES) is None
    assert position_line(PositionHistory("Ann Lee", "an end to fishing at night", "accepts", ()), STANCES) is None


def test_expectations() -> None:
    """The time in front, the kind behind; when settled, what became of it and where that stands."""
    ahead = made("a", date(2024, 6, 3), "The envoys will meet on Friday.")
    after = made("b", date(2024, 6, 8), "The envoys met on Friday.")
    readings = {"a": ahead, "b": after}
    states, settles = Evidence("a", 0, 31, "states"), Evidence("b", 0, 25, "settles")
    friday = date(2024, 6, 7)
    words, shown = "The envoys will meet on Friday.", Citation("a", 0, 31)

    def line(first: date | None, status: str, *evidence: Evidence) -> Line:
        seen = (ahead.report.date, after.report.date)
        item = Expectation("scheduled", "meet", None, first, first, *seen, status, evidence)  # type: ignore[arg-type]
        return expectation_line(item, readings, words, shown)

    pending = line(friday, "pending", states)
    assert (pending.text, pending.citations) == ("7 Jun 2024: The envoys will meet on Friday [scheduled].", (shown,))
    done = line(friday, "happened", states, settles)
    assert done.text == "7 Jun 2024: The envoys will meet on Friday [scheduled; happened (8 Jun 2024)]."
    assert done.citations == (shown, Citation("b", 0, 25))
    assert line(None, "pending", states).text == "The envoys will meet on Friday [scheduled]."
    off = line(friday, "did_not_happen", states)
    assert off.text.endswith("[scheduled; did not happen].")
    assert [problems_of(x, {k: r.report for k, r in readings.items()}) for x in (pending, done, off)] == [[], [], []]


def test_sources() -> None:
    """A line a report: outlet or that it is not stated, title, origin, what was set aside."""
    extra = (*A.passages, Passage(0, 5, "boilerplate"), Passage(6, 9, "caption"), Passage(10, 12, "caption"))
    aside = Reading(A.report, passages=extra, sentences=A.sentences)
    titled = made("t", date(2024, 6, 4), "Ok.", title="The  toll\nrises")
    foreign = Reading(Report("f", date(2024, 6, 5), "Hafen zu.", language="de"))
    situation = Situation((aside, titled, foreign))
    assert [line.text for line in source_lines(situation, (("a", "t"), ("f",)))] == [
        "3 Jun 2024, The Cape Post: a; set aside: 1 line of boilerplate, 2 lines of captions.",
        "4 Jun 2024, outlet not stated: t, “The toll rises”; same origin as a.",
        "5 Jun 2024, outlet not stated: f; not told: in another language (de).",
    ]


def test_sentences_that_hold_a_span() -> None:
    """One or several; the bare span where there is none."""
    first, second = A.sentences
    assert sentence_citation(A, 5, 9) == Citation("a", first.start, first.end)
    assert sentence_citation(A, 5, second.start + 2) == Citation("a", first.start, second.end)
    assert sentence_citation(Reading(A.report), 5, 9) == Citation("a", 5, 9)
