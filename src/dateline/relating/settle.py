"""Settling: which later sentence tells what became of something that was ahead, and how it came out."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.knowledge.acts import families, is_light, is_past, stem
from dateline.model import Outlook, OutlookStatus, Reading, Span
from dateline.relating.acts import WORD, Trace, act_stems, core, stems_of, trace

AHEAD = re.compile(
    r"\b(?:will|would|won't|shall|may|might|could|due to|set to|about to|going to|expected to|expects? to|scheduled"
    r"|plans? to|planning to|vow\w* to|likely to|is to|are to|hopes? to|intends? to|upcoming|threatens? to|should"
    r"|due from|promis(?:ed|ing|es) to|agreed to|ready to|waiting to|wants?|wanted to|seeks?|demanding|plans? for"
    r"|proposed|calling for|(?:is|are) planned|planned for|impending|imminent|forthcoming|let's)\b",
    re.IGNORECASE,
)
MOVED = re.compile(
    r"\b(?:postpon\w+|delay(?:ed|s)|reschedul\w+|put back|put off|moved to|brought forward|adjourn\w+)\b", re.IGNORECASE
)
OFF = re.compile(
    r"\b(?:cancel\w*|call(?:ed|s|ing) off|scrap(?:s|ped)|abandon\w*|postponed indefinitely|shelved|no longer"
    r"|pull(?:ed|s) out|withdr(?:ew|awn)|not now|drops? out|dropped out|scuppered|abort\w*)\b",
    re.IGNORECASE,
)
NOT = re.compile(
    r"\b(?:did not|didn't|has not|hasn't|have not|haven't|had not|failed to|fail(?:s|ed)?|unable to|was not"
    r"|were not|(?:has|have|had|was|were|is|are) no|refus\w+|prevented|block\w*|stall\w*)\b",
    re.IGNORECASE,
)
STATE = re.compile(
    r"\b(?:will|would|to|may|might|could) (?:not )?(?:be|have|become|need|remain|include|continue|keep) "
    r"(?!(?:\w+ly )?\w+(?:ed|en|wn|ld|lt|nt|de|ing)\b)",
    re.IGNORECASE,
)
TELLING = frozenset("after since by been was were during of from following began started".split())
UNDONE = frozenset({"be", "being"})  # "can be sealed", "is being drilled"
UNTOLD = frozenset("to will would can could may might must should not and or they we i he she you".split())
UNNAMED = re.compile(r"(?:we|i|they|he|she|it|who|which|this|that|there)\b", re.IGNORECASE)
NEGATED = re.compile(r"\b(?:not|never|won't|n't|no longer|no)\b", re.IGNORECASE)
SMOOTH = 40  # sentences added to the count, so that in a small pile all words weigh alike
SLACK = timedelta(days=1)
PART, WEIGHT, DATED_PART, STRICT, LATE = 0.4, 12.0, 0.45, 0.5, 0.1
ENOUGH = 4  # rare words of a long statement beyond which no more are asked for
WHOLE, CLOSE, BESIDE = 0.75, 0.6, 0.2  # shares of a statement: nearly all of it; of what is neither act nor actor
RARE = 0.75  # of the weight of the rarest word
LOOSE = 0.6  # of a thing that only may come
LEAST = 4  # stems of an undated statement
SOON = 30  # days after which an undated statement needs a closer match
RIGHT_BEFORE = 30  # characters between a negation and the act that it denies
NEARBY = 60  # characters around the act in which a cancellation or negation counts
AT_ONCE = timedelta(days=2)
WINDOW = timedelta(days=100)  # after an undated statement, or the end of a dated one


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of an item, and the sentence that tells it."""

    status: OutlookStatus
    report: int
    start: int
    end: int


class Archive:
    """The sentences of all readings, indexed by their stems."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.readings = readings
        self.traces: list[Trace] = []
        for number, reading in enumerate(readings):
            spans = reading.sentences or _lines(reading.report.text)
            self.traces.extend(trace(reading, number, span) for span in spans)
        self.total = max(1, len(self.traces))
        self.rarest = math.log((self.total + SMOOTH) / 2)
        self.places = [(t.report, t.start) for t in self.traces]
        self.days = [t.day for t in self.traces]
        self.counts: Counter[str] = Counter(s for t in self.traces for s in t.stems | t.acts)
        self.turned = [bool(MOVED.search(text) or OFF.search(text)) for text in map(self.text, self.traces)]
        self.postings: dict[str, list[int]] = defaultdict(list)  # of the sentences that may settle something
        for n, t in enumerate(self.traces):
            text = self.text(t)
            if "?" not in text and (self.turned[n] or not (self._is_ahead(t) or AHEAD.search(text))):
                for s in t.stems | t.acts:
                    self.postings[s].append(n)

    def weight(self, stem: str) -> float:
        """Return how telling a stem is (inverse sentence frequency)."""
        return math.log((self.total + SMOOTH) / (self.counts[stem] + 1))

    def text(self, t: Trace) -> str:
        """Return the sentence's words."""
        return self.readings[t.report].report.text[t.start : t.end]

    def _is_ahead(self, t: Trace) -> bool:
        """True when most of the sentence is itself about what is ahead."""
        covered = 0
        for item in self.readings[t.report].outlook:
            covered += max(0, min(item.end, t.end) - max(item.start, t.start))
        return covered * 2 > t.end - t.start

    def settle(self, item: Outlook, report: int, until: date) -> Settled | None:
        """Return what later sentences say became of ``item``, or None when none says it clearly."""
        key = Key(item, self, self._context(item, report))
        best: tuple[float, int] | None = None
        for n, score in self._scores(key, report, until).items():
            if best is None or (score, -n) > (best[0], -best[1]):
                best = (score, n)
        if best is None:
            return None
        t = self.traces[best[1]]
        return Settled(self._status(key, t), t.report, t.start, t.end)

    def _context(self, item: Outlook, report: int) -> frozenset[str]:
        """Return the names in the item's sentence and in those beside it."""
        n = bisect_right(self.places, (report, item.start)) - 1
        near = self.traces[max(0, n - 1) : n + 2]
        return frozenset(s for t in near if t.report == report for s in t.names)

    def _scores(self, key: Key, report: int, until: date) -> Mapping[int, float]:
        told = self.readings[report].report.date
        end = min(until, key.last_day(told))
        low, high = bisect_left(self.days, told), bisect_right(self.days, end)
        numbers: set[int] = set()
        for s in key.rare:
            places = self.postings.get(s, [])
            numbers.update(places[bisect_left(places, low) : bisect_left(places, high)])
        out: dict[int, float] = {}
        for n in sorted(numbers):
            t = self.traces[n]
            if t.report != report:
                score = key.score(t, self, told, self.turned[n])
                if score is not None:
                    out[n] = score
        return out

    def _status(self, key: Key, t: Trace) -> OutlookStatus:
        near = key.around(self.text(t))
        if MOVED.search(near):
            return "cancelled" if "indefinitely" in near else "superseded"
        if OFF.search(near) and not key.negated:
            return "cancelled"
        if key.is_denied(self.text(t)) and not key.negated:
            return "did_not_happen"
        return "happened"


def _lines(text: str) -> list[Span]:
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return spans


class Key:
    """An outlook item as something to look for."""

    def __init__(self, item: Outlook, archive: Archive, context: frozenset[str]) -> None:
        self.item, self.context = item, context
        what = core(item.what)
        pairs = list(stems_of(what)) + ([(s, True) for s, _ in stems_of(item.who)] if item.who else [])
        self.names = frozenset(s for s, name in pairs if name)
        self.acts = act_stems(what)
        self.stems = frozenset(s for s, _ in pairs if not is_light(s)) | self.acts
        self.kinds = frozenset(f for s in self.acts for f in families(s))
        self.who = frozenset(s for s, _ in stems_of(item.who)) if item.who else frozenset()
        forecast = item.kind == "predicted" and not item.who and item.to is None
        self.vague = forecast or item.kind == "possible" or STATE.search(what) is not None
        self.unnamed = item.who is None and UNNAMED.match(item.what) is not None  # whose act it is, is not known
        self.negated = NEGATED.search(what) is not None
        self.total = min(ENOUGH * archive.rarest, sum(archive.weight(s) for s in sorted(self.stems)) or 1.0)
        frequent = max(SMOOTH, archive.total * 0.1)
        by_count = sorted((archive.counts[s], s) for s in self.stems | self.kinds)
        self.rare = [s for n, s in by_count if n <= frequent] or [s for _, s in by_count[:2]]

    def last_day(self, told: date) -> date:
        """Return the last day on which a report may settle the item."""
        return (self.item.to or self.item.from_ or told) + WINDOW

    def score(self, t: Trace, archive: Archive, told: date, turned: bool) -> float | None:
        """Return how well a sentence tells what became of the item, or None."""
        shared = self.stems & t.stems
        if self.item.to is None and len(self.stems) < LEAST and (self.item.kind != "scheduled" or not self.who):
            return None  # too little is said to know it again
        if not shared or not (self.kinds & t.acts or len(self.acts & t.stems) >= min(2, len(self.acts))):
            return None
        if (self.who and not self.who & t.stems) or not self._in_time(t, told, turned):
            return None
        late = (t.day - (self.item.from_ or told)).days
        weight = sum(archive.weight(s) for s in sorted(shared))
        part = weight / self.total
        dated = self._dated(t) or (part >= WHOLE and self._follows(t))
        if not self._is_clear(len(shared | (self.kinds & t.acts)), part, weight, dated, late):
            return None
        if not self._beside(t, archive) and not (
            dated and part >= WHOLE and not self.unnamed and (self.who or self.context & t.names)
        ):
            return None
        text = archive.text(t)
        if turned and not self._is_turned(text):
            return None
        if not (turned or self._is_told(text)) or (self.negated and not self.is_denied(text)):
            return None
        return weight * (0.5 + part) + (3.0 if dated else 0.0) - LATE * late

    def _beside(self, t: Trace, archive: Archive) -> bool:
        """True when more than the act and its actor is shared: the thing, the place; or a rare act by that actor."""
        rest = self.stems - self.who - self.acts
        if self.unnamed:
            return len(rest & t.stems) >= max(3, round(len(rest) * CLOSE))
        if rest and len(rest & t.stems) >= max(1, round(len(rest) * BESIDE)):
            return True
        if self.who:
            rare = any(archive.weight(s) >= RARE * archive.rarest for s in self.acts & t.stems)
            return len(self.who & t.stems) * 2 > len(self.who) and (rare or not rest)
        return not rest and (len(self.acts & t.stems) >= 2 or bool(self.context & t.names))

    def _is_clear(self, shared: int, part: float, weight: float, dated: bool, late: int) -> bool:
        """True when enough is shared; more is asked of forecasts, of states, and of what is told long after."""
        if self.item.kind == "possible":
            return shared >= 3 and part >= LOOSE
        if dated and part >= DATED_PART:
            return True
        if self.vague or (self.item.to is None and late > SOON):
            return shared >= 3 and part >= STRICT
        return (shared >= 2 and part >= PART) or (shared >= 3 and weight >= WEIGHT)

    def _is_turned(self, text: str) -> bool:
        """True when a cancellation or postponement stands near a word of the act."""
        near = self.around(text)
        return MOVED.search(near) is not None or OFF.search(near) is not None

    def is_denied(self, text: str) -> bool:
        """True when a negation stands right before a word of the act."""
        ends = [m.end() for m in NOT.finditer(text)]
        return any(0 <= at - end <= RIGHT_BEFORE for at in self._places(text) for end in ends)

    def _places(self, text: str) -> list[int]:
        """Return where the words of the act stand."""
        return [
            m.start() for m in WORD.finditer(text) if (s := stem(m[0].lower())) in self.acts or families(s) & self.kinds
        ]

    def around(self, text: str) -> str:
        """Return the words around those that tell the act (all, when none does)."""
        places = self._places(text)
        return " ".join(text[max(0, at - NEARBY) : at + NEARBY] for at in places) if places else text

    def _is_told(self, text: str) -> bool:
        """True when the sentence tells the act as done (a past form, a noun), not as a wish or purpose."""
        before = ""
        for m in WORD.finditer(text):
            word = m[0].lower()
            s = stem(word)
            if s in self.acts or families(s) & self.kinds:
                if is_past(word) and before not in UNDONE:
                    return True
                if word.endswith("ing") and not word.endswith("ings"):
                    if before in TELLING:
                        return True
                elif not is_past(word) and before not in UNTOLD:
                    return True
            before = word
        return any("-" in a for a in self.acts)

    def _in_time(self, t: Trace, told: date, turned: bool) -> bool:
        first = self.item.from_
        if first is not None and t.day < first and not turned:
            return False
        if t.days and all(d[1] < told - SLACK for d in t.days):
            return False
        return t.day > told or self._dated(t)

    def _dated(self, t: Trace) -> bool:
        """True when the sentence speaks of the item's days."""
        first, last = self.item.from_, self.item.to
        if first is None or last is None or (last - first).days > 31:
            return False
        return any(first <= d[1] and d[0] <= last and (d[1] - d[0]).days <= 31 for d in t.days)

    def _follows(self, t: Trace) -> bool:
        """True when the report follows the item's days at once."""
        first, last = self.item.from_, self.item.to
        if first is None or last is None or (last - first).days > 31:
            return False
        return timedelta(0) <= t.day - first and t.day - last <= AT_ONCE
