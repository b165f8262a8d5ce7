"""The calendar: the days that TIMEX3 values cover."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.knowledge.calendar import add_months, interval


@pytest.mark.parametrize(
    ("value", "mod", "first", "last"),
    [
        ("2021-12-03", None, "2021-12-03", "2021-12-03"),
        ("2021-12-03TEV", None, "2021-12-03", "2021-12-03"),
        ("2021-12-03T20:00", None, "2021-12-03", "2021-12-03"),
        ("2022-01", None, "2022-01-01", "2022-01-31"),
        ("2024-02", None, "2024-02-01", "2024-02-29"),
        ("2011-06-XX", None, "2011-06-01", "2011-06-30"),
        ("2021-W48", None, "2021-11-29", "2021-12-05"),
        ("2021-W48-WE", None, "2021-12-04", "2021-12-05"),
        ("2020-W53", None, "2020-12-28", "2021-01-03"),
        ("1990", None, "1990-01-01", "1990-12-31"),
        ("199", None, "1990-01-01", "1999-12-31"),
        ("199X", None, "1990-01-01", "1999-12-31"),
        ("19", None, "1900-01-01", "1999-12-31"),
        ("2021-Q3", None, "2021-07-01", "2021-09-30"),
        ("2021-H2", None, "2021-07-01", "2021-12-31"),
        ("2021-SU", None, "2021-06-01", "2021-08-31"),
        ("2021-WI", None, "2021-12-01", "2022-02-28"),
        ("2022-01", "START", "2022-01-01", "2022-01-10"),
        ("2022-01", "MID", "2022-01-11", "2022-01-20"),
        ("2022-01", "END", "2022-01-21", "2022-01-31"),
        ("1990", "START", "1990-01-01", "1990-04-30"),
        ("1990", "MID", "1990-05-01", "1990-08-31"),
        ("1990", "END", "1990-09-01", "1990-12-31"),
        ("199", "START", "1990-01-01", "1993-05-01"),
        ("2022-01", "BEFORE", None, "2021-12-31"),
        ("2022-01", "AFTER", "2022-02-01", None),
        ("2022-01-10", "APPROX", "2022-01-10", "2022-01-10"),
        ("FUTURE_REF", None, None, None),
        ("P3D", None, None, None),
        ("XXXX-WXX-4", None, None, None),
        ("2021-13", None, None, None),
        ("2021-02-30", None, None, None),
        ("", None, None, None),
    ],
)
def test_interval(value: str, mod: str | None, first: str | None, last: str | None) -> None:
    found = interval(value, mod)
    assert tuple(d.isoformat() if d else None for d in found) == (first, last)


def test_adding_months_stays_in_the_month() -> None:
    assert add_months(date(2021, 1, 31), 1) == date(2021, 2, 28)
    assert add_months(date(2021, 1, 31), -2) == date(2020, 11, 30)
