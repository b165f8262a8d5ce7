"""Signposts: the outlook items whose coming true would confirm a course, or weaken it."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence
from typing import Literal

from dateline.knowledge import countries
from dateline.knowledge.courses import courses
from dateline.model import Expectation, Scenario, Signpost
from dateline.relating.course_mentions import courses_in

Direction = Literal["confirms", "weakens"]
_NOT = re.compile(r"\b(?:not|never)\b|n[’']t\b")
_WORD = re.compile(r"[\w.-]+(?<![.-])|U\.S\.|U\.K\.")
AGAINST = frozenset({"denied", "refused", "doubted", "failed"})


def signposts(scenario: Scenario, outlook: Sequence[Expectation]) -> tuple[Signpost, ...]:
    """Return the signposts among the outlook items that have a date or a condition."""
    out = []
    for item in outlook:
        if item.from_ is None and item.to is None and item.condition is None:
            continue
        direction = _direction(scenario, item)
        if direction is not None:
            out.append(signpost(item, direction))
    return tuple(out)


def signpost(item: Expectation, direction: Direction) -> Signpost:
    """Return the outlook item as a signpost."""
    e = item.evidence[0]
    return Signpost(direction, item.what, item.from_, item.to, item.condition, item.status, e.report, e.start, e.end)


def _direction(scenario: Scenario, item: Expectation) -> Direction | None:
    family = courses()[scenario.family or ""]
    condition = item.what.find(item.condition) if item.condition else -1
    for course, at, aspect in courses_in(item.what):
        if course not in family.confirms | family.weakens | {family.id}:
            continue
        if courses()[course].doer and not _is_by(item, scenario.actor, course == family.id):
            continue
        if course != family.id and not _concerns(item, scenario, course in family.confirms):
            continue
        depends = condition >= 0 and condition <= at < condition + len(item.condition or "")
        if aspect == "condition" or depends:
            if course != family.id:
                continue
            turned = _NOT.search(item.what[max(condition, 0) : at]) is not None
        elif aspect is None:
            continue
        else:
            turned = aspect in AGAINST
        return "weakens" if turned != (course in family.weakens) else "confirms"
    return None


def _is_by(item: Expectation, actor: str | None, same: bool) -> bool:
    """True when the item is of whoever would act; where it names nobody, of the same course only."""
    if actor is None:
        return True
    if item.who is None:
        return same
    return actor in item.who or actor in _named(item.who)


def _concerns(item: Expectation, scenario: Scenario, confirms: bool) -> bool:
    """True when the item names who would do it or whom it would befall; where neither is known, what confirms."""
    sides = {scenario.actor, scenario.recipient} - {None}
    told = f"{item.who or ''} {item.what}"
    return bool(confirms if not sides else sides & _named(told)) or any(side in told for side in sides if side)


@functools.lru_cache(maxsize=4096)
def _named(text: str) -> frozenset[str]:
    """The states that a text names, by any of their names."""
    known = countries.terms()
    words = _WORD.findall(text)
    phrases = [*words, *(f"{a} {b}" for a, b in itertools.pairwise(words))]
    return frozenset(known[p].country.name for p in phrases if p in known)
