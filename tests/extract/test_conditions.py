"""What a stance hangs on is kept in the report's words."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.reading import annotate
from dateline.model import Report


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Norway threatened to close the port if Denmark does not pay.", "if Denmark does not pay"),
        ("If Denmark does not pay, Norway will close the port, the minister said. Norway threatened to leave.", None),
        ("Norway will not sell the island unless parliament agrees.", "unless parliament agrees"),
        ("Chad offered to free the sailors in exchange for fuel.", "in exchange for fuel"),
        ("Chad demanded that Niger free the sailors without delay.", None),
        ("Chad demanded the release of the sailors as soon as next week.", None),
    ],
)
def test_conditions(text: str, condition: str | None) -> None:
    found = annotate(Report("a", date(2024, 3, 4), text), layers=("positions",)).positions
    assert found
    assert found[-1].condition == condition
