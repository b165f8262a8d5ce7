"""What an outlook item and a later sentence are compared by: their acts, other words, names and days."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dateline.knowledge.acts import PARTICLES, families, is_light, is_stop, phrase, stem
from dateline.knowledge.calendar import interval
from dateline.model import Reading, Span

WORD = re.compile(r"[^\W_]+(?:[.'’\-][^\W_]+)*")
TO_ACT = re.compile(
    r"\b(?:will|would|shall|may|might|could|'ll|won't|wouldn't|couldn't|to)\s+"
    r"(?:(?:not|never|also|soon|now|still|then|be|have|either|both|even|again|able to|need to|have to|continue to"
    r"|seek to|try to|begin to|start to|going to|expected to|likely to|[a-z]+ly)\s+)*"
    r"([a-z][\w\-]+)(?:\s+(over|down|out|off|up)\b)?",
    re.IGNORECASE,
)
ASIDE = re.compile(
    r",? (?:which|because|so that|where|while|although|if|unless|when|after|before|as|since|who)\b"
    r"|, [a-z]+(?:ly )?[a-z]*ing\b|[–—]| - "
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
    last = ""
    for match in WORD.finditer(text):
        word = match[0]
        lower = word.lower().replace("’", "'").removesuffix("'s")
        if lower in PARTICLES and (joint := phrase(last, lower)) is not None:
            yield joint, False
        last = stem(lower)
        if is_stop(lower) or len(lower) < 2 or lower.isdigit():
            continue
        yield last, word[0].isupper() and (match.start() > 0 or word.isupper())


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


def core(what: str) -> str:
    """Return the main clause of an item's words: what stands before its first aside (if enough is left)."""
    for match in ASIDE.finditer(what):
        if match.start() >= 25:
            return what[: match.start()]
    return what


def act_stems(what: str) -> frozenset[str]:
    """Return the stems that name the item's act: the verb after the cue, or the nouns beside a light verb."""
    match = TO_ACT.search(what)
    if match is not None:
        verb = stem(match[1].lower())
        joint = phrase(verb, match[2].lower()) if match[2] else None
        if joint is not None:
            return frozenset({joint})
        if not is_stop(match[1].lower()) and not is_light(verb):
            return frozenset({verb})
    nouns = frozenset(s for s, name in stems_of(what) if not name and not is_light(s))
    return frozenset(s for s in nouns if families(s)) or nouns
