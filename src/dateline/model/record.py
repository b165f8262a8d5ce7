"""The base of all records: plain-JSON output and input by field type. Imports nothing of ours."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import date
from typing import Any, Self


class Record:
    """Base of all records: plain-JSON output and input by field type.

    A field named ``from_`` is written ``"from"``. Fields with metadata ``omit_empty`` are left out when empty.
    """

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the record as JSON-ready values (dates as ISO strings, tuples as lists)."""
        out: dict[str, Any] = {}
        for f in dataclasses.fields(self):  # type: ignore[arg-type]
            value = getattr(self, f.name)
            if f.metadata.get("omit_empty") and (value is None or value == () or value == {}):
                continue
            out[f.name.rstrip("_")] = plain(value)
        return out

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Build the record from ``to_dict`` output. Missing keys take the field's default; unknown keys are ignored."""
        hints = hints_of(cls)
        given: dict[str, Any] = {}
        for f in dataclasses.fields(cls):  # type: ignore[arg-type]
            key = f.name.rstrip("_")
            if key in data:
                given[f.name] = typed(hints[f.name], data[key])
        return cls(**given)


def hints_of(cls: type[Record]) -> dict[str, Any]:
    """Return the types of a record's fields by name."""
    if cls not in _HINTS:
        _HINTS[cls] = typing.get_type_hints(cls)
    return _HINTS[cls]


_HINTS: dict[type[Record], dict[str, Any]] = {}  # get_type_hints compiles its strings anew at every call


def plain(value: Any) -> Any:
    """Return a field's value as JSON has it."""
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain(v) for v in value]
    return value


def typed(hint: Any, value: Any) -> Any:
    """Return a JSON value as a field of type ``hint`` holds it."""
    if value is None:
        return None
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return typed(next(a for a in typing.get_args(hint) if a is not type(None)), value)
    if origin is tuple:
        args = typing.get_args(hint)
        if len(args) == 2 and args[1] is Ellipsis:
            return tuple(typed(args[0], v) for v in value)
        return tuple(typed(a, v) for a, v in zip(args, value, strict=True))
    if isinstance(hint, type) and issubclass(hint, Record):
        return hint.from_dict(value)
    if hint is date:
        return date.fromisoformat(value)
    return value
