"""Collisions, moves and the matrix over hand-made histories."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Actor, PositionHistory, Reading, Report, Stance, StancePoint
from dateline.relating.position_matrix import matrix
from dateline.relating.position_sides import collisions, moves

ISSUE = "harbour"


def point(day: int, stance: Stance, issue: str, to: str | None = None) -> StancePoint:
    return StancePoint(date(2024, 3, day), stance, f"r{day}", 0, 5, issue, to)


def history(actor: str, *points: StancePoint) -> PositionHistory:
    return PositionHistory(actor, ISSUE, points[-1].stance, points)


@pytest.mark.parametrize(
    ("a", "b", "what"),
    [
        (("demands", "a guarantee that the fleet will not grow"), ("refuses", "to give such a guarantee"), "refused"),
        (("demands", "no growth of the fleet"), ("refuses", "to rule out growth of the fleet"), "refused"),
        (("demands", "an end to the shelling"), ("opposes", "the shelling"), None),
        (("supports", "the new harbour"), ("opposes", "harbour fees"), "opposes"),
        (("demands", "new fishing quotas"), ("refuses", "to sell the island"), None),
        (("demands", "talks on fish"), ("warns", "talks would fail"), None),
        (("threatens", "to close the strait"), ("red_line", "closing of the strait"), "red line"),
    ],
)
def test_stances_collide_on_what_their_issues_share(
    a: tuple[Stance, str], b: tuple[Stance, str], what: str | None
) -> None:
    found = collisions([history("Oslo", point(1, *a)), history("Lima", point(2, *b))])
    assert [what in c.what for c in found if what is not None] == ([True] if what is not None else [])
    assert bool(found) == (what is not None)


def test_who_wants_comes_first_and_the_latest_pair_is_told() -> None:
    found = collisions(
        [
            history("Lima", point(2, "refuses", "the sale of the island")),
            history("Oslo", point(1, "demands", "the island's sale"), point(3, "demands", "sale of the island")),
        ]
    )
    assert [(c.a, c.a_point.date.day, c.b) for c in found] == [("Oslo", 3, "Lima")]


def test_an_offer_is_refused_only_by_who_names_it() -> None:
    """Two issues that share a concept alone are no offer and its refusal; a demand may be told in other words."""
    joins, grows = "membership of the alliance", "expansion of the club eastward"
    offered = [history("Oslo", point(1, "offers", joins)), history("Lima", point(2, "refuses", grows))]
    asked = [history("Oslo", point(1, "demands", joins)), history("Lima", point(2, "refuses", joins))]
    assert not collisions(offered)
    assert collisions(asked)
    assert collisions([history("Oslo", point(1, "offers", joins)), history("Lima", point(2, "refuses", joins))])


def test_a_side_collides_once_whoever_speaks_for_it() -> None:
    """A state and its minister that demand the same of another are one side: the latest pair is told."""
    state, minister = Actor("norway", "Norway", "state", "NOR"), Actor("m", "Ola Dal", "person", "NOR", "GOV")
    readings = [Reading(Report("a", date(2024, 3, 1), "x" * 20), actors=(state, minister))]
    held = [
        history("Norway", point(1, "demands", "sale of the island")),
        history("Ola Dal", point(3, "demands", "sale of the island")),
        history("Lima", point(2, "refuses", "sale of the island")),
    ]
    assert [(c.a, c.b) for c in collisions(held, readings)] == [("Ola Dal", "Lima")]


def test_one_government_does_not_collide_with_itself() -> None:
    state, minister = Actor("norway", "Norway", "state", "NOR"), Actor("m", "Ola Dal", "person", "NOR", "GOV")
    readings = [Reading(Report("a", date(2024, 3, 1), "x" * 20), actors=(state, minister))]
    held = [
        history("Norway", point(1, "refuses", "sale of the island")),
        history("Ola Dal", point(1, "offers", "sale of the island")),
    ]
    assert collisions(held)
    assert not collisions(held, readings)
    table = matrix(held, readings)
    assert table.actors == ("Norway",)
    assert [name for name, _ in table.cells["Norway", ISSUE].held] == ["Norway", "Ola Dal"]


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        (("refuses", "sale of the island"), ("offers", "sale of the island"), "turned"),
        (("demands", "sale of the island"), ("threatens", "to seize and sell the island's coast"), "hardened"),
        (("red_line", "sale of the island"), ("opposes", "sale of the island"), "softened"),
        (("demands", "sale of the island"), ("demands", "sale of the island"), None),
        (("refuses", "sale of the island"), ("accepts", "a fishing quota"), None),
    ],
)
def test_a_change_of_stance_is_a_move(before: tuple[Stance, str], after: tuple[Stance, str], what: str | None) -> None:
    found = moves([history("Oslo", point(1, *before), point(4, *after))])
    assert [m.what for m in found] == ([what] if what is not None else [])


def test_a_change_within_one_day_is_no_move() -> None:
    assert not moves([history("Oslo", point(1, "refuses", "the sale"), point(1, "offers", "the sale"))])
