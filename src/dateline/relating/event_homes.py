"""Homes: the state or body that an actor of an event stands for, as curves and pairs of actors need it."""

from __future__ import annotations

import functools

from dateline.knowledge import countries, organisations
from dateline.model import Actor
from dateline.relating.event_codes import BODIES, Party

APART = frozenset({"REB", "PRM", "UAF", "OPP", "CRM"})  # sectors that do not act for their state
PRIVATE = frozenset({"BUS", "JRN", "NGO", "CVL", "EDU", "REL", "LAB", "MED", "SOC", "AGR", "ELI", "REF", "PTY"})
BODY_NAMES = {"EUR": "European Union", "UNO": "United Nations"}


def home(actor: Actor | None, party: Party | None, *, acting: bool = False) -> str | None:
    """Return the name of the state or body that the actor stands for, its own name when for none; None if unknown.

    A group without a country ("civilians") stands for nobody; a party known by its place alone is that state. With
    ``acting``, firms, protesters and other private people stand for themselves; done to them is done to a state.
    """
    if actor is None:
        known = countries.by_code(party.country) if party is not None and party.country is not None else None
        return known.name if known is not None else None
    if acting and actor.code in PRIVATE:
        return None if actor.kind == "group" else actor.name
    if actor.code in APART:
        return actor.name if actor.country is not None or actor.kind == "organisation" else None
    if actor.country in BODIES or actor.code in BODIES:
        return actor.name if actor.kind == "organisation" else _body(actor)
    country = actor.country or (party.country if party is not None else None)
    if country is not None and country not in BODIES:
        known = countries.by_code(country)
        return known.name if known is not None else country
    return actor.name if actor.kind != "group" else None


def named(name: str) -> str:
    """Return the home that a user's word means: a code, a state's, adjective's or capital's name, a body's."""
    code = countries.by_code(name.upper())
    if code is not None:
        return code.name
    folded = _folded()
    return folded.get(name.casefold(), name)


@functools.cache
def _folded() -> dict[str, str]:
    found = {alias.casefold(): o.name for alias, o in organisations.names().items() if o.country in BODIES}
    found |= {name.casefold(): t.country.name for name, t in countries.terms().items() if t.kind != "sea"}
    return found


def _body(actor: Actor) -> str | None:
    """The body in "Secretary-General of NATO", "NATO military"."""
    told = f"{actor.role or ''} {actor.name}"
    hits = [
        (told.find(o.name), o.name) for o in organisations.names().values() if o.country in BODIES and o.name in told
    ]
    if hits:
        return min(hits)[1]
    return BODY_NAMES.get(actor.country or "", actor.name if actor.kind != "group" else None)
