"""Event codes: the parties of an event as researchers code them, a country and a sector (PLOVER).

A group that the report names without a country ("the rebels", "students") is coded by PLOVER's habit in the country
where it stands: the state named right after it ("rebels in Mali"), else, when a government or its forces are the
other party, that country; a people in another state ("Albanians in Serbia") is that state's. Organisations of states
stand for themselves. A recipient that is not named is the country of the place that the clause names ("arrived in
Amman"); of a protest, of repression and of its easing it is the actor's own.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.model import Actor, Event, Reading
from dateline.relating.event_places import place

BODIES = frozenset({"IGO", "UNO", "EUR"})
STATE_SECTORS = frozenset({None, "GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
ARMIES = frozenset({"MIL"})  # bare "troops" act abroad as often as at home
NEAR = 25  # characters between a group and the state it stands in
AT_HOME = frozenset({"curfew", "martial-law", "restrict", "censor", "arrest"})  # modes of acts on one's own people
CURBS = re.compile(
    r"\b(?:curfew|emergency|martial law|censorship|restrictions?|bans?|opposition|rall(?:y|ies)|march)\b"
)
TO_PLACE = {"AID": ("to", "in"), "SANCTION": ("to", "in", "with"), "SUPPORT": ("in",), "ASSAULT": ("in", "at", "near")}
VISITED = ("in", "at", "to", "visited", "visit", "visiting", "toured")
PEOPLE = frozenset({None, "CVL"})  # sectors of a people living elsewhere


class Party(NamedTuple):
    """A party's codes: ISO 3166-1 alpha-3 (or IGO, UNO, EUR) and a PLOVER sector; None where not known."""

    country: str | None
    sector: str | None


def parties(reading: Reading, event: Event) -> tuple[Party | None, Party | None]:
    """Return the codes of the event's actor and recipient; None for a party that is not named."""
    actor, recipient = reading.actor(event.actor), reading.actor(event.recipient)
    first = _party(reading, event, actor, recipient) if actor else None
    second = _party(reading, event, recipient, actor) if recipient else None
    if first is not None and second is None:
        second = _unnamed(reading, event, first)
    return first, second


def _unnamed(reading: Reading, event: Event, first: Party) -> Party | None:
    """The recipient that the clause leaves to its place, or to common sense."""
    prepositions = VISITED if event.mode == "visit" else TO_PLACE.get(event.type, ())
    there = place(reading, event, prepositions) if prepositions else None
    if there is not None and there.country != first.country:
        return Party(there.country, None)
    eased = event.type == "CONCEDE" and CURBS.search(reading.report.text, event.start, event.end) is not None
    at_home = event.mode in AT_HOME or event.type == "PROTEST" or eased
    if at_home and first.country is not None and first.country not in BODIES:
        return Party(first.country, None)
    return None


def _party(reading: Reading, event: Event, actor: Actor, other: Actor | None) -> Party:
    if actor.code in BODIES:
        return Party(actor.code, None)
    if actor.kind != "group":
        return Party(actor.country, actor.code)
    country = _beside(reading, event, actor) if actor.country is None or actor.code in PEOPLE else None
    country = country or actor.country
    if country is None and actor.code not in ARMIES and other is not None and other.code in STATE_SECTORS:
        country = other.country
    return Party(country, actor.code)


def _beside(reading: Reading, event: Event, actor: Actor) -> str | None:
    """The country of the state named right after the group in the event's clause."""
    inside = [m for m in reading.mentions if event.start <= m.start < event.end]
    for n, m in enumerate(inside[:-1]):
        after = inside[n + 1]
        if m.actor == actor.id and after.start - m.end <= NEAR:
            state = reading.actor(after.actor)
            between = reading.report.text[m.end : after.start].split()
            if (
                state is not None
                and state.country is not None
                and between[:1] in (["in"], ["of"], ["from"], ["inside"])
            ):
                return state.country
    return None
