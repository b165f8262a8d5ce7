"""How two statements on one matter stand to each other, on invented ones."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.relating.contradictions import Said, compare
from dateline.relating.counts import counts


def said(text: str, day: int) -> Said:
    return Said(text, date(2024, 3, day))


@pytest.mark.parametrize(
    ("first", "day", "second", "later", "label"),
    [
        ("The fire killed 12 people", 1, "The fire killed 12 people", 1, "agree"),
        ("The fire killed a dozen people", 1, "Twelve people were killed", 2, "agree"),
        ("The fire killed 12 people", 1, "The death toll has risen to 15", 2, "update"),
        ("The fire killed 15 people", 1, "Hospitals counted 9 people killed", 1, "contradiction"),
        ("At least 12 people were hurt", 1, "As many as 40 people were hurt", 1, "compatible"),
        ("The storm killed 12 people and injured 40", 1, "The storm injured 40 people", 1, "agree"),
        ("20 deaths are confirmed", 1, "As many as 90 deaths may be linked to the virus", 1, "compatible"),
        ("The town has been taken by the army", 4, "The rebels denied that the town was taken", 5, "contradiction"),
        ("There is no evidence of a leak", 4, "Tests have shown a leak", 6, "contradiction"),
        ("There is no evidence of a leak", 4, "The ministry denied that there was a leak", 6, "agree"),
        ("It is not true that there were no talks", 4, "The two sides held talks", 4, "agree"),
        ("Nobody has died so far", 4, "The first patient has died", 5, "update"),
        ("The ministry will reopen the port", 4, "The port did not reopen", 6, "update"),
        ("Villagers called for help from the army", 4, "The army ruled out help", 5, "compatible"),
        ("The hikers were found", 4, "The hikers are still missing", 5, "contradiction"),
        ("The hikers are missing", 4, "The hikers were found", 5, "update"),
        ("The ministry could not confirm the arrest", 4, "The arrest was confirmed", 4, "agree"),
    ],
)
def test_compare(first: str, day: int, second: str, later: int, label: str) -> None:
    assert compare(said(first, day), said(second, later)) == label


def test_the_earlier_statement_is_first_whatever_the_order_given() -> None:
    a, b = said("The fire killed 15 people", 1), said("The fire killed 9 people", 3)
    assert compare(a, b) == compare(b, a) == "contradiction"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at least 12 people were killed", [(12, None, "killed", "count")]),
        ("up to 300 were injured", [(None, 300, "injured", "count")]),
        ("between 40,000 and 50,000 people died", [(40000, 50000, "killed", "count")]),
        ("the bill reached $3.1 billion", [(3.1e9, 3.1e9, "cost", "money")]),
        ("75% of the ballots", [(75, 75, "vote", "percent")]),
        ("on 12 May 2010 nothing happened", []),
    ],
)
def test_counts(text: str, expected: list[tuple[float | None, float | None, str | None, str]]) -> None:
    assert [(c.low, c.high, c.aspect, c.unit) for c in counts(text)] == expected
