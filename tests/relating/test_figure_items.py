"""What is known of a figure for linking it: aspect, places, scope."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.figures import figures
from dateline.extract.found import Found
from dateline.model import Passage, Reading, Report
from dateline.relating.figure_items import Item, items
from dateline.text.parse import parse
from dateline.text.sentences import sentences


def read(text: str) -> list[Item]:
    spans = sentences(text, (Passage(0, len(text), "story"),))
    found = Found(text, date(2024, 7, 1), parse(text, spans))
    return items([Reading(Report("r", date(2024, 7, 1), text), sentences=spans, figures=figures(found))])


def test_each_figure_takes_the_nearest_aspect() -> None:
    killed, injured, homeless = read("The cyclone killed 30 people, injured 120 and left 4,000 homeless in Samoa.")
    assert [killed.aspect, injured.aspect, homeless.aspect] == ["killed", "injured", "homeless"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The fever has killed 40 people in Peru.", {"PER"}),
        ("About 500 Kenyan soldiers crossed the river.", {"KEN"}),
        ("The fever has killed 40 people worldwide.", {"*"}),
        ("The fever has killed 40 people.", set()),
    ],
)
def test_places(text: str, places: set[str]) -> None:
    (item,) = read(text)
    assert item.places == places


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("Another 25 houses burned.", "part"),
        ("Some 25 houses burned on Monday.", "day"),
        ("The plan would need 25 houses.", "ahead"),
    ],
)
def test_flags(text: str, flag: str) -> None:
    (item,) = read(text)
    assert flag in item.flags


def test_gallons_are_compared_with_barrels() -> None:
    (item,) = read("Some 84,000 gallons of oil leaked from the tanker.")
    assert item.family == "barrel"
    assert item.size == pytest.approx(2000)


def test_a_sum_in_brackets_is_a_conversion() -> None:
    first, second = read("The bridge cost $90m (£70m) to build.")
    assert (first.converted, second.converted) == (False, True)


def test_an_older_number_is_known_by_its_text() -> None:
    first, second = read("The toll rose to 70 people, up from 50 people in Fiji.")
    assert (first.older, second.older) == (False, True)
