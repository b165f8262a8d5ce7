"""Actors that are no persons: states, governments, peoples, groups of a country, organisations."""

from __future__ import annotations

from datetime import date

from dateline.knowledge.countries import Country
from dateline.knowledge.folding import slug
from dateline.knowledge.organisations import Organisation
from dateline.knowledge.roles import Role, plural
from dateline.knowledge.sectors import ARMED, GROUP_NAMES
from dateline.model import Actor, ActorKind


def state(country: Country) -> Actor:
    """Return the state as an actor."""
    return Actor(country.id, country.name, "state", country.code)


def people(country: Country) -> Actor:
    """Return a country's nationals as an actor."""
    return Actor(f"{country.id}-people", f"{country.adjective} people", "group", country.code)


def group(country: Country, code: str) -> Actor:
    """Return those of a country who belong to a sector: its military, its opposition, its government."""
    kind: ActorKind = "organisation" if code == "GOV" else "group"
    name = f"{country.adjective} {GROUP_NAMES.get(code, code)}"
    return Actor(f"{country.id}-{code.lower()}", name, kind, country.code, code)


def body_group(body: Organisation, code: str) -> Actor:
    """Return those of an organisation who belong to a sector: NATO's military."""
    name = f"{body.name} {GROUP_NAMES.get(code, code)}"
    return Actor(f"{body.id}-{code.lower()}", name, "group", body.country, code)


def members(organisation: Organisation, code: str, day: date) -> Actor:
    """Return who those of an organisation are: itself for its officials and fighters, else a group of it."""
    fights = organisation.code in (*ARMED, "MIL") and code in (*ARMED, "MIL")
    if fights or code in (organisation.code, "GOV"):
        return body(organisation, day)
    return body_group(organisation, code)


def bare_group(role: Role) -> Actor:
    """Return a group that is named by its kind alone: "protesters"."""
    name = plural(role.phrase)
    return Actor(slug(name), name, "group", None, role.sectors[0])


# Armed movements while they ruled: first and last day (None: to this day).
_RULED = {"Taliban": ((date(1996, 9, 27), date(2001, 11, 13)), (date(2021, 8, 15), None))}


def body(organisation: Organisation, day: date) -> Actor:
    """Return the organisation as an actor on that day."""
    code = organisation.code
    for first, last in _RULED.get(organisation.name, ()):
        if first <= day and (last is None or day < last):
            code = "GOV"
    kind: ActorKind = "state" if code == "PRE" else "group" if code in ARMED else "organisation"
    return Actor(organisation.id, organisation.name, kind, organisation.country, code)
