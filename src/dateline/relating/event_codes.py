"""Event codes: the parties of an event as researchers code them, a country and a sector (PLOVER).

A group that the report names without a country ("the rebels", "students") is coded by PLOVER's habit in the country
where it stands: the state named right after it ("rebels in Mali"), else, when a government or its forces are the
other party, that country. Organisations of states stand for themselves.
"""

from __future__ import annotations

from typing import NamedTuple

from dateline.model import Actor, Event, Reading

BODIES = frozenset({"IGO", "UNO", "EUR"})
STATE_SECTORS = frozenset({None, "GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
NEAR = 25  # characters between a group and the state it stands in
AT_HOME = frozenset({"curfew", "martial-law"})  # acts on one's own people when nobody else is named


class Party(NamedTuple):
    """A party's codes: ISO 3166-1 alpha-3 (or IGO, UNO, EUR) and a PLOVER sector; None where not known."""

    country: str | None
    sector: str | None


def parties(reading: Reading, event: Event) -> tuple[Party | None, Party | None]:
    """Return the codes of the event's actor and recipient; None for a party that is not named."""
    actor, recipient = reading.actor(event.actor), reading.actor(event.recipient)
    first = _party(reading, event, actor, recipient) if actor else None
    second = _party(reading, event, recipient, actor) if recipient else None
    if first and second is None and event.mode in AT_HOME and first.country not in BODIES:
        second = Party(first.country, None)
    return first, second


def _party(reading: Reading, event: Event, actor: Actor, other: Actor | None) -> Party:
    if actor.code in BODIES:
        return Party(actor.code, None)
    if actor.country is not None or actor.kind != "group":
        return Party(actor.country, actor.code)
    country = _beside(reading, event, actor)
    if country is None and other is not None and other.code in STATE_SECTORS:
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
            if state is not None and state.kind == "state" and between[:1] in (["in"], ["of"], ["from"], ["inside"]):
                return state.country
    return None
