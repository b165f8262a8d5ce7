"""What a reading speaks of, as keys to find it by: actors, speakers, what figures count, what issues are about."""

from __future__ import annotations

import re
from typing import Literal, get_args

from dateline.model import Reading
from dateline.text.terms import STOP

TermKind = Literal["actor", "speaker", "figure", "issue", "event"]
KINDS: tuple[TermKind, ...] = get_args(TermKind)
Term = tuple[TermKind, str]
_WORD = re.compile(r"[^\W\d_]{3,}")


def terms_of(reading: Reading) -> tuple[Term, ...]:
    """Return the (kind, key) pairs of a reading, each once, sorted. Actors and speakers are actor ids."""
    found: set[Term] = {("actor", actor.id) for actor in reading.actors}
    found |= {("speaker", a.speaker) for a in reading.attributions if a.speaker is not None}
    for figure in reading.figures:
        found |= {("figure", word) for word in words_of(figure.of or "")}
    for position in reading.positions:
        found |= {("issue", word) for word in words_of(position.issue)}
    found |= {("event", event.type) for event in reading.events}
    return tuple(sorted(found))


def words_of(text: str) -> set[str]:
    """Return the words of three letters and more that carry content, in lower case."""
    return {word for word in _WORD.findall(text.casefold()) if word not in STOP}
