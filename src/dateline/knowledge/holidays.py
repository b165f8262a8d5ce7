"""Named days of the year: fixed days, the n-th weekday of a month, days counted from a feast (``data/holidays.tsv``).

Easter by the anonymous Gregorian computus (Nature 13, 1876, p. 487), the Orthodox one by Meeus (Astronomical
Algorithms, 1991, ch. 8), the Hebrew year by its molad and postponements (Dershowitz and Reingold, Calendrical
Calculations). Days are those of the Gregorian calendar, for the years 1900 to 2099.
"""

from __future__ import annotations

import functools
from datetime import date, timedelta
from importlib.resources import files

from dateline.knowledge.calendar import WEEKDAYS, month_end

# The first day of the lunar new year as China keeps it, 1990 to 2030 (public calendars); it is not computed.
_LUNAR = (
    "0127 0215 0204 0123 0210 0131 0219 0207 0128 0216 0205 0124 0212 0201 0122 0209 0129 0218 0207 0126 0214 0203"
    " 0123 0210 0131 0219 0208 0128 0216 0205 0125 0212 0201 0122 0210 0129 0217 0206 0126 0213 0203"
).split()


@functools.cache
def _table() -> dict[str, tuple[str, ...]]:
    table = files("dateline.knowledge").joinpath("data/holidays.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {name: tuple(rule.split()) for name, rule, _ in rows}


def holidays() -> frozenset[str]:
    """Return the names that are known, in lower case."""
    return frozenset(_table())


def holiday(name: str, year: int) -> date | None:
    """Return the day of a named holiday in a year, or None for an unknown name or year."""
    kind, *rest = _table().get(name, ("",))
    if kind == "fixed":
        return date.fromisoformat(f"{year:04d}-{rest[0]}")
    if kind == "nth":
        month, weekday, n, *more = rest
        return nth_weekday(year, int(month), WEEKDAYS[weekday], int(n)) + timedelta(int(more[0]) if more else 0)
    if kind == "easter":
        return easter(year) + timedelta(int(rest[0]))
    if not 1900 <= year <= 2099:
        return None
    if kind == "orthodox":
        return orthodox_easter(year) + timedelta(int(rest[0]))
    if kind == "passover":
        return _hebrew_new_year(year + 3761) + timedelta(int(rest[0]) - 163)
    if kind == "hanukkah":
        return _hanukkah(year)
    if kind == "lunar" and 1990 <= year <= 2030:
        return date.fromisoformat(f"{year}{_LUNAR[year - 1990]}")
    return None


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """Return the n-th such weekday of a month (the last one for n = -1)."""
    if n < 0:
        last = month_end(year, month)
        return last - timedelta((last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (n - 1))


def easter(year: int) -> date:
    """Return the (Western) Easter Sunday of a year."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)


def orthodox_easter(year: int) -> date:
    """Return the Orthodox Easter Sunday of a year (1900 to 2099)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(13)


def _hebrew_new_year(year: int) -> date:
    """Return the first day of a Hebrew year (5762 begins in September 2001)."""
    before, here, after = (_molad_day(year + k) for k in (-1, 0, 1))
    late = 2 if after - here == 356 else 1 if here - before == 382 else 0
    return date.fromordinal(here + late - 1373427)


def _molad_day(year: int) -> int:
    months = (235 * year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + (3 * (day + 1) % 7 < 3)


def _hanukkah(year: int) -> date:
    first, following = _hebrew_new_year(year + 3761), _hebrew_new_year(year + 3762)
    long_heshvan = (following - first).days in (355, 385)
    return first + timedelta(83 + long_heshvan)
