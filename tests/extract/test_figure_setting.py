"""Where and when a figure holds."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.figures import figures
from dateline.extract.found import Found
from dateline.extract.times import timexes
from dateline.model import Span
from dateline.text.parse import parse

DAY = date(2021, 12, 3)


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("At least 12 people were killed in Aleppo on Thursday.", [("Aleppo", "2021-12-02")]),
        ("More than 900 troops are massed near Chad's border.", [("Chad's border", None)]),
        ("The toll rose to 48 on Friday from 33 in early March.", [(None, "2021-12-03"), (None, "2021-03")]),
        ("In 2020, exports fell by a third.", [(None, "2020")]),
        ("Sales were up 12 percent from a year earlier.", [(None, None)]),
        ("Turnout was 62 percent, the lowest since 1995.", [(None, None)]),
        ("The ship carries 40 sailors.", [(None, None)]),
    ],
)
def test_where_and_when(text: str, settings: list[tuple[str | None, str | None]]) -> None:
    sentence = Span(0, len(text))
    found = Found(text, DAY, parse(text, [sentence]), timexes(text, DAY, ()))
    assert [(f.place, f.date) for f in figures(found)] == settings
