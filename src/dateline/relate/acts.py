"""What an outlook item and a later sentence are compared by: their acts, other words, names and days."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dateline.knowledge.acts import families, is_light, is_stop, stem
from dateline.knowledge.calendar import interval
from dateline.model import Outlook, Reading, Span

WORD = re.compile(r"[^\W_]+(?:[.'’\-][^\W_]+)*")
TO_ACT = re.compile(
    r"\b(?:will|would|shall|may|might|could|'ll|won't|wouldn't|couldn't|to)\s+"
    r"(?:(?:not|never|also|soon|now|still|then|formally|officially|be|have|either|both|likely|probably|possibly|finally"
    r"|even|again|be able to|need to|have to|continue to|seek to|try to|begin to|start to|going to)\s+)*([a-z][\w\-]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Trace:
    """One sentence (or item): its stems, those that are names, the act families, and the days it speaks of."""

    report: int  # index of the reading
    day: date
    start: int
    end: int
    stems: frozenset[str]
    names: frozenset[str]
    acts: frozenset[str]
    days: tuple[tuple[date, date], ...]


def stems_of(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the stem of every content word, with True for names (capitals)."""
    for match in WORD.finditer(text):
        word = match[0]
        lower = word.lower().replace("’", "'").removesuffix("'s")
        if is_stop(lower) or len(lower) < 2 or lower.isdigit():
            continue
        yield stem(lower), word[0].isupper() and (match.start() > 0 or word.isupper())


def trace(reading: Reading, number: int, span: Span) -> Trace:
    """Return what a sentence is compared by; the actors that it mentions lend it their names."""
    text = reading.report.text[span.start : span.end]
    pairs = list(stems_of(text))
    stems = {s for s, _ in pairs}
    names = {s for s, name in pairs if name}
    for m in reading.mentions:
        if span.start <= m.start and m.end <= span.end:
            actor = _names(reading).get(m.actor)
            if actor:
                stems |= actor
                names |= actor
    days = []
    for t in reading.timexes:
        if span.start <= t.start and t.end <= span.end and t.type in ("DATE", "TIME"):
            first, last = interval(t.value, t.mod)
            if first is not None and last is not None:
                days.append((first, last))
    acts = frozenset(f for s in stems for f in families(s))
    return Trace(
        number, reading.report.date, span.start, span.end, frozenset(stems), frozenset(names), acts, tuple(days)
    )


@functools.lru_cache(maxsize=8)
def _names_of(actors: tuple[tuple[str, str], ...]) -> dict[str, frozenset[str]]:
    return {i: frozenset(s for s, _ in stems_of(name)) for i, name in actors}


def _names(reading: Reading) -> dict[str, frozenset[str]]:
    return _names_of(tuple((a.id, a.name) for a in reading.actors if a.kind in ("person", "organisation")))


def act_stems(item: Outlook) -> frozenset[str]:
    """Return the stems that name the item's act: the verb after the cue, or the nouns beside a light verb."""
    found = []
    for match in TO_ACT.finditer(item.what):
        verb = stem(match[1].lower())
        if not is_stop(match[1].lower()) and not is_light(verb):
            found.append(verb)
            break
    if found:
        return frozenset(found)
    return frozenset(s for s, name in stems_of(item.what) if not name and not is_light(s))
