"""Copies, rewrites and lineages on invented reports."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Copy, Reading, Report
from dateline.relating.copies import copies, lineages
from dateline.relating.overlap import alike

BRIDGE = (
    "The old bridge over the Danube at Orsova collapsed before dawn after three days of rain, the county prefect said. "
    "Two lorries and a bus went into the river and divers were looking for at least nine passengers. "
    "The bus had left Timisoara shortly before midnight with twenty people on board, its operator said. "
    "Engineers had warned two years ago that the pillars were worn, but repairs were put off for lack of cash."
)
REWORDED = (
    "Before dawn, after three days of rain, the old Danube bridge in Orsova collapsed, the county's prefect said. "
    "A bus and two lorries plunged into the river; divers are searching for nine passengers or more. "
    "Its operator says the bus, with twenty people aboard, had left Timisoara just before midnight. "
    "A report by engineers warned of worn pillars two years ago, yet for want of money the repairs were put off."
)
OTHER = (
    "Romania's transport minister offered to resign on Tuesday over the state of the country's roads and bridges. "
    "The prime minister has not said whether he will accept. Opposition deputies called for an inquiry into contracts "
    "that were handed out over the past decade, and for the books of the road agency to be opened to parliament."
)
HARVEST = (
    "Farmers around Odessa expect the best harvest of sunflowers in a decade, the growers' union said in a note. "
    "Mild weather in the spring and cheap fuel have helped, it added, and the silos by the port are already half full."
)


def pile(*texts: str, day: int = 3) -> list[Reading]:
    return [Reading(Report(f"r{n}", date(2024, 5, day), t)) for n, t in enumerate(texts)]


def kinds(readings: list[Reading]) -> dict[tuple[str, str], str]:
    return {(c.a, c.b): c.kind for c in copies(readings)}


def test_a_copy_with_another_end_is_a_copy() -> None:
    found = copies(pile(BRIDGE, BRIDGE + " It was the third such accident this year.", OTHER))
    assert [(c.a, c.b, c.kind) for c in found] == [("r0", "r1", "copy")]
    assert found[0].containment_ab == 1.0
    assert 0.8 < found[0].containment_ba < 1.0


def test_a_story_inside_a_roundup_is_a_copy_with_one_sided_containment() -> None:
    found = copies(pile(HARVEST, " ".join((OTHER, HARVEST, BRIDGE))))
    assert [c.kind for c in found] == ["copy"]
    assert found[0].containment_ab == 1.0 > 0.5 > found[0].containment_ba


def test_a_shared_paragraph_is_a_partial_copy() -> None:
    background = BRIDGE.split(". ")[3]
    assert kinds(pile(BRIDGE, OTHER + " " + background)) == {("r0", "r1"): "partial"}


def test_a_rewording_of_the_same_day_is_a_rewrite() -> None:
    assert kinds(pile(BRIDGE, REWORDED, OTHER, HARVEST)) == {("r0", "r1"): "rewrite"}


def test_a_rewording_months_later_is_not() -> None:
    late = Reading(Report("late", date(2024, 9, 1), REWORDED))
    assert kinds([*pile(BRIDGE), late]) == {}


def test_page_furniture_makes_no_copies() -> None:
    menu = "Sign up for our daily letter and get the best of our journalism straight to your inbox every single morning"
    stories = [f"{w} {BRIDGE if n == 0 else OTHER if n == 1 else ''} {w} " for n, w in enumerate("abcdefghijkl")]
    fill = [" ".join(f"word{n}x{k}" for k in range(60)) for n in range(12)]
    assert kinds(pile(*(s + f + " " + menu for s, f in zip(stories, fill, strict=True)))) == {}


def test_a_story_carried_by_many_outlets_is_not_taken_for_furniture() -> None:
    found = copies(pile(*[BRIDGE] * 12, OTHER))
    assert len(found) == 12 * 11 // 2
    assert {c.kind for c in found} == {"copy"}


@pytest.mark.parametrize("texts", [(), ("",), ("", ""), ("One line.", "One line."), (BRIDGE,)])
def test_nothing_is_found_in_next_to_nothing(texts: tuple[str, ...]) -> None:
    assert copies(pile(*texts)) == ()


def test_pairs_do_not_hang_on_the_order_of_the_pile() -> None:
    readings = pile(BRIDGE, OTHER, REWORDED, BRIDGE + " More follows soon.", HARVEST)

    def unordered(found: tuple[Copy, ...]) -> set[tuple[frozenset[str], str]]:
        return {(frozenset((c.a, c.b)), c.kind) for c in found}

    assert unordered(copies(readings)) == unordered(copies(readings[::-1]))


def test_copies_and_rewrites_of_a_day_are_one_lineage() -> None:
    readings = pile(BRIDGE, OTHER, BRIDGE, REWORDED)
    assert lineages(readings, copies(readings)) == (("r0", "r2", "r3"), ("r1",))


def test_a_roundup_does_not_join_the_stories_it_takes_in() -> None:
    readings = pile(BRIDGE, HARVEST, OTHER, " ".join((HARVEST, OTHER, BRIDGE)))
    assert lineages(readings, copies(readings)) == (("r0", "r3"), ("r1",), ("r2",))


def test_partial_copies_stay_separate_lineages() -> None:
    readings = pile(BRIDGE, OTHER + " " + BRIDGE.split(". ")[3])
    assert lineages(readings, copies(readings)) == (("r0",), ("r1",))


def test_alike_is_a_share_of_the_smaller_text() -> None:
    assert alike(BRIDGE, BRIDGE + OTHER) == 1.0
    assert alike(BRIDGE, REWORDED) > 0.6 > 0.2 > alike(BRIDGE, HARVEST)
    assert alike(BRIDGE, "") == 0.0
