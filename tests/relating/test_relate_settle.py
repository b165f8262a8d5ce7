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
