"""Hedges: the words that bound or soften a number ("more than", "up to", "an estimated", "or more")."""

from __future__ import annotations

import re

_BEFORE = re.compile(
    r"""(?<![\w-])(?:
    (?P<at_least>(?:at\ the\ very\ least|at\ least|(?:no|not)\ (?:fewer|less)\ than|(?:a\ )?minimum\ (?:of)?))
  | (?P<at_most>(?:(?<!rate\ )(?<!toll\ )(?<!total\ )(?<!prices\ )up\ to|(?:as\ )?(?:many|much|high|few\ as)\ as
      |at\ (?:the\ )?most|(?:a\ )?maximum\ of|(?:no|not)\ (?:more|higher|greater)\ than|upto))
  | (?P<more_than>(?:well\ |far\ |just\ |slightly\ |much\ |little\ )?(?:more|greater|higher|larger|bigger)\ than
      |(?:well\ |just\ )?(?:over|above|exceeding|upwards?\ of|in\ excess\ of|north\ of))
  | (?P<less_than>(?:far\ |just\ |slightly\ |much\ |little\ )?(?:less|fewer|lower|smaller)\ than
      |(?:well\ |just\ )?(?:under|below|short\ of|shy\ of))
  | (?P<nearly>(?:very\ )?(?:nearly|almost|close\ to|approaching|nearing|not\ quite))
  | (?P<estimated>(?:an?\ )?(?:estimated|est\.?))
  | (?P<about>(?:in\ the\ region\ of|somewhere\ (?:around|near)|about|around|some|roughly|approximately|approx\.?|circa
      |perhaps|maybe|an?\ (?:approximate|average\ of\ about)|or\ so|round\ about|~))
    )\ *(?:the\ )?$""",
    re.IGNORECASE | re.VERBOSE,
)
_ESTIMATE = re.compile(
    r"\b(?:estimat(?:e|es|ed|ing)|estimates? (?:is|are|of)|put)\b(?: \w+){0,3}? (?:at|that|to be|of)\s*$"
    r"|\b(?:estimate|estimates|estimating)\s*$",
    re.IGNORECASE,
)
_PASSED = re.compile(r"\b(?:pass(?:ed|es|ing)?|exceed(?:s|ed)?|surpass(?:ed|es|ing)?|topp(?:ed|ing)|tops)\s*$", re.I)
_AFTER = re.compile(
    r"""\s?,?\s?(?:(?P<at_least>or\ (?:even\ )?(?:more|higher|above|over)|and\ (?:above|over|up)|at\ least|plus)
    |(?P<about>or\ so|or\ thereabouts)|(?P<at_most>or\ (?:less|fewer|under)|at\ most))\b(?!\ than)""",
    re.IGNORECASE | re.VERBOSE,
)
BOUNDING = ("at_least", "at_most", "more_than", "less_than")


def before(text: str, start: int, floor: int) -> tuple[str | None, int]:
    """Return the modifier that ends at ``start`` and where it begins (``start`` itself when there is none).

    Of two ("perhaps as many as 50") the bounding one is returned, the span covers both.
    """
    name, begin = None, start
    for _ in range(3):
        match = _BEFORE.search(text, max(floor, begin - 34), begin)
        if match is None:
            break
        found = str(match.lastgroup)
        if name is None or (found in BOUNDING and name not in BOUNDING):
            name = found
        begin = match.start()
    if name is None:
        if _ESTIMATE.search(text, max(floor, start - 50), start):
            name = "estimated"
        elif _PASSED.search(text, max(floor, start - 16), start):
            name = "more_than"
    elif name not in BOUNDING and name != "estimated" and text[start - 1 : start] == "\n":
        name, begin = None, start
    return name, begin


def after(text: str, end: int, ceiling: int) -> tuple[str | None, int]:
    """Return the modifier that follows a number or its unit ("or more") and where it ends."""
    match = _AFTER.match(text, end, ceiling)
    return (str(match.lastgroup), match.end()) if match else (None, end)


def bounds(modifier: str | None, value: float) -> tuple[float | None, float | None]:
    """Return low and high of a value under a modifier."""
    if modifier is None:
        return value, value
    if modifier in ("more_than", "at_least"):
        return value, None
    if modifier in ("less_than", "at_most", "nearly"):
        return None, value
    return None, None
