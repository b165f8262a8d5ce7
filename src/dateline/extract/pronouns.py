"""What he, she, it and "the alliance" mean: a salient actor that agrees; left out when unsure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dateline.model import Actor
from dateline.text.parse import Parse, Token

PERSONAL = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
IMPERSONAL = {"it", "its", "itself"}
REACH = 2  # sentences back
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "conj", "relcl", "parataxis"})
EXPLETIVE = frozenset({"be", "seem", "appear", "take", "happen", "matter"})  # "it is time", "it took weeks"
SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Referent:
    """A mention with the tokens it spans, its actor and, for a person, the gender."""

    start: int
    end: int
    first: int
    last: int
    actor: Actor
    gender: str | None = None


def _coded(*codes: str) -> Callable[[Actor], bool]:
    return lambda actor: actor.code in codes and actor.kind in ("organisation", "group")


def _named(*ids: str) -> Callable[[Actor], bool]:
    return lambda actor: actor.id in ids


# "the" + noun -> the last actor of this kind.
NOMINALS: dict[str, Callable[[Actor], bool]] = {
    "alliance": _named("nato", "warsaw-pact"),
    "bloc": _named("european-union", "association-of-southeast-asian-nations", "gulf-cooperation-council"),
    "company": _coded("BUS"), "firm": _coded("BUS"), "carmaker": _coded("BUS"), "automaker": _coded("BUS"),
    "giant": _coded("BUS"), "party": _coded("PTY"), "newspaper": _coded("JRN"), "broadcaster": _coded("JRN"),
    "network": _coded("JRN"), "watchdog": _named("international-atomic-energy-agency"), "tribunal": _coded("JUD"),
    "court": _coded("JUD"),
}  # fmt: skip


def pronoun_mentions(parse: Parse, named: list[Referent]) -> list[Referent]:
    """Return the named mentions with those of the pronouns that could be resolved, in text order."""
    found: list[Referent] = []
    by_last: dict[int, Referent] = {}
    waiting = iter([*named, None])
    nxt = next(waiting)
    for token in parse.tokens:
        while nxt is not None and nxt.first <= token.i:
            found.append(nxt)
            by_last[nxt.last] = nxt
            nxt = next(waiting)
        meant = _meant(parse, token, found, by_last)
        if meant:
            made = Referent(token.start, token.end, token.i, token.i, meant.actor, meant.gender)
            found.append(made)
            by_last[token.i] = made
    return found


def _meant(parse: Parse, token: Token, found: list[Referent], by_last: dict[int, Referent]) -> Referent | None:
    if found and found[-1].last >= token.i:
        return None
    gender = PERSONAL.get(token.lower)
    if gender:
        return _subject(parse, token, by_last, gender) or _person(parse, token, gender, found)
    if token.lower in IMPERSONAL:
        if token.lower == "it" and parse.head(token).lemma in EXPLETIVE:
            return None
        return _subject(parse, token, by_last, None)
    if token.lower in NOMINALS and token.tag == "NN" and token.i > 0 and parse.tokens[token.i - 1].lower == "the":
        fits = NOMINALS[token.lower]
        return next((r for r in reversed(found) if fits(r.actor)), None)
    return None


def _subject(parse: Parse, token: Token, by_last: dict[int, Referent], gender: str | None) -> Referent | None:
    """The subject of the clause that the pronoun's own clause hangs on ("Name said he ...", "State wants its ...")."""
    verb = parse.head(token)
    if token.dep == "nsubj" or token.dep == "nsubjpass":
        if verb.dep not in CLAUSES:
            return None
        verb = parse.head(verb)
    for _ in range(6):
        subject = parse.child(verb.i, *SUBJECTS)
        if subject is not None and subject.i < token.i:
            meant = by_last.get(subject.i)
            return meant if meant and _agrees(meant, gender) else None
        if verb.head == verb.i:
            return None
        verb = parse.head(verb)
    return None


def _agrees(meant: Referent, gender: str | None) -> bool:
    if gender is None:
        return meant.actor.kind in ("state", "organisation")
    return meant.actor.kind == "person" and meant.gender in (None, gender)


def _person(parse: Parse, token: Token, gender: str, before: list[Referent]) -> Referent | None:
    """The last subject of the sentence before or this one that agrees, if no rival stands closer."""
    candidates: list[tuple[int, int, Referent]] = []
    for r in reversed(before):
        at = parse.tokens[r.last]
        distance = token.sent - at.sent
        if distance > REACH:
            break
        if r.actor.kind == "person" and r.gender in (None, gender) and r.last < token.i:
            candidates.append((distance, 0 if at.dep in SUBJECTS else 1, r))
    if not candidates:
        return None
    nearest = min(c[0] for c in candidates)
    level = [c for c in candidates if c[0] == nearest]
    best = min(c[1] for c in level)
    meant = {c[2].actor.id: c[2] for c in level if c[1] == best}
    return next(iter(meant.values())) if len(meant) == 1 else None
