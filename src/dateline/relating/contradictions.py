"""Contradictions: how two statements on one matter, from two reports, stand to each other.

Counts first: of the same thing, do their bounds meet, has the number grown, or has it fallen with nobody saying that it
was corrected? Then denials: one says so, the other that it is not so. Plans and expectations are overtaken by what
comes later; they are not contradicted by it.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.relating.counts import Count, counts
from dateline.text import terms

Label = Literal["contradiction", "update", "compatible", "agree"]

NEAR = 14  # days within which a denial meets the statement that it denies; later it is a change
ROUNDING = 0.03
PLURAL = ("s", "people", "men", "children")  # other words after a number may be adjectives
SCOPE = 2  # content words after a denial that it certainly denies
ALIKE = 0.5  # share of the shorter statement's content words from which two say the same

_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|dismiss(?:es|ed|ing)?|discount(?:s|ed|ing)?|refut(?:e|es|ed|ing)|rebut(?:s|ted)?"
    r"|disput(?:e|es|ed|ing)|untrue|false|baseless|unfounded|fabricat(?:ed|ion)|fail(?:s|ed|ing)?|prevent(?:s|ed|ing)?"
    r"|no(?!-)|no-one|not|never|none|nobody|neither|rul(?:es?|ed|ing) out|reject(?:s|ed|ing)?)\b|n['’]t\b",
    re.IGNORECASE,
)
# A denial of a denial says that it is so: "it is not true that there were no".
_TWICE = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)?|refut(?:e|es|ed|ing)|reject(?:s|ed|ing)?|not true|untrue|false)"
    r"\b(?:\s+\w+){0,5}?\s+(?:no|not|never|none|nobody|failed|\w+n['’]t)\b",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\b(?:call(?:s|ed|ing)? (?:for|on)|demand(?:s|ed|ing)?|urg(?:e|es|ed|ing)|ask(?:s|ed|ing)? (?:for|that)"
    r"|appeal(?:s|ed|ing)? (?:for|to)|request(?:s|ed|ing)?|threat(?:s|ens?|ened|ening)?)\b",
    re.IGNORECASE,
)
# What cannot follow the other: the first, then the second, is a contradiction; the other way round is a change.
_UNDONE = tuple(
    (re.compile(rf"\b(?:{first})\b", re.IGNORECASE), re.compile(rf"\b(?:{second})\b", re.IGNORECASE))
    for first, second in (
        (r"dead|died|killed|death of", r"alive|survived|unhurt|unharmed"),
        (r"recovered|found|rescued|located", r"missing|unaccounted for"),
        (
            r"captured|detained|arrested|caught|in custody",
            r"(?:remains?|still|is) (?:\w+ )?(?:free|at large|on the run)",
        ),
    )
)
_UNCERTAIN = re.compile(
    r"\b(?:(?:could|can|would|did) ?(?:not|n['’]t)|cannot|unable to|declined to|refused to)\s+"
    r"(?:\w+ly )?(?:confirm|say|give|comment|verify|know|support|rule out|discuss)"
    r"|\bnot (?:clear|known|immediately|yet|only|just|far|least|long)\b|\b(?:no|not) (?:more|fewer|less) than\b"
    r"|\bno (?:word|comment|details?|immediate|longer)\b|\bfailed (?:attempt|state|bid)s?\b",
    re.IGNORECASE,
)
_SO_FAR = re.compile(r"\b(?:no[ -]one|nobody|none|no \w+)\b[^.]*\b(?:has|have)\b|\bso far\b|\byet\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|would|going to|plans? to|planned to|expected to|expects? to|intend(?:s|ed)? to|to be|is due|scheduled"
    r"|promis(?:e|es|ed)|vow(?:s|ed)?|hop(?:e|es|ed|ing) to|does not plan|no (?:plans?|intentions?))\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|climb(?:s|ed)|grow[ns]?|increas(?:e|es|ed|ing)|jump(?:s|ed)|reach(?:es|ed)|rais(?:es|ed)"
    r"|up from|from \S+ to|bring(?:s|ing)|brought|now|revis(?:e|es|ed|ing)|earlier (?:figure|estimate|count|toll)"
    r"|previous(?:ly)?|eclips(?:es|ed|ing)|lower(?:s|ed)|cut|corrected|updated)\b",
    re.IGNORECASE,
)


_STOP = re.compile(r"[.;:?!]\s")
_MILDEST: tuple[Label, ...] = ("agree", "compatible", "update", "contradiction")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement: its words (with the words of saying, when they deny) and the date of its report."""

    text: str
    date: date


def compare(a: Said, b: Said) -> Label:
    """Return how ``b`` stands to ``a``: contradiction, update, compatible or agree.

    Both are taken to speak of the same matter; of the two the earlier is looked at first.
    """
    if b.date < a.date:
        a, b = b, a
    counted = _by_counts(a, b)
    denied = _by_denial(a, b)
    if denied is not None and counted != "agree":
        return denied
    if counted is not None:
        return counted
    if denied is None and _alike(a.text, b.text) >= ALIKE:
        return "agree"
    return "compatible"


def _by_counts(a: Said, b: Said) -> Label | None:
    """Return the verdict on the counts that are of the same thing, None when there are none."""
    verdicts = [_verdict(x, y, b) for x in counts(a.text) for y in counts(b.text) if _same_thing(x, y)]
    if not verdicts:
        return None
    return min(verdicts, key=_MILDEST.index)


def _same_thing(x: Count, y: Count) -> bool:
    if x.unit != y.unit or x.unit == "time":
        return False
    if x.aspect is not None and y.aspect is not None:
        return x.aspect == y.aspect
    if x.noun is not None and y.noun is not None:
        return x.noun == y.noun and x.noun.endswith(PLURAL)
    return False


def _verdict(x: Count, y: Count, later: Said) -> Label:
    if x.value is not None and y.value is not None and abs(x.value - y.value) <= ROUNDING * max(x.value, y.value):
        return "agree"
    if (x.low, x.high) == (y.low, y.high):
        return "agree"
    if _meet(x, y) or (x.sure != y.sure and (x.doubted or y.doubted)):
        return "compatible"
    if y.middle > x.middle or _MOVED.search(later.text):
        return "update"
    return "contradiction"


def _meet(x: Count, y: Count) -> bool:
    """Return whether one number can lie within the bounds of both, two counts with the same open side apart."""
    if (x.low is None) == (y.low is None) and (x.high is None) == (y.high is None) and None in (x.low, x.high):
        return False
    low = max((v for v in (x.low, y.low) if v is not None), default=0.0)
    high = min((v for v in (x.high, y.high) if v is not None), default=float("inf"))
    return low <= high * (1 + ROUNDING)


def _by_denial(a: Said, b: Said) -> Label | None:
    """Return contradiction or update when one statement denies what the other says, None when neither or both do."""
    days = (b.date - a.date).days
    for first, second in _UNDONE:
        if first.search(a.text) and second.search(b.text) and days <= NEAR:
            return "contradiction"
        if second.search(a.text) and first.search(b.text):
            return "update"
    if _denies(a.text) == _denies(b.text):
        return None
    if _WISH.search(a.text) or _WISH.search(b.text):
        return "compatible"
    if _denies(a.text) and _SO_FAR.search(a.text):
        return "update"
    if _AHEAD.search(a.text) and not _AHEAD.search(b.text):
        return "update"
    return "contradiction" if days <= NEAR else "update"


@functools.lru_cache(maxsize=50_000)  # the same words stand in many reports
def denied(text: str) -> frozenset[str] | None:
    """Return the stems of what a statement says is not so, None when it denies nothing.

    Of each denial the first content words after it count, up to a stop; doubts and denied denials are left out.
    """
    plain = _TWICE.sub(" ", _UNCERTAIN.sub(" ", text))
    found = [m.end() for m in _DENIAL.finditer(plain)]
    if not found:
        return None
    reach = (_STOP.split(plain[end : end + 120], maxsplit=1)[0] for end in found)
    return frozenset(stem for words in reach for stem in terms.content(words)[:SCOPE])


@functools.lru_cache(maxsize=50_000)
def _denies(text: str) -> bool:
    return denied(text) is not None


def _alike(a: str, b: str) -> float:
    first, second = set(terms.content(a)), set(terms.content(b))
    return len(first & second) / max(1, min(len(first), len(second)))
