"""Every broken input gets its report or its refusal, by name, and nothing raises."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.inputs import read

_SPEC = importlib.util.spec_from_file_location("broken", Path(__file__).with_name("broken.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
broken = importlib.util.module_from_spec(_SPEC)
sys.modules["broken"] = broken
_SPEC.loader.exec_module(broken)

DOC = Path(__file__).resolve().parents[2] / "docs" / "reference" / "inputs.md"


@pytest.mark.parametrize("case", broken.CASES, ids=lambda case: case.name)
def test_broken_input(case, tmp_path):
    path = case.make(tmp_path)
    got = read([path])
    assert len(got.reports) == case.reports
    assert len(got.refused) == len(case.refused)
    for error, words in zip(got.refused, case.refused, strict=True):
        assert isinstance(error, InputError)
        assert words in str(error)
        assert path.name in error.where
        assert error.remedy
    assert [case.note in note for note in got.notes] == [True] * bool(case.note)


def test_others_are_still_read(tmp_path):
    (tmp_path / "2021-12-03.txt").write_text("Talks went on.")
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01")
    got = read([tmp_path / "bad.txt", tmp_path / "2021-12-03.txt"])
    assert [r.id for r in got.reports] == ["2021-12-03"]
    assert len(got.refused) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path):
    path = tmp_path / "2021-12-03.txt"
    path.write_text("Talks went on.")
    path.chmod(0)
    assert "may not be read" in str(read([path]).refused[0])


def test_a_file_that_vanishes_or_is_locked_is_named(tmp_path, monkeypatch):
    path = tmp_path / "2021-12-03.txt"
    path.write_text("Talks went on.")

    def refuse(*_: object, **__: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    got = read([path])
    monkeypatch.undo()
    assert "may not be read" in str(got.refused[0])


def test_strange_paths():
    got = read(["", "a\x00b", "x" * 5000, "\udcff.txt"])
    assert len(got.refused) == 4
    assert all(str(error).encode() for error in got.refused)


def test_the_reference_shows_this_table():
    assert broken.table() in DOC.read_text(), "renew it: python tests/inputs/broken.py"
