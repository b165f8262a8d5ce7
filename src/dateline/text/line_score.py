"""How likely each line belongs to the story: a small learned model over a line, its neighbours and its kinship.

Two logistic regressions. The first looks at a line and at the lines around it. The second adds what the whole text
says: how the first judged the surroundings, what the line shares with the main story, and the breaks (date stamps,
bylines) between the story and the line. Weights and training: docs/models/story-lines.md.
"""

from __future__ import annotations

import functools
import json
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from operator import mul

from dateline.text.line_features import Shape, lexicon, shape
from dateline.text.lines import Line

_STEPS = (2, 4, 7, 10, 16, 26, 45)  # word counts at which the length features bend
_SECOND = frozenset(("you", "your"))


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression: weights over scaled features, and the bias."""

    weights: tuple[float, ...]
    bias: float

    def logit(self, row: Sequence[float]) -> float:
        """Return the log-odds of one feature row."""
        return float(sum(map(mul, self.weights, row), self.bias))


def sigmoid(x: float) -> float:
    """Return the probability that belongs to log-odds ``x``."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, x))))


def own_features(line: Line, s: Shape, english: bool) -> list[float]:
    """Return the features of one line alone."""
    n = s.n
    log = math.log1p(n)
    seen, known = frozenset(s.lower), lexicon()
    prose_words = s.function_share if english or n < 6 else 0.42
    return [
        log,
        *(1.0 if n >= step else 0.0 for step in _STEPS),
        float(s.terminal),
        float(s.terminal and n >= 9),
        float(s.trailing_dots),
        float(s.colon),
        min(s.sentences, 4) / 4,
        float(s.bullet),
        s.capital_share,
        s.capital_share * (1.0 if n >= 6 else 0.0),
        prose_words,
        prose_words * (1.0 if n >= 10 else 0.0),
        min(s.phrases, 3) / 3,
        float(s.phrases > 0 and n <= 25),
        float(s.phrases > 0 and n > 25),
        float(s.starts),
        float(s.starts and n <= 6),
        float(s.alone),
        float(s.credit),
        float(s.credit and n >= 15),
        float(s.stamp),
        float(s.byline),
        min(s.odd, 3) / 3,
        float(s.label),
        float(not seen.isdisjoint(_SECOND)),
        float(not seen.isdisjoint(known.saying)),
        float(not seen.isdisjoint(known.other_persons)),
        float("?" in line.text[-3:]),
        float('"' in line.text or "“" in line.text),
        float(line.text[0].islower()),
        float(line.text[0] in "([{"),
        float(n == 0),
        float(s.title_like),
        float(s.bio),
        float(s.caption),
        float(s.caption and n >= 15),
    ]


OWN = 42  # features of a line alone


def around_features(s: Shape) -> tuple[float, ...]:
    """Return what a line's neighbours see of it."""
    return (
        math.log1p(s.n),
        float(s.prose),
        float(s.furniture),
        float(s.credit or s.stamp or s.byline),
        float(s.title_like),
    )


_EDGE = (0.0, 0.0, 0.0, 0.0, 0.0)


def first_rows(rows: Sequence[Line], shapes: Sequence[Shape]) -> list[list[float]]:
    """Return the first model's features of every line."""
    words = sum(s.n for s in shapes)
    english = sum(s.function_share * s.n for s in shapes if s.n >= 10) > 0.25 * sum(s.n for s in shapes if s.n >= 10)
    seen = Counter(line.text for line in rows)
    near = [around_features(s) for s in shapes]
    flat = [*_EDGE * 3, *(v for row in near for v in row), *_EDGE * 3]
    prose = [0.0]
    for s in shapes:
        prose.append(prose[-1] + (s.n if s.prose else 0.0))
    total = max(prose[-1], 1.0)
    topic, head = _topic(shapes)
    clean = 1 - min(1.0, 4 * sum(s.furniture or s.credit or s.stamp or s.byline for s in shapes) / max(len(rows), 1))
    plain = prose[-1] / max(words, 1)
    size, out, before, section = len(rows), [], 0, -99
    for i, (line, s) in enumerate(zip(rows, shapes, strict=True)):
        row = own_features(line, s, english)
        wide = prose[min(size, i + 9)] - prose[max(0, i - 8)]
        row += [
            float(i == 0),
            float(i == size - 1),
            float(seen[line.text] > 1),
            float(line.after_blank),
            float(i + 1 < size and rows[i + 1].after_blank),
            math.log1p(wide) / 6,
            prose[i] / total,
            float(prose[i] == 0),
            float(prose[i + 1] == total),
            before / max(words, 1),
            min(size, 200) / 200,
            i / size,
            _shared(s, topic),
            float(i < head),
            1 / (1 + i - head) if i >= head else 0.0,
            float(0 < i - head <= 12),
            1 / (i - section),
            float(i - section <= 12),
            float(section >= 0),
            clean,
            clean * float(not s.prose),
            plain,
            plain * float(s.title_like),
        ]
        if s.section:
            section = i
        row += flat[5 * i : 5 * i + 15]
        row += flat[5 * i + 20 : 5 * i + 35]
        out.append(row)
        before += s.n
    return out


GLOBAL = 23  # features of a line's place in the whole, after its own


def _topic(shapes: Sequence[Shape]) -> tuple[frozenset[str], int]:
    """Return the words of the text's title (its first line, when title-like) and the line where they come again."""
    first = next((s for s in shapes[:1] if 3 <= s.n <= 25), None)
    if first is None:
        return frozenset(), 0
    topic = first.content
    for i, s in enumerate(shapes[1:], start=1):
        if 3 <= s.n <= 25 and len(topic) > 1 and len(s.content & topic) >= max(2, 0.6 * len(topic)):
            return topic, i
    return topic, 0


def _shared(s: Shape, topic: frozenset[str]) -> float:
    words = s.content
    return len(words & topic) / math.sqrt(len(words) * len(topic)) if words and topic else 0.0


def main_run(shapes: Sequence[Shape], odds: Sequence[float]) -> tuple[int, int]:
    """Return the run of lines (half open) that holds most of the story by the first model's odds."""
    best, best_sum, start, total = (0, len(odds)), -1.0, 0, 0.0
    for i, (s, o) in enumerate(zip(shapes, odds, strict=True)):
        gain = (sigmoid(o) - 0.5) * min(s.n + 4, 60)
        if total <= 0:
            start, total = i, 0.0
        total += gain
        if total > best_sum:
            best, best_sum = (start, i + 1), total
    return best


def second_rows(
    rows: Sequence[Line], shapes: Sequence[Shape], first: Sequence[Sequence[float]], odds: Sequence[float]
) -> list[list[float]]:
    """Return the second model's features: the first model's view of the surroundings, kinship and breaks."""
    size = len(rows)
    chance = [sigmoid(o) for o in odds]
    lo, hi = main_run(shapes, odds)
    weighted = [0.0]
    for c, s in zip(chance, shapes, strict=True):
        weighted.append(weighted[-1] + c * s.n)
    total = max(weighted[-1], 1.0)
    kin = _kinships(shapes, [lo <= i < hi and c > 0.5 for i, c in enumerate(chance)])
    segments = _segments(shapes, weighted, lo)
    kin_of = {start: sum(kin[start:end]) / (end - start) for _, start, end in set(segments)}
    out = []
    for i, s in enumerate(shapes):
        row = [max(-6.0, min(6.0, odds[i])), chance[i], float(chance[i] > 0.5)]
        row += [chance[i + step] if 0 <= i + step < size else 0.0 for step in (-4, -3, -2, -1, 1, 2, 3, 4)]
        row += [(weighted[min(size, i + k + 1)] - weighted[max(0, i - k)]) / total for k in (2, 5, 10)]
        breaks, start, end = segments[i]
        own = kin[i]
        whole, prose = kin_of[start], s.n >= 9
        row += [
            float(lo <= i < hi),
            float(i < lo) * min(lo - i, 10) / 10,
            float(i >= hi) * min(i + 1 - hi, 10) / 10,
            float(i == lo),
            float(i == hi - 1),
            weighted[i] / total,
            float(weighted[i] / total > 0.97),
            own,
            own if prose else 0.0,
            whole,
            min(breaks, 3) / 3,
            float(breaks > 0),
            float(breaks > 0 and prose),
            (1 - own) * float(breaks > 0 and prose),
            (1 - whole) * float(breaks > 0),
            (weighted[end] - weighted[start]) / total,
            float(i >= hi and prose) * own,
            float(i < lo and prose) * own,
            weighted[i] / (weighted[i] + 40),
            float(breaks > 2),
            (weighted[end] - weighted[start]) / (weighted[end] - weighted[start] + 60),
            sum(chance[i + 1 : i + 9]) / 8,
            sum(chance[max(0, i - 8) : i]) / 8,
        ]
        row += first[i][: OWN + GLOBAL]
        out.append(row)
    return out


def _kinships(shapes: Sequence[Shape], inside: Sequence[bool]) -> list[float]:
    """Return every line's kinship with the core, the lines that are ``inside``."""
    core: Counter[str] = Counter()
    for s, is_core in zip(shapes, inside, strict=True):
        if is_core:
            core.update(s.content)
    often = [frozenset(w for w, c in core.items() if c >= k) for k in (1, 2, 3)]
    return [_kinship(s.content, often, inside=is_core) for s, is_core in zip(shapes, inside, strict=True)]


def _kinship(words: frozenset[str], often: Sequence[frozenset[str]], *, inside: bool) -> float:
    """Return the share of a line's content words that other lines of the core hold, once counting for less."""
    once, twice = often[inside], often[inside + 1]
    return (0.6 * len(words & once) + 0.4 * len(words & twice)) / (len(words) + 1)


def _segments(shapes: Sequence[Shape], weighted: Sequence[float], lo: int) -> list[tuple[int, int, int]]:
    """Return for each line: how many breaks lie between the story's first words and it, and its segment."""
    found: list[tuple[int, int, int]] = []
    start, breaks, size = 0, 0, len(shapes)
    last = -1  # the last line that marked a break
    for i in range(lo + 1, size):
        if weighted[i] > 30 and _breaks(shapes, i):
            if last != i - 1:
                found += [(breaks, start, i)] * (i - start)
                start, breaks = i, breaks + 1
            last = i
    found += [(breaks, start, size)] * (size - start)
    return found


def _breaks(shapes: Sequence[Shape], i: int) -> bool:
    """Return whether a line looks like the head of another story: a dated stamp, a byline, a title over a credit."""
    s = shapes[i]
    if s.n > 16:
        return False
    if (s.stamp and s.dated) or s.byline:
        return True
    return s.title_like and s.n >= 4 and not s.credit and i + 1 < len(shapes) and shapes[i + 1].credit


@functools.cache
def models() -> tuple[Weights, Weights]:
    """Return the two trained regressions."""
    path = files("dateline.knowledge") / "data" / "story_lines.json"
    table = json.loads(path.read_text(encoding="utf-8"))
    return tuple(Weights(tuple(m["weights"]), m["bias"]) for m in (table["first"], table["second"]))  # type: ignore


def odds(rows: Sequence[Line], shapes: Sequence[Shape]) -> list[float]:
    """Return for each line the log-odds that it belongs to the story."""
    one, two = models()
    first = first_rows(rows, shapes)
    before = [one.logit(row) for row in first]
    return [two.logit(row) for row in second_rows(rows, shapes, first, before)]


def shapes_of(rows: Sequence[Line]) -> list[Shape]:
    """Return the shapes of all lines."""
    return [shape(line) for line in rows]
