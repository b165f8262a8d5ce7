"""The examples give what was reviewed, byte for byte."""

from __future__ import annotations

from tests.golden import load, outputs


def test_examples_give_the_golden_outputs() -> None:
    """Every output is as stored; after a wanted change run `make golden` and review the diff."""
    made, stored = dict(outputs()), load()
    assert sorted(made) == sorted(stored), "outputs were added or removed: run `make golden` and review the diff"
    changed = [name for name in made if made[name] != stored[name]]
    assert changed == [], "outputs changed: run `make golden` and review the diff"
