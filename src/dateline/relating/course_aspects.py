"""Aspects: how a sentence speaks of a course ("could invade", "denied any plan to attack", "called for talks").

The words around the course's word are held against short grammars (``knowledge/course_aspects.py``), one of
what stands before a verb and one of what stands around a noun; a noun after a light verb ("launch an attack") is read
as a verb. What they do not know is ``None``: the sentence tells something else. (Moods and attitudes after Quirk et
al., A Comprehensive Grammar of the English Language, 1985, 4.41-4.66, 16.30-16.36.)
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import Literal, NamedTuple, cast

from dateline.knowledge.course_aspects import cues, rules
from dateline.knowledge.courses import Form
from dateline.model import ScenarioKind

Aspect = ScenarioKind | Literal["prevented"]  # the last: it is only talked of, as by one who wants to avoid it


class Told(NamedTuple):
    """How it is spoken of, and where (counted in the words before it) the telling word begins."""

    aspect: Aspect
    start: int


@functools.lru_cache(maxsize=65536)
def told(before: str, after: str, form: Form) -> Told | None:
    """Return how a course is spoken of by its word between ``before`` and ``after`` (one sentence); None if not."""
    cue = cues()
    before, after = cue["aside"].sub(_blank, before), cue["aside"].sub(_blank, after)
    found = _by_form(cue["of"].sub("", cue["allowed"].sub("", before)), after, form)
    if (
        found is None
        or cue["asked"].search(before)
        or (found.aspect != "condition" and cue["when"].search(before[: found.start]))
    ):
        return None
    if found.aspect in ("refused", "denied") and cue["unless"].search(after):
        return Told("condition", found.start)
    if cue["negated"].search(before[: found.start]):
        if found.aspect == "refused":
            return Told("possible", found.start) if before[found.start :].lower().startswith("rul") else None
        if found.aspect in ("planned", "predicted", "agreed", "possible", "wanted", "threatened"):
            return Told("denied", found.start)
    if found.aspect in ("planned", "predicted", "agreed") and cue["unknown"].search(before):
        return Told("prevented", found.start)
    if found.aspect in ("planned", "predicted", "agreed") and cue["whether"].search(before):
        return Told("possible", found.start)
    return found


def _by_form(before: str, after: str, form: Form) -> Told | None:
    if form == "noun":
        return _noun(before, after)
    if form == "both":
        return _verb(before) or _noun(before, after)
    if form == "done":
        return None
    if form == "third":
        return _first((r for r in rules("verb") if r[0] == "condition"), before)
    if form == "past" and not cues()["be_before"].search(before):
        return None
    return _verb(before, gerund=form == "ing")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _verb(before: str, *, gerund: bool = False) -> Told | None:
    if gerund and not cues()["gerund"].search(before):
        return None
    return _first(rules("verb"), before)


def _first(candidates: Iterable[tuple[str, re.Pattern[str]]], before: str) -> Told | None:
    for aspect, rule in candidates:
        found = rule.search(before)
        if found:
            return Told(cast(Aspect, aspect), found.start())
    return None


def _noun(before: str, after: str) -> Told | None:
    cue = cues()
    for aspect, rule in rules("after"):
        if rule.match(after):
            return Told(cast(Aspect, aspect), len(before))
    light = cue["light"].search(before)
    if light and not light[1].lower().endswith("ed") and light[1].lower() != "held":
        found = _verb(before[: light.start()], gerund=light[1].lower().endswith("ing"))
        if found:
            return found
    found = _first(rules("noun"), before)
    if found is None and cue["consequence"].match(after) and cue["any"].search(before):
        return Told("condition", len(before))
    return found
