"""Situations: what belongs to one unfolding whole, whenever it was told."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Passage, Reading, Report, Situation
from dateline.relating.situation import ordered, relate
from dateline.relating.situations import about, situations


def read(name: str, day: date, text: str, title: str | None = None) -> Reading:
    return Reading(Report(name, day, text, title=title), passages=(Passage(0, len(text), "story"),) if text else ())


DAM = (
    "Engineers lowered the water behind the Karun dam after a crack was found in its wall, the Iranian ministry said.",
    "The crack in the wall of the Karun dam has grown, and Iranian engineers lowered the water again.",
    "Villages below the Karun dam in Iran were emptied because the crack in its wall had reached the water.",
)
CHESS = (
    "The chess match in Reykjavik was level after nine games, and the Icelandic hosts added two days.",
    "A protest over a clock stopped the chess match in Reykjavik, the Icelandic hosts said.",
)
PILE = (
    read("d1", date(2024, 1, 3), DAM[0]),
    read("c1", date(2024, 1, 3), CHESS[0]),
    read("d2", date(2024, 3, 9), DAM[1]),
    read("c2", date(2024, 1, 5), CHESS[1]),
    read("d3", date(2024, 8, 1), DAM[2]),
)


def test_largest_first_and_time_does_not_matter() -> None:
    """The dam is one situation over seven months; its reports stand in the order of the pile."""
    assert situations(PILE) == (("d1", "d2", "d3"), ("c1", "c2"))


def test_the_order_of_the_pile_does_not_change_the_groups() -> None:
    """The same groups from the pile turned round."""
    assert {frozenset(g) for g in situations(PILE[::-1])} == {frozenset(g) for g in situations(PILE)}


@pytest.mark.parametrize(
    ("count", "groups"), [(0, ()), (1, (("d1",),)), (2, (("d1", "c1"),))], ids=["none", "one", "two"]
)
def test_fewer_than_three(count: int, groups: tuple[tuple[str, ...], ...]) -> None:
    """Two reports or one are one situation, none is none."""
    assert situations(PILE[:count]) == groups


@pytest.mark.parametrize("text", ["", "The of and.", "字"])
def test_reports_that_say_nothing_stand_alone(text: str) -> None:
    """No number is made of nothing."""
    pile = [*PILE, read("e", date(2024, 1, 1), text)]
    assert ("e",) in situations(pile)


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("Karun dam", ["d1", "d2", "d3"]),
        ("the dam's cracks", ["d1", "d2", "d3"]),
        ("chess clock protest", ["c2"]),
        ("chess bees", []),
        ("bees", []),
        ("the of", ["d1", "c1", "d2", "c2", "d3"]),
    ],
)
def test_about(words: str, ids: list[str]) -> None:
    """More than half of the content words stand in the story; no content word asks for nothing."""
    assert [r.report.id for r in about(PILE, words)] == ids


def test_relate_orders_and_leaves_out_what_comes_later() -> None:
    """By date and id; nothing dated after ``until``."""
    found = relate(PILE[::-1])
    assert [r.report.id for r in found.readings] == ["c1", "d1", "c2", "d2", "d3"]
    assert found.readings == ordered(PILE)
    until = date(2024, 1, 5)
    assert relate(PILE, until=until) == relate([r for r in PILE if r.report.date <= until], until=until)
    assert relate(PILE) == found


@pytest.mark.parametrize("until", [None, date(1999, 1, 1)])
def test_nothing_known(until: date | None) -> None:
    """No reading, an empty situation."""
    assert relate(PILE if until is not None else (), until=until) == Situation(())
