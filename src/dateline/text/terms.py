"""Terms of a text: its words, content stems, capitalised names; and TF-IDF vectors over them. No model needed."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
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


def shingles(text: str, size: int) -> set[int]:
    """Return the hashes of the lower-cased word ``size``-grams of ``text`` (stable between runs)."""
    tokens = WORD.findall(text.lower())
    ids = [_word_id(t) for t in tokens]
    out: set[int] = set()
    for i in range(len(ids) - size + 1):
        value = 0
        for part in ids[i : i + size]:
            value = (value * 1_000_003 + part) & 0xFFFFFFFFFFFFFFFF
        out.add(value)
    return out


@functools.lru_cache(maxsize=200_000)
def _word_id(word: str) -> int:
    value = 1469598103934665603  # FNV-1a: Python's own hash() of a string differs from run to run
    for byte in word.encode():
        value = ((value ^ byte) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    return value


def vector(counts: Mapping[str, float], df: Mapping[str, int], n: int) -> dict[str, float]:
    """Return the unit-length TF-IDF vector: (1 + log tf) * log((1 + n) / df)."""
    weights = {
        t: (1 + math.log(c)) * math.log((1 + n) / df.get(t, 1))
        for t, c in sorted(counts.items())
        if c >= 1 and df.get(t, 1) <= n
    }
    norm = math.sqrt(math.fsum(w * w for w in weights.values()))
    return {t: w / norm for t, w in weights.items()} if norm > 0 else {}


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Return the dot product of two unit vectors."""
    if len(b) < len(a):
        a, b = b, a
    return math.fsum(w * b[t] for t, w in a.items() if t in b)


def document_frequency(documents: Iterable[Iterable[str]]) -> Counter[str]:
    """Return in how many documents each term stands."""
    df: Counter[str] = Counter()
    for terms in documents:
        df.update(set(terms))
    return df
