"""The actor pack's development half, where it stands beside the checkout."""

from pathlib import Path

import pytest
from benchmarks.tasks.actors import run

SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.mark.shared
def test_dev_half_reaches_the_bar(tmp_path: Path) -> None:
    if not (SHARED / "eval" / "actors").is_dir():
        pytest.skip("needs ../shared/eval/actors")
    measures = {m.key: m for m in run(SHARED, tmp_path)}
    for key in ("actors.both", "actors.both_dated"):
        bar = measures[key].bar
        assert bar is not None
        assert measures[key].value >= bar
