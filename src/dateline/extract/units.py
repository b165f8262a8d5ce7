"""The unit written around a number: currency signs and words, percent, measures, rates ("a day"), magnitudes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.extract.numbers import Number
from dateline.knowledge.quantities import units

_SIGN = re.compile(r"((?:[A-Z][A-Za-z.]{0,4})?[$£€¥₽₴₹₺₪₦₸฿₫₱₩]|\b[A-Z]{3}|\bRs\.?|\bRM) ?$")
_WORD = re.compile(r"[ -]?(%|°[CF]?|[A-Za-z][A-Za-z.]*(?:/[A-Za-z]+)?)")
_RATE = re.compile(
    r"(?: ?\([^()]{1,30}\))?(?: ?/ ?| \(?(?:per|an?|each|every) )"
    r"(second|minute|hour|night|day|week|month|quarter|year|barrel|gallon|litre|liter|ton|tonne|ounce|head|person|share"
    r"|square mile|square metre)\b(?! (?:ago|later|earlier|after|before|old|from))",
    re.IGNORECASE,
)
_OF_STUFF = re.compile(
    r" of (?:(?!the\b|its\b|his\b|her\b|their\b)[a-z]+ ){0,2}?[a-z]+(?=(?: (?:per|an?|each|every) | ?/ ?)[a-z])"
)
_MAGNITUDE_BEFORE = re.compile(r"\b(?:magnitude(?: of)?|Richter scale (?:at|of))[ -]?$", re.IGNORECASE)
_MAGNITUDE_AFTER = re.compile(r"[ -]?magnitude\b| on the (?:open-ended )?Richter\b", re.IGNORECASE)
_MEASURING = re.compile(r"\b(?:measur(?:ed|es|ing)|registered|magnitude)(?: at)?(?: an?)?(?: \w+)? $", re.IGNORECASE)
_QUAKE = re.compile(r"quake|tremor|aftershock|seism|It measured", re.IGNORECASE)
_LONG_AFTER = re.compile(
    r" (?:tall|high|long|wide|deep|above|below|from|away|while|down|off|beneath|under|north|south|east|west|radius|x)\b"
)
_LONG_BEFORE = re.compile(
    r"\b(?:fell|fall|falling|plunged|dropped|climbed|swam|height|depth|length|distance|altitude|radius)\b[^.,;]{0,20}$"
)
_WEIGHED = re.compile(r"\bweigh(?:s|ed|ing)?\b[^.,;]{0,20}$")
_SPECIAL = {"p": "pence", "g": "g"}


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with its unit at ``[start, end)``; ``kind`` says of what sort the unit is."""

    start: int
    end: int
    unit: str | None
    kind: str | None
    hyphen: bool = False  # "eight-week"
    bare: bool = False  # the one-letter scale was a unit after all
    sign: bool = False  # the unit stands before the number


def measured(text: str, number: Number, floor: int, ceiling: int) -> Measured:
    """Return the unit of ``number``, looking no further than ``floor`` and ``ceiling`` (the sentence)."""
    table = units()
    found = _SIGN.search(text, max(floor, number.start - 8), number.start)
    if found is not None:
        code = _sign(found.group(1))
        if code is not None:
            rate, end = _rate(text, number.end, ceiling)
            at = found.start(1) + len(found.group(1)) - len(code[1])
            return Measured(at, end, code[0] + rate, "money", sign=True)
    if _MAGNITUDE_BEFORE.search(text, max(floor, number.start - 24), number.start):
        match = _MAGNITUDE_BEFORE.search(text, max(floor, number.start - 24), number.start)
        return Measured(match.start() if match else number.start, number.end, "magnitude", "magnitude")
    match = _MAGNITUDE_AFTER.match(text, number.end, ceiling)
    if match:
        end = match.end() if "agnitude" in match.group() else number.end
        return Measured(number.start, end, "magnitude", "magnitude", hyphen=match.group().startswith("-"))
    word, end, hyphen = _unit_word(text, number, ceiling)
    if word is not None:
        kind = table.kinds.get(word, "time")
        if word == "GBP" and (number.value or 0) < 1e5 and _weight(text, number, end, hyphen, floor):
            word, kind = "lb", "mass"
        rate, stop = _rate(text, end, ceiling) if kind != "time" else ("", end)
        return Measured(number.start, stop, word + rate, kind, hyphen=hyphen)
    if number.letter == "m" and (
        _LONG_AFTER.match(text, number.end, ceiling) or _LONG_BEFORE.search(text, floor, number.start)
    ):
        return Measured(number.start, number.end, "m", "length", bare=True)
    if (
        (number.value or 99) < 10
        and _MEASURING.search(text, max(floor, number.start - 30), number.start)
        and (_QUAKE.search(text, max(floor, number.start - 90), ceiling))
    ):
        return Measured(number.start, number.end, "magnitude", "magnitude")
    return Measured(number.start, number.end, None, None)


def _sign(written: str) -> tuple[str, str] | None:
    """Return the unit of a written sign and the sign itself ("in US$" keeps "US$")."""
    signs = units().signs
    written = written.rstrip(".")
    for at in range(len(written)):
        if written[at:] in signs:
            return signs[written[at:]], written[at:]
    return None


def _unit_word(text: str, number: Number, ceiling: int) -> tuple[str | None, int, bool]:
    """Return the unit word after a number, where it ends and whether a hyphen joins it."""
    table, at, phrase = units(), number.end, ""
    best: tuple[str | None, int, bool] = (None, number.end, False)
    if number.kind == "vague" and text.startswith(" of ", at):
        at += 3
    for n in range(table.longest):
        match = _WORD.match(text, at, ceiling)
        if match is None or (n and match.group()[0] not in " -"):
            break
        if n and match.group()[0] == "-":
            break
        word = match.group(1).rstrip(".") if match.group(1).lower() not in ("u.s.",) else match.group(1)
        phrase = f"{phrase} {word}".strip()
        at = match.start(1) + len(word)
        unit = table.words.get(phrase.lower())
        if unit is None and n == 0 and number.kind == "digits":
            unit = _SPECIAL.get(word)
        if unit is not None:
            best = (unit, at, text[number.end] == "-")
    unit, end, hyphen = best
    if (
        unit == "second"
        and phrase.lower().startswith("second")
        and not text[number.end :].lower().startswith((" seconds", "-second"))
    ):
        return None, number.end, False
    return unit, end, hyphen


def _weight(text: str, number: Number, end: int, hyphen: bool, floor: int) -> bool:
    """Return whether "pounds" are a weight ("a 400-pound bear", "20 pounds of flour", "weighed 90 pounds")."""
    return hyphen or text.startswith(" of ", end) or bool(_WEIGHED.search(text, floor, number.start))


def rate_after(text: str, end: int) -> tuple[str, int]:
    """Return the rate that follows a counted noun ("doses a year"), "" when there is none, and where it ends."""
    return _rate(text, end, min(len(text), end + 40))


def _rate(text: str, end: int, ceiling: int) -> tuple[str, int]:
    """Return "/day" and the like when a rate follows (perhaps after "of oil"), and where it ends."""
    stuff = _OF_STUFF.match(text, end, ceiling)
    for at in (end, stuff.end() if stuff else end):
        match = _RATE.match(text, at, ceiling)
        if match:
            name = match.group(1).lower()
            keep = end if match.group().lstrip().startswith("(") else match.end()
            return "/" + {"liter": "litre", "tonne": "ton", "head": "person"}.get(name, name), keep
    return "", end
