"""Errors: one base, messages that help, and they cross processes."""

from __future__ import annotations

import pickle

import pytest

from dateline.errors import DateError, DatelineError, InputError, ModelError, UsageError


@pytest.mark.parametrize("kind", [InputError, DateError])
def test_input_errors_say_where_what_and_what_to_do(kind: type[InputError]) -> None:
    """The message holds the file, the problem and the remedy; a copy through pickle is the same."""
    error = kind("a.txt", "no date", "Give one with --date")
    assert str(error) == "a.txt: no date. Give one with --date"
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert (again.where, again.problem, again.remedy) == ("a.txt", "no date", "Give one with --date")


@pytest.mark.parametrize("kind", [InputError, DateError, UsageError, ModelError])
def test_one_base(kind: type[Exception]) -> None:
    """Everything raised on purpose is a DatelineError."""
    assert issubclass(kind, DatelineError)
