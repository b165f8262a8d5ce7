"""Remarks on inputs that were read all the same: what a reader of the result should know about them."""

from __future__ import annotations


class Notes:
    """Collects remarks, one line per file and remark however many reports it holds for."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str], list[str]] = {}

    def add(self, file: str, what: str, where: str = "") -> None:
        """Note ``what`` about ``file``, at ``where`` in it (a report's id or line)."""
        self._seen.setdefault((file, what), []).append(where)

    def lines(self) -> tuple[str, ...]:
        """Return the notes in the order in which they first came up."""
        return tuple(f"{file}: {what}{_places(where)}" for (file, what), where in self._seen.items())


def _places(where: list[str]) -> str:
    if where == [""]:
        return ""
    return f" ({where[0]})" if len(where) == 1 else f" ({where[0]} and {len(where) - 1} more)"
