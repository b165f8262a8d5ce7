"""The maps of errors: how classes are written, and how those of times are told apart."""

from __future__ import annotations

import pytest
from benchmarks.errors.common import Map
from benchmarks.errors.times import _differs, _kind


def test_the_largest_class_stands_first_and_the_rest_are_summed() -> None:
    found = Map("storms", "Measured on nothing.", 40)
    for name in ["late", "early", "late", "late", "wrong place"]:
        found.add(name)
    page = found.markdown(most=1)
    assert "5 errors among 40." in page
    assert "| late | 3 | 60 % |\n| 2 smaller classes | 2 | 40 % |" in page


@pytest.mark.parametrize(
    ("gold", "mine", "name"),
    [
        ("1998-WXX", "1998-W07", "the gold has a placeholder or a malformed value"),
        ("1998-02-13", "1998-02-20", "a weekday of another week"),
        ("1998-02", "1999-02", "another year"),
        ("1998-02-13", "1998-02", "the same time, more or less exact"),
        ("P3D", "PXD", "another length"),
        ("1988-Q3", "1988", "quarter, year or day of a business report"),
    ],
)
def test_how_values_differ(gold: str, mine: str, name: str) -> None:
    assert _differs(gold, mine) == name


def test_kinds_of_expressions() -> None:
    assert [_kind("DATE", v) for v in ("PAST_REF", "1998-02-13", "1998-Q1", "1998")] == [
        "words for now, past, future",
        "day",
        "quarter or half",
        "year",
    ]
