"""What an outlook item and a later sentence are compared by: their acts, other words, names and days."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from dateline.knowledge.acts import PARTICLES, families, is_light, is_stop, phrase, stem
from dateline.knowledge.calendar import interval
from dateline.model import Reading, Span, Timex

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
    r"|, [a-z]+(?:ly )?[a-z]*ing\b|, (?:in order )?to\b|[–—]| - "
)


CONDITION = re.compile(r"^(?:if|unless|should|when|once|after|as|although|while)\b[^,]{3,60}, (?=\w)", re.IGNORECASE)


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
        stemmed, particle, kept = _word(word)
        if particle and (joint := phrase(last, particle)) is not None:
            yield joint, False
        last = stemmed
        if "-" in word and word[0].isupper():  # "NATO-Russia": both are named
            for part in word.split("-"):
                if part[:1].isupper() and _word(part)[2]:
                    yield _word(part)[0], True
        if kept:
            yield stemmed, word[0].isupper() and (match.start() > 0 or word.isupper())


@functools.lru_cache(maxsize=100_000)
def _word(word: str) -> tuple[str, str, bool]:
    """Return a word's stem, the word itself when it may be a verb's particle, and whether it names something."""
    lower = word.lower().replace("’", "'").removesuffix("'s")
    kept = not (is_stop(lower) or len(lower) < 2 or lower.isdigit())
    return stem(lower), lower if lower in PARTICLES else "", kept


def traces_of(reading: Reading, number: int, spans: Iterable[Span]) -> Iterator[Trace]:
    """Yield what each sentence is compared by; the actors that it mentions lend it their names."""
    names_of = {a.id: _name_stems(a.name) for a in reading.actors if a.kind in ("person", "organisation")}
    mentions = sorted((m.start, m.end, names_of[m.actor]) for m in reading.mentions if m.actor in names_of)
    times = [t for t in reading.timexes if t.type in ("DATE", "TIME")]
    days = sorted((t.start, t.end, *d) for t in times if (d := _interval(t)) is not None)
    text, day = reading.report.text, reading.report.date
    for span in spans:
        pairs = list(stems_of(text[span.start : span.end]))
        stems = {s for s, _ in pairs}
        names = {s for s, name in pairs if name}
        for _, end, actor in _within(mentions, span):
            if end <= span.end:
                stems |= actor
                names |= actor
        acts = frozenset([f for s in stems for f in families(s)])
        when = tuple([(d[2], d[3]) for d in _within(days, span) if d[1] <= span.end])
        yield Trace(number, day, span.start, span.end, frozenset(stems), frozenset(names), acts, when)


Placed = TypeVar("Placed", bound=tuple[Any, ...])


def _within(found: Sequence[Placed], span: Span) -> Sequence[Placed]:
    """Return those that begin in the span (sorted by their first value)."""
    return found[bisect_left(found, (span.start,)) : bisect_left(found, (span.end,))]


@functools.lru_cache(maxsize=20_000)
def _name_stems(name: str) -> frozenset[str]:
    return frozenset(s for s, _ in stems_of(name))


def _interval(t: Timex) -> tuple[date, date] | None:
    first, last = interval(t.value, t.mod)
    return (first, last) if first is not None and last is not None else None


def core(what: str) -> str:
    """Return the main clause of an item's words: behind a condition, before its first aside (if enough is left)."""
    what = CONDITION.sub("", what)
    for match in ASIDE.finditer(what):
        if match.start() >= 25:
            return what[: match.start()]
    return what


def after_act(what: str) -> str | None:
    """Return the words after the verb that the cue governs, or None when there are none."""
    match = TO_ACT.search(what)
    return what[match.end(1) :].strip() or None if match is not None else None


def has_act(what: str) -> bool:
    """True when the verb that the cue governs tells an act itself."""
    match = TO_ACT.search(what)
    return match is not None and not is_stop(match[1].lower()) and not is_light(stem(match[1].lower()))


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
