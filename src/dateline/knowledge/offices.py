"""Offices and who held them when; persons by the spellings of their names."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from datetime import date

from dateline.knowledge.countries import by_code
from dateline.knowledge.folding import fold, name_key, slug
from dateline.knowledge.organisations import names as organisation_names
from dateline.knowledge.tables import parts, rows

FAMILY_FIRST = ("CHN", "PRK", "KOR", "TWN", "VNM", "KHM")
_PARTICLE = {
    "al",
    "el",
    "de",
    "von",
    "van",
    "der",
    "den",
    "bin",
    "ibn",
    "da",
    "dos",
    "del",
    "la",
    "le",
    "ben",
    "di",
    "du",
}
_SUFFIX = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"}


@dataclass(frozen=True, slots=True)
class Person:
    """A known person. ``gender`` is "f" or "m"; ``country`` and ``code`` hold when no office is known for a day."""

    name: str
    gender: str
    country: str | None
    code: str | None

    @property
    def id(self) -> str:
        """The person's actor id."""
        return slug(self.name)


@dataclass(frozen=True, slots=True)
class Holding:
    """An office held by a person from ``start`` until before ``end`` (None: to this day)."""

    person: str
    place: str  # country code, or an organisation's name
    office: str
    sectors: tuple[str, ...]
    start: date
    end: date | None
    rank: int

    def covers(self, day: date) -> bool:
        """True when the office was held on that day."""
        return self.start <= day and (self.end is None or day < self.end)

    @property
    def role(self) -> str:
        """The office in words: "President of Russia"."""
        if self.office.startswith(WHOLE):
            return self.office
        country = by_code(self.place)
        place = country.name if country else self.place
        if country and " to " in self.office:
            return f"{country.adjective} {self.office}"
        return f"{self.office} of {f'the {place}' if place in WITH_THE else place}"


# Offices whose words tell the place already.
WHOLE = (
    "Governor of ", "Mayor of ", "Chief Minister of ", "Premier of ", "President of ", "Head of Chechnya",
    "Head of Roscosmos", "Head of Crimea", "Head of Dagestan", "First Minister of ", "White House", "Pentagon",
    "State Department", "Kremlin", "commander in ", "commander of ", "leader of ", "US ", "Director of the FBI",
    "Director of the Central Intelligence", "Director of the Foreign Intelligence", "Director of the Federal Security",
    "Director of the CDC", "Chair of the Federal Reserve", "High Representative for Bosnia", "head of Energoatom",
    "head of the UN", "Mossad", "member of the Provincial", "Crown Prince of ", "Director-General of IS",
    "Director of the National Inst", "Administrator of ",
)  # fmt: skip
WITH_THE = {
    "United States", "United Kingdom", "United Nations", "European Union", "Philippines", "Netherlands", "Maldives",
    "United Arab Emirates", "Central African Republic", "Democratic Republic of the Congo", "Czech Republic",
    "Dominican Republic", "Soviet Union", "European Commission", "European Council", "European Parliament",
    "World Bank", "International Monetary Fund", "African Union", "Arab League",
    "World Health Organization", "International Atomic Energy Agency", "European Central Bank", "Taliban",
    "International Criminal Court", "Gambia", "Bahamas", "Comoros", "Republic of the Congo", "Seychelles",
}  # fmt: skip


@dataclass(frozen=True)
class _Tables:
    persons: dict[str, Person]
    holdings: dict[str, tuple[Holding, ...]]
    by_office: dict[tuple[str, str], tuple[Holding, ...]]
    full: dict[tuple[str, ...], str]
    surname: dict[str, tuple[str, ...]]


def _day(text: str) -> date:
    year, month, day = [*map(int, text.split("-")), 1, 1][:3]
    return date(year, month, day)


@functools.cache
def _tables() -> _Tables:
    persons: dict[str, Person] = {}
    held: dict[str, list[Holding]] = {}
    by_office: dict[tuple[str, str], list[Holding]] = {}
    aliases: dict[str, tuple[str, ...]] = {}
    for name, country, code, gender, also in rows("people.psv"):
        persons[name] = Person(name, gender or "m", country or None, code or None)
        aliases[name] = parts(also)
    for rank, (place, office, sectors, chain) in enumerate(rows("offices.psv")):
        for holding, gender in _chain(place, office, tuple(sectors.split(",")), chain, rank):
            persons.setdefault(holding.person, Person(holding.person, gender, place_code(place), None))
            held.setdefault(holding.person, []).append(holding)
            by_office.setdefault((place, office.lower()), []).append(holding)
    full, surname = _names(persons, aliases)
    return _Tables(
        persons,
        {k: tuple(v) for k, v in held.items()},
        {k: tuple(v) for k, v in by_office.items()},
        full,
        {k: tuple(dict.fromkeys(v)) for k, v in surname.items()},
    )


def place_code(place: str) -> str | None:
    """Return the country code of a holding's place, be it a country or an organisation."""
    if by_code(place):
        return place
    found = organisation_names().get(place)
    return found.country if found else None


def _chain(place: str, office: str, sectors: tuple[str, ...], chain: str, rank: int) -> list[tuple[Holding, str]]:
    links = [part.partition(" ")[::2] for part in parts(chain)]
    found = []
    for n, (start, name) in enumerate(links):
        if name != "-":
            end = _day(links[n + 1][0]) if n + 1 < len(links) else None
            person = name.rstrip("*")
            found.append((Holding(person, place, office, sectors, _day(start), end, rank), "f" if "*" in name else "m"))
    return found


def _names(
    persons: dict[str, Person], aliases: dict[str, tuple[str, ...]]
) -> tuple[dict[tuple[str, ...], str], dict[str, list[str]]]:
    full: dict[tuple[str, ...], str] = {}
    surnames: dict[str, list[str]] = {}
    for name in sorted(persons):
        for form in (name, *aliases.get(name, ())):
            key = name_key(form)
            if len(key) > 1:
                full.setdefault(key, name)
                words = [w for w in form.split() if not re.fullmatch(r"[A-Z]\.", w)]
                if 1 < len(words) < len(form.split()):
                    full.setdefault(name_key(" ".join(words)), name)
            else:
                surnames.setdefault(key[0], []).append(name)
        family_first = persons[name].country in FAMILY_FIRST
        surnames.setdefault(surname_key(name, family_first=family_first), []).append(name)
    return full, surnames


def surname(name: str, *, family_first: bool = False) -> str:
    """Return the family name of a full name, with its particles ("de Villepin", "al-Assad")."""
    words = [w for w in name.split() if w.lower() not in _SUFFIX]
    if family_first and len(words) > 1:
        return words[0]
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in _PARTICLE:
        at -= 1
    return " ".join(words[at:])


def surname_key(name: str, *, family_first: bool = False) -> str:
    """Return the folded family name without particles."""
    words = [w for w in re.split(r"[\s\-]+", surname(name, family_first=family_first)) if w.lower() not in _PARTICLE]
    return " ".join(fold(w) for w in words) or fold(name)


def person(name: str) -> Person | None:
    """Return the known person with this canonical name."""
    return _tables().persons.get(name)


def find_full(name: str) -> Person | None:
    """Return the person that a full name, in any usual spelling, means; None when unknown."""
    tables = _tables()
    found = tables.full.get(name_key(name))
    return tables.persons[found] if found else None


def find_surname(name: str) -> tuple[Person, ...]:
    """Return the known persons whom a family name alone may mean."""
    tables = _tables()
    return tuple(tables.persons[n] for n in tables.surname.get(surname_key("X " + name), ()))


def holdings(name: str, day: date) -> tuple[Holding, ...]:
    """Return the offices that this person held on that day, the highest first."""
    return tuple(h for h in _tables().holdings.get(name, ()) if h.covers(day))


def career(name: str) -> tuple[Holding, ...]:
    """Return all offices known for this person."""
    return _tables().holdings.get(name, ())


def holder(place: str, office: str, day: date) -> Holding | None:
    """Return who held the office (of a country code or an organisation's name) on that day; None unless just one."""
    found = [h for h in _tables().by_office.get((place, office.lower()), ()) if h.covers(day)]
    return found[0] if len(found) == 1 else None
