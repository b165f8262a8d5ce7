"""States: their names, adjectives, nationals, and the places that stand for them."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.knowledge.folding import slug
from dateline.knowledge.tables import parts, rows

TermKind = Literal["name", "adjective", "national", "capital", "city", "sea"]


@dataclass(frozen=True, slots=True)
class Country:
    """A state; ``code`` is ISO 3166-1 alpha-3 (or the withdrawn code of a historical state)."""

    code: str
    name: str
    adjective: str
    capital: str | None
    first: int
    last: int

    @property
    def id(self) -> str:
        """The state's actor id."""
        return slug(self.name)

    def existed(self, day: date) -> bool:
        """True when the state existed in that year."""
        return self.first <= day.year <= self.last


@dataclass(frozen=True, slots=True)
class Term:
    """What a word or phrase says of a country."""

    country: Country
    kind: TermKind


@functools.cache
def _load() -> tuple[dict[str, Country], dict[str, Term]]:
    by_code: dict[str, Country] = {}
    terms: dict[str, Term] = {}
    for row in rows("countries.psv"):
        code, name, also, adjectives, nationals, capitals, cities, *years = row
        first, _, last = years[0].partition("-") if years and years[0] else ("0", "", "9999")
        adjs, caps = parts(adjectives), parts(capitals)
        made = Country(code, name, adjs[0] if adjs else name, caps[0] if caps else None, int(first), int(last))
        country = by_code.setdefault(code, made)
        for kind, names in (("name", (name, *parts(also))), ("capital", caps), ("city", parts(cities))):
            for term in names:
                terms.setdefault(term, Term(country, kind))  # type: ignore[arg-type]
        for term in adjs:
            terms.setdefault(term, Term(country, "adjective"))
            if not term.endswith(("s", "sh", "ch", "ese", ".", "Polish")) and term not in ("UK", "US"):
                terms.setdefault(term + "s", Term(country, "national"))
        for term in parts(nationals):
            terms.setdefault(term, Term(country, "national"))
    for code, names in SEAS.items():
        terms.update({name: Term(by_code[code], "sea") for name in names})
    return by_code, terms


# Waters and regions named after a state that is not meant.
SEAS = {
    "MEX": ("Gulf of Mexico",),
    "JPN": ("Sea of Japan",),
    "CHN": ("South China Sea", "East China Sea"),
    "IND": ("Indian Ocean",),
    "GBR": ("English Channel", "New England"),
    "IRN": ("Persian Gulf",),
    "OMN": ("Gulf of Oman",),
    "PHL": ("Philippine Sea",),
    "DNK": ("Greenland Sea",),
    "GIN": ("Gulf of Guinea",),
    "NOR": ("Norwegian Sea",),
    "THA": ("Gulf of Thailand",),
    "USA": ("Latin America", "South America", "Central America", "North America", "Latin American", "Latin Americans",
            "South American", "Central American", "North American", "South Americans", "Central Americans"),
}  # fmt: skip


def by_code(code: str) -> Country | None:
    """Return the country with this code, or None."""
    return _load()[0].get(code)


def terms() -> dict[str, Term]:
    """Return every word or phrase that tells a country, as written in English news."""
    return _load()[1]
