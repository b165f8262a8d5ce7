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
    found: dict[str, Organisation] = {}
    for country, code, name, also in rows("organisations.psv"):
        organisation = Organisation(name, country, code)
        for alias in (name, *parts(also)):
            found.setdefault(alias.rstrip("*"), organisation)
    return found
