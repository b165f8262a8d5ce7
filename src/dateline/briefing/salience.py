"""Salience: which sentences tell most of what independent reports agree is worth telling, in few words.

Concept coverage (Gillick and Favre 2009, "A scalable global model for summarization"): a line is worth the concepts
(stem pairs, and stems at a tenth) that it adds, each weighted by how many lineages of reports hold it; a concept told
again counts DAMPING of its weight. Greedy by worth per word**LENGTH, which is near the optimum for a submodular sum
under a budget. News is also worth what it stands for among all sentences (``echo``); the two are multiplied.
Constants were chosen on the four development situations of the briefs benchmark.
"""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.briefing.echo import Echo
from dateline.text import terms

POWER, SPREAD, LENGTH, UNIGRAM, DAMPING, OLD, RARE = 0.7, 0.5, 0.4, 0.1, 0.25, 0.15, 0.1
RECENCY = 0.2  # news fades by exp(-RECENCY * days before the last report)
MOST_HEARD = 600  # candidates, those of most worth, whose likeness to all sentences is worked out
OVERLAP = 0.5  # share of a line's content words in one chosen line from which it says the same again


@dataclass(frozen=True, slots=True)
class Candidate:
    """A wording that may become a line. ``key`` is the same for all wordings of one sentence."""

    key: tuple[str, int]
    report: str
    day: date
    start: int
    end: int
    text: str
    order: int  # the sentence's place in its report
    words: int
    concepts: frozenset[str]
    content: frozenset[str]
    factor: float = 1.0
    age: int = 0  # days before the last report of the pile
    label: str | None = None


def concepts_of(text: str) -> frozenset[str]:
    """Return the stems and adjacent stem pairs of a text."""
    stems = terms.content(text)
    return frozenset(stems) | frozenset(terms.pairs(stems))


def factor(text: str, order: int) -> float:
    """Return how much a sentence's form speaks for it: early in its report; against: questions, fragments."""
    value = 1 + 0.6 / (1 + order / 3)
    if "?" in text:
        value *= 0.2
    if text[-1:] not in ".!?\"”’'":
        value *= 0.4
    if re.match(r"[“\"‘]", text):
        value *= 0.6
    elif re.search(r"[“\"]", text) is not None:
        value *= 0.85
    if re.search(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our)\b", re.sub(r"[“\"].*?[”\"]", "", text)):
        value *= 0.4
    if re.match(r"(?:He|She|They|It|This|That|These|Those|Others?|Another|There)\b", text):
        value *= 0.7
    return value


def weights(lineages: Iterable[tuple[bool, frozenset[str]]]) -> dict[str, float]:
    """Return the weight of each concept from (is new, concepts) of each lineage."""
    new: Counter[str] = Counter()
    old: Counter[str] = Counter()
    count = 0
    for is_new, concepts in lineages:
        (new if is_new else old).update(concepts)
        count += 1
    least = 3 if count >= 12 else 2 if count >= 3 else 1
    out = {}
    for concept in sorted(new.keys() | old.keys()):
        df = new[concept] + old[concept]
        value = (new[concept] + OLD * old[concept]) ** POWER * math.log((count + 1) / df) ** SPREAD
        value *= 1.0 if df >= least else RARE
        out[concept] = value * (1.0 if " " in concept else UNIGRAM)
    return out


@dataclass
class Picker:
    """The lines chosen so far, over all sections: what they cover, so that no section says it again."""

    covered: Counter[str] = field(default_factory=Counter)
    chosen: list[frozenset[str]] = field(default_factory=list)
    keys: set[tuple[str, int]] = field(default_factory=set)
    echo: Echo | None = None

    def repeats(self, content: frozenset[str]) -> bool:
        """Return whether a chosen line already says most of this."""
        size = max(1, len(content))
        return any(len(content & c) >= OVERLAP * size for c in self.chosen)

    def take(self, concepts: frozenset[str], content: frozenset[str], key: tuple[str, int] | None = None) -> None:
        """Record a line as chosen."""
        self.covered.update(concepts)
        self.chosen.append(content)
        if self.echo is not None:
            self.echo.take(content)
        if key is not None:
            self.keys.add(key)

    def worth(self, concepts: Iterable[str], weight: Mapping[str, float]) -> float:
        """Return what the concepts would add."""
        return math.fsum(weight.get(c, 0.0) * DAMPING ** self.covered[c] for c in sorted(concepts))

    def gain(self, candidate: Candidate, worth: Sequence[tuple[str, float]], length: float, fades: bool) -> float:
        """Return what the candidate adds, per word**length; ``worth`` holds its concepts and their weights."""
        covered = self.covered
        total = math.fsum(w * DAMPING ** covered[c] if c in covered else w for c, w in worth)
        if fades:
            total *= math.exp(-RECENCY * candidate.age)
        return float(candidate.factor * total / candidate.words**length)

    def pick(
        self,
        candidates: Sequence[Candidate],
        weight: Mapping[str, float],
        budget: int,
        *,
        most: int = 99,
        extra: int = 0,
        length: float = LENGTH,
        fades: bool = True,
        allow: Callable[[Candidate], bool] | None = None,
    ) -> list[Candidate]:
        """Return the best candidates that fit in ``budget`` words, best first; lazily greedy.

        ``extra`` words are added to each line by its section (a date, say) and count. With ``fades`` recent
        lines are worth more.
        """
        worth = {
            n: [(x, weight[x]) for x in sorted(c.concepts) if weight.get(x, 0.0) > 0.0]
            for n, c in enumerate(candidates)
            if c.words <= budget
        }
        heap = [(-self.gain(candidates[n], own, length, fades), n) for n, own in worth.items()]
        heard = self.echo if fades else None
        if heard is not None:
            best = heapq.nsmallest(MOST_HEARD, heap)
            heap = [(gain * heard.gain(candidates[n].content), n) for gain, n in best]
        heapq.heapify(heap)
        out: list[Candidate] = []
        left = budget
        while heap and len(out) < most:
            _, n = heapq.heappop(heap)
            c = candidates[n]
            if c.words + extra > left or c.key in self.keys:
                continue
            now = -self.gain(c, worth[n], length, fades)
            if heard is not None:
                now *= heard.gain(c.content)
            if heap and now > heap[0][0] + 1e-12:
                heapq.heappush(heap, (now, n))
                continue
            if now >= 0:
                break
            if self.repeats(c.content) or (allow is not None and not allow(c)):
                continue
            self.take(c.concepts, c.content, c.key)
            out.append(c)
            left -= c.words + extra
        return out
