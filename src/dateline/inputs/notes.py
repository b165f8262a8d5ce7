"""Remarks on inputs that were read all the same: what a reader of the result should know about them."""

from __future__ import annotations

from collections import Counter


class Notes:
    """Collects remarks, one line per file and remark however many reports it holds for."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, str], str] = {}
        self._count: Counter[tuple[str, str]] = Counter()

    def add(self, file: str, what: str, where: str = "") -> None:
        """Note ``what`` about ``file``, at ``where`` in it (a report's id or line)."""
        self._first.setdefault((file, what), where)
        self._count[file, what] += 1

    def lines(self) -> tuple[str, ...]:
        """Return the notes in the order in which they first came up."""
        return tuple(f"{file}: {what}{self._places(file, what)}" for file, what in self._first)

    def _places(self, file: str, what: str) -> str:
        first, more = self._first[file, what], self._count[file, what] - 1
        if not first:
            return ""
        return f" ({first} and {more:,} more)" if more else f" ({first})"
