"""One entity's timeline: what the sentences that name it tell, each happening with its date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.extract.event_dates import Dates
from dateline.extract.time_scene import PAST, cue
from dateline.model import Reading, Span

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_CORPORATE = frozenset("inc corp co ltd plc llc company corporation group the".split())
# Past forms that seldom tell a happening by themselves.
_HELPERS = frozenset("was were had has have been did ago since last based called named".split())


@dataclass(frozen=True, slots=True)
class Moment:
    """A happening of the entity: its ISO date (may be coarse), the report, the sentence and the telling word."""

    date: str
    report: str
    sentence: Span
    start: int
    end: int
    word: str


def aliases(entity: str, text: str) -> tuple[str, ...]:
    """Return the names by which a text that holds the entity's name also speaks of it.

    A person's or product's last word, the last words of a longer name, initials of a company; only where the
    whole name stands in the text too (the last words of a longer name: always).
    """
    words = [w for w in entity.split() if w.lower().strip(".") not in _CORPORATE]
    names = {entity, " ".join(words)}
    if len(words) >= 3:
        names.add(" ".join(words[1:]))
    if entity.lower() in text.lower() and len(words) == 2:
        if words[1][0].isupper() and words[1].isalpha() and words[0].istitle() and len(words[1]) > 3:
            names.add(words[1])
        initials = "".join(w[0] for w in words if w[0].isupper())
        if re.search(rf"\b{re.escape(initials)}\b", text) and len(initials) > 1:
            names.add(initials)
    return tuple(sorted(names, key=lambda n: (-len(n), n)))


def entity_timeline(entity: str, readings: Iterable[Reading]) -> tuple[Moment, ...]:
    """Return what the readings tell of the entity, in date order; the readings need sentences and timexes."""
    moments: list[Moment] = []
    for reading in readings:
        text = reading.report.text
        names = [(re.escape(a), re.IGNORECASE if " " in a else 0) for a in aliases(entity, text)]
        patterns = [re.compile(rf"(?<!\w){name}(?:['’]s)?(?!\w)", flags) for name, flags in names]
        dates = Dates(text, reading.report.date, reading.timexes)
        for sentence in reading.sentences:
            if any(p.search(text, sentence.start, sentence.end) for p in patterns):
                moments.extend(_moments(reading, dates, sentence))
    return tuple(sorted(moments, key=lambda m: (m.date, m.report, m.start)))


def _moments(reading: Reading, dates: Dates, sentence: Span) -> Iterable[Moment]:
    report = reading.report
    for match in _WORD.finditer(report.text, sentence.start, sentence.end):
        word = match.group().lower()
        if cue(word) != PAST or word in _HELPERS:
            continue
        day = dates.of(sentence, match.start(), match.end())
        yield Moment(day, report.id, sentence, match.start(), match.end(), match.group())
