"""Cues: which words signal an attribution, in which construction (``data/cues.tsv``)."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

QUOTE = "quote"


@dataclass(frozen=True)
class Cues:
    """The cue lexicon: frames by lemma for verbs, nouns and adjectives."""

    verbs: Mapping[str, frozenset[str]]
    nouns: Mapping[str, frozenset[str]]
    adjectives: Mapping[str, frozenset[str]]

    def quotes(self, lemma: str) -> bool:
        """True when the verb can introduce a quotation."""
        return QUOTE in self.verbs.get(lemma, ())


def _british(word: str) -> str:
    """Return the British spelling of a verb in -ize or -yze, other words as they are."""
    return word[:-3] + word[-3:].replace("z", "s") if word.endswith(("ize", "yze")) else word


@functools.cache
def cues() -> Cues:
    """Return the packaged cue lexicon."""
    tables: dict[str, dict[str, frozenset[str]]] = {"verb": {}, "noun": {}, "adjective": {}}
    content = files("dateline.knowledge").joinpath("data/cues.tsv").read_text(encoding="utf-8")
    for line in content.splitlines():
        if line and not line.startswith("#"):
            word, kind, frames = line.split("\t")
            for form in (word, _british(word)):
                tables[kind].setdefault(form, frozenset(frames.split()))
    return Cues(tables["verb"], tables["noun"], tables["adjective"])
