"""Quantities as written: numbers joined to ranges, with units and hedges, without dates, names, ages and the like."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract import hedges
from dateline.extract.nonfigures import ONE_NOUNS, is_name_or_date, is_placed, masked
from dateline.extract.numbers import Number, numbers
from dateline.extract.units import Measured, measured
from dateline.model import Span, Timex

_JOIN = re.compile(
    r"\s?(?P<dash>-|–|—)\s?|\s(?P<word>to|and|or)\s(?:(?:at least|more than|as (?:many|much) as|up to)\s)?$"
)
_CHANGE = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|f[ea]ll(?:s|en|ing)?|cut|increas\w+|decreas\w+|down|up|drop\w*|climb\w*|gr[eo]w\w*"
    r"|jump\w*|rais\w+|reduc\w+|lower\w*|slash\w*|declin\w+|went|go(?:es|ne|ing)?|expand\w*|doubl\w+|shr[aiu]nk|slump\w*"
    r"|surg\w+|soar\w*|slid\w*|plung\w+|revis\w+|chang\w+|narrow\w*|widen\w*|improv\w+|edg\w+|loss|profit)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"[- ](strong|man|woman|men|women|member|person|storey|story|seat|bed|room|page|nation|country|vehicle|ship)\b"
)
_HARMED = re.compile(
    r" (?:(?:was|is|has been|had been|remains) )?(?:killed|wounded|injured|missing|dead|captured|arrested|detained)\b"
)
_JOINED = re.compile(r"-(?!(?:odd|plus|some)\b)[A-Za-z]")
_OLD = re.compile(r"[ -]olds?\b| of age\b")
_LASTED = re.compile(r"\b(?:for|of|lasted|took|takes|take|spent|is|was|were|after|served|serve|serving|to)\s$")
_FRACTION_BEFORE = re.compile(
    r"\b(?:by|in|than|about|around|nearly|almost|over|roughly|some|only|just|least|to|under|up|is|was)\s$"
)
_FRACTION_AFTER = re.compile(
    r"[.,;:)”\"—–-]| (?:in|from|to|since|on|this|last|by|at|as|and|but|or|when|after|for|full|empty)\b|$"
)
_RATIO = re.compile(r" (?:in|of) ")
_HALF_BEFORE = re.compile(
    r"\b(?:first|second|other|latter|better|last|hours?|years?|and|two|this|that|the)\s(?:a\s)?$", re.IGNORECASE
)


_FOR_ARTICLE = (*hedges.BOUNDING, "nearly", "about")


@dataclass(slots=True)
class Quantity:
    """A quantity at ``[start, end)`` as written; its number begins at ``core`` and ends at ``last``."""

    start: int
    core: int
    last: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    modifier: str | None
    unit: str | None
    kind: str | None
    vague: bool = False
    fraction: bool = False
    hyphen: str | None = None
    one: bool = False


def quantities(text: str, sentence: Span, timexes: Sequence[Timex]) -> list[Quantity]:
    """Return the quantities of a sentence, left to right. ``timexes`` are the sentence's."""
    floor, ceiling = sentence.start, sentence.end
    found = numbers(text, floor, ceiling)
    if not found:
        return []
    masks = masked(text, floor, ceiling)
    masks += [(t.start, t.end) for t in timexes if t.type in ("DATE", "TIME")]
    masks.sort()
    masks_from = [a for a, _ in masks]
    masks_to = list(itertools.accumulate((b for _, b in masks), max))
    out: list[Quantity] = []
    n = 0
    while n < len(found):
        number = found[n]
        unit = measured(text, number, floor, ceiling)
        n += 1
        before = bisect_left(masks_from, number.end)
        if before and number.start < masks_to[before - 1]:
            continue
        if is_name_or_date(text, number, unit, floor, ceiling) or _no_fraction(text, number, floor, ceiling):
            continue
        quantity = None
        if n < len(found):
            quantity = _range(text, (number, unit), found[n], floor, ceiling)
        if quantity is not None:
            n += 1
        else:
            quantity = _single(text, number, unit, floor, ceiling)
        if quantity.kind == "time" and _OLD.match(text, quantity.end, ceiling):
            continue
        if quantity.kind == "time" and is_placed(text, quantity.core, quantity.end, floor, ceiling):
            continue
        if number.kind == "article" and quantity.modifier not in _FOR_ARTICLE:
            continue
        if quantity.unit == "hour" and quantity.hyphen and quantity.value == 24:  # round the clock
            continue
        if quantity.unit is None and quantity.hyphen is None and _JOINED.match(text, quantity.last, ceiling):
            continue
        if quantity.one and not _counts_one(text, quantity, ceiling):
            continue
        out.append(quantity)
    return out


def _single(text: str, number: Number, unit: Measured, floor: int, ceiling: int) -> Quantity:
    value, low, high = number.value, number.low, number.high
    if unit.bare:
        value = low = high = number.bare
    start, end = min(unit.start, number.start), max(unit.end, number.end)
    modifier, begin = hedges.before(text, start, floor)
    during = unit.kind == "time" and text[begin:start].lower() in ("over ", "around ", "under ")
    if during and not _LASTED.search(text, max(floor, begin - 14), begin):
        modifier, begin = None, start
    later, stop = hedges.after(text, end, ceiling)
    if number.plus:
        modifier = "at_least"
    if later is not None and modifier not in hedges.BOUNDING:
        modifier, end = later, stop
    if value is None:
        modifier = modifier if modifier in hedges.BOUNDING else "about"
        if modifier in ("more_than", "at_least"):
            high = None
        elif modifier in ("less_than", "at_most"):
            low = None
    else:
        low, high = hedges.bounds(modifier, value)
    hyphen = _STRONG.match(text, number.end, ceiling) if unit.unit is None else None
    fraction = number.kind == "fraction" and unit.unit is None
    if (
        unit.hyphen
        and modifier is not None
        and modifier not in hedges.BOUNDING
        and text[begin:start].lower() == "some "
    ):
        modifier = None
    return Quantity(
        begin, start, number.end, end, value, low, high, modifier,
        "percent" if fraction else unit.unit, "share" if fraction else unit.kind,
        vague=number.kind == "vague", fraction=fraction,
        hyphen=hyphen.group(1) if hyphen and hyphen.group()[0] == "-" else "-" if unit.hyphen else None,
        one=number.value == 1 and number.kind == "words" and text[number.start : number.end].lower() == "one",
    )  # fmt: skip


def _range(text: str, first: tuple[Number, Measured], second: Number, floor: int, ceiling: int) -> Quantity | None:
    """Return the range that two numbers make ("35 to 40 percent", "between 100 and 150"), or None."""
    number, unit = first
    after = measured(text, second, floor, ceiling)
    left, right = max(number.end, unit.end), min(second.start, after.start)
    join = _JOIN.fullmatch(text, left, right) if left <= right else None
    if join is None:
        gap = text[left:right] if left <= right else ""
        join = _JOIN.fullmatch(gap.rstrip() + " ") if gap.strip() else None
        if join is None:
            return None
    if unit.unit is not None and after.unit is not None and unit.unit.split("/")[0] != after.unit.split("/")[0]:
        return None
    low, high = number.value, second.value
    if low is None or high is None or "fraction" in (number.kind, second.kind):
        return None
    scale = high / second.bare if second.bare and number.bare and number.bare == low else 1.0
    if scale > 1 and low * scale < high:
        low *= scale
    if not low < high:
        return None
    start = min(unit.start, number.start)
    _, begin = hedges.before(text, start, floor)
    lead = text[max(floor, begin - 26) : begin].lower()
    if join["word"] == "and":
        opened = re.search(r"(?:anywhere |somewhere )?between $", lead)
        if opened is None:
            return None
        begin -= len(opened.group())
    elif join["word"] == "to" and lead.endswith("from "):
        if _CHANGE.search(text, max(floor, begin - 60), begin - 5):
            return None
        begin -= 5
    elif join["word"] == "to" and (high > 40 * low or _CHANGE.search(text, max(floor, begin - 30), begin)):
        if not re.search(r"\b(?:of|at|as)\s$", lead):
            return None
    elif join["word"] == "or" and (high - low > 2 or high > 20):
        return None
    return Quantity(
        begin, start, second.end, max(after.end, second.end), None, low, high, "between",
        after.unit or unit.unit, after.kind or unit.kind, hyphen="-" if after.hyphen else None,
    )  # fmt: skip


def _no_fraction(text: str, number: Number, floor: int, ceiling: int) -> bool:
    """Return whether a word like "third" or "half" is an ordinal, a period or a part of another number."""
    if number.kind != "fraction" or _RATIO.search(text, number.start, number.end):
        return False
    words = text[number.start : number.end].lower()
    before, after = text[max(floor, number.start - 14) : number.start], text[number.end : min(ceiling, number.end + 14)]
    if " " not in words and "-" not in words and words != "half":
        return True
    if words.endswith("half"):
        if re.match(r" an? ", after):
            return True
        if _HALF_BEFORE.search(before) and not (before.lower().endswith("the ") and after.startswith(" of ")):
            return True
        if re.match(r" (?:of|the|its|his|their|her|our)\b", after):
            return False
        return not (_FRACTION_BEFORE.search(before) and _FRACTION_AFTER.match(after))
    if words.startswith(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")):
        return not re.match(r" (?:of|the|majority|share)\b|[.,;:)'’]| [a-z]+ed\b|$", after)
    return not (re.match(r" of\b", after) or (_FRACTION_BEFORE.search(before) and _FRACTION_AFTER.match(after)))


def _counts_one(text: str, quantity: Quantity, ceiling: int) -> bool:
    """Return whether "one" counts ("one US contractor"), and is no pronoun ("one of the", "one day")."""
    if quantity.kind in ("money", "share", "magnitude", "length", "mass", "volume", "area") or quantity.hyphen == "-":
        return True
    if quantity.kind == "time":
        return quantity.modifier is not None
    if _HARMED.match(text, quantity.last, ceiling):
        return True
    after = re.match(r"[ ]([A-Za-z’']+)", text[quantity.last : min(ceiling, quantity.last + 24)])
    if after is None:
        return False
    return after.group(1).lower() not in ONE_NOUNS or after.group(1) == "in"
