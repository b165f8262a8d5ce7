"""What an analyst types into search -> a condition that both databases understand. No input is an error.

troops border            both words
"written replies"        the phrase
sanctions OR gas         either; AND binds closer than OR
exercise NOT belarus     also -belarus
negotiat*                any word that begins so
(gas OR oil) price       groups
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dateline.case.database import Dialect
from dateline.case.index import folded, tokens

LONGEST = 1000  # characters of a query that are read
_DEEPEST = 20  # parentheses within parentheses that are heeded
_PART = re.compile(r'"([^"]*)"?|([()])|(-)(?=["\w(])|([^\s()"]+)')


@dataclass(frozen=True)
class Phrase:
    """Words in a row; with ``prefix`` the last may go on."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True)
class Node:
    """Several conditions: all, any; or the first without the others."""

    kind: Literal["and", "or", "without"]
    parts: tuple[Condition, ...]


Condition = Phrase | Node


def parse(text: str) -> Condition | None:
    """Return the condition that a query states; None when it states none (no words, or only words to leave out)."""
    return _Parser(list(_lexed(text[:LONGEST]))).either(0)


def phrases(condition: Condition | None) -> Iterator[Phrase]:
    """Yield the phrases to be shown: those that a hit has, not those it must not have."""
    if isinstance(condition, Phrase):
        yield condition
    elif isinstance(condition, Node):
        for part in condition.parts[:1] if condition.kind == "without" else condition.parts:
            yield from phrases(part)


def rendered(condition: Condition, dialect: Dialect) -> str:
    """Return the condition as FTS5 MATCH text or as a tsquery; it holds only our own words and operators."""
    if isinstance(condition, Phrase):
        return _phrase(condition, dialect)
    parts = [rendered(part, dialect) for part in condition.parts]
    if dialect == "sqlite":
        joint = {"and": " AND ", "or": " OR ", "without": " NOT "}[condition.kind]
    else:
        joint = {"and": " & ", "or": " | ", "without": " & !"}[condition.kind]
    return f"({joint.join(parts)})"


def _phrase(phrase: Phrase, dialect: Dialect) -> str:
    if dialect == "sqlite":
        return f'"{" ".join(phrase.words)}"' + (" *" if phrase.prefix else "")
    words = [f"'{word}'" for word in phrase.words]
    if phrase.prefix:
        words[-1] += ":*"
    return f"({' <-> '.join(words)})"


def _lexed(text: str) -> Iterator[Phrase | str]:
    """Yield phrases and the signs ( ) - AND OR NOT."""
    for quoted, paren, minus, word in _PART.findall(text):
        if paren or minus or word in ("AND", "OR", "NOT"):
            yield paren or minus or word
            continue
        found = tuple(t.stem for t in tokens(quoted or word))
        if found and not quoted and word.endswith("*"):
            last = tokens(word)[-1]
            yield Phrase((*found[:-1], _begin(word[last.start : last.end])), prefix=True)
        elif found:
            yield Phrase(found)


def _begin(word: str) -> str:
    """Return the begin of a word as it is searched: ``negotiat*`` finds negotiators and negotiations."""
    plain = folded(word)
    return plain if len(plain) >= 2 else word.casefold()


class _Parser:
    """Recursive descent over the lexed query; forgives whatever does not fit."""

    def __init__(self, parts: list[Phrase | str]) -> None:
        self._parts = parts
        self._at = 0

    def either(self, depth: int) -> Condition | None:
        found = []
        while True:
            part = self._all(depth)
            if part is not None:
                found.append(part)
            if self._peek() != "OR":
                break
            self._at += 1
        return _joined("or", found)

    def _all(self, depth: int) -> Condition | None:
        wanted: list[Condition] = []
        unwanted: list[Condition] = []
        while self._peek() not in (None, "OR", ")"):
            negative = False
            while self._peek() in ("AND", "NOT", "-"):
                negative = negative or self._peek() != "AND"
                self._at += 1
            part = self._single(depth)
            if part is not None:
                (unwanted if negative else wanted).append(part)
        if depth == 0 and self._peek() == ")":
            self._at += 1
            rest = self._all(0)
            wanted += [rest] if rest is not None else []
        base = _joined("and", wanted)
        if base is None or not unwanted:
            return base
        return Node("without", (base, *unwanted))

    def _single(self, depth: int) -> Condition | None:
        part = self._peek()
        if part in (None, "OR", ")"):
            return None
        self._at += 1
        if part == "(":
            if depth >= _DEEPEST:
                return None
            inner = self.either(depth + 1)
            if self._peek() == ")":
                self._at += 1
            return inner
        return part if isinstance(part, Phrase) else None

    def _peek(self) -> Phrase | str | None:
        return self._parts[self._at] if self._at < len(self._parts) else None


def _joined(kind: Literal["and", "or"], parts: list[Condition]) -> Condition | None:
    if len(parts) > 1:
        return Node(kind, tuple(parts))
    return parts[0] if parts else None
