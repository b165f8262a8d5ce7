"""Hedges before and after a number, and the bounds they set."""

from __future__ import annotations

import pytest

from dateline.extract.hedges import after, before, bounds


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("they saw well over 50", "more_than"),
        ("they saw no fewer than 50", "at_least"),
        ("they saw perhaps as many as 50", "at_most"),
        ("they saw just under 50", "less_than"),
        ("they saw almost 50", "nearly"),
        ("they saw roughly 50", "about"),
        ("an estimated 50", "estimated"),
        ("the ministry estimates that 50", "estimated"),
        ("once the toll had passed 50", "more_than"),
        ("they saw only 50", None),
    ],
)
def test_before(text: str, name: str | None) -> None:
    start = text.index("50")
    assert before(text, start, 0)[0] == name


@pytest.mark.parametrize(("text", "name"), [("50 or more", "at_least"), ("50 or so", "about"), ("50 more than", None)])
def test_after(text: str, name: str | None) -> None:
    assert after(text, 2, len(text))[0] == name


@pytest.mark.parametrize(
    ("name", "expected"),
    [(None, (5, 5)), ("at_least", (5, None)), ("nearly", (None, 5)), ("about", (None, None))],
)
def test_bounds(name: str | None, expected: tuple[float | None, float | None]) -> None:
    assert bounds(name, 5) == expected
