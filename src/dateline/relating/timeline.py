"""The timeline: the days that matter and the sentences that tell them best.

The days are those of which most is told (``days``). A day's sentences are those nearest to what all its tellers say
(centroid of the content words, Radev et al. 2004), short ones first, what is only ahead last.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.model import Reading, Span, TimelineDay, TimelineEntry
from dateline.relating.days import Dated, Teller, dated, tellers, weights
from dateline.text import terms

DEFAULT_DATES = 20
MIN_WORDS, MAX_WORDS = 6, 42
LONGEST = 80  # words of a sentence that stands in for want of a shorter one
RARE = 0.3  # power of a word's inverse document frequency
LENGTH, SHORT = 0.9, 8  # power of a sentence's length in content words, and what is added to it first
KNOWN = 0.5  # what a word still counts when a sentence of the day has said it
UNCERTAIN = 0.7  # what a sentence about what may or will be counts
SAME_DAY, ANY_DAY = 0.5, 0.85  # share of the words of one already told from which a sentence says nothing new
TELLS_SAME = 0.5  # ... and from which another report tells the same
_AHEAD = re.compile(r"\b(?:will|would|could|may|might|should|expected to|plans? to)\b")

Stems = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Pile:
    readings: Sequence[Reading]
    found: Sequence[Dated]
    origin: Mapping[str, int]
    told: Mapping[date, Sequence[Teller]]
    stems: Mapping[tuple[int, int], Stems]
    rarity: Mapping[str, float]

    def source(self, teller: Teller) -> object:
        name = self.readings[teller.reading].report.id
        return self.origin.get(name, name)

    def span(self, teller: Teller) -> Span:
        return self.readings[teller.reading].sentences[teller.sentence]

    def words(self, teller: Teller) -> Stems:
        return self.stems[teller.reading, teller.sentence]


def timeline(
    readings: Sequence[Reading],
    origins: Sequence[Sequence[str]] = (),
    *,
    dates: int = DEFAULT_DATES,
    sentences: int = 1,
    first: date | None = None,
    last: date | None = None,
    query: Sequence[str] = (),
) -> tuple[TimelineDay, ...]:
    """Return up to ``dates`` days between ``first`` and ``last`` with up to ``sentences`` sentences each, by date.

    ``origins`` groups the ids of reports of one origin; each group counts once. ``query``: words or phrases; every
    sentence shown holds one of them.
    """
    if not readings:
        return ()
    asked = _pattern(query)
    found = [dated(r, asked) for r in readings]
    origin = {r: n for n, group in enumerate(origins) for r in group}
    newest = max(r.report.date for r in readings)
    low, high = first or date.min, min(last or newest, newest)
    weight = {d: w for d, w in weights(readings, found, origin).items() if low <= d <= high}
    pile = _pile(readings, found, origin, {d: t for d, t in tellers(readings, found).items() if d in weight})
    days: list[TimelineDay] = []
    told: list[Stems] = []
    for day in sorted(weight, key=lambda d: (-weight[d], d)):
        if len(days) == dates:
            break
        entries = _entries(pile, day, sentences, told)
        if entries:
            days.append(TimelineDay(day, entries))
    return tuple(sorted(days, key=lambda d: d.date))


def _pattern(query: Sequence[str]) -> re.Pattern[str] | None:
    wanted = [r"\s+".join(map(re.escape, q.split())) for q in query if q.strip()]
    return re.compile(rf"\b(?:{'|'.join(wanted)})", re.IGNORECASE) if wanted else None


def _pile(
    readings: Sequence[Reading],
    found: Sequence[Dated],
    origin: Mapping[str, int],
    told: Mapping[date, Sequence[Teller]],
) -> _Pile:
    stems: dict[tuple[int, int], Stems] = {}
    held: dict[int, set[str]] = {}
    for t in (t for day in told.values() for t in day):
        key = (t.reading, t.sentence)
        if key not in stems:
            span = readings[t.reading].sentences[t.sentence]
            stems[key] = frozenset(terms.content(readings[t.reading].report.text[span.start : span.end]))
            held.setdefault(t.reading, set()).update(stems[key])
    df = terms.document_frequency(held.values())
    rarity = {t: math.log((1 + len(held)) / n) ** RARE for t, n in df.items()}
    return _Pile(readings, found, origin, told, stems, rarity)


def _entries(pile: _Pile, day: date, most: int, told: list[Stems]) -> tuple[TimelineEntry, ...]:
    """Return the day's sentences, best first; what they tell is added to ``told``."""
    everyone = pile.told.get(day, ())
    value = _values(pile, everyone)
    open_ = _shown(pile, everyone, told, MAX_WORDS) or _shown(pile, everyone, told, LONGEST)
    entries: list[TimelineEntry] = []
    while open_ and len(entries) < most:
        best = min(range(len(open_)), key=lambda n: (-_score(pile, open_[n], value), n))
        teller, words = open_[best], pile.words(open_[best])
        sources = {pile.source(t) for t in everyone if _covered(pile.words(t), (words,), TELLS_SAME)}
        entries.append(_entry(pile, teller, len(sources | {pile.source(teller)})))
        told.append(words)
        open_ = [t for t in open_ if not _covered(pile.words(t), (words,), SAME_DAY)]
        value |= {stem: value[stem] * KNOWN for stem in words}
    return tuple(entries)


def _values(pile: _Pile, everyone: Sequence[Teller]) -> dict[str, float]:
    """Return what each stem is worth on a day: what its tellers weigh, and how rare it is in the pile."""
    central: dict[str, float] = {}
    for t in everyone:
        for stem in pile.words(t):
            central[stem] = central.get(stem, 0.0) + t.weight
    return {stem: w * pile.rarity[stem] for stem, w in central.items()}


def _shown(pile: _Pile, everyone: Sequence[Teller], told: Sequence[Stems], longest: int) -> list[Teller]:
    """Return the sentences that may stand in the timeline: they hold the query and say something new, not at length."""
    out = []
    for t in everyone:
        if not pile.found[t.reading].asked[t.sentence] or not pile.words(t):
            continue
        span = pile.span(t)
        words = len(pile.readings[t.reading].report.text[span.start : span.end].split())
        if MIN_WORDS <= words <= longest and not _covered(pile.words(t), told, ANY_DAY):
            out.append(t)
    return out


def _score(pile: _Pile, teller: Teller, value: Mapping[str, float]) -> float:
    stems = pile.words(teller)
    score: float = math.fsum(value[s] for s in stems) / (SHORT + len(stems)) ** LENGTH * teller.weight
    text, span = pile.readings[teller.reading].report.text, pile.span(teller)
    uncertain = _AHEAD.search(text, span.start, span.end) is not None
    return score * UNCERTAIN if uncertain else score


def _covered(words: Stems, others: Sequence[Stems], share: float) -> bool:
    return any(len(words & o) > share * min(len(words), len(o)) for o in others)


def _entry(pile: _Pile, teller: Teller, outlets: int) -> TimelineEntry:
    report = pile.readings[teller.reading].report
    span = pile.span(teller)
    words = " ".join(report.text[span.start : span.end].split())
    return TimelineEntry(words, report.id, span.start, span.end, outlets)
