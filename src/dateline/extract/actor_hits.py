"""What the scan for actors records: a naming in the text, and whose office or group it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dateline.knowledge.countries import Country
from dateline.knowledge.organisations import Organisation
from dateline.knowledge.roles import Role


@dataclass(frozen=True, slots=True)
class Hit:
    """One naming in the text. ``owner`` is the country or organisation an office or group belongs to."""

    start: int
    end: int
    first: int
    last: int
    kind: str  # state, capital, city, organisation, unknown_organisation, person, role, group
    name: str = ""
    country: Country | None = None
    organisation: Organisation | None = None
    role: Role | None = None
    former: bool = False
    sex: str | None = None
    title: str = ""  # the office in the text's words, where it is no office of the tables
    of_person: str = ""  # the person whose aide, spokesman ... is meant


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose office or group is meant."""

    country: Country | None = None
    organisation: Organisation | None = None
    of_person: str = ""
    former: bool = False

    @property
    def known(self) -> bool:
        """True when anything tells the owner."""
        return bool(self.country or self.organisation or self.of_person)

    def fields(self) -> dict[str, Any]:
        """Return the fields that a hit takes over."""
        return {
            "country": self.country,
            "organisation": self.organisation,
            "of_person": self.of_person,
            "former": self.former,
        }
