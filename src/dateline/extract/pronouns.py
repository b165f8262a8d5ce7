"""What he, she and they mean: a salient actor that agrees; left out when unsure."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import Actor
from dateline.text.parse import Parse, Token

PERSONAL = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
REACH = 2  # sentences back


@dataclass(frozen=True, slots=True)
class Referent:
    """A mention with the tokens it spans, its actor and, for a person, the gender."""

    start: int
    end: int
    first: int
    last: int
    actor: Actor
    gender: str | None = None


def pronoun_mentions(parse: Parse, named: list[Referent]) -> list[Referent]:
    """Return the named mentions with those of the pronouns that could be resolved, in text order."""
    found: list[Referent] = []
    waiting = iter([*named, None])
    nxt = next(waiting)
    for token in parse.tokens:
        while nxt is not None and nxt.first <= token.i:
            found.append(nxt)
            nxt = next(waiting)
        gender = PERSONAL.get(token.lower)
        if gender:
            meant = _person(parse, token, gender, found)
            if meant:
                found.append(Referent(token.start, token.end, token.i, token.i, meant.actor, gender))
    return found


def _person(parse: Parse, token: Token, gender: str, before: list[Referent]) -> Referent | None:
    """The last subject of the sentence before or this one that agrees, if no rival stands closer."""
    candidates: list[tuple[int, int, Referent]] = []
    for r in reversed(before):
        at = parse.tokens[r.last]
        distance = token.sent - at.sent
        if distance > REACH:
            break
        if r.actor.kind == "person" and r.gender in (None, gender) and r.last < token.i:
            subject = at.dep in ("nsubj", "nsubjpass")
            candidates.append((distance, 0 if subject else 1, r))
    if not candidates:
        return None
    nearest = min(c[0] for c in candidates)
    level = [c for c in candidates if c[0] == nearest]
    best = min(c[1] for c in level)
    meant = {c[2].actor.id: c[2] for c in level if c[1] == best}
    return next(iter(meant.values())) if len(meant) == 1 else None
