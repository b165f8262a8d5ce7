"""Lexicons of predicates: lines "lemmas TAB pattern TAB ...", read from a packaged table.

A pattern is a list of conditions, all of which must hold:

``+out``           a particle or adverb stands with the verb
``obj`` ``-obj``   it has (has no) object; ``obj=a|b`` one of whose words is a or b, ``obj!=a|b`` none of them is
``prep=on|upon``   it has this preposition; ``on=a|b`` with this in its noun phrase
``to`` ``that`` ``comp``  an infinitive, a content clause, either of them; ``comp=a|b`` whose verb is a or b
``own``            its complement has a subject of its own; ``oprd=a|b`` its object is called one of these words
``modal=will|would`` ``negated`` ``negated_obj``  its modal, its negation ("no" with the object for the last)
``subj=a|b``       its subject has one of these words
``passive`` ``active``

``@name`` stands for a class of words that the table defines in a line "@name TAB words".
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: ``kind`` is obj, subj, prep, particle, comp, voice or a preposition; ``words`` may be empty."""

    kind: str
    words: frozenset[str]
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: its conditions, the remaining columns, and the example that shows it."""

    lemma: str
    pos: str  # v verb, n noun, a adjective
    conditions: tuple[Condition, ...]
    columns: tuple[str, ...]
    example: str


Lexicon = Mapping[tuple[str, str], tuple[Entry, ...]]


@functools.cache
def load(name: str, columns: int) -> Lexicon:
    """Return the packaged table ``name`` by (part of speech, lemma); more specific entries stand first."""
    text = resources.files("dateline.knowledge.data").joinpath(name).read_text(encoding="utf-8")
    return read(text, columns)


def read(text: str, columns: int) -> Lexicon:
    """Return the lexicon written in ``text``: part of speech, lemmas, pattern, ``columns`` more, example."""
    classes: dict[str, frozenset[str]] = {}
    found: dict[tuple[str, str], list[Entry]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [c.strip() for c in line.split("\t")]
        if cells[0].startswith("@"):
            classes[cells[0]] = frozenset(_expand(cells[1].split(), classes))
            continue
        if len(cells) < columns + 3:
            raise ValueError(f"line {number}: {len(cells)} cells, at least {columns + 3} are needed: {line!r}")
        conditions = tuple(_condition(c, classes) for c in cells[2].split())
        rest = tuple(cells[3 : 3 + columns])
        example = cells[3 + columns] if len(cells) > 3 + columns else ""
        for lemma in _expand(cells[1].split("|"), classes):
            found.setdefault((cells[0], lemma), []).append(Entry(lemma, cells[0], conditions, rest, example))
    return {key: tuple(sorted(rows, key=_weight)) for key, rows in found.items()}


def _weight(e: Entry) -> float:
    """How much an entry asks for, smallest for the most specific."""
    return -sum((2.0 if k.words else 1.0) if k.wanted else 0.5 for k in e.conditions)


def _expand(words: list[str], classes: Mapping[str, frozenset[str]]) -> list[str]:
    out: list[str] = []
    for w in words:
        out.extend(sorted(classes[w]) if w.startswith("@") else [w])
    return out


def _condition(cell: str, classes: Mapping[str, frozenset[str]]) -> Condition:
    if cell.startswith("+"):
        return Condition("particle", frozenset({cell[1:]}))
    if cell in ("to", "that", "comp", "passive", "active", "negated", "negated_obj", "own"):
        return Condition(cell, frozenset())
    if cell.startswith("-"):
        return Condition(cell[1:], frozenset(), wanted=False)
    kind, sep, value = cell.partition("=")
    wanted = not kind.endswith("!")
    words = frozenset(_expand(value.split("|"), classes)) if sep else frozenset()
    return Condition(kind.rstrip("!"), words, wanted)


def word_set(*lines: str) -> frozenset[str]:
    """Return the words of these lines."""
    return frozenset(" ".join(lines).split())
