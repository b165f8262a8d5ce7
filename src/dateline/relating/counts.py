"""Counts in a bare statement, without a parse: value, bounds, aspect ("killed"), and what hedges them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract import hedges
from dateline.extract.numbers import Number, numbers
from dateline.relating.figure_items import aspects

_RANGE_BETWEEN = re.compile(r"\s*(?:to|and|[-–—])\s*")
_WORD = re.compile(r"[A-Za-z][\w'’-]*|[.;:]")
_UNIT = re.compile(r"\s*(?P<unit>%|per ?cent\b|percent(?:age points)?\b|barrels?\b|\w+)", re.IGNORECASE)
_MONEY = re.compile(r"(?:US|C|A)?[$£€¥]\s*\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_MONTH = re.compile(
    r"\s*(?:of )?(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|(?:st|nd|rd|th)\b|\s*(?:a\.?m|p\.?m)\b|:\d\d"
)
_MONTH_BEFORE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Aug|Sept|Oct|Nov|Dec)"
    r"\.?\s*\Z"
)
_TIME_UNITS = frozenset("day days hour hours minute minutes week weeks month months year years km mile miles".split())
_REACH = 9  # words around a number in which its aspect is looked for
_CONFIRMED = re.compile(
    r"\b(?:confirm(?:s|ed)?|verified|counted|identified|recorded|laboratory|official count)\b", re.I
)
_SUSPECTED = re.compile(
    r"\b(?:suspect(?:s|ed)?|could|may|might|feared|possibly|probabl[ey]|likely|believed|presumed|linked|potential(?:ly)?)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Count:
    """A counted or measured thing: lowest and highest it may be, of what, and whether it is sure or suspected."""

    low: float | None
    high: float | None
    value: float | None
    unit: str  # "percent", "money", "time", "count"
    aspect: str | None
    noun: str | None
    sure: bool
    doubted: bool

    @property
    def middle(self) -> float:
        """Return the value, the middle of a range, or the one bound."""
        if self.value is not None:
            return self.value
        ends = [v for v in (self.low, self.high) if v is not None]
        return sum(ends) / len(ends) if ends else 0.0


@functools.lru_cache(maxsize=50_000)  # the same words stand in many reports
def counts(text: str) -> tuple[Count, ...]:
    """Return the counts that ``text`` states, dates and clock times left out."""
    found: list[Count] = []
    rows = [n for n in numbers(text, 0, len(text)) if n.kind != "article" and not _is_date(text, n)]
    i = 0
    while i < len(rows):
        n = rows[i]
        last = n
        if i + 1 < len(rows) and _RANGE_BETWEEN.fullmatch(text, n.end, rows[i + 1].start) and n.value is not None:
            last = rows[i + 1]
            i += 1
        found.append(_count(text, n, last))
        i += 1
    return tuple(found)


def _is_date(text: str, n: Number) -> bool:
    written = text[n.start : n.end]
    if _YEAR.match(written) and text[max(0, n.start - 1) : n.start] not in ("$", "£", "€"):
        return True
    return bool(_MONTH.match(text, n.end) or _MONTH_BEFORE.search(text[: n.start]))


def _count(text: str, first: Number, last: Number) -> Count:
    modifier, begin = hedges.before(text, first.start, 0)
    after, end = hedges.after(text, last.end, len(text))
    modifier = modifier if modifier in hedges.BOUNDING else after or modifier
    unit = _UNIT.match(text, end)
    word = unit["unit"].lower() if unit else ""
    low, high, value = first.low, first.high, first.value
    if last is not first:
        low, high, value = first.value, last.value if last.value is not None else last.high, None
        if low is not None and high is not None and high >= 1000 > low and high % 1000 == 0 and low < high / 1000:
            low *= 1000
    elif value is None:
        high = None  # "thousands" leaves room above
    else:
        low, high = hedges.bounds(modifier, value) if modifier in hedges.BOUNDING else (value, value)
        value = value if modifier not in hedges.BOUNDING else None
    return Count(
        low=low,
        high=high,
        value=value,
        unit=_unit(text, begin, first, word),
        aspect=_aspect(text, begin, end),
        noun=word if word.isalpha() else None,
        sure=bool(_CONFIRMED.search(text)),
        doubted=bool(_SUSPECTED.search(text)),
    )


def _unit(text: str, begin: int, number: Number, word: str) -> str:
    if number.kind == "fraction" or word.startswith(("%", "percent", "per")):
        return "percent"
    if _MONEY.search(text[:begin]) or _MONEY.search(text[: number.start]) or word in ("dollars", "euros", "pounds"):
        return "money"
    return "time" if word in _TIME_UNITS else "count"


def _aspect(text: str, begin: int, end: int) -> str | None:
    """Return the aspect named nearest to the number: after it first, then before it, within the sentence."""
    table = aspects()
    for words in (_until_stop(_WORD.findall(text, end)), _until_stop(_WORD.findall(text[:begin])[::-1])):
        for word in words:
            if word in table:
                return table[word]
    return None


def _until_stop(words: list[str]) -> Iterator[str]:
    for word in words[:_REACH]:
        if word in ".;:":
            return
        yield word.lower()
