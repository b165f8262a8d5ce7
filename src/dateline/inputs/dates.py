"""The date of a report: from a field, a header or a file name. Never from the clock, never a guess."""

from __future__ import annotations

import re
from datetime import date, datetime

from dateline.errors import DateError
from dateline.inputs.limits import FIRST_YEAR, LAST_YEAR

IN_FRONT = "in front of the text (a first line ' date 2021-12-03 ...' or 'Date: 2021-12-03', or front matter)"
REMEDY_FILE = f"Give it {IN_FRONT}, in the file name (2021-12-03.txt), or with --date 2021-12-03"
REMEDY_ROW = "Give it in the row's 'date', in the file name (2021-12-03.jsonl), or with --date 2021-12-03"
REMEDY_MANY = "Give it in the file name (2021-12-03.mbox), or with --date 2021-12-03"

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = (
    r"(?:(?:T|,?\s+(?:at\s+)?)\d{1,2}(?::?\d{2}){0,2}(?:[.,]\d+)?\s*(?:[ap]\.?m\.?)?\s*(?:[+-]\d\d:?\d\d|[a-z]{1,4})?)?"
)
_FORMS = tuple(
    re.compile(form + _CLOCK, re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?P<m>\d{2})(?P<day>\d{2})",
        _WEEKDAY + r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+" + _MONTH + r",?[\s-]+(?P<year>\d{4})",
        _WEEKDAY + _MONTH + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})",
    )
)
_IN_NAME = (
    re.compile(r"(?<!\d)(\d{4})([-_.])(\d{2})\2(\d{2})(?!\d)"),
    re.compile(r"(?<![0-9A-Za-z])(\d{4})()(\d{2})(\d{2})(?:T?\d{4}(?:\d\d)?Z?)?(?![0-9A-Za-z])"),
)


def parse_date(value: str) -> date:
    """Return the day that ``value`` names (ISO, or an English date, a clock time allowed). ValueError says why not."""
    cleaned = " ".join(value[:200].split())
    for form in _FORMS:
        found = form.fullmatch(cleaned[:80])
        if found:
            named = found.groupdict()
            month = int(named["m"]) if named.get("m") else _MONTHS.index(named["month"][:3].lower()) + 1
            try:
                day = date(int(named["year"]), month, int(named["day"]))
            except ValueError:
                raise ValueError(f"the date {cleaned[:40]!r} is not in the calendar") from None
            return in_range(day)
    if re.fullmatch(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}.*", cleaned):
        raise ValueError(f"the date {cleaned[:40]!r} can be read day first or month first")
    raise ValueError(f"the date {cleaned[:40]!r} is not one that dateline reads")


def in_range(day: date) -> date:
    """Return ``day``; ValueError outside the years that a report may carry."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"the date {day.isoformat()} is outside {FIRST_YEAR} to {LAST_YEAR}")
    return day


def field_date(value: object, where: str) -> date | None:
    """Return the day in a row's field or a header; None when it is empty. DateError when it cannot be read."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        value = value.date()
    try:
        if isinstance(value, date):
            return in_range(value)
        if not isinstance(value, str):
            raise ValueError(f"the date is {str(value)[:40]!r}, not a text such as '2021-12-03'")
        return parse_date(value) if value.strip() else None
    except ValueError as problem:
        raise DateError(where, str(problem), "Write it as YYYY-MM-DD, for example 2021-12-03") from None


def name_date(name: str) -> date | None:
    """Return the one valid date in a file name (2021-12-03, 2021_12_03, 20211203), or None (also when two differ)."""
    days = set()
    for form in _IN_NAME:
        for year, _, month, day in form.findall(name):
            try:
                days.add(in_range(date(int(year), int(month), int(day))))
            except ValueError:
                continue
    return days.pop() if len(days) == 1 else None
