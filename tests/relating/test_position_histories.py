"""Position histories over hand-made readings."""

from __future__ import annotations

import random
from datetime import date

from dateline.model import Actor, Position, Reading, Report, Stance
from dateline.relating.positions import histories

OSLO, LIMA = Actor("oslo", "Oslo", "state"), Actor("lima", "Lima", "state")


def reading(name: str, day: int, *rows: tuple[str, Stance, str]) -> Reading:
    positions = tuple(Position(n * 10, n * 10 + 9, a, s, issue) for n, (a, s, issue) in enumerate(rows))
    report = Report(name, date(2024, 3, day), "x" * 200)
    return Reading(report, actors=(OSLO, LIMA), positions=positions)


PILE = [
    reading("a", 1, ("oslo", "refuses", "sale of the island"), ("lima", "demands", "new fishing quota")),
    reading("b", 5, ("oslo", "accepts", "selling the island"), ("lima", "demands", "sale of the island")),
    reading("c", 9, ("lima", "accepts", "fishing quota for 2025")),
]


def test_a_change_of_stance_is_one_history() -> None:
    found = {(h.actor, h.issue): h for h in histories(PILE)}
    island = [h for h in found.values() if "island" in h.issue and h.actor == "Oslo"]
    assert [(h.stance, [p.stance for p in h.history]) for h in island] == [("accepts", ["refuses", "accepts"])]
    assert [p.report for p in island[0].history] == ["a", "b"]


def test_one_issue_has_one_name_for_all_actors() -> None:
    assert len({h.issue for h in histories(PILE) if "island" in h.issue}) == 1


def test_unrelated_issues_stay_apart() -> None:
    assert len({h.issue for h in histories(PILE)}) == 2


def test_the_order_of_the_reports_does_not_matter() -> None:
    shuffled = PILE[:]
    random.Random(3).shuffle(shuffled)
    assert histories(shuffled) == histories(PILE)


def test_no_readings_no_histories() -> None:
    assert histories([]) == ()


def test_an_issue_that_points_back_is_what_it_points_to_and_a_fresh_one_is_not() -> None:
    back = histories([reading("a", 1, ("oslo", "demands", "sale of the island"), ("lima", "refuses", "that demand"))])
    fresh = histories(
        [reading("a", 1, ("oslo", "demands", "sale of the island"), ("lima", "offers", "a new proposal"))]
    )
    assert len({h.issue for h in back}) == 1
    assert len({h.issue for h in fresh}) == 2
