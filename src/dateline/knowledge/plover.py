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

# The modes of THREATEN say what is threatened; the other types reached from AHEAD have no modes of their own.
THREATENED = {
    "curfew": "restrict",
    "restrict": "restrict",
    "censor": "restrict",
    "withhold": "restrict",
    "martial-law": "restrict",
    "boycott": "restrict",
    "obstruct": "restrict",
    "arrest": "arrest",
    "convict": "arrest",
    "discontinue": "relations",
    "withdraw": "relations",
    "expel": "expel",
    "deport": "expel",
    "seize": "territory",
}


def ahead_mode(kind: str, was: str, mode: str | None) -> str | None:
    """Return the mode of an act of type ``was`` once it is only announced and so of type ``kind``."""
    if kind == was:
        return mode
    if kind == "THREATEN":
        return "violence" if was == "ASSAULT" else THREATENED.get(mode or "")
    return None


def predicates() -> Lexicon:
    """Return the lexicon of event predicates: columns type, mode, recipient slots."""
    return load("plover.tsv", 3)
