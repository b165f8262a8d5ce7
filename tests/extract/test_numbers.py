"""Numbers: digits, words, fractions and vague counts."""

from __future__ import annotations

import pytest

from dateline.extract.numbers import numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,500 volunteers", 12500),
        ("3.2 million litres", 3.2e6),
        ("forty-two villages", 42),
        ("two hundred and fifty cows", 250),
        ("a quarter of a million trees", 250000),
        ("one and a half million", 1.5e6),
        ("half a dozen eggs", 6),
        ("two-thirds of the town", 66.7),
        ("60 ,000 bees", 60000),
        ("4bn", 4e9),
        ("three in ten households", 30),
        ("80 000 stamps", 80000),
    ],
)
def test_value(text: str, value: float) -> None:
    (number,) = numbers(text, 0, len(text))
    assert number.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("dozens of boats", 24, 99),
        ("tens of thousands of homes", 20000, 99999),
        ("several hundred sheep", 200, 999),
        ("Millions", 2e6, 9.99e6),
    ],
)
def test_vague(text: str, low: float, high: float) -> None:
    (number,) = numbers(text, 0, len(text))
    assert (number.value, number.low, number.high) == (None, low, high)


@pytest.mark.parametrize("text", ["the A-320 and H5N1", "no digits here"])
def test_no_number(text: str) -> None:
    assert numbers(text, 0, len(text)) == []
