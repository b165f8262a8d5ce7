"""Found: what lies within a stretch of text, and which attribution holds it."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.found import Found
from dateline.model import Attribution, Mention, Timex
from dateline.text.parse import Parse

TEXT = "x" * 100
TIMES = tuple(Timex(s, e, TEXT[s:e], "DATE", "2020-08-05") for s, e in ((0, 5), (10, 20), (20, 30), (60, 70)))
NAMES = tuple(Mention(s, e, TEXT[s:e], "someone") for s, e in ((0, 5), (10, 20), (12, 14), (60, 70)))
SAID = tuple(
    Attribution((), (), content, "direct") for content in (((0, 50), (60, 90)), ((10, 30),), ((5, 25),), ((95, 99),))
)
FOUND = Found(TEXT, date(2020, 8, 5), Parse(TEXT, (), ()), TIMES, NAMES, attributions=SAID)


@pytest.mark.parametrize(
    ("start", "end", "times", "over", "names"),
    [
        (0, 100, 4, 4, 4),
        (10, 20, 1, 1, 2),
        (11, 20, 0, 1, 1),
        (12, 25, 0, 2, 1),
        (29, 60, 0, 1, 0),
        (30, 60, 0, 0, 0),
        (30, 30, 0, 0, 0),
    ],
)
def test_stretches(start: int, end: int, times: int, over: int, names: int) -> None:
    """Within and reaching into a stretch; the ends are half open."""
    assert FOUND.timexes_in(start, end) == tuple(t for t in TIMES if start <= t.start and t.end <= end)
    assert FOUND.mentions_in(start, end) == tuple(m for m in NAMES if start <= m.start and m.end <= end)
    assert (len(FOUND.timexes_in(start, end)), len(FOUND.timexes_over(start, end))) == (times, over)
    assert len(FOUND.mentions_in(start, end)) == names


@pytest.mark.parametrize(
    ("start", "end", "which"),
    [
        (0, 50, 0),
        (6, 9, 2),
        (12, 20, 1),  # two of the same width hold it: the first
        (26, 30, 1),
        (24, 31, 0),
        (61, 62, 0),
        (50, 61, None),
        (95, 99, 3),
        (99, 100, None),
    ],
)
def test_narrowest_attribution(start: int, end: int, which: int | None) -> None:
    """The narrowest content that holds the whole stretch."""
    assert FOUND.attribution_at(start, end) == which
