"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples" / "standoff" / "reports"
SHARED = ROOT.parent / "shared"


@pytest.fixture
def shared() -> Path:
    """Return ../shared; skips, visibly, where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"{SHARED} is absent")
    return SHARED
