"""The base of all records: plain-JSON output and input by field type. Imports nothing of ours."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Self

_ATOMS = (str, int, float, type(None))  # what JSON holds as it is
_EMPTY: tuple[object, ...] = (None, (), {})


class Record:
    """Base of all records: plain-JSON output and input by field type.

    A field named ``from_`` is written ``"from"``. Fields with metadata ``omit_empty`` are left out when empty.
    """

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the record as JSON-ready values (dates as ISO strings, tuples as lists)."""
        out: dict[str, Any] = {}
        for name, key, omit in _written(type(self)):
            value = getattr(self, name)
            if omit and value in _EMPTY:
                continue
            out[key] = value if isinstance(value, _ATOMS) else plain(value)
        return out

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Build the record from ``to_dict`` output. Missing keys take the field's default; unknown keys are ignored."""
        given = {}
        for key, name, made in _read(cls):
            if key in data:
                value = data[key]
                given[name] = value if made is None or value is None else made(value)
        return cls(**given)


def hints_of(cls: type[Record]) -> dict[str, Any]:
    """Return the types of a record's fields by name."""
    if cls not in _HINTS:
        _HINTS[cls] = typing.get_type_hints(cls)
    return _HINTS[cls]


def plain(value: Any) -> Any:
    """Return a field's value as JSON has it."""
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [v if isinstance(v, _ATOMS) else plain(v) for v in value]
    return value


def typed(hint: Any, value: Any) -> Any:
    """Return a JSON value as a field of type ``hint`` holds it."""
    made = _maker(hint)
    return value if made is None or value is None else made(value)


Maker = Callable[[Any], Any]

# How each class is written and read, worked out once: get_type_hints compiles its strings anew at every call.
_HINTS: dict[type[Record], dict[str, Any]] = {}
_WRITTEN: dict[type[Record], tuple[tuple[str, str, bool], ...]] = {}
_READ: dict[type[Record], tuple[tuple[str, str, Maker | None], ...]] = {}
_MAKERS: dict[Any, Maker | None] = {}


def _written(cls: type[Record]) -> tuple[tuple[str, str, bool], ...]:
    """Return (field, JSON key, left out when empty) for each field."""
    found = _WRITTEN.get(cls)
    if found is None:
        fields = dataclasses.fields(cls)  # type: ignore[arg-type]
        found = tuple((f.name, f.name.rstrip("_"), bool(f.metadata.get("omit_empty"))) for f in fields)
        _WRITTEN[cls] = found
    return found


def _read(cls: type[Record]) -> tuple[tuple[str, str, Maker | None], ...]:
    """Return (JSON key, field, what makes its value) for each field."""
    found = _READ.get(cls)
    if found is None:
        hints = hints_of(cls)
        found = tuple((key, name, _maker(hints[name])) for name, key, _ in _written(cls))
        _READ[cls] = found
    return found


def _maker(hint: Any) -> Maker | None:
    """Return what makes a value of that type from a JSON value other than null; None when nothing is to be made."""
    if hint not in _MAKERS:
        _MAKERS[hint] = _new_maker(hint)
    return _MAKERS[hint]


def _new_maker(hint: Any) -> Maker | None:
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _maker(next(a for a in typing.get_args(hint) if a is not type(None)))
    if origin is tuple:
        args = typing.get_args(hint)
        if len(args) == 2 and args[1] is Ellipsis:
            inner = args[0]
            if _maker(inner) is None:
                return tuple
            return lambda value: tuple(typed(inner, v) for v in value)
        return lambda value: tuple(typed(a, v) for a, v in zip(args, value, strict=True))
    if isinstance(hint, type) and issubclass(hint, Record):
        return hint.from_dict
    if hint is date:
        return date.fromisoformat
    return None
