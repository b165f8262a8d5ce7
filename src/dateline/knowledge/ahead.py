"""What is known of words that look ahead (``data/ahead.toml``): cues by kind, and verb and noun classes."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class AheadWords:
    """The lexicon of looking ahead; mappings go from a word to an outlook kind."""

    states: Mapping[str, str]
    infinitives: Mapping[str, str]
    objects: Mapping[str, str]
    arranged: frozenset[str]
    moved: frozenset[str]
    called: frozenset[str]
    harm: frozenset[str]
    arrangement: frozenset[str]
    outcome: frozenset[str]
    saying: frozenset[str]
    agents: frozenset[str]
    groups: frozenset[str]
    forecasting: frozenset[str]
    liking: frozenset[str]
    perceiving: frozenset[str]


@functools.cache
def ahead_words() -> AheadWords:
    """Return the packaged lexicon."""
    folder = files("dateline.knowledge").joinpath("data")
    data: dict[str, Any] = tomllib.loads(folder.joinpath("ahead.toml").read_text(encoding="utf-8"))
    persons = [
        word.lstrip("+")
        for line in folder.joinpath("person_nouns.txt").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
        for word in line.split()
    ]
    return AheadWords(
        states=_kinds(data["states"]),
        infinitives=_kinds(data["infinitives"]),
        objects=_kinds(data["objects"]),
        arranged=frozenset(data["arranged"]["words"].split()),
        called=frozenset(data["moved"]["called"].split()),
        moved=frozenset(data["moved"]["words"].split()),
        harm=frozenset(data["harm"]["verbs"].split()),
        arrangement=frozenset(data["arrangement"]["verbs"].split()),
        outcome=frozenset(data["outcome"]["verbs"].split()),
        saying=frozenset(data["saying"]["verbs"].split()),
        agents=frozenset((data["agents"]["nouns"] + " " + data["agents"]["persons"]).split())
        | frozenset(persons) - frozenset(data["agents"]["not"].split()),
        groups=frozenset(data["agents"]["nouns"].split()),
        forecasting=frozenset(data["saying"]["forecasting"].split()),
        liking=frozenset(data["not_ahead"]["liking"].split()),
        perceiving=frozenset(data["not_ahead"]["perceiving"].split()),
    )


def _kinds(table: Mapping[str, str]) -> dict[str, str]:
    return {word: kind for kind, words in table.items() for word in words.split()}
