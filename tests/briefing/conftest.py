"""What the tests of the briefing share."""

from __future__ import annotations

import pytest

from dateline.briefing.pile import choose
from dateline.model import Reading, Situation
from dateline.relating.situation import relate


@pytest.fixture(scope="session")
def example_situation(example_readings: tuple[Reading, ...]) -> Situation:
    """Return the situation of the example reports."""
    return relate(choose(example_readings).readings)
