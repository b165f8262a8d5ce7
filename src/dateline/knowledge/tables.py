"""Reading of the packaged tables: lines of fields parted by a bar, comments after ``#``."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from importlib.resources import files


@functools.cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of ``data/<name>``, each field stripped."""
    return tuple(_rows(name))


def _rows(name: str) -> Iterator[tuple[str, ...]]:
    text = (files("dateline.knowledge") / "data" / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield tuple(field.strip() for field in line.split("|"))


def parts(field: str) -> tuple[str, ...]:
    """Return the non-empty parts of a field parted by semicolons."""
    return tuple(p.strip() for p in field.split(";") if p.strip())
