"""The calendar as news uses it: names of months and days, and the days that a TIMEX3 value covers.

Values are those of TimeML 1.2.1 (ISO 8601 with the extensions for seasons, quarters, decades and parts of the day).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sep", "sept"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        1,
    )
    for name in names
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "mon"),
            ("tuesday", "tue", "tues"),
            ("wednesday", "wed", "weds"),
            ("thursday", "thu", "thur", "thurs"),
            ("friday", "fri"),
            ("saturday", "sat"),
            ("sunday", "sun"),
        )
    )
    for name in names
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return (date(year, 12, 31)) if month == 12 else date(year, month + 1, 1) - timedelta(1)


def add_months(day: date, months: int) -> date:
    """Return the day so many months on (or back), kept within its month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, month_end(year, month + 1).day))


_VALUE = re.compile(
    r"(?P<y>\d{4})"
    r"(?:-W(?P<w>\d\d)(?P<we>-WE)?(?:-(?P<wd>[1-7]))?|-Q(?P<q>[1-4])|-H(?P<h>[12])|-(?P<s>SP|SU|FA|WI)"
    r"|-(?P<m>\d\d)(?:-(?P<d>\d\d))?)?"
    r"(?:-XX)*(?:T.*)?$"
)
_COARSE = re.compile(r"(\d{2,3})X*$")
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}

Bounds = tuple[date | None, date | None]


def interval(value: str, mod: str | None = None) -> Bounds:
    """Return the first and last day that a TIMEX3 date or time value covers; (None, None) where it names no dates.

    START, MID and END take a third: of a month (days 1-10, 11-20, 21 on), of a year (four months each), else of the
    days. BEFORE and AFTER give ends left open: before the value's first day, after its last.
    """
    found = _plain(value)
    if found is None:
        return None, None
    first, last = found
    if mod in ("START", "MID", "END"):
        return _third(first, last, mod)
    if mod in ("BEFORE", "ON_OR_BEFORE"):
        edge = first - timedelta(1) if mod == "BEFORE" and first > date.min else last
        return None, edge
    if mod in ("AFTER", "ON_OR_AFTER"):
        return (last + timedelta(1) if mod == "AFTER" and last < date.max else first), None
    return first, last


def _plain(value: str) -> tuple[date, date] | None:
    coarse = _COARSE.match(value)
    if coarse and len(value) <= 4 and not (len(value) == 4 and value.isdigit()):
        digits = coarse.group(1)
        width = 10 ** (4 - len(digits))
        start = int(digits) * width
        return (date(start, 1, 1), date(start + width - 1, 12, 31)) if start else None
    match = _VALUE.match(value)
    if match is None:
        return None
    try:
        return _bounds(int(match["y"]), match)
    except ValueError:
        return None


def _bounds(year: int, match: re.Match[str]) -> tuple[date, date]:
    if match["w"]:
        monday = date.fromisocalendar(year, int(match["w"]), 1)
        if match["wd"]:
            day = monday + timedelta(int(match["wd"]) - 1)
            return day, day
        return monday + timedelta(5 if match["we"] else 0), monday + timedelta(6)
    if match["q"]:
        quarter = int(match["q"])
        return date(year, quarter * 3 - 2, 1), month_end(year, quarter * 3)
    if match["h"]:
        return (date(year, 1, 1), date(year, 6, 30)) if match["h"] == "1" else (date(year, 7, 1), date(year, 12, 31))
    if match["s"]:
        first = date(year, _SEASON_STARTS[match["s"]], 1)
        return first, month_end(year + (first.month == 12), (first.month + 1) % 12 + 1)
    if match["d"]:
        day = date(year, int(match["m"]), int(match["d"]))
        return day, day
    if match["m"]:
        return date(year, int(match["m"]), 1), month_end(year, int(match["m"]))
    return date(year, 1, 1), date(year, 12, 31)


def _third(first: date, last: date, mod: str) -> tuple[date, date]:
    n = ("START", "MID", "END").index(mod)
    if first.day == 1 and first.month == last.month and first.year == last.year and last.day >= 28:
        return first.replace(day=1 + 10 * n), last if n == 2 else first.replace(day=10 + 10 * n)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return first.replace(month=1 + 4 * n), month_end(first.year, 4 + 4 * n)
    days = (last - first).days + 1
    start = first + timedelta(days * n // 3)
    return start, first + timedelta(max(days * (n + 1) // 3 - 1, days * n // 3))
