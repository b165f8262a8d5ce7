"""The rules for time expressions and the words that bend them, each with the example that is its test."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files


@dataclass(frozen=True)
class Example:
    """A sentence with an expression in brackets, and what the expression means on a date."""

    dct: date
    text: str
    start: int
    end: int
    type: str
    value: str
    mod: str | None

    @property
    def expression(self) -> str:
        """The expression."""
        return self.text[self.start : self.end]


@dataclass(frozen=True)
class TimeRule:
    """A named pattern, the name of what makes a value of its matches, and its example."""

    name: str
    pattern: str
    value: str
    example: Example


@dataclass(frozen=True)
class TimeMod:
    """A pattern for the words before an expression, the types that it goes with, and the mod it gives."""

    pattern: str
    types: tuple[str, ...]
    mod: str
    example: Example


@functools.cache
def time_rules() -> tuple[TimeRule, ...]:
    """Return the rules in their order."""
    return tuple(TimeRule(name, pattern, value, _example(rest)) for name, pattern, value, *rest in _rows("time_rules"))


@functools.cache
def time_mods() -> tuple[TimeMod, ...]:
    """Return the words before expressions, in their order."""
    return tuple(
        TimeMod(pattern, tuple(types.split()), mod, _example(rest)) for pattern, types, mod, *rest in _rows("time_mods")
    )


def _rows(name: str) -> Iterator[list[str]]:
    table = files("dateline.knowledge").joinpath(f"data/{name}.tsv").read_text(encoding="utf-8")
    return (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))


def _example(fields: list[str]) -> Example:
    day, marked, kind, valued = fields
    value, _, mod = valued.partition(" ")
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "", 1).replace("]", "", 1)
    return Example(date.fromisoformat(day), text, start, end, kind, value, mod or None)
