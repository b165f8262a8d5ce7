"""The pieces of time values: numbers in words, units, lengths, and the unit so many steps from a day.

A handler takes a ``Hit`` (the words that a rule matched, where they stand) and returns type, value and mod.

Values follow TimeML 1.2.1 (Saurí et al. 2006) as the TempEval data use it. None means: not a time expression after all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.extract.time_scene import Scene
from dateline.knowledge.calendar import add_months
from dateline.model import TimexType

Valued = tuple[TimexType, str, str | None] | None

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
).split()
NUMBERS = {w: n for n, w in enumerate(_ONES)} | {
    w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
ORDINALS = {w: n for n, w in enumerate(_ORDINALS, 1)} | {"thirtieth": 30, "final": 4, "last": 4}
UNITS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "weekend": "WE",
    "fortnight": "2W",
    "month": "M",
    "quarter": "Q",
    "season": "SEASON",
    "year": "Y",
    "decade": "E",
    "century": "C",
    "millennium": "L",
}
PLURALS = {("centuries" if u == "century" else u + "s"): c for u, c in UNITS.items() if u != "millennium"}
ALL_UNITS = {
    **UNITS,
    **PLURALS,
    "mo": "M",
    "yr": "Y",
    "hr": "TH",
    "hrs": "TH",
    "min": "TM",
    "yrs": "Y",
    "summers": "SU",
}
DECADES = {w + "ies": 10 * n for n, w in enumerate("twent thirt fort fift sixt sevent eight ninet".split(), 2)}
PARTS = {
    "morning": "MO",
    "midday": "MI",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "nights": "NI",
    "mornings": "MO",
    "afternoons": "AF",
    "evenings": "EV",
    "overnight": "NI",
}
_VAGUE = frozenset(("several", "few", "many", "some", "couple"))


@dataclass(frozen=True)
class Hit:
    """The words ``[start, end)`` of a scene that a rule matched."""

    scene: Scene
    start: int
    end: int

    @property
    def words(self) -> tuple[str, ...]:
        """The matched words."""
        return self.scene.words.words[self.start : self.end]

    def has(self, *words: str) -> bool:
        """Return whether any of these words is among the matched."""
        return any(w in self.words for w in words)

    def first(self, table: dict[str, str] | dict[str, int]) -> str | None:
        """Return the first matched word that the table knows."""
        return next((w for w in self.words if w in table), None)

    def numbers(self) -> list[int]:
        """Return the whole numbers written in digits, in order."""
        return [int(w) for w in self.words if w.isdigit()]

    def tense(self) -> int:
        """Return the tense around the match."""
        return self.scene.direction(self.start, self.end)


Handler = Callable[[Hit], Valued]


def spoken(words: tuple[str, ...]) -> float | None:
    """Return the number that words or digits say ("twenty four" -> 24, "3 1/2" -> 3.5); None for a vague one."""
    total, part, seen = 0.0, 0.0, False
    for n, word in enumerate(words):
        if word == "half":
            part, seen = part + 0.5, True
        elif word[0].isdigit():
            value = float(word.replace(",", ""))
            if n and words[n - 1] == "/":
                part = part - _as_number(words[n - 2]) + _as_number(words[n - 2]) / value if value else part
            else:
                part += value
            seen = True
        elif word in NUMBERS:
            part, seen = part + NUMBERS[word], True
        elif word in ("hundred", "thousand", "million", "dozen"):
            size = {"hundred": 100, "thousand": 1000, "million": 10**6, "dozen": 12}[word]
            part, seen = (part or 1) * size, True
            if size >= 1000:
                total, part = total + part, 0.0
        elif word == "couple":
            return 2.0
        elif word in _VAGUE:
            return None
        elif word in ("a", "an", "another"):
            seen, part = True, part
        elif word in ALL_UNITS:
            break
    if not seen:
        return None
    return (total + part) or 1.0


def _as_number(word: str) -> float:
    return float(word.replace(",", "")) if word[0].isdigit() else 0.0


def length(count: float | None, code: str) -> str:
    """Return a duration value ("P3M", "PT2H", "PXY", "P2Y6M")."""
    if code == "Q":
        return "PXQ" if count is None else f"P{count * 3:g}M"
    if code == "2W":
        count, code = (None if count is None else count * 2), "W"
    if code in ("SEASON", "SU"):
        return "PXM" if count is None else f"P{count * 3:g}M"
    if code == "C" and count is not None:
        return f"P{count * 100:g}Y"
    if code == "E" and count is not None:
        return f"P{count * 10:g}Y"
    if code == "L" and count is not None:
        return f"P{count * 1000:g}Y"
    if code == "WE":
        return f"P{'X' if count is None else format(count, 'g')}WE"
    time, unit = ("T", code[1:]) if code[0] == "T" else ("", code)
    if count is None:
        return "PXY" if code == "E" else f"P{time}X{unit}"
    whole, rest = int(count), count - int(count)
    if rest and unit in ("Y", "H", "M"):
        sub = {"Y": ("M", 12), "H": ("M", 60), "M": ("S", 60) if time else ("W", 4)}[unit]
        tail = f"{round(rest * sub[1])}{sub[0]}"
        return f"P{time}{whole}{unit}{tail}" if whole else f"P{time}{tail}"
    return f"P{time}{count:g}{unit}"


def week(day: date) -> str:
    """Return the ISO week of a day."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02d}"


def quarter(day: date, shift: int = 0) -> str:
    """Return the calendar quarter of a day, moved by so many quarters."""
    year, number = divmod(day.year * 4 + (day.month - 1) // 3 + shift, 4)
    return f"{year}-Q{number + 1}"


def shifted(anchor: date, code: str, steps: int) -> str:
    """Return the value of the unit so many steps from the one that holds ``anchor``."""
    if code in ("D", "TH", "TM", "TS"):
        return (anchor + timedelta(steps)).isoformat() if code == "D" else anchor.isoformat()
    if code in ("W", "2W"):
        return week(anchor + timedelta((14 if code == "2W" else 7) * steps))
    if code == "WE":
        return week(anchor + timedelta(7 * steps)) + "-WE"
    if code == "M":
        return add_months(anchor, steps).isoformat()[:7]
    if code == "Q":
        return quarter(anchor, steps)
    year = anchor.year
    if code == "Y":
        return f"{year + steps:04d}"
    if code == "E":
        return f"{(year // 10 + steps):03d}"
    return f"{(year // 100 + steps):02d}"


def day_of(value: str | None) -> date | None:
    """Return a day that stands for a value: itself, or the first day of its month or year."""
    if value is None:
        return None
    found = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?|-Q([1-4])|-W(\d\d))?", value)
    if found is None:
        return None
    try:
        if found[4]:
            return date(int(found[1]), int(found[4]) * 3 - 2, 1)
        if found[5]:
            return date.fromisocalendar(int(found[1]), int(found[5]), 1)
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None


def make_date(year: int, month: int, day: int) -> str | None:
    """Return an ISO day, or None when there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def fixed(kind: TimexType, value: str, mod: str | None = None) -> Handler:
    """Return a function that always gives this value."""
    return lambda _: (kind, value, mod)
