"""The interval that a clause about the future speaks of: its time expressions, read with their prepositions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dateline.knowledge.calendar import interval
from dateline.model import Timex

Interval = tuple[date | None, date | None]

UNTIL = frozenset({"by", "until", "till", "through", "before"})
FROM = frozenset({"from", "since", "starting", "beginning", "after", "of"})
OPEN = re.compile(r"\b(?:coming|next few|days ahead|following few|immediately|now|foreseeable)\b", re.IGNORECASE)
AMOUNT = re.compile(r"^P(T)?(\d+)([YMWDH])$")
BEFORE = re.compile(
    r"(\w+)(?:\s+(?:the|about|around|early|late|mid|end|of|at|as|this|next|around))*\W*$", re.IGNORECASE
)


def ahead(text: str, dct: date, timexes: Sequence[Timex], *, slack: int = 0) -> Interval:
    """Return (from, to) of the first time expression that is not over at ``dct``; (None, None) when there is none.

    ``slack`` days before ``dct`` still count: for arrangements that a report may have outlived by a day.
    """
    best: Interval = (None, None)
    for timex in timexes:
        bounds = _bounds(text, dct, timex, slack)
        if bounds is None:
            continue
        if best == (None, None):
            best = bounds
        elif best[0] is not None and best[1] is not None and bounds[0] is not None and bounds[1] is not None:
            best = _join(best, bounds)
    return best


def _join(a: Interval, b: Interval) -> Interval:
    """Return the narrower of two intervals when one holds the other, else the first."""
    return b if str(a[0]) <= str(b[0]) and str(b[1]) <= str(a[1]) else a


def _bounds(text: str, dct: date, timex: Timex, slack: int) -> Interval | None:
    if timex.type == "SET":
        return None
    lead = _lead(text, timex.start)
    if timex.value in ("FUTURE_REF", "PAST_REF", "PRESENT_REF"):
        if OPEN.search(timex.text) and timex.value != "PAST_REF":
            return (dct, None) if timex.text.lower() != "now" else None
        return None
    if timex.type == "DURATION":
        return _duration(dct, timex, lead)
    first, last = interval(timex.value, timex.mod)
    if last is not None and last < dct - timedelta(days=slack):
        return None
    if lead in UNTIL:
        if lead == "before" and first is not None:
            return None, first - timedelta(days=1)
        return None, last
    if first is not None and first < dct and last is not None and last >= dct and first != last:
        first = dct
    if lead in ("from", "starting", "beginning"):
        return first, None
    return first, last


def _duration(dct: date, timex: Timex, lead: str) -> Interval | None:
    if OPEN.search(timex.text):
        return dct, None
    amount = AMOUNT.match(timex.value)
    if amount is None:
        return (dct, None) if lead in ("within", "in") and timex.value.startswith("P") else None
    if lead != "within":
        return None
    return None, dct + _days(int(amount[2]), amount[3], bool(amount[1]))


def _days(count: int, unit: str, clock: bool) -> timedelta:
    if clock or unit == "H":
        return timedelta(days=max(1, -(-count // 24)))
    return timedelta(days=count * {"D": 1, "W": 7, "M": 30, "Y": 365}.get(unit, 1))


def _lead(text: str, start: int) -> str:
    """Return the preposition that governs a time expression, lower case."""
    match = BEFORE.search(text, max(0, start - 40), start)
    return match[1].lower() if match else ""
