"""Organisations, armed groups, parties, agencies, media and companies."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from dateline.knowledge.folding import slug
from dateline.knowledge.tables import parts, rows


@dataclass(frozen=True, slots=True)
class Organisation:
    """A named organisation; ``country`` is alpha-3 or one of PLOVER's non-state codes (IGO, UNO, EUR, NGO, IMG)."""

    name: str
    country: str
    code: str

    @property
    def id(self) -> str:
        """The organisation's actor id."""
        return slug(self.name)


@functools.cache
def names() -> dict[str, Organisation]:
    """Return the organisations by every name they go by, as written in English news."""
    return _load()[0]


@functools.cache
def shared_names() -> frozenset[str]:
    """Return the names that bodies of several states have ("Senate", "Supreme Court")."""
    return _load()[1]


def _load() -> tuple[dict[str, Organisation], frozenset[str]]:
    found: dict[str, Organisation] = {}
    shared = set()
    for country, code, name, also in rows("organisations.psv"):
        organisation = Organisation(name.rstrip("*"), country, code)
        for alias in (name, *parts(also)):
            plain = alias.rstrip("*")
            found.setdefault(plain, organisation)
            if plain != alias:
                shared.add(plain)
    return found, frozenset(shared)
