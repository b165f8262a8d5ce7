"""The functions at the front door stay functions, whatever else is imported."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import dateline


@pytest.mark.parametrize("name", dateline.__all__)
def test_front_door(name: str) -> None:
    """No package or module of ours takes the place of a function of the front door."""
    for module in pkgutil.walk_packages(dateline.__path__, "dateline."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    assert callable(getattr(dateline, name))


def test_unknown_names_are_refused() -> None:
    """A name that is not there raises AttributeError."""
    with pytest.raises(AttributeError, match="nosuch"):
        _ = dateline.nosuch  # type: ignore[attr-defined]
