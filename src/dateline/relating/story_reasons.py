"""Why a report belongs to its story: the words it shares with the rest of it, and the story that comes next."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import Reading, Story
from dateline.relating.story_terms import bag, nearness, unit
from dateline.relating.told import headline, story_text
from dateline.text.terms import TERM, stem

SHOWN = 6  # terms that are named


@dataclass(frozen=True)
class Likeness:
    """How near a report is to the other reports of a story, on average, and the words that weigh most in it."""

    story: str
    similarity: float
    words: tuple[str, ...]


@dataclass(frozen=True)
class Reason:
    """What decided where a report stands: its likeness to its own story (None when it stands alone) and to the next."""

    report: str
    story: str
    own: Likeness | None
    next: Likeness | None


def reasons(readings: Sequence[Reading], found: Sequence[Story]) -> tuple[Reason, ...]:
    """Return the reason of each reading, in their order, for stories that were found among them."""
    bags = {r.report.id: bag(r) for r in readings}
    df = Counter(t for b in bags.values() for t in b)
    vectors = {ident: unit(b, df, len(bags)) for ident, b in bags.items()}
    day = {r.report.id: r.report.date for r in readings}
    story_of = {ident: s for s in found for ident in s.reports}
    index: dict[str, list[str]] = {}
    for ident, vector in vectors.items():
        for t in vector:
            index.setdefault(t, []).append(ident)
    out = []
    for reading in readings:
        ident = reading.report.id
        shared: dict[str, dict[str, float]] = {}
        for t, w in vectors[ident].items():
            for other in index[t]:
                if other != ident:
                    value = w * vectors[other][t] * nearness(abs((day[ident] - day[other]).days))
                    of_story = shared.setdefault(story_of[other].id, {})
                    of_story[t] = of_story.get(t, 0.0) + value
        likenesses = [_likeness(story_of, name, ident, terms, reading) for name, terms in sorted(shared.items())]
        own = next((one for one in likenesses if one.story == story_of[ident].id), None)
        others = [one for one in likenesses if one.story != story_of[ident].id]
        nearest = max(others, key=lambda one: (one.similarity, one.story), default=None)
        out.append(Reason(ident, story_of[ident].id, own, nearest))
    return tuple(out)


def _likeness(story_of: dict[str, Story], name: str, ident: str, terms: dict[str, float], reading: Reading) -> Likeness:
    members = [i for i in story_of[name].reports if i != ident]
    heaviest = sorted(terms, key=lambda t: (-terms[t], t))[:SHOWN]
    similarity = round(math.fsum(terms.values()) / max(len(members), 1), 4)
    return Likeness(name, similarity, tuple(_as_written(t, reading) for t in heaviest))


def _as_written(term: str, reading: Reading) -> str:
    """Return a term as the report first writes it."""
    words = term.split(" ")
    text = f"{headline(reading)} {story_text(reading)}"
    found = [(m.group(), stem(m.group())) for m in TERM.finditer(text)]
    for n, (_, first) in enumerate(found):
        if first == words[0] and (len(words) == 1 or words[1] in {s for _, s in found[n + 1 : n + 4]}):
            second = next((w for w, s in found[n + 1 : n + 4] if len(words) > 1 and s == words[1]), None)
            return re.sub(r"[’']s$", "", found[n][0] if second is None else f"{found[n][0]} {second}")
    return term
