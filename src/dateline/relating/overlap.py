"""Overlap: how much of its word 5-grams, and of its content words, each report of a pile shares with each other one.

Exact counting over arrays: every 5-gram of every report is hashed, the hashes are sorted once, and equal neighbours are
reports that share it (containment after Broder 1997, "On the resemblance and containment of documents").
"""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.text.terms import STOP, stem

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]

SIZE = 5  # words of a gram
FURNITURE = 8  # a 5-gram in as many reports is the house's, not the story's ...
MAINLY = 0.5  # ... unless the reports that hold it consist mainly of such: then it is a story that many carry
MOST_PAIRS = 40  # a 5-gram in more reports than this links each of them to the first alone
LEAST_GRAMS = 8  # a report with fewer says too little to be called a copy
RARE = 16  # a content word in as many reports or fewer is looked at when rewrites are searched ...
RARE_SHARED = 3  # ... and two reports are compared when they share so many of them

_WORD = re.compile(r"\w+")
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_NONE = np.uint64(0)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of each report as indices into one vocabulary, with a stable hash and a content stem per word."""

    runs: tuple[Ints, ...]
    hashes: Hashes
    stems: Hashes  # 0 for function words


def words_of(texts: Sequence[str]) -> Words:
    """Return the lower-cased words of the texts."""
    index: dict[str, int] = {}
    runs = []
    for text in texts:
        found = _WORD.findall(text.lower())
        runs.append(np.array([index.setdefault(w, len(index)) for w in found], dtype=np.int64))
    hashes = np.array([zlib.crc32(w.encode()) for w in index], dtype=np.uint64)
    stems = np.array([_content_hash(w) for w in index], dtype=np.uint64)
    return Words(tuple(runs), hashes, stems)


def shortened(words: Words, most: int) -> Words:
    """Return the first words of each report."""
    return Words(tuple(run[:most] for run in words.runs), words.hashes, words.stems)


def grams(words: Words) -> list[Hashes]:
    """Return the distinct 5-gram hashes of each report, sorted."""
    return [_grams(words.hashes[run]) for run in words.runs]


def content(words: Words) -> list[Hashes]:
    """Return the distinct hashed content stems of each report, sorted."""
    return [_without_zero(np.unique(words.stems[run])) for run in words.runs]


def alike(a: str, b: str) -> float:
    """Return the share of the smaller text's distinct content words that stand in the other, 0 to 1."""
    first, second = content(words_of((a, b)))
    return _shared(first, second) / max(1, min(len(first), len(second)))


def containments(own: Sequence[Hashes]) -> dict[tuple[int, int], tuple[float, float]]:
    """Return, for each pair of reports that shares a 5-gram of the story, the share of each one's found in the other.

    5-grams of page furniture, those that stand in many reports, are left out of the shares.
    """
    n = len(own)
    holders = _Holders.of(own)
    if not len(holders.counts):
        return {}
    common = holders.counts >= FURNITURE
    total = np.maximum(1, np.bincount(holders.reports, minlength=n))
    mainly = np.bincount(holders.reports[np.repeat(common, holders.counts)], minlength=n) > MAINLY * total
    carried = np.add.reduceat(mainly[holders.reports].astype(np.int64), holders.starts) * 2 >= holders.counts
    kept = ~common | carried
    sizes = np.bincount(holders.reports[np.repeat(kept, holders.counts)], minlength=n)
    first, second, shared = holders.pairs(kept, MOST_PAIRS)
    enough = np.minimum(sizes[first], sizes[second]) >= LEAST_GRAMS
    return {
        (int(a), int(b)): (int(s) / int(sizes[a]), int(s) / int(sizes[b]))
        for a, b, s in zip(first[enough], second[enough], shared[enough], strict=True)
    }


def alikes(own: Sequence[Hashes], least: float) -> dict[tuple[int, int], float]:
    """Return the pairs of reports (content stems given) that share ``least`` of their content words or more.

    The share is the geometric mean of the two reports' shares.
    """
    holders = _Holders.of(own)
    first, second, shared = holders.pairs(holders.counts <= RARE, RARE)
    found = {}
    for a, b in zip(first[shared >= RARE_SHARED], second[shared >= RARE_SHARED], strict=True):
        x, y = len(own[a]), len(own[b])
        if min(x, y) >= least * least * max(x, y) and (share := mean_share(own[a], own[b])) >= least:
            found[int(a), int(b)] = share
    return found


@dataclass(frozen=True, slots=True)
class _Holders:
    """For each distinct hash: which reports hold it (``reports[start : start + count]``, ascending)."""

    reports: Ints
    starts: Ints
    counts: Ints
    size: int

    @staticmethod
    def of(own: Sequence[Hashes]) -> _Holders:
        every = np.concatenate(own) if own else np.empty(0, np.uint64)
        if not len(every):
            none = np.empty(0, np.int64)
            return _Holders(none, none, none, len(own))
        reports = np.repeat(np.arange(len(own), dtype=np.int64), [len(g) for g in own])
        order = np.argsort(every, kind="stable")
        every, reports = every[order], reports[order]
        starts = np.flatnonzero(np.concatenate(([True], every[1:] != every[:-1]))).astype(np.int64)
        counts = np.diff(np.concatenate((starts, [len(every)]))).astype(np.int64)
        return _Holders(reports, starts, counts, len(own))

    def pairs(self, kept: NDArray[np.bool_], most: int) -> tuple[Ints, Ints, Ints]:
        """Return the pairs that share a kept hash (first < second, in order) and how many they share."""
        keys = []
        for count in sorted(set(self.counts[kept & (self.counts > 1)].tolist())):
            starts = self.starts[kept & (self.counts == count)]
            columns = [self.reports[starts + i] for i in range(count)]
            for i in range(count if count <= most else 1):
                keys += [columns[i] * self.size + columns[j] for j in range(i + 1, count)]
        if not keys:
            none = np.empty(0, np.int64)
            return none, none, none
        distinct, shared = np.unique(np.concatenate(keys), return_counts=True)
        return distinct // self.size, distinct % self.size, shared.astype(np.int64)


def _grams(hashes: Hashes) -> Hashes:
    n = len(hashes) - SIZE + 1
    if n <= 0:
        return np.empty(0, np.uint64)
    value = hashes[:n].copy()
    for k in range(1, SIZE):
        value *= _MULTIPLIER
        value ^= value >> np.uint64(29)
        value += hashes[k : n + k]
    value *= _MULTIPLIER
    value ^= value >> np.uint64(32)
    return np.unique(value)


def _content_hash(word: str) -> int:
    """Return a stable non-zero hash of a content word's stem, 0 for a function word or a single sign."""
    return 0 if len(word) < 2 or word in STOP else zlib.crc32(stem(word).encode()) + 1


def _without_zero(values: Hashes) -> Hashes:
    return values[1:] if len(values) and values[0] == _NONE else values


def mean_share(a: Hashes, b: Hashes) -> float:
    """Return the geometric mean of the shares of each one's hashes that the other holds."""
    return _shared(a, b) / math.sqrt(max(1, len(a) * len(b)))


def _shared(a: Hashes, b: Hashes) -> int:
    return len(np.intersect1d(a, b, assume_unique=True))
