"""Issue words: which words and phrases of an issue name the same thing, so that "quit" and "resignation" meet."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from importlib import resources

LONGEST = 3  # words of a phrase


@functools.cache
def concepts() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the concepts that each word or phrase (lower case) stands for."""
    text = resources.files("dateline.knowledge.data").joinpath("issue_words.tsv").read_text(encoding="utf-8")
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            concept, words = line.split("\t")
            for word in words.split():
                key = tuple(word.split("_"))
                found[key] = (*found.get(key, ()), concept)
    return found


@functools.cache
def _firsts() -> frozenset[str]:
    """Return the words that a phrase begins with."""
    return frozenset(phrase[0] for phrase in concepts())


def concepts_of(words: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """Return (place, concept) for the phrases and words of a text (lower case), the longest phrase at each place."""
    known, firsts = concepts(), _firsts()
    found: list[tuple[int, str]] = []
    at = 0
    while at < len(words):
        if words[at] not in firsts:
            at += 1
            continue
        length = next((n for n in range(LONGEST, 0, -1) if tuple(words[at : at + n]) in known), 0)
        if length:
            found.extend((at, c) for c in known[tuple(words[at : at + length])])
        at += max(1, length)
    return tuple(found)
