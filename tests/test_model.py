"""The records: frozen, and the same again from their JSON."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import model
from dateline.model import Reading, Record, Report, Span

RECORDS = sorted(
    (c for c in vars(model).values() if isinstance(c, type) and issubclass(c, Record) and c is not Record),
    key=lambda c: c.__name__,
)
TEXT = st.text(max_size=12)
JSON = st.recursive(st.none() | st.booleans() | st.integers() | TEXT, lambda v: st.lists(v, max_size=2), max_leaves=3)


def values(hint: object) -> st.SearchStrategy[object]:
    """Return values of a field's type."""
    plain: dict[object, st.SearchStrategy[object]] = {
        int: st.integers(0, 9999),
        float: st.floats(allow_nan=False, allow_infinity=False),
        str: TEXT,
        date: st.dates(),
        type(None): st.none(),
    }
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if hint in plain:
        return plain[hint]
    if origin is typing.Literal:
        return st.sampled_from(args)
    if origin in (typing.Union, types.UnionType):
        return st.one_of([values(a) for a in args])
    if origin is tuple and args[-1] is Ellipsis:
        return st.lists(values(args[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*[values(a) for a in args])
    if isinstance(hint, type) and issubclass(hint, Record):
        return records(hint)
    return st.dictionaries(TEXT, JSON, max_size=2)  # the one mapping: Report.extra


def records(cls: type[Record]) -> st.SearchStrategy[Record]:
    """Return records of a class, built from its type hints."""
    hints = typing.get_type_hints(cls)
    return st.builds(cls, **{f.name: values(hints[f.name]) for f in dataclasses.fields(cls)})  # type: ignore[arg-type]


@pytest.mark.parametrize("cls", RECORDS, ids=lambda c: c.__name__)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_round_trip(cls: type[Record], data: st.DataObject) -> None:
    """``from_dict`` of ``to_dict``, by way of JSON text, is the record."""
    record = data.draw(records(cls))
    written = json.dumps(record.to_dict())
    assert cls.from_dict(json.loads(written)) == record
    assert json.dumps(cls.from_dict(json.loads(written)).to_dict()) == written


@pytest.mark.parametrize("cls", RECORDS, ids=lambda c: c.__name__)
def test_frozen(cls: type[Record]) -> None:
    """No field can be set, and no other attribute added."""
    record = object.__new__(cls)
    for name in (*(f.name for f in dataclasses.fields(cls)), "other"):  # type: ignore[arg-type]
        with pytest.raises((dataclasses.FrozenInstanceError, AttributeError, TypeError)):
            setattr(record, name, None)
    assert not hasattr(record, "__dict__")


def test_unknown_keys_are_ignored_and_missing_ones_take_their_default() -> None:
    """A reader of yesterday reads what tomorrow writes, and the other way about."""
    report = Report.from_dict({"id": "a", "date": "2024-06-03", "text": "t", "later": 1})
    assert report == Report("a", date(2024, 6, 3), "t")
    assert "extra" not in report.to_dict()


def test_reserved_words() -> None:
    """``from_`` is written "from"."""
    item = model.Outlook(0, 1, "scheduled", "x", None, date(2024, 6, 3), None)
    assert item.to_dict()["from"] == "2024-06-03"
    assert "from_" not in item.to_dict()


def test_layers_of_a_reading() -> None:
    """Asked for some layers, a reading gives those and no others; it finds its actors by id."""
    ann = model.Actor("a1", "Ann Lee", "person")
    reading = Reading(Report("a", date(2024, 6, 3), "Ann Lee left."), sentences=(Span(0, 13),), actors=(ann,))
    assert set(reading.to_dict(("sentences",))) & set(model.LAYERS) == {"sentences"}
    assert set(model.LAYERS) <= set(reading.to_dict())
    assert reading.actor("a1") == ann
    assert reading.actor("a2") is None
    assert reading.actor(None) is None


def test_reading_of_a_situation() -> None:
    """By report id; KeyError when it is not there."""
    reading = Reading(Report("a", date(2024, 6, 3), "Ann Lee left."))
    assert model.Situation((reading,)).reading("a") is reading
    with pytest.raises(KeyError):
        model.Situation((reading,)).reading("b")
