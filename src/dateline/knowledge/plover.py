"""PLOVER: the event types, what becomes of them when they are ahead or refused, and the lexicon of predicates."""

from __future__ import annotations

from dateline.knowledge.lexicon import Lexicon, load

QUAD = {
    "verbal cooperation": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "material cooperation": ("COOPERATE", "AID", "RETREAT"),
    "verbal conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "material conflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
TYPES = tuple(t for types in QUAD.values() for t in types)
COOPERATIVE = frozenset(QUAD["verbal cooperation"] + QUAD["material cooperation"])
MATERIAL = frozenset(QUAD["material cooperation"] + QUAD["material conflict"])
TWO_SIDED = frozenset({"CONSULT", "AGREE", "COOPERATE", "ASSAULT", "SUPPORT"})

# What an act becomes when its doer only says that it will do it (PLOVER manual 2.0: future CONSULT, SUPPORT,
# COOPERATE and AID are AGREE; the announced withdrawal is CONCEDE; harm that one says one will do is THREATEN).
AHEAD = {
    "CONSULT": "AGREE",
    "SUPPORT": "AGREE",
    "COOPERATE": "AGREE",
    "AID": "AGREE",
    "RETREAT": "CONCEDE",
    "SANCTION": "THREATEN",
    "COERCE": "THREATEN",
    "ASSAULT": "THREATEN",
    "PROTEST": "THREATEN",
}


def predicates() -> Lexicon:
    """Return the lexicon of event predicates: columns type, mode, recipient slots."""
    return load("plover.tsv", 3)
