"""Terms of a text: its words, content stems, capitalised names. No model needed."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

WORD = re.compile(r"\w+")
TERM = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’-]*|[$£€]?\d[\d,.]*\d|\d")
NAME = re.compile(r"(?<![.!?:\"“”]\s)(?<!^)\b[A-ZÀ-Þ][\w'’-]+")

# Function words and the words of reporting itself, which say nothing about what a report is on.
STOP = frozenset(
    """a about above across after again against ago all almost along already also although always am amid among an and
    another any are around as at away back be became because become been before began being below between both
    but by call called came can cannot could day days did do does doing done down during each either else end
    enough especially even ever every far few first for former found from further gave get gets give given go
    going good got had has have having he her here hers herself him himself his how however i if in including
    indeed instead into is it its itself just keep kept know known last later least less let like likely little
    long made make makes making many may me meanwhile might month months more most much must my near need never
    new news next no nor not nothing now of off often old on once one only onto or other others our out over own
    part past per perhaps put quite rather really report reported reports right said same saw say saying says
    second see seen set several shall she should show since so some something soon still such take taken than
    that the their theirs them then there these they thing things think this those though three through thus
    time times to today told took toward towards two under until up upon us use used very via want was way we
    week weeks well went were what when where whether which while who whom whose why will with within without
    would year years yes yesterday yet you your according mr mrs ms dr monday tuesday wednesday thursday friday
    saturday sunday january february march april june july august september october november december""".split()
)
_SUFFIXES = ("ations", "ation", "ments", "ment", "ings", "ing", "edly", "ies", "ed", "es", "ly", "s")


@functools.lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return a crude stem (lower case, common English endings off): forms of a word fall together, that is all."""
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)]
            break
    return word.removesuffix("e") if len(word) > 4 else word


def content(text: str) -> list[str]:
    """Return the stems of the content words and numbers of ``text``, in order."""
    return [stem(w) for w in TERM.findall(text) if w.lower().replace("’", "'") not in STOP and len(w) > 1]


def names(text: str) -> set[str]:
    """Return the stems of the capitalised words inside sentences (not the first word of one)."""
    return {stem(w) for w in NAME.findall(text) if w.lower() not in STOP}


def pairs(stems: Sequence[str]) -> list[str]:
    """Return adjacent pairs of stems, as "a b"."""
    return [f"{a} {b}" for a, b in pairwise(stems)]


def document_frequency(documents: Iterable[Iterable[str]]) -> Counter[str]:
    """Return in how many documents each term stands."""
    df: Counter[str] = Counter()
    for terms in documents:
        df.update(set(terms))
    return df
