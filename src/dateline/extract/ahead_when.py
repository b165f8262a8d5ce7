"""The interval that a clause about the future speaks of: its time expressions, read with their prepositions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dateline.knowledge.calendar import add_months, interval
from dateline.model import Timex

Interval = tuple[date | None, date | None]

UNTIL = frozenset({"by", "until", "till", "through", "before"})
FROM = frozenset({"from", "since", "starting", "beginning", "after", "of"})
OPEN = re.compile(r"\b(?:coming|next few|ahead|following few|few|immediately|foreseeable)\b", re.IGNORECASE)
COMING = re.compile(
    r"\bin the (?:\w+ )?(?:hours|days|weeks|months|years) (?:to come|ahead)\b"
    r"|\b(?:over|in) the (?:coming|next few) (?:hours|days|weeks|months|years)\b",
    re.IGNORECASE,
)
LEADING = re.compile(
    r"(?:\b(?:as (?:early|soon|late) as|no (?:later|earlier|sooner) than|(?:at )?some ?(?:time|point)|early|late|later"
    r"|mid|around|about|by|until|till|before|after|from|in|on|at|within|over|during|through|between|starting|beginning"
    r"|towards?|the|end|start|middle|of|only|not|sooner than)[ -]+)+$",
    re.IGNORECASE,
)
SOON = re.compile(
    r"\b(?:(?:very |quite )?soon\b(?! as)|shortly|immediately|at once|imminent(?:ly)?|in due course|eventually|one day"
    r"|at any (?:time|moment|point)|any (?:time|moment|day) now)\b",
    re.IGNORECASE,
)
PAST = re.compile(r"\b(?:last|past|previous|recent)\b", re.IGNORECASE)
LATER = re.compile(r"later (?:in )?(?:this|the)\b", re.IGNORECASE)
AND = re.compile(r"\s*(?:,|and|or|to|through|-|–|&|,\s*and)\s*(?:on |in |early )?", re.IGNORECASE)
WEEKDAY = re.compile(
    r"(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?", re.IGNORECASE
)
LONGEST = timedelta(days=20 * 366)
AMOUNT = re.compile(r"^P(T)?(\d+)([YMWDH])$")
BEFORE = re.compile(
    r"(\w+)(?:\s+(?:the|about|around|early|late|mid|end|of|at|as|this|next|around))*\W*$", re.IGNORECASE
)


def ahead(text: str, dct: date, timexes: Sequence[Timex], *, slack: int = 0, own: bool = True) -> Interval:
    """Return (from, to) of the first time expression that is not over at ``dct``; (None, None) when there is none.

    ``slack`` days before ``dct`` still count: for arrangements that a report may have outlived by a day. With ``own``
    the time expressions hang on the clause's own verb, and a bare weekday among them is the next of that name.
    """
    best: Interval = (None, None)
    end = -1
    for timex in timexes:
        bounds = _bounds(text, dct, timex, slack, own)
        if bounds is None:
            continue
        linked = end >= 0 and AND.fullmatch(text, end, timex.start) is not None
        end = timex.end
        if best == (None, None):
            best = bounds
        elif linked and best[0] is not None and bounds[1] is not None and bounds[1] >= best[0]:
            best = best[0], bounds[1]
        elif best[0] is not None and best[1] is not None and bounds[0] is not None and bounds[1] is not None:
            best = _join(best, bounds)
    return best


def worded(text: str, dct: date, start: int, end: int, timexes: Sequence[Timex]) -> str | None:
    """Return the words for the time in a clause, with what makes them vague: "as soon as next month"; "soon"."""
    for timex in timexes:
        if _bounds(text, dct, timex, 0, True) is not None:
            lead = LEADING.search(text, max(start, timex.start - 60), timex.start)
            first = lead.start() if lead is not None else timex.start
            return " ".join(text[first : timex.end].split()).removeprefix("of ")
    found = SOON.search(text, start, end) or COMING.search(text, start, end)
    return " ".join(found[0].split()) if found is not None else None


def is_open(text: str, start: int, end: int) -> bool:
    """True when the words say "in the days to come" and the like: from the report's day on."""
    return COMING.search(text, start, end) is not None


def is_header(timex: Timex, dct: date) -> bool:
    """True for the report's own date in figures, as in the head of a file."""
    return timex.value[:10] == dct.isoformat() and str(dct.year) in timex.text


def lately(dct: date, timexes: Sequence[Timex], slack: int) -> date | None:
    """Return the day that a bare weekday beside a past tense means, when it lies at most ``slack`` days back."""
    for timex in timexes:
        if WEEKDAY.fullmatch(timex.text):
            last = interval(timex.value)[1]
            if last is not None:
                day = dct - timedelta(days=(dct - last).days % 7)
                return day if (dct - day).days <= slack else None
    return None


def _join(a: Interval, b: Interval) -> Interval:
    """Return the narrower of two intervals when one holds the other, else the first."""
    return b if str(a[0]) <= str(b[0]) and str(b[1]) <= str(a[1]) else a


def _bounds(text: str, dct: date, timex: Timex, slack: int, own: bool) -> Interval | None:
    if timex.type == "SET":
        return None
    lead = _lead(text, timex.start)
    if timex.value in ("FUTURE_REF", "PAST_REF", "PRESENT_REF"):
        return (dct, None) if timex.value == "FUTURE_REF" and OPEN.search(timex.text) else None
    if timex.type == "DURATION":
        return _duration(dct, timex, lead)
    first, last = interval(timex.value, None if LATER.match(timex.text) else timex.mod)
    if last is not None and last < dct - timedelta(days=slack):
        if slack or not own or not WEEKDAY.fullmatch(timex.text) or last < dct - timedelta(days=7):
            return None
        first, last = last + timedelta(days=7), last + timedelta(days=7)  # a bare weekday beside a future verb
    if first is not None and last is not None and last - first > LONGEST:
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
    if lead == "in" and amount[1] is None and not PAST.search(timex.text):
        return _in(dct, int(amount[2]), amount[3])
    if lead != "within":
        return None
    return None, dct + _days(int(amount[2]), amount[3], bool(amount[1]))


def _in(dct: date, count: int, unit: str) -> Interval:
    """Return the year, month or day that lies so far ahead: "in five years"."""
    if unit == "Y":
        return date(dct.year + count, 1, 1), date(dct.year + count, 12, 31)
    if unit == "M":
        return interval(add_months(dct, count).isoformat()[:7])
    day = dct + _days(count, unit, False)
    return day, day


def _days(count: int, unit: str, clock: bool) -> timedelta:
    if clock or unit == "H":
        return timedelta(days=max(1, -(-count // 24)))
    return timedelta(days=count * {"D": 1, "W": 7, "M": 30, "Y": 365}.get(unit, 1))


def _lead(text: str, start: int) -> str:
    """Return the preposition that governs a time expression, lower case."""
    match = BEFORE.search(text, max(0, start - 40), start)
    return match[1].lower() if match else ""
