"""Units around a number."""

from __future__ import annotations

import pytest

from dateline.extract.numbers import numbers
from dateline.extract.units import measured


@pytest.mark.parametrize(
    ("text", "core", "unit"),
    [
        ("paid US$40m for it", "US$40m", "USD"),
        ("paid 40 million Swiss francs", "40 million Swiss francs", "CHF"),
        ("C$12.50 a share", "C$12.50 a share", "CAD/share"),
        ("12.5 per cent of it", "12.5 per cent", "percent"),
        ("9,000 barrels of crude a day", "9,000 barrels", "barrel/day"),
        ("300 square miles", "300 square miles", "square mile"),
        ("a 5.2-magnitude quake", "5.2-magnitude", "magnitude"),
        ("a magnitude 5.2 quake", "magnitude 5.2", "magnitude"),
        ("3 percentage points", "3 percentage points", "percentage point"),
        ("20 pounds of flour", "20 pounds", "lb"),
        ("a 300-pound boulder", "300-pound", "lb"),
        ("20 pounds a head", "20 pounds", "GBP/person"),
        ("70 sheep", "70", None),
    ],
)
def test_unit(text: str, core: str, unit: str | None) -> None:
    number = numbers(text, 0, len(text))[0]
    found = measured(text, number, 0, len(text))
    start, end = min(found.start, number.start), max(found.end, number.end)
    assert found.unit == unit
    assert text[start:end].startswith(core)
