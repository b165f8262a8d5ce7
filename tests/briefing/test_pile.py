"""The pile: the largest situation is told unless another is asked for; the rest stands in a line each."""

from __future__ import annotations

from datetime import date

import pytest
from tests.made import made

from dateline.briefing.make import make_brief
from dateline.briefing.pile import choose
from dateline.errors import UsageError
from dateline.model import Reading, Report

FERRY = (
    "A ferry with 300 people on board ran aground off Piraeus in heavy wind, the Greek coast guard said.",
    "Greek coast guard boats took all passengers off the ferry that ran aground near Piraeus on Monday.",
    "The captain of the ferry that ran aground off Piraeus was questioned by the Greek coast guard on Tuesday.",
)
VOTE = (
    "Parliament in Nairobi rejected the finance bill after protests over a tax on bread, the speaker announced.",
    "Kenya's president withdrew the finance bill after parliament in Nairobi rejected its tax on bread.",
)
PILE = (
    made("f1", date(2024, 6, 3), FERRY[0]),
    made("f2", date(2024, 6, 4), FERRY[1]),
    made("f3", date(2024, 6, 5), FERRY[2]),
    made("v1", date(2024, 6, 4), VOTE[0], title="Bread tax falls"),
    made("v2", date(2024, 6, 6), VOTE[1]),
)


def ids(readings: tuple[Reading, ...]) -> list[str]:
    """Return the ids of the reports."""
    return [r.report.id for r in readings]


@pytest.mark.parametrize("pile", [PILE, PILE[::-1]])
def test_the_largest_is_chosen(pile: tuple[Reading, ...]) -> None:
    """Three reports against two; the two stand in a line, by the title of the first."""
    choice = choose(pile)
    assert ids(choice.readings) == ["f1", "f2", "f3"]
    assert choice.others == ("2 reports, 4 Jun 2024: Bread tax falls",)


def test_about_picks_the_other() -> None:
    """The situation that is about the words; the largest stands in a line, by its first sentence, cut short."""
    choice = choose(PILE, "bread tax Nairobi")
    assert ids(choice.readings) == ["v1", "v2"]
    (line,) = choice.others
    assert line.startswith("3 reports, 3 Jun 2024: A ferry with 300 people on board")
    assert line.endswith("…")
    assert len(line) < 120


def test_about_nothing_there() -> None:
    """A usage error that repeats the words."""
    with pytest.raises(UsageError, match="beekeeping"):
        choose(PILE, "beekeeping")


def test_unread_reports_stay_with_the_chosen() -> None:
    """A report in another language is kept as a source of whatever is told."""
    foreign = Reading(Report("g", date(2024, 6, 5), "Fähre vor Piräus auf Grund gelaufen.", language="de"))
    assert ids(choose((*PILE, foreign)).readings) == ["f1", "f2", "f3", "g"]
    assert ids(choose((foreign,)).readings) == ["g"]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_small_piles_are_one_situation(count: int) -> None:
    """Nothing is set aside of fewer than three reports."""
    pile = (PILE[0], PILE[3])[:count]
    choice = choose(pile)
    assert ids(choice.readings) == ids(pile)
    assert choice.others == ()


def test_the_brief_notes_the_rest() -> None:
    """One brief about one situation; nothing of the other is told."""
    brief, situation = make_brief(PILE)
    assert ids(situation.readings) == ["f1", "f2", "f3"]
    assert brief.notes == ("2 reports, 4 Jun 2024: Bread tax falls",)
    assert not any("Nairobi" in line.text for line in brief.lines)


def test_until_comes_before_the_choice() -> None:
    """What is dated later is not in the pile: on 4 June the ferry has two reports, the bill one."""
    brief, situation = make_brief(PILE, until=date(2024, 6, 4))
    assert {r.report.id for r in situation.readings} <= {"f1", "f2", "v1"}
    assert brief.last == date(2024, 6, 4)
