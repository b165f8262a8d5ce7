"""Issue words: which words of an issue name the same thing, so that "quit" and "resignation" meet."""

from __future__ import annotations

import functools
from importlib import resources


@functools.cache
def concepts() -> dict[str, tuple[str, ...]]:
    """Return the concepts that each word (lower case) stands for."""
    text = resources.files("dateline.knowledge.data").joinpath("issue_words.tsv").read_text(encoding="utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            concept, words = line.split("\t")
            for word in words.split():
                found[word] = (*found.get(word, ()), concept)
    return found
