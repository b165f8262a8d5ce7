"""How much of what the reports say a line stands for: the sentences of the pile that are like it.

Facility location (Lin and Bilmes 2011, "A class of submodular functions for document summarization"): each sentence is
served by the chosen line most like it, up to ENOUGH; a line adds what it serves better than the lines before it.
Likeness is the cosine of the content words, weighted by how few sentences hold them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import median

import numpy as np

LEAST = 1e-6
ENOUGH = 0.5  # likeness from which a sentence counts as told

Array = np.ndarray[tuple[int], np.dtype[np.float64]]


class Echo:
    """The sentences of the pile with their weights, and how well the lines chosen so far serve each."""

    def __init__(self, sentences: Sequence[frozenset[str]], weights: Sequence[float]) -> None:
        self._weights: Array = np.array(weights, dtype=np.float64)
        self._told: Array = np.zeros(len(sentences), dtype=np.float64)
        places: dict[str, list[int]] = {}
        for n, words in enumerate(sentences):
            for word in sorted(words):
                places.setdefault(word, []).append(n)
        self._places = {w: np.array(held, dtype=np.intp) for w, held in places.items()}
        self._idf = {w: math.log((len(sentences) + 1) / len(held)) for w, held in places.items()}
        squares = np.zeros(len(sentences), dtype=np.float64)
        for word, held in self._places.items():
            squares[held] += self._idf[word] ** 2
        self._norms: Array = np.sqrt(np.maximum(squares, 1e-9))
        self._near: dict[frozenset[str], Array] = {}

    def gain(self, content: frozenset[str]) -> float:
        """Return what a line of these content words would serve that no chosen line serves as well; never nothing."""
        return LEAST + float(np.maximum(self.near(content) - self._told, 0.0) @ self._weights)

    def take(self, content: frozenset[str]) -> None:
        """Record a line of these content words as chosen."""
        self._told = np.maximum(self._told, self.near(content))

    def near(self, content: frozenset[str]) -> Array:
        """Return how like each sentence is to these content words, ENOUGH at most."""
        known = self._near.get(content)
        if known is None:
            total = np.zeros(len(self._told), dtype=np.float64)
            square = 0.0
            for word in sorted(content):
                if word in self._places:
                    total[self._places[word]] += self._idf[word] ** 2
                    square += self._idf[word] ** 2
            known = np.minimum(total / (self._norms * max(square, 1e-9) ** 0.5), ENOUGH)
            self._near[content] = known
        return known


def belonging(reports: Mapping[str, Sequence[frozenset[str]]]) -> dict[str, float]:
    """Return how much each report is about what the others are about: 1 for the middling one and all above it.

    By the cosine of its words with the sum of the others; ``reports`` holds the content words of their sentences.
    """
    counts = {r: Counter(w for words in held for w in words) for r, held in reports.items()}
    holders = Counter(w for own in counts.values() for w in own)
    vectors: dict[str, dict[str, float]] = {}
    whole: dict[str, float] = {}
    for r in sorted(counts):
        own = {w: (1 + math.log(n)) * math.log((len(counts) + 1) / holders[w]) for w, n in sorted(counts[r].items())}
        norm = math.sqrt(math.fsum(v * v for v in own.values())) or 1.0
        vectors[r] = {w: v / norm for w, v in own.items()}
        for w, v in vectors[r].items():
            whole[w] = whole.get(w, 0.0) + v
    near = {r: math.fsum(v * (whole[w] - v) for w, v in own.items()) for r, own in vectors.items()}
    middle = median(near.values()) if near else 0.0
    return {r: min(1.0, v / middle) if middle > 0 else 1.0 for r, v in near.items()}
