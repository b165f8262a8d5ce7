"""Named days: each of the table by its example, and more years of those that move."""

from __future__ import annotations

from importlib.resources import files

import pytest

from dateline.knowledge.holidays import easter, holiday, holidays, orthodox_easter

TABLE = files("dateline.knowledge").joinpath("data/holidays.tsv").read_text(encoding="utf-8")
EXAMPLES = [line.split("\t")[::2] for line in TABLE.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize(("name", "day"), EXAMPLES)
def test_the_example_of_a_day(name: str, day: str) -> None:
    found = holiday(name, int(day[:4]))
    assert found is not None
    assert found.isoformat() == day


@pytest.mark.parametrize(("year", "day"), [(1999, "1999-04-04"), (2024, "2024-03-31"), (2025, "2025-04-20")])
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == day


@pytest.mark.parametrize(("year", "day"), [(2016, "2016-05-01"), (2021, "2021-05-02"), (2025, "2025-04-20")])
def test_orthodox_easter(year: int, day: str) -> None:
    assert orthodox_easter(year).isoformat() == day


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("christmas", 2021, "2021-12-25"),
        ("thanksgiving", 2008, "2008-11-27"),
        ("black friday", 2008, "2008-11-28"),
        ("memorial day", 2021, "2021-05-31"),
        ("labor day", 2021, "2021-09-06"),
        ("election day", 2020, "2020-11-03"),
        ("good friday", 2024, "2024-03-29"),
        ("yom kippur", 1973, "1973-10-06"),
        ("rosh hashanah", 2021, "2021-09-07"),
        ("passover", 2023, "2023-04-06"),
        ("hanukkah", 2021, "2021-11-29"),
        ("hanukkah", 2023, "2023-12-08"),
        ("lunar new year", 1998, "1998-01-28"),
    ],
)
def test_holiday(name: str, year: int, day: str) -> None:
    found = holiday(name, year)
    assert found is not None
    assert found.isoformat() == day


def test_what_is_not_known_has_no_day() -> None:
    assert holiday("a day like any other", 2022) is None
    assert holiday("passover", 1700) is None
    assert holiday("lunar new year", 2040) is None
    assert "christmas" in holidays()
