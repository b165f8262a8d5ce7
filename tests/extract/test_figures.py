"""Figures: spans, values, units, hedges and what is counted, on invented sentences."""

from __future__ import annotations

import time
from datetime import date

import pytest

from dateline.extract.figures import figures
from dateline.extract.found import Found
from dateline.extract.quantities import quantities
from dateline.model import Attribution, Figure, Span, Timex
from dateline.text.parse import parse


def read(text: str, **layers: object) -> tuple[Figure, ...]:
    found = Found(text, date(2024, 5, 6), parse(text, [Span(0, len(text))]), **layers)  # type: ignore[arg-type]
    result = figures(found)
    assert all(text[f.start : f.end] == f.text for f in result)
    return result


@pytest.mark.parametrize(
    ("text", "span", "value", "unit", "modifier"),
    [
        (
            "More than 4,200 firefighters battled the blaze.",
            "More than 4,200 firefighters",
            4200,
            "person",
            "more_than",
        ),
        ("The bridge will cost about €3.5bn.", "about €3.5bn", 3.5e9, "EUR", "about"),
        ("The storm left at least 17 villages cut off.", "at least 17 villages", 17, "village", "at_least"),
        ("Prices rose 12.4 percent in March.", "12.4 percent", 12.4, "percent", None),
        ("The court sentenced him to nine years in prison.", "nine years", 9, "year", None),
        ("They crossed the border with a 300-strong convoy.", "300-strong", 300, "person", None),
        ("An estimated 60,000 Chadians fled.", "An estimated 60,000 Chadians", 60000, "person", "estimated"),
        ("The field yields up to 5,000 barrels a day.", "up to 5,000 barrels a day", 5000, "barrel/day", "at_most"),
        ("Half of the harvest was lost.", "Half", 50, "percent", None),
        ("He fell about 40m into the gorge.", "about 40m", 40, "m", "about"),
        ("Some 2000 people may march.", "Some 2000 people", 2000, "person", "about"),
        ("A 6.1-magnitude earthquake struck the coast.", "6.1-magnitude", 6.1, "magnitude", None),
    ],
)
def test_one_figure(text: str, span: str, value: float, unit: str, modifier: str | None) -> None:
    (figure,) = read(text)
    assert (figure.text, figure.value, figure.unit, figure.modifier) == (span, pytest.approx(value), unit, modifier)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Between 30 and 45 ships waited offshore.", 30, 45),
        ("Some 20 to 25 percent of pupils stayed away.", 20, 25),
        ("Dozens of trucks were parked there.", 24, 99),
    ],
)
def test_ranges(text: str, low: float, high: float) -> None:
    (figure,) = read(text)
    assert (figure.value, figure.low, figure.high) == (None, low, high)


@pytest.mark.parametrize(
    "text",
    [
        "They met on 14 March 2019 at 10:30 a.m.",
        "He left two days after the vote.",
        "The ministers agreed over the past three months.",
        "One of the drivers, Ann Lee, 47, waved.",
        "Flight 815 was cancelled.",
        "The team won 3-1 on Sunday.",
        "Call 0800 555 1234 for help.",
        "Neighbours dialled 911 at once.",
        "She was slumping at 9-14 when she quit.",
        "One man waved and walked on.",
        "The two were cousins.",
    ],
)
def test_no_figure(text: str) -> None:
    assert read(text) == ()


def test_bounds() -> None:
    (figure,) = read("More than 80 cars burned.")
    assert (figure.low, figure.high) == (80, None)
    (figure,) = read("Nearly 80 cars burned.")
    assert (figure.low, figure.high) == (None, 80)


def test_elided_noun_is_a_person() -> None:
    killed, wounded = read("The blast killed 12 miners and wounded 30.")
    assert (killed.unit, wounded.unit, wounded.value) == ("person", "person", 30)


def test_of_says_what_is_counted() -> None:
    (figure,) = read("The number of refugees in the camp rose to 41,000.")
    assert figure.of is not None
    assert "refugees" in figure.of
    assert "camp" in figure.of


def test_a_date_among_the_times_is_no_figure() -> None:
    text = "In the spring of 1848 the king fled."
    assert read(text, timexes=(Timex(7, 21, "spring of 1848", "DATE", "1848-SP"),)) == ()


def test_attribution_is_the_one_that_holds_it() -> None:
    text = "The ministry said 14 wells had dried up."
    said = Attribution(source=((0, 12),), cue=((13, 17),), content=((18, 40),), kind="indirect")
    (figure,) = read(text, attributions=(said,))
    assert figure.attribution == 0


def test_a_long_table_takes_no_long_time() -> None:
    """Ten thousand numbers in a row are read in time that grows with their number, not with its square."""
    for row in ("1 2 3 4 ", "2-1 0-3 ", "020 7946 "):
        text = row * 2500
        start = time.process_time()
        quantities(text, Span(0, len(text)), ())
        assert time.process_time() - start < 4


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Chile sent 40 tents and 12 trucks.",
            ["Chile sent tents", "Chile sent trucks"],
        ),
        ("The port shipped 80 tonnes of grain.", ["port shipped grain"]),
        ("Some 900 soldiers and 30 tanks were deployed in Gao.", ["soldiers deployed in Gao", "tanks deployed in Gao"]),
    ],
)
def test_what_is_counted_of_things_joined(text: str, words: list[str]) -> None:
    assert [f.of for f in read(text)] == words
