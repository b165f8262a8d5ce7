"""Collisions and moves: where two actors' stances on an issue cannot both have their way, where an actor's has moved.

Two stances are only compared when words or concepts of their own issues meet; a negation before the words that meet
turns a side round: who demands "no expansion" and who refuses "to rule out expansion" stand against each other.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from dateline.knowledge.issue_words import concepts_of
from dateline.knowledge.lexicon import word_set
from dateline.knowledge.stances import colliding, moved, side
from dateline.model import Collision, Move, PositionHistory, Reading, StancePoint
from dateline.relating.event_homes import home
from dateline.relating.issue_terms import LIGHT, words
from dateline.text import terms

TURNING = word_set(
    "no not never n't without halt stop end cease ban block prevent avoid bar deny denies denied refrain drop lift",
    "cancel against rule rules ruling exclude excluding oppose opposing opposition reject rejecting abandon suspend",
    "stopping halting ending banning blocking preventing avoiding barring denying dropping lifting withdraw moratorium",
)
OFFICIAL = frozenset({"GOV", "MIL", "SPY", "IGO"})  # sectors that speak for their state or body


def collisions(histories: Sequence[PositionHistory], readings: Iterable[Reading] = ()) -> tuple[Collision, ...]:
    """Return the collisions, one a pair of actors and issue: first those where one addresses the other.

    With ``readings`` two actors that stand for one government are one side ("the Kremlin", "the Russian president"):
    they do not collide, and with another side they collide once.
    """
    stand_for = governments(readings)
    by_issue: dict[str, list[PositionHistory]] = defaultdict(list)
    for h in histories:
        if h.actor is not None:
            by_issue[h.issue].append(h)
    found: dict[tuple[str, frozenset[str | None]], Collision] = {}
    for issue, own in by_issue.items():
        for a, b in combinations(own, 2):
            sides = frozenset(stand_for.get(h.actor or "", h.actor) for h in (a, b))
            if len(sides) == 1:
                continue
            for clash in _clashes(issue, a, b):
                known = found.get((issue, sides))
                if known is None or _rank(clash) > _rank(known):
                    found[issue, sides] = clash
    order = {issue: n for n, issue in enumerate(by_issue)}
    return tuple(sorted(found.values(), key=lambda c: (not _direct(c), order[c.issue], c.a, c.b)))


def governments(readings: Iterable[Reading]) -> dict[str, str]:
    """Return whom the actors stand for, by name: states, their governments and armed forces, bodies of states."""
    found: dict[str, str] = {}
    for reading in readings:
        for actor in reading.actors:
            if actor.kind == "state" or actor.code in OFFICIAL:
                found[actor.name] = home(actor, None) or actor.name
    return found


def moves(histories: Sequence[PositionHistory]) -> tuple[Move, ...]:
    """Return where an actor's stance on an issue changed from one day to a later one, in date order."""
    found: list[Move] = []
    for h in histories:
        if h.actor is None:
            continue
        for n, after in enumerate(h.history):
            before = next((p for p in reversed(h.history[:n]) if p.date < after.date and _same_matter(p, after)), None)
            what = _move(before, after) if before is not None else None
            if before is not None and what is not None:
                found.append(Move(h.actor, h.issue, what, before, after))
    return tuple(sorted(found, key=lambda m: (m.after.date, m.actor, m.issue, m.after.start)))


def _clashes(issue: str, a: PositionHistory, b: PositionHistory) -> Iterator[Collision]:
    """Yield the collisions of two actors' stances; the one that wants, offers or threatens comes first."""
    if a.actor is None or b.actor is None:
        return
    for p in a.history:
        for q in b.history:
            for x, one, y, other in ((a.actor, p, b.actor, q), (b.actor, q, a.actor, p)):
                what = colliding(one.stance, other.stance)
                if what is None:
                    continue
                clash = Collision(issue, what, x, one, y, other)
                if _opposed(clash):
                    yield clash
                    break


def _opposed(c: Collision) -> bool:
    """True when the two want opposite things of what their issues share.

    What is offered is told in many ways: only a refusal that names it, or addresses who offers it, refuses the offer.
    """
    sides = _sides(c.a_point, c.b_point)
    if sides is None or sides[0] * sides[1] != -1:
        return False
    return c.a_point.stance != "offers" or _direct(c) or _same_words(c.a_point, c.b_point)


def _rank(c: Collision) -> tuple[object, ...]:
    later, earlier = sorted((c.a_point.date, c.b_point.date), reverse=True)
    return _direct(c), c.a_point.stance != c.b_point.stance, later, earlier, -c.a_point.start, -c.b_point.start


def _direct(c: Collision) -> bool:
    """True when one is asked, offered or threatened by the other."""
    return c.a_point.to == c.b or c.b_point.to == c.a


def _move(before: StancePoint, after: StancePoint) -> str | None:
    if before.stance == after.stance:
        return None
    sides = _sides(before, after)
    if sides is None or 0 in sides:
        return None
    if sides[0] != sides[1]:
        return "turned"
    return moved(before.stance, after.stance) if _same_words(before, after) else None


def _sides(p: StancePoint, q: StancePoint) -> tuple[int, int] | None:
    """Return the sides of two stances on what their issues share; None when they share nothing."""
    mine, yours = _places(p.issue), _places(q.issue)
    shared = sorted(mine.keys() & yours.keys(), key=lambda t: (mine[t] + yours[t], t))
    if not shared:
        return None
    first = shared[0]
    return (
        side(p.stance, turned=_turned(p.issue, mine[first])),
        side(q.stance, turned=_turned(q.issue, yours[first])),
    )


def _same_matter(p: StancePoint, q: StancePoint) -> bool:
    return bool(_places(p.issue).keys() & _places(q.issue).keys())


def _same_words(p: StancePoint, q: StancePoint) -> bool:
    """True when the issues share a word, not only a concept."""
    return any(not t.startswith("=") for t in _places(p.issue).keys() & _places(q.issue).keys())


@functools.lru_cache(maxsize=50_000)  # an issue is held against many others
def _places(issue: str) -> Mapping[str, int]:
    """Return the stems and concepts of an issue that say what it is about, with the place of the word."""
    own = words(issue)
    proper = terms.names(f"on {issue}")
    found: dict[str, int] = {}
    for n, word in enumerate(own):
        for stem in terms.content(word):
            if stem not in LIGHT and stem not in proper and word not in TURNING:
                found.setdefault(stem, n)
    for n, concept in concepts_of(own):
        if own[n] not in TURNING:
            found.setdefault(f"={concept}", n)
    return found


@functools.lru_cache(maxsize=50_000)
def _turned(issue: str, before: int) -> bool:
    return sum(w in TURNING for w in _clitics(words(issue)[:before])) % 2 == 1


def _clitics(given: Iterable[str]) -> Iterator[str]:
    for w in given:
        yield "not" if w.endswith("n't") else w
