"""Stances: the lexicon of predicates that show where somebody stands on something."""

from __future__ import annotations

from dateline.knowledge.lexicon import Lexicon, load

STANCES = (
    "demands",
    "offers",
    "refuses",
    "accepts",
    "threatens",
    "red_line",
    "denies",
    "supports",
    "opposes",
    "warns",
)


def predicates() -> Lexicon:
    """Return the lexicon of stance predicates: columns stance, issue slots, addressee slots, stance when negated."""
    return load("stances.tsv", 4)
