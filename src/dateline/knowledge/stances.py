"""Stances: the lexicon of predicates that show where somebody stands on something."""

from __future__ import annotations

import functools
from importlib import resources

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


FOR = frozenset({"demands", "offers", "accepts", "supports", "threatens"})  # the rest are against what the issue says
NEUTRAL = frozenset({"warns", "denies"})  # say what may be or is not so, and take no side


def side(stance: str, *, turned: bool = False) -> int:
    """Return 1 when a stance is for what its issue says, -1 against, 0 neither; ``turned``: the issue is negated."""
    if stance in NEUTRAL:
        return 0
    return 1 if (stance in FOR) != turned else -1


@functools.cache
def _pairs(kind: str) -> dict[tuple[str, str], str]:
    text = resources.files("dateline.knowledge.data").joinpath("stance_pairs.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {(row[1], row[2]): row[3] for row in rows if row[0] == kind}


def colliding(a: str, b: str) -> str | None:
    """Return how stance ``a`` of one actor collides with ``b`` of another on the other side, or None."""
    return _pairs("collide").get((a, b))


def moved(before: str, after: str) -> str | None:
    """Return whether an actor that stays on its side has hardened or softened by a change of stance, or None."""
    return _pairs("move").get((before, after))
