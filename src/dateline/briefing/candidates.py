"""Candidates: every story sentence of the situation in each of its wordings, with what the reading found in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.briefing import salience
from dateline.briefing.salience import Candidate
from dateline.briefing.wording import balanced, finished, wordings
from dateline.knowledge.calendar import interval
from dateline.model import Attribution, Mention, Outlook, Position, Reading
from dateline.text import terms
from dateline.text.sentences import is_run_in

LEAST_WORDS, MOST_WORDS = 8, 48
_SMALL = re.compile(r"(?<![\w'’-])[a-z]+(?![\w'’-])")
EVENT, FIGURE, NAMED = 0.35, 0.3, 1.4  # what an event, a figure, a named speaker add to a sentence's worth
OLD_DAYS = 10  # a sentence that tells of a time so long before its report is backstory


@dataclass(frozen=True, slots=True)
class Sentence:
    """What was found in one sentence of a report."""

    attributions: tuple[Attribution, ...] = ()
    outlook: tuple[Outlook, ...] = ()
    old: bool = False  # its earliest time is OLD_DAYS or more before the report
    events: int = 0  # those that happened or go on
    figures: int = 0
    stances: tuple[Position, ...] = ()

    @property
    def substance(self) -> float:
        """Return how much what was found speaks for the sentence: things that happened, numbers, a named speaker."""
        named = any(a.speaker is not None for a in self.attributions)
        return (1 + EVENT * min(2, self.events)) * (1 + FIGURE * min(2, self.figures)) * (NAMED if named else 1.0)


@dataclass
class Pool:
    """All candidates, and the sentences they come from by (report id, number)."""

    candidates: list[Candidate] = field(default_factory=list)
    sentences: dict[tuple[str, int], Sentence] = field(default_factory=dict)
    bags: dict[str, frozenset[str]] = field(default_factory=dict)  # the concepts of each report


def pool(readings: Sequence[Reading], origins: Sequence[Sequence[str]]) -> Pool:
    """Return the candidates of the readings, in their order; ``origins`` groups the ids of copies."""
    out = Pool()
    house = _house_lines(readings, origins)
    last = max((r.report.date for r in readings), default=date.min)
    for reading in readings:
        bag: set[str] = set()
        found = _found(reading)
        text = reading.report.text
        headlines = [p for p in reading.passages if p.kind == "headline"]
        place = 0
        for n, span in enumerate(reading.sentences):
            if any(h.start <= span.start < h.end for h in headlines):
                bag |= salience.concepts_of(text[span.start : span.end])
                continue
            if " ".join(text[span.start : span.end].split()) in house:
                continue
            if n + 1 < len(reading.sentences) and is_run_in(text, span.end, reading.sentences[n + 1].start):
                continue
            key = (reading.report.id, n)
            out.sentences[key] = found.get(n, Sentence())
            bag |= salience.concepts_of(text[span.start : span.end])
            out.candidates += _candidates(reading, key, place, out.sentences[key], last)
            place += 1
        out.bags[reading.report.id] = frozenset(bag)
    return out


def _house_lines(readings: Sequence[Reading], origins: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the sentences that unrelated reports share word for word: the house's furniture, not the story."""
    origin = {r: n for n, group in enumerate(origins) for r in group}
    holders: dict[str, set[int]] = defaultdict(set)
    for reading in readings:
        for span in reading.sentences:
            line = " ".join(reading.report.text[span.start : span.end].split())
            holders[line].add(origin.get(reading.report.id, -1))
    return frozenset(line for line, who in holders.items() if len(who) > 2 or (len(who) > 1 and not terms.names(line)))


def _unattributed(text: str, span: tuple[int, int], found: Sentence) -> bool:
    """Return whether the line is somebody's words without saying whose."""
    if text[0] not in '"“':
        return False
    return not any(a.source and span[0] <= s and e <= span[1] for a in found.attributions for s, e in a.cue)


def _candidates(reading: Reading, key: tuple[str, int], place: int, found: Sentence, last: date) -> list[Candidate]:
    text, span = reading.report.text, reading.sentences[key[1]]
    out = []
    small = frozenset(_SMALL.findall(text)) if place == 0 else frozenset()
    for w in wordings(text, span.start, span.end, opening_words=small):
        count = len(w.text.split())
        if not LEAST_WORDS <= count <= MOST_WORDS or not balanced(w.text):
            continue
        if _unattributed(w.text, (w.start, w.end), found):
            continue
        form = salience.factor(finished(w.text) if w.end < span.end else w.text, place) * found.substance
        out.append(
            Candidate(
                key=key,
                report=reading.report.id,
                day=reading.report.date,
                start=w.start,
                end=w.end,
                text=w.text,
                order=place,
                words=count,
                concepts=salience.concepts_of(w.text),
                content=frozenset(terms.content(w.text)),
                factor=form,
                label=w.label,
                age=(last - reading.report.date).days,
            )
        )
    return out


def _found(reading: Reading) -> dict[int, Sentence]:
    starts = [s.start for s in reading.sentences]

    def number(offset: int) -> int:
        return bisect_right(starts, offset) - 1

    attributions: Mapping[int, list[Attribution]] = defaultdict(list)
    outlook: Mapping[int, list[Outlook]] = defaultdict(list)
    events: Counter[int] = Counter(number(e.start) for e in reading.events if e.status in ("happened", "ongoing"))
    figures: Counter[int] = Counter(number(f.start) for f in reading.figures)
    stances: Mapping[int, list[Position]] = defaultdict(list)
    for p in reading.positions:
        if p.actor is not None:
            stances[number(p.start)].append(p)
    old: set[int] = set()
    for a in reading.attributions:
        spans = a.cue or a.source or a.content
        attributions[number(spans[0][0])].append(a)
    for o in reading.outlook:
        outlook[number(o.start)].append(o)
    for t in reading.timexes:
        if t.type in ("DATE", "TIME"):
            _, last = interval(t.value, t.mod)
            if last is not None and (reading.report.date - last).days >= OLD_DAYS:
                old.add(number(t.start))
    return {
        n: Sentence(tuple(attributions[n]), tuple(outlook[n]), n in old, events[n], figures[n], tuple(stances[n]))
        for n in sorted({*attributions, *outlook, *events, *figures, *stances, *old})
    }


def named_mention(reading: Reading, candidate: Candidate) -> tuple[Mention, Mention] | None:
    """Return (pronoun, naming mention) when the candidate begins with a pronoun whose actor the report names before."""
    for m in reading.mentions:
        if m.start == candidate.start and m.text.lower() in ("he", "she"):
            actor = reading.actor(m.actor)
            if actor is None:
                return None
            for other in reversed([o for o in reading.mentions if o.end <= m.start and o.actor == m.actor]):
                if other.text[:1].isupper() and other.text.lower() not in ("he", "she", "his", "her", "him"):
                    return m, other
    return None
