"""A small pattern language over words: each word of a text becomes one character, each rule one regular expression.

A pattern is words in lower case, classes in capitals (MONTH, DAY, YEAR ...), alternatives ``a|b``, the marks ``?``,
``*`` and ``+``, groups ``( ... )`` and ``$NAME`` for a named part. ``the? last|past NUM UNITS`` matches "the last
three weeks". Words that no rule names become "x" (or "X" with a capital), so that most of a text is never looked at.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

_TOKEN = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+|[^\W\d_]+|\n\s*\n|[^\w\s]")
_PIECE = re.compile(r"(\()|(\)[?*+]?)|(\|)(?=\s)|(\$[A-Z]+\??)|(\S+?)([?*+]?)(?=\s|$)")
_FIRST = 0x100  # characters from here on stand for words
NUMBER_CLASSES = {"ZERO2": "z", "N12": "a", "N24": "b", "N31": "c", "N59": "e", "N99": "f", "N999": "g"}
OLD_YEAR, YEAR, BIG = "h", "i", "k"
SHAPES = {
    **NUMBER_CLASSES,
    "OLDYEAR": OLD_YEAR,
    "YEAR": YEAR,
    "BIG": BIG,
    "DAY": "zabc",
    "HOUR": "zab",
    "MIN": "zabce",
    "DIGITS": "abcefg",
    "TWO": "zabcef",
    "ANY": "xX",
    "CAP": "X",
}


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a text: lower-case words, their spans, and one character for each."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    codes: str


class Vocabulary:
    """Words with their characters; classes are sets of words. Built once, when the rules are compiled."""

    def __init__(self, classes: Mapping[str, Iterable[str]], capitals: Iterable[str], parts: Mapping[str, str]) -> None:
        self.classes = {name: tuple(words) for name, words in classes.items()}
        self.parts = dict(parts)
        self._capitals = frozenset(capitals)
        self._codes: dict[str, str] = {}
        for words in self.classes.values():
            for word in words:
                self._add(word)

    def _add(self, word: str) -> str:
        return self._codes.setdefault(word, chr(_FIRST + len(self._codes)))

    def chars(self, name: str) -> str:
        """Return the characters of a class or of words joined by ``|``."""
        if name in SHAPES:
            return SHAPES[name]
        if name in self.classes:
            return "".join(self._codes[w] for w in self.classes[name])
        return "".join(self.chars(w) if w.isupper() and len(w) > 1 else self._add(w) for w in name.split("|"))

    def regex(self, pattern: str) -> str:
        """Return the pattern as a regular expression over characters."""
        out = []
        for opened, closed, bar, part, word, mark in _PIECE.findall(pattern):
            if opened:
                out.append("(?:")
            elif closed or bar:
                out.append(_bounded(closed) or bar)
            elif part:
                out.append("(?:" + self.regex(self.parts[part.strip("$?")]) + ")" + ("?" if part.endswith("?") else ""))
            else:
                chars = "".join(self.chars(w) for w in word.split("|")) if word != "|" else ""
                out.append(("[" + re.escape(chars) + "]" if len(chars) > 1 else re.escape(chars)) + _bounded(mark))
        return "".join(out)

    def compile(self, pattern: str) -> re.Pattern[str]:
        """Return the pattern compiled."""
        return re.compile(self.regex(pattern))

    def code(self, token: str) -> str:
        """Return the character of a token."""
        if token.isdigit():
            return _digits(token)
        if token[0].isdigit():
            return BIG
        if token[0] == "\n":
            return "\n"
        lower = token.lower().replace("’", "'")
        if lower in self._capitals and token == lower:
            return "x"
        return self._codes.get(lower) or ("X" if token[0].isupper() else "x")

    def read(self, text: str) -> Words:
        """Return the tokens of ``text``."""
        tokens = list(_TOKEN.finditer(text))
        code = functools.cache(self.code)
        raw = [t.group() for t in tokens]
        return Words(
            tuple(r.lower() for r in raw),
            tuple(t.start() for t in tokens),
            tuple(t.end() for t in tokens),
            "".join([code(r) for r in raw]),
        )


def _bounded(mark: str) -> str:
    """Return a repetition mark with at most four turns, so that no text makes the search long."""
    return mark.replace("*", "{0,4}").replace("+", "{1,4}")


def _digits(token: str) -> str:
    value = int(token) if len(token) < 7 else 10**7
    if len(token) > 1 and token[0] == "0":
        return "z" if len(token) == 2 else BIG
    for limit, code in ((0, "z"), (12, "a"), (24, "b"), (31, "c"), (59, "e"), (99, "f"), (999, "g")):
        if value <= limit:
            return code
    if 1900 <= value <= 2100:
        return YEAR
    return OLD_YEAR if 1000 <= value < 1900 else BIG


@dataclass(frozen=True)
class Rule(Generic[T]):
    """A named pattern and what makes a value of its matches."""

    name: str
    pattern: str
    value: T


@dataclass(frozen=True)
class Rules(Generic[T]):
    """Rules compiled into one expression: at a place the first rule in order that matches wins."""

    rules: Sequence[Rule[T]]
    expression: re.Pattern[str]

    @classmethod
    def build(cls, rules: Sequence[Rule[T]], vocabulary: Vocabulary) -> Rules[T]:
        """Compile the rules in their order."""
        joined = "|".join(f"(?P<r{n}>{vocabulary.regex(rule.pattern)})" for n, rule in enumerate(rules))
        return cls(tuple(rules), re.compile(joined))

    def match(self, codes: str, at: int) -> tuple[Rule[T], int] | None:
        """Return the rule that matches at a place and where it ends."""
        found = self.expression.match(codes, at)
        if found is None or found.lastgroup is None or found.end() == at:
            return None
        return self.rules[int(found.lastgroup[1:])], found.end()
