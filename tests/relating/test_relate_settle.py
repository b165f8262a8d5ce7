"""Settling: what is too vague, forthcoming still, or denied elsewhere settles nothing."""

from datetime import date

import pytest

from dateline.extract.reading import annotate
from dateline.model import Reading, Report
from dateline.relating.outlook import expectations


def reading(name: str, day: date, text: str) -> Reading:
    """Annotate one report."""
    return annotate(Report(name, day, text, language="en"))


@pytest.mark.parametrize(
    ("said", "later"),
    [
        ("It will end peacefully.", "The strike in Turku ended after a peaceful vote."),
        (
            "President Sauli Korhonen will announce new rules for ferries in Turku.",
            "Welders heard reports of an impending announcement of new rules for ferries by President Sauli Korhonen.",
        ),
        (
            "President Sauli Korhonen will not close the shipyard in Turku.",
            "President Sauli Korhonen did not eat while welders spoke of how the shipyard in Turku was closed.",
        ),
    ],
)
def test_open_still(said: str, later: str) -> None:
    found = expectations(
        (reading("a", date(2024, 3, 4), said), reading("b", date(2024, 3, 8), later)), date(2024, 3, 9)
    )
    assert found
    assert {item.status for item in found} == {"pending"}


def became(said: str, later: str, day: date = date(2024, 3, 8)) -> list[str]:
    """Return what became of the things said, after the later report."""
    found = expectations((reading("a", date(2024, 3, 4), said), reading("b", day, later)), day)
    return [e.status for e in found if any(v.report == "a" for v in e.evidence)]


@pytest.mark.parametrize(
    ("said", "later", "status"),
    [
        (  # another word for the act, told as done
            "Foreign Minister Aino Salo will visit the harbour of Vaasa on Wednesday.",
            "On Wednesday Foreign Minister Aino Salo made a trip to the harbour of Vaasa.",
            "happened",
        ),
        (  # the infinitive of what was forced on somebody is done
            "The Nordfisk company may suspend its ferry service to the island of Utö.",
            "The Nordfisk company was forced to suspend its ferry service to the island of Utö.",
            "happened",
        ),
        (
            "President Sauli Korhonen will visit the shipyard in Turku.",
            "President Sauli Korhonen did not visit the shipyard in Turku.",
            "did_not_happen",
        ),
        (  # somebody else's withdrawal is not the end of the concert
            "The charity concert will take place in the harbour of Vaasa on 9 March.",
            "The singer Anna Virta cancelled her trip to Vaasa, where the charity concert is due on Saturday.",
            "pending",
        ),
        (  # talk of what is still to come
            "The trial of the banker Eero Laine is due to start in Turku on 7 March.",
            "A jury was chosen ahead of the trial of the banker Eero Laine in Turku.",
            "overdue",
        ),
        (  # nobody's act at no time
            "It will help people to stay warm in the winter.",
            "People stayed warm with the help of wood in a long winter.",
            "pending",
        ),
        (
            "Eero Laine will not attend the concert in Vaasa.",
            "Eero Laine decided not to attend the concert in Vaasa.",
            "happened",
        ),
    ],
)
def test_what_became_of_it(said: str, later: str, status: str) -> None:
    """An item is settled by a sentence that tells its act as done, by its actor, at its time; else it stays open."""
    assert became(said, later)[:1] == [status]
