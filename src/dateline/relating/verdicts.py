"""Verdicts: how two values given for one quantity stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.model import Verdict

ROUNDING = 0.03  # the most that rounding may move a number, between differently hedged ones
SAME = 0.01  # ... and between two that are hedged alike
NEAR = 0.8  # "nearly 3,000" allows down to this share of it
ABOVE = 1.35  # "more than 600" allows up to this multiple of it on the same day
LEVEL = 2.0  # a level may fall to one part in this between two reports


@dataclass(frozen=True, slots=True)
class Stated:
    """A value as stated on a date; ``revised`` says that its own text calls it an older number, since corrected."""

    date: date
    report: str
    value: float | None
    low: float | None
    high: float | None
    modifier: str | None = None
    revised: bool = False

    @property
    def sort(self) -> str:
        """Return the sort of statement: point | floor | ceiling | range ("nearly" is a rough point)."""
        if self.value is None and self.low is not None and self.high is not None:
            return "range"
        if self.modifier == "nearly":
            return "point"
        if self.low is not None and self.high is None:
            return "floor"
        if self.high is not None and self.low is None:
            return "ceiling"
        return "point"


def verdict(a: Stated, b: Stated, *, level: bool = False) -> Verdict:
    """Return how ``b``, the later, stands to ``a``.

    agrees: the same number up to rounding under the same sort of bound; compatible: both can hold at one moment;
    update: the quantity moved between two reports, or a text says that it corrects the other; conflict: neither.
    ``level`` says that the quantity goes up and down.
    """
    opposed = _opposed(a, b) or _opposed(b, a)
    if _same(a, b) and not opposed:
        return "agrees" if a.sort == b.sort else "compatible"
    if not opposed and (_allows(a, b) or _allows(b, a)):
        return "compatible"
    if a.revised != b.revised:
        return "update"
    first, second = _middle(a), _middle(b)
    if a.date == b.date:
        grown = a.sort == b.sort == "floor" and a.report != b.report and second > first
        return "update" if grown else "conflict"
    if second > first or (level and second * LEVEL > first):
        return "update"
    return "conflict"


def _same(a: Stated, b: Stated) -> bool:
    if a.value is not None and b.value is not None:
        return _rounded(a.value, b.value, SAME if a.modifier == b.modifier else ROUNDING)
    if a.value is None and b.value is None:
        return _rounded(a.low, b.low, SAME) and _rounded(a.high, b.high, SAME)
    return False


def _rounded(x: float | None, y: float | None, most: float) -> bool:
    """Return whether the two are one number, the more exact one rounded to the digits of the other."""
    if x is None or y is None:
        return x is y
    if x == y:
        return True
    if abs(x - y) > most * max(abs(x), abs(y)):
        return False
    digits = min(_digits(x), _digits(y))
    return f"{x:.{digits - 1}e}" == f"{y:.{digits - 1}e}"


def _digits(x: float) -> int:
    """Return the number of significant digits a number is written with."""
    mantissa = f"{abs(x):.5e}".split("e")[0].rstrip("0").rstrip(".")
    return max(1, len(mantissa.replace(".", "")))


def _opposed(a: Stated, b: Stated) -> bool:
    """Return whether ``a`` says more than what ``b`` says at most."""
    if a.modifier != "more_than" or a.low is None:
        return False
    top = b.high if b.sort in ("ceiling", "range") or b.modifier == "nearly" else None
    return top is not None and a.low >= top


def _allows(a: Stated, b: Stated) -> bool:
    """Return whether what ``b`` states lies inside what ``a`` allows."""
    inner = [b.value] if b.value is not None else [v for v in (b.low, b.high) if v is not None]
    if a.sort == "range" and a.low is not None and a.high is not None:
        return any(a.low * 0.99 <= v <= a.high * 1.01 for v in inner)
    if a.modifier == "nearly" and a.high is not None:
        return b.sort != "ceiling" and all(NEAR * a.high <= v <= a.high * 1.01 for v in inner)
    if a.sort == "ceiling" and a.high is not None:
        return b.sort != "ceiling" and all(v <= a.high * 1.01 for v in inner)
    if a.sort == "floor" and a.low is not None:
        if b.sort == "floor":
            return a.date == b.date and a.report == b.report and all(a.low <= v <= a.low * ABOVE for v in inner)
        if a.date >= b.date:
            return all(a.low <= v <= a.low * (ABOVE if a.date == b.date else LEVEL) for v in inner)
    return False


def _middle(stated: Stated) -> float:
    if stated.value is not None:
        return stated.value
    ends = [v for v in (stated.low, stated.high) if v is not None]
    return sum(ends) / len(ends) if ends else 0.0
