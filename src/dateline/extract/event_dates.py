"""When an event happened: the date, among those named around its mention and the report's own, that fits best.

A conditional logit over the candidates (McFadden 1974): each candidate date gets a sum of weights for what stands
between it and the mention; a date that several candidates give gathers their likelihoods; the likeliest wins. The
weights (``knowledge/data/event_dates.tsv``) were estimated on the event dates of TimeBank, AQUAINT
and Wikinews (the development half of the benchmark) and rounded.
"""

from __future__ import annotations

import functools
import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from dateline.extract.time_scene import AHEAD, PAST, cue
from dateline.knowledge.event_weights import event_weights
from dateline.model import Span, Timex

_WORD = re.compile(r"[\w'’-]+|[^\w\s]")
_MARKERS = frozenset(
    "that which who whom whose when while because after before but since although though as if where until than".split()
)
_PREPOSITIONS = frozenset("in on at by since until during from for to of through before after between".split())
_SAYING = frozenset(
    "said says say saying told tells reported reports report added adds announced according stated states claimed"
    " noted called calls declared confirmed explained quoted asked denied insisted predicted estimates".split()
)
_PRESENT = frozenset(
    "is are says claims calls hopes wants expects plans believes thinks knows seems appears remains needs includes"
    " holds owns has have supports opposes fears requires continues faces runs works lives want hope expect plan"
    " believe think know seem appear remain need include hold own support oppose fear require continue face".split()
)
_STOP = re.compile(r"[.!?]\s")
_BREAK = re.compile(r"[\"“”]|``|''")

Weights = dict[str, float]


def event_date(text: str, dct: date, timexes: Sequence[Timex], sentence: Span, start: int, end: int) -> str:
    """Return the ISO date (as exact as it is known) on which the event mentioned at ``[start, end)`` happened."""
    return Dates(text, dct, timexes).of(sentence, start, end)


def candidates(
    text: str, dct: date, timexes: Sequence[Timex], sentence: Span, start: int, end: int
) -> Iterator[tuple[str, Weights]]:
    """Yield the dates that the event may have, each with what speaks for it."""
    return Dates(text, dct, timexes).candidates(sentence, start, end)


class Dates:
    """The dates that a report names, to be asked for the dates of its events."""

    def __init__(self, text: str, dct: date, timexes: Sequence[Timex]) -> None:
        self.text, self.dct = text, dct
        self.named = sorted((t for t in timexes if _dated(t)), key=lambda t: t.start)
        self._starts = [t.start for t in self.named]
        self._beside: dict[str, list[Timex]] = {}  # by stem: the dates it stands beside
        days = (t.value[:10] for t in self.named if len(t.value) >= 10 and "X" not in t.value)
        self._days = Counter(day for day in days if day != dct.isoformat())

    def of(self, sentence: Span, start: int, end: int) -> str:
        """Return the date of the event mentioned at ``[start, end)``."""
        weights = event_weights()
        likely: dict[str, float] = {}
        for value, features in self.candidates(sentence, start, end):
            score = sum(weights.get(name, 0.0) * size for name, size in features.items())
            likely[value] = likely.get(value, 0.0) + math.exp(score)
        return max(likely, key=lambda value: likely[value])

    def candidates(self, sentence: Span, start: int, end: int) -> Iterator[tuple[str, Weights]]:
        """Yield the dates that the event may have, each with what speaks for it."""
        text, dct = self.text, self.dct
        mention = _mention(text, sentence, start, end)
        first, after = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
        here = self.named[first:after]
        yield dct.isoformat(), _dct_features(mention, bool(here))
        for timex in here:
            value = _day(timex, dct)
            features = _timex_features(text, sentence, here, timex, mention, start, end)
            when = _when(value, dct)
            features |= {f"{when}_{name}": 1.0 for name in mention} | {when: 1.0}
            features |= {f"{_grain(timex)}_{name}": 1.0 for name in mention}
            yield value, features
        if first and sentence.start - 400 < self._starts[first - 1]:
            last = self.named[first - 1]
            features = {"prev": 1.0} | {f"prev_{name}": 1.0 for name in mention}
            features["prev_gap"] = math.log1p((start - last.end) / 50)
            features["prev_some_here"] = float(bool(here))
            features[f"prev_{_grain(last)}"] = 1.0
            features[f"prev_{_when(_day(last, dct), dct)}"] = 1.0
            features["prev_line"] = float("\n" in text[last.end : sentence.start])
            features["prev_adjacent"] = float(len(_STOP.findall(text[last.end : sentence.start])) <= 1)
            yield _day(last, dct), features
        yield from self._elsewhere(sentence, mention, float(bool(here)), start, end)

    def _elsewhere(
        self, sentence: Span, mention: frozenset[str], some: float, start: int, end: int
    ) -> Iterator[tuple[str, Weights]]:
        """Yield dates from other sentences: beside the same word, in the dateline, and the day most spoken of."""
        told = Counter(
            _day(t, self.dct)
            for t in self._told_beside(_stem(self.text[start:end].lower()))
            if t.start < sentence.start or t.end > sentence.end
        )
        if told:
            value = _most(told)
            features = {"same": 1.0, "same_times": math.log(told[value]), "same_here": some}
            yield value, features | {f"same_{name}": 1.0 for name in mention}
        opens = self.named[0] if self.named and self.named[0].start < 80 else None
        if opens and re.match(r"\s*[(–-]", self.text[opens.end : opens.end + 3]):
            features = {"dateline": 1.0, "dateline_here": some} | {f"dateline_{name}": 1.0 for name in mention}
            if _day(opens, self.dct) != self.dct.isoformat():
                yield _day(opens, self.dct), features
        if self._days:
            value = _most(self._days)
            times = self._days[value]
            features = {"main": 1.0, "main_share": times / len(self.named), "main_times": math.log(times)}
            features["main_here"] = some
            yield value, features | {f"main_{name}": 1.0 for name in mention}

    def _told_beside(self, stem: str) -> list[Timex]:
        """Return the dates that stand within 50 characters of a word that begins so."""
        if len(stem) <= 3:
            return []
        if stem not in self._beside:
            self._beside[stem] = [t for t, near in self._windows if _begins_a_word(stem, near)]
        return self._beside[stem]

    @cached_property
    def _windows(self) -> list[tuple[Timex, str]]:
        text = self.text
        told = [t for t in self.named if t.value != "PRESENT_REF"]
        return [(t, text[max(0, t.start - 50) : t.end + 50].lower()) for t in told]


def _most(times: Counter[str]) -> str:
    """Return the day named most often, the earliest of equals."""
    return max(sorted(times), key=lambda day: times[day])


def _begins_a_word(stem: str, window: str) -> bool:
    at = window.find(stem)
    while at > 0 and window[at - 1].isalnum():
        at = window.find(stem, at + 1)
    return at >= 0


def _stem(word: str) -> str:
    for ending in ("ings", "ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            return word[: -len(ending)]
    return word


def _when(value: str, dct: date) -> str:
    today = dct.isoformat()[: len(value)]
    return "later" if value > today else "earlier" if value < today else "today"


def _dated(timex: Timex) -> bool:
    return timex.type in ("DATE", "TIME") and (timex.value[:4].isdigit() or timex.value == "PRESENT_REF")


def _day(timex: Timex, dct: date) -> str:
    return dct.isoformat() if timex.value == "PRESENT_REF" else timex.value.split("T")[0]


def _grain(timex: Timex) -> str:
    value = timex.value.split("T")[0]
    if value == "PRESENT_REF":
        return "now"
    return {10: "day", 7: "month", 4: "year", 8: "week"}.get(len(value), "other") if "Q" not in value else "quarter"


def _mention(text: str, sentence: Span, start: int, end: int) -> frozenset[str]:
    """Return what the mention looks like: saying, present, past, ing, noun, ahead."""
    word = text[start:end].lower()
    found = set()
    if word in _SAYING:
        found.add("saying")
    before = [w.lower() for w in _WORD.findall(text[max(sentence.start, start - 40) : start])][-3:]
    if "saying" not in found:
        front = _words(text[sentence.start : start])
        if any(w in _SAYING for w in front):
            found.add("reported")
    if word in _PRESENT:
        found.add("present")
    elif word.endswith("ing"):
        found.add("ing")
    elif cue(word) == PAST:
        found.add("past")
    else:
        found.add("noun")
    if any(cue(w) == AHEAD for w in before):
        found.add("ahead")
    if before and before[-1] in ("has", "have", "'s"):
        found.add("perfect")
    if "had" in before:
        found.add("pluperfect")
    if before and before[-1] in ("is", "are", "am", "isn't"):
        found.add("is")
    if before and before[-1] in ("was", "were"):
        found.add("was")
    if before and before[-1] in ("the", "a", "an", "its", "his", "their"):
        found.add("det")
    if before and before[-1] in ("to", "not"):
        found.add(before[-1])
    return frozenset(found)


def _dct_features(mention: frozenset[str], some_here: bool) -> Weights:
    features = {f"dct_{name}": 1.0 for name in mention}
    features["dct_some_here" if some_here else "dct_none_here"] = 1.0
    if some_here:
        features |= {f"dct_here_{name}": 1.0 for name in mention}
    return features


def _timex_features(
    text: str, sentence: Span, here: Sequence[Timex], timex: Timex, mention: frozenset[str], start: int, end: int
) -> Weights:
    ahead = timex.start >= end
    left, right = (end, timex.start) if ahead else (timex.end, start)
    between = text[left:right] if left < right else ""
    words = _words(between)
    side = "after" if ahead else "before"
    features = {side: 1.0, _grain(timex): 1.0}
    features[f"{side}_gap"] = math.log1p(len(words))
    features[f"{side}_commas"] = float(min(3, words.count(",")))
    features[f"{side}_marks"] = float(min(3, sum(w in _MARKERS for w in words)))
    verbs = sum(cue(w) != 0 or w in _PRESENT for w in words)
    features[f"{side}_verbs"] = float(min(3, verbs))
    features[f"{side}_breaks"] = float(bool(_BREAK.search(between)))
    features[f"{side}_stops"] = float(min(2, sum(w in ";:()" or w in ("and", "or") for w in words)))
    features[f"{side}_others"] = float(sum(left <= t.start < right for t in here))
    features[f"{side}_close"] = float(len(words) <= 1)
    front = timex.start - sentence.start < 12 and not ahead
    features["front_no_verb"] = float(front and not verbs)
    features["front_marks"] = float(front and any(w in _MARKERS for w in words))
    features["front"] = float(front)
    premodifier = _premodifier(text, sentence, timex)
    features[f"{side}_pre"] = float(premodifier)
    for name in mention:
        features[f"{side}_{name}"] = 1.0
        features[f"{side}_{name}_gap"] = math.log1p(len(words))
        if premodifier:
            features[f"{side}_{name}_pre"] = 1.0
    return features


def _premodifier(text: str, sentence: Span, timex: Timex) -> bool:
    """Return whether a noun follows that the date modifies ("the Aug. 2 invasion", "last month's vote")."""
    after = text[timex.end : timex.end + 30]
    if re.match(r"['’]s?\s", after):
        return True
    found = re.match(r"\s+([a-zA-Z]+)", after)
    before = _words(text[max(sentence.start, timex.start - 15) : timex.start])
    if found is None or (before and before[-1] in ("on", "in", "by", "since", "until", "at")):
        return False
    word = found.group(1).lower()
    return word not in _PREPOSITIONS and word not in _MARKERS and cue(word) == 0 and word not in ("and", "with", "or")


@functools.lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(w.lower() for w in _WORD.findall(text))
