"""Time expressions (TIMEX3) with their values, by rule and without a parse."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from dateline.extract.time_extend import continued, extended, preceding
from dateline.extract.time_rules import COMPILED, HEADS, RUNS, VOCABULARY
from dateline.extract.time_scene import Scene
from dateline.extract.time_values import Handler, Hit, Valued
from dateline.model import Span, Timex


def timexes(text: str, dct: date, sentences: Sequence[Span]) -> tuple[Timex, ...]:
    """Return the time expressions of the sentences, in text order, valued against ``dct`` (the report's date).

    Without sentences the whole text is read.
    """
    scene = Scene(text, dct, VOCABULARY.read(text))
    for timex in _found(scene):
        scene.found.append(timex)
    if not sentences:
        return tuple(scene.found)
    starts = [s.start for s in sentences]

    def inside(t: Timex) -> bool:
        n = bisect_right(starts, t.start) - 1
        return n >= 0 and t.start < sentences[n].end

    return tuple(t for t in scene.found if inside(t))


def _value(handler: Handler, hit: Hit) -> Valued:
    """Return what the handler makes of the match; None where that lies beyond the calendar (years 1 to 9999)."""
    try:
        return handler(hit)
    except (ValueError, OverflowError):
        return None


def _found(scene: Scene) -> Iterator[Timex]:
    codes = scene.words.codes
    for run in RUNS.finditer(codes):
        at, last = run.span()
        if not HEADS.search(codes, at, last):
            continue
        free = at
        while at < last:
            match = COMPILED.match(codes, at)
            if match is None:
                at += 1
                continue
            rule, end = match
            hit = Hit(scene, at, end)
            value = _value(rule.value, hit)
            if value is None:
                at += 1
                continue
            timex = extended(hit, value, free)
            if timex is None:
                at += 1
                continue
            yield from preceding(hit, timex, free)
            yield timex
            free = at = end
            for further, end in continued(hit, timex):
                yield further
                free = at = end
