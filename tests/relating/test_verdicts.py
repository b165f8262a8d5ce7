"""Verdicts between two statements of one quantity."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.relating.verdicts import Stated, verdict


def said(
    day: int, value: float | None, modifier: str | None = None, low: float | None = None, high: float | None = None
) -> Stated:
    if value is not None:
        low = value if modifier in (None, "more_than", "at_least") else None
        high = value if modifier in (None, "at_most", "less_than", "nearly") else None
    return Stated(date(2024, 3, day), f"r{day}", value, low, high, modifier)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (said(1, 300), said(1, 300), "agrees"),
        (said(1, 12954), said(2, 13000, "nearly"), "agrees"),
        (said(1, 94300), said(1, 94000, "more_than"), "compatible"),
        (said(1, 3000), said(4, 3000, "at_least"), "compatible"),
        (said(1, 200000, "at_most"), said(3, 110000), "compatible"),
        (said(1, 50), said(1, None, "between", 45, 60), "compatible"),
        (said(1, 1700, "at_least"), said(9, 2200, "more_than"), "update"),
        (said(1, 8453), said(2, 8480), "update"),
        (said(1, 40), said(1, 60), "conflict"),
        (said(1, 900), said(5, 700), "conflict"),
        (said(1, 100, "more_than"), said(1, None, "between", 50, 100), "conflict"),
    ],
)
def test_verdict(a: Stated, b: Stated, expected: str) -> None:
    assert verdict(a, b) == expected


def test_a_level_may_fall() -> None:
    assert verdict(said(1, 25000), said(8, 17000), level=True) == "update"


def test_a_text_that_corrects_an_older_number_updates_it() -> None:
    older = Stated(date(2024, 3, 1), "r1", 20, 20, 20, revised=True)
    assert verdict(said(1, 25), older) == "update"
