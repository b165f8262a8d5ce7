"""The courses that a situation can take (``data/courses.toml``): their words, and what prepares or weakens them."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

Form = Literal["base", "third", "past", "ing", "noun", "both", "done"]


@dataclass(frozen=True, slots=True)
class Course:
    """A family of courses; the sets of courses are names of others, those of events are PLOVER types."""

    id: str
    name: str
    doer: bool
    harm: bool
    befalls: bool
    mutual: bool
    seat: bool
    own: frozenset[str]
    prepared: frozenset[str]
    eased: frozenset[str]
    confirms: frozenset[str]
    weakens: frozenset[str]
    undone: frozenset[str]
    not_after: frozenset[str]
    not_before: frozenset[str]


@functools.cache
def courses() -> Mapping[str, Course]:
    """Return the courses by their ids, in the order of the table."""
    return {i: _course(i, row) for i, row in _table().items()}


@functools.cache
def words() -> Mapping[str, tuple[str, Form]]:
    """Return what speaks of a course, in lower case: word or phrase -> the course's id and the word's form."""
    found: dict[str, tuple[str, Form]] = {}
    for course, row in _table().items():
        for noun in _phrases(row["nouns"]):
            found[noun] = (course, "noun")
        for phrase in _phrases(row["forms"]):
            found[phrase.removesuffix(":done")] = (course, _form(phrase))
        for verb in row["verbs"].split():
            for word, form in _forms(verb):
                found[word] = (course, "both" if word in found and form in ("base", "third") else form)
    return found


def _form(phrase: str) -> Form:
    if phrase.endswith(":done"):
        return "done"
    first = phrase.split()[0]
    return "ing" if first.endswith("ing") else "third" if first.endswith("s") else "base"


def _forms(verb: str) -> Iterator[tuple[str, Form]]:
    root = verb.removesuffix("e")
    yield verb, "base"
    yield verb + ("es" if verb.endswith(("s", "x", "ch", "sh")) else "s"), "third"
    double = verb[-1] if verb in ("confer",) else ""
    past = "overthrown" if verb == "overthrow" else root + double + "ed"
    yield past, "past"
    yield root + double + "ing", "ing"


def _course(name: str, row: Mapping[str, str]) -> Course:
    return Course(
        id=name,
        name=row["name"],
        doer=bool(row["doer"]),
        harm=bool(row.get("harm", False)),
        befalls=bool(row.get("befalls", False)),
        mutual=bool(row.get("mutual", False)),
        seat=bool(row.get("seat", False)),
        own=frozenset(row["own"]),
        prepared=frozenset(row["prepared"]),
        eased=frozenset(row["eased"]),
        confirms=frozenset(row["confirms"]),
        weakens=frozenset(row["weakens"]),
        undone=frozenset(row.get("undone", "").split()),
        not_after=frozenset(row["not_after"].split()),
        not_before=frozenset(row["not_before"].split()),
    )


def _phrases(field: str) -> list[str]:
    return [" ".join(p.split()) for p in field.split(";") if p.strip()]


@functools.cache
def _table() -> dict[str, dict[str, str]]:
    text = files("dateline.knowledge").joinpath("data/courses.toml").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = tomllib.loads(text)
    return found
