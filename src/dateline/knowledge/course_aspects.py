"""The patterns that tell how a sentence speaks of a course (``data/course_aspects.tsv``)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files

Rules = tuple[tuple[str, re.Pattern[str]], ...]
_NAMED = re.compile(r"<(\w+)>")


@functools.cache
def rules(part: str) -> Rules:
    """Return the rules of a part ("verb", "noun", "after") in their order: aspect and pattern."""
    return tuple((aspect, _compiled(pattern)) for own, aspect, pattern in _rows() if own == part)


@functools.cache
def cues() -> Mapping[str, re.Pattern[str]]:
    """Return the patterns that stand alone, by name."""
    return dict(rules("cue"))


def _compiled(pattern: str) -> re.Pattern[str]:
    names = {name: text for part, name, text in _rows() if part == "name"}
    while found := next((m for m in _NAMED.finditer(pattern) if m[1] in names), None):
        pattern = pattern[: found.start()] + names[found[1]] + pattern[found.end() :]
    return re.compile(pattern, re.IGNORECASE)


@functools.cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    return tuple(_read())


def _read() -> Iterator[tuple[str, str, str]]:
    text = files("dateline.knowledge").joinpath("data/course_aspects.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            part, name, pattern = line.split("\t")
            yield part, name, pattern
