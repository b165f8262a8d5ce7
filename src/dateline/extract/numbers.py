"""Numbers written in English news: digits, words, fractions, vague counts, with what bounds they set.

``numbers(text, start, end)`` returns the :class:`Number` s of a stretch of text, left to right. What is counted or
measured, and whether the number is a quantity at all, is the business of the modules that call this one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

NAMES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
TEN_NAMES = "twenty thirty forty fifty sixty seventy eighty ninety"
UNITS = dict(
    zip(
        NAMES.split(),
        range(20),
        strict=True,
    )
)
TENS = dict(zip(TEN_NAMES.split(), range(20, 100, 10), strict=True)) | {"fourty": 40}
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
SHORT_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12}
FRACTIONS = {
    "half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "sixth": 100 / 6, "seventh": 100 / 7,
    "eighth": 12.5, "ninth": 100 / 9, "tenth": 10.0, "twentieth": 5.0, "hundredth": 1.0,
}  # fmt: skip
VAGUE = {
    "dozen": (24.0, 99.0),
    "score": (40.0, 99.0),
    "hundred": (200.0, 999.0),
    "thousand": (2e3, 9_999.0),
    "million": (2e6, 9.99e6),
    "billion": (2e9, 9.99e9),
    "trillion": (2e12, 9.99e12),
}
LONGEST = 24  # characters of a number; what is longer is no quantity
TOP = {"ten": 0.9}  # "tens of millions" reaches 99.9 million, "hundreds of millions" 999

_WORD = "|".join([*UNITS, *TENS])
_SCALE = "hundred|thousand|million|billion|trillion|dozen"
_DIGITS = r"\d{1,3}(?:[\ \u00a0\u202f]\d{3})+(?![\d,.]\d|\d)|\d{1,3}(?:\ ?,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.·]\d+)?"
_NUMBER = re.compile(
    rf"""(?<!\w)(?=[\dabdefhmnoqstz])(?:
    (?P<vague>\b(?:(?:tens|hundreds|dozens|scores|thousands)\ of\ )?
        (?:dozens|scores|hundreds|thousands|millions|billions|trillions)\b
      | \b(?:several|a\ few|a\ couple\ of|many)\ (?:{_SCALE})s?\b)
  | (?P<part>\b(?:half|(?:a|one|three)[ -]quarters?)(?:\ of)?[ -](?:an?\ )?(?P<partscale>{_SCALE})\b)
  | (?P<article>\b(?:half\ )?an?(?=\ (?:hour|day|week|month|year|decade|century|mile|kilomet(?:re|er)|met(?:re|er))\b))
  | (?P<ratio>\b(?P<few>[1-9]|one|two|three|four|five|six|seven|eight|nine)\ (?:in|out\ of)\ (?:every\ )?
        (?P<many>two|three|four|five|six|seven|eight|nine|ten|twenty|[2-9]|10|20|100|1,?000)\b
        (?!,\d|\ (?:seconds|minutes|hours|days|weeks|months|years|seasons|games|matches)\b))
  | (?P<fraction>\b(?:(?:(?:an?|one|two|three|four|five|six|seven|eight|nine)[ -])?
        (?:half|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|twentieth|hundredth))\b)
  | (?P<digits>(?<![\w.,·/-])(?:{_DIGITS})|(?<=[$£€¥–])(?:{_DIGITS})|(?<=\d-)(?:{_DIGITS})|(?<=\d\ -)(?:{_DIGITS}))
    (?P<scale>\ ?-?(?:{_SCALE})s?\b(?:\ (?:million|billion|trillion)\b)?|\ ?(?:mln|mn|bln|bn|trn|tn|[mbk])\b(?![.-]\w))?
    (?P<plus>\+)?
  | (?P<words>\b(?:(?:an?)\ (?=(?:{_SCALE})\b))?(?:(?:{_WORD}|{_SCALE})\b(?:\ and\ a\ half\b)?
        (?:(?:\ and\ |[ -])(?=(?:{_WORD}|{_SCALE})s?\b))?)+)
    )""",
    re.VERBOSE,
)
_TOKEN = re.compile(r"and a half|[a-z]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number at ``[start, end)``: ``value``, or ``low`` and ``high`` for a vague one.

    ``kind`` says how it is written: digits | words | article ("an hour") | vague | fraction (a percentage).
    ``letter`` is a one-letter scale that may be a unit instead ("30 m"), with ``bare`` the value without it.
    """

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    kind: str
    letter: str | None = None
    bare: float | None = None
    plus: bool = False


def numbers(text: str, start: int, end: int) -> list[Number]:
    """Return the numbers written in ``text[start:end]``, left to right."""
    found: list[Number] = []
    base, lowered = start, text[start:end].lower()
    if len(lowered) != end - start:  # a letter whose lower case is two
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text[start:end])
    for match in _NUMBER.finditer(lowered):
        kind = match.lastgroup if match.lastgroup in ("vague", "fraction", "words") else None
        number: Number | None
        if match["digits"] and len(match["digits"]) > LONGEST:
            continue
        if match["digits"]:
            number = _digits(match, base)
        elif match["article"]:
            value = 0.5 if match["article"].startswith("half") else 1.0
            number = Number(base + match.start(), base + match.end(), value, value, value, "article")
        elif match["ratio"]:
            number = _ratio(match, base)
        elif match["part"]:
            number = _part(match, base)
        elif kind == "vague":
            low, high = _vague(match.group().lower())
            number = Number(base + match.start(), base + match.end(), None, low, high, "vague")
        elif kind == "fraction":
            number = _fraction(match, base)
        else:
            found.extend(_words(match, base))
            continue
        if number is not None:
            found.append(number)
    return found


def _digits(match: re.Match[str], base: int) -> Number | None:
    bare = float(match["digits"].replace(" ", "").replace(",", "").replace("·", "."))
    scale = (match["scale"] or "").lower().strip(" -")
    value = bare
    for word in scale.split():
        value *= SCALES.get(word.rstrip("s"), SHORT_SCALES.get(word, 1.0))
    letter = scale if len(scale) == 1 else None
    value = _round(value)
    return Number(
        base + match.start(), base + match.end(), value, value, value, "digits", letter, bare, bool(match["plus"])
    )


def _part(match: re.Match[str], base: int) -> Number:
    words = match["part"].lower()
    share = 0.5 if words.startswith("half") else 0.75 if words.startswith("three") else 0.25
    value = share * SCALES[match["partscale"].lower()]
    return Number(base + match.start(), base + match.end(), value, value, value, "words")


def _fraction(match: re.Match[str], base: int) -> Number:
    words = re.split(r"[ -]", match.group().lower())
    times = {"a": 1, "an": 1}.get(words[0], UNITS.get(words[0], 1)) if len(words) > 1 else 1
    name = words[-1] if words[-1] in FRACTIONS else words[-1].removesuffix("s")
    value = round(FRACTIONS[name] * times, 1)
    return Number(base + match.start(), base + match.end(), value, value, value, "fraction")


def _ratio(match: re.Match[str], base: int) -> Number | None:
    """Return "three in ten" as a percentage."""
    few, many = (UNITS.get(w) or TENS.get(w) or int(w.replace(",", "")) for w in (match["few"], match["many"]))
    value = round(100 * few / many, 1)
    return Number(base + match.start(), base + match.end(), value, value, value, "fraction") if few < many else None


def _vague(words: str) -> tuple[float, float]:
    parts = [w.removesuffix("s") for w in words.replace(" of ", " ").split()]
    if len(parts) == 2 and parts[0] in ("ten", "hundred", "dozen", "score", "thousand"):
        low, high = {"ten": (20, 99), "hundred": (200, 999), "dozen": (24, 99), "score": (40, 99)}.get(
            parts[0], (2000, 9999)
        )
        scale = VAGUE[parts[1]][0] / 2
        top = 0.999 if parts[1] == "thousand" else TOP.get(parts[0], 0.0)
        return low * scale, _round((high + top) * scale)
    return VAGUE[parts[-1]]


def _words(match: re.Match[str], base: int) -> list[Number]:
    """Return the number words of ``match``, cut where they do not compose ("two three" is two numbers)."""
    found: list[Number] = []
    total, part, begin, last, bare = 0.0, 0.0, -1, 0.0, True  # bare: a scale word alone is no number ("e85 million")
    end = base + match.start()

    def close() -> None:
        if begin >= 0 and not bare:
            value = _round(total + part)
            found.append(Number(begin, end, value, value, value, "words"))

    for token in _TOKEN.finditer(match.group()):
        bare = bare and token.group() in SCALES
        word, at = token.group().lower(), base + match.start() + token.start()
        if word in ("and", "a", "an"):
            if begin < 0 and word != "and":
                begin, part, last = at, 1.0, 0.5
            continue
        if word == "and a half":
            part, last = part + 0.5, 0.1
        elif word in SCALES:
            size = SCALES[word]
            if size in (1e2, 12.0) and part >= 100:  # "two hundred hundred" is two numbers
                close()
                total, part, begin = 0.0, 0.0, at
            if size in (1e2, 12.0):
                part = max(part, 1.0) * size
            else:
                total, part = total + max(part, 1.0) * size, 0.0
            last = size
        else:
            size = float(UNITS.get(word, TENS.get(word, 0)))
            fits = begin < 0 or last >= 100 or (last >= 20 and size < 10)
            if not fits:
                close()
                total, part, begin = 0.0, 0.0, -1
            part, last = part + size, size
        if begin < 0:
            begin = at
        end = base + match.start() + token.end()
    close()
    return found


def _round(value: float) -> float:
    """Return ``value`` without the dust of floating point (3.12 million is 3120000)."""
    near = round(value, 6)
    return float(round(near)) if abs(near - round(near)) < 1e-6 else near
