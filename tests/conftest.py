"""What all tests share."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import dateline
from dateline.model import Reading

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples" / "standoff" / "reports"
SHARED = ROOT.parent / "shared"
SEEDS = SHARED / "seeds"


@pytest.fixture
def shared() -> Path:
    """Return ../shared; skips, visibly, where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"{SHARED} is absent")
    return SHARED


@cache
def readings_of(folder: Path) -> tuple[Reading, ...]:
    """Return the readings of a folder, annotated once a process."""
    return tuple(dateline.annotate(r) for r in dateline.read([folder]).reports)


@pytest.fixture(scope="session")
def example_readings() -> tuple[Reading, ...]:
    """Return the readings of the example reports; shared, so they must not be changed (they are frozen)."""
    return readings_of(EXAMPLES)


@pytest.fixture(scope="session", params=[EXAMPLES, SEEDS], ids=lambda p: p.parent.name + "-" + p.name)
def readings(request: pytest.FixtureRequest) -> tuple[Reading, ...]:
    """Return the readings of the example reports and, where they are, of the seeds."""
    folder: Path = request.param
    if not folder.is_dir():
        pytest.skip(f"{folder} is absent")
    return readings_of(folder)
