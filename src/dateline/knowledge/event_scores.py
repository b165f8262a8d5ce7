"""How conflictual or cooperative an event is: the scores of the PLOVER manual (data/plover_scores.tsv)."""

from __future__ import annotations

import functools
from importlib.resources import files

from dateline.knowledge.plover import QUAD

_QUAD_OF = {kind: name.upper() for name, kinds in QUAD.items() for kind in kinds}


@functools.cache
def _scores() -> dict[tuple[str, str], float]:
    table = files("dateline.knowledge").joinpath("data/plover_scores.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {(kind, mode): float(score) for kind, mode, score in rows}


def score(kind: str, mode: str | None) -> float:
    """Return the score of a type and mode, -10 (conflict) to +10 (cooperation); the type's own for a mode without."""
    table = _scores()
    return table.get((kind, mode or ""), table[kind, ""])


def quad(kind: str) -> str:
    """Return the quad class of a type as POLECAT writes it: "VERBAL COOPERATION" and so on."""
    return _QUAD_OF[kind]


@functools.cache
def _words() -> dict[tuple[str, str], tuple[str, str]]:
    table = files("dateline.knowledge").joinpath("data/plover_words.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {(kind, mode): (with_recipient, without) for kind, mode, with_recipient, without in rows}


def in_words(kind: str, mode: str | None, actor: str | None, recipient: str | None) -> str:
    """Return an event in words: "Russia moved or readied forces towards Ukraine"."""
    table = _words()
    both, alone = table.get((kind, mode or ""), table[kind, ""])
    who = actor if actor is not None else "somebody not named"
    return both.format(a=who, r=recipient) if recipient is not None else alone.format(a=who)
