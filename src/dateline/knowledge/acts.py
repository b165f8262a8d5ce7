"""Words of one act: ``stem`` brings a word to a common form, ``families`` names its acts (data/acts.txt)."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

LONG = 6  # letters of a stem that are kept: "suspended" and "suspension" meet in "suspen"
PARTICLES = frozenset({"over", "down", "out", "off", "up"})
ENDINGS = ("ingly", "edly", "ing", "ed", "es", "s")


@dataclass(frozen=True)
class _Tables:
    irregular: Mapping[str, str]
    members: Mapping[str, frozenset[str]]
    stop: frozenset[str]
    light: frozenset[str]


@functools.cache
def _tables() -> _Tables:
    content = files("dateline.knowledge").joinpath("data/acts.txt").read_text(encoding="utf-8")
    rows = [line.split() for line in content.splitlines() if line and not line.startswith("#")]
    irregular = {w: b for row in rows for w, eq, b in (pair.partition("=") for pair in row) if eq}
    members: dict[str, set[str]] = {}
    for row in rows:
        if "=" not in row[0] and ":" not in row[0]:
            for word in row:
                members.setdefault(_key(word, irregular), set()).add(row[0])
    stop = frozenset(w for row in rows if row[0] == "stop:" for w in row[1:])
    light = frozenset(_cut(irregular.get(w, w)) for row in rows if row[0] == "light:" for w in row[1:])
    return _Tables(irregular, {word: frozenset("+" + n for n in names) for word, names in members.items()}, stop, light)


def _key(word: str, irregular: Mapping[str, str]) -> str:
    """Return the stem of a word; of "take-over" the verb's stem and the particle."""
    verb, _, particle = word.partition("-")
    if particle in PARTICLES:
        return f"{_cut(irregular.get(verb, verb))}-{particle}"
    return _cut(irregular.get(word, word))


def _cut(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: len(word) - len(ending)]
            break
    if len(word) > 3 and word[-1] in "ey":
        word = word[:-1]
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lse":
        word = word[:-1]
    return word[:LONG]


def phrase(verb: str, particle: str) -> str | None:
    """Return the joint stem of a verb's stem and a particle that make one act ("took over"), or None."""
    joint = f"{verb}-{particle}"
    return joint if particle in PARTICLES and joint in _tables().members else None


@functools.lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the common form of a lower-case word: irregular pasts undone, endings off, cut to six letters."""
    return _cut(_tables().irregular.get(word, word))


def is_past(word: str) -> bool:
    """True for a lower-case word that is a past form or past participle by its look."""
    tables = _tables()
    return word in tables.irregular or (word.endswith("ed") and len(word) > 3)


def families(stemmed: str) -> frozenset[str]:
    """Return the names of the act families that a stem belongs to, after a "+" (none for most words)."""
    return _tables().members.get(stemmed, frozenset())


def is_stop(word: str) -> bool:
    """True for lower-case words that name nothing."""
    return word in _tables().stop


def is_light(stemmed: str) -> bool:
    """True for the stem of a verb that leaves the act to its nouns ("the trial begins")."""
    return stemmed in _tables().light
