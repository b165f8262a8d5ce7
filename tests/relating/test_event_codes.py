"""Codes of an event's parties."""

from __future__ import annotations

from datetime import date

from dateline.model import Actor, Event, Mention, Reading, Report
from dateline.relating.event_codes import Party, parties

MALI = Actor("mali", "Mali", "state", "MLI")
POLICE = Actor("togo-cop", "Togolese police", "group", "TGO", "COP")
REBELS = Actor("rebels", "rebels", "group", None, "REB")
UNITED = Actor("united-nations", "United Nations", "organisation", None, "UNO")


def coded(text: str, actor: Actor | None, recipient: Actor | None, *, mode: str | None = None) -> object:
    event = Event(0, len(text), actor and actor.id, recipient and recipient.id, "ASSAULT", mode, None, "happened")
    mentions = []
    for word, who in (("Rebels", REBELS), ("rebels", REBELS), ("Mali", MALI), ("Togolese police", POLICE)):
        if word in text:
            mentions.append(Mention(text.index(word), text.index(word) + len(word), word, who.id))
    mentions.sort(key=lambda m: m.start)
    report = Report("r", date(2024, 1, 1), text)
    reading = Reading(report, mentions=tuple(mentions), actors=(MALI, POLICE, REBELS, UNITED), events=(event,))
    return parties(reading, event)


def test_a_group_is_coded_where_it_stands() -> None:
    assert coded("Rebels in Mali attacked a convoy.", REBELS, None) == (Party("MLI", "REB"), None)


def test_a_bare_group_that_a_states_forces_act_on_is_at_home() -> None:
    text = "Togolese police arrested rebels."
    assert coded(text, POLICE, REBELS) == (Party("TGO", "COP"), Party("TGO", "REB"))


def test_organisations_stand_for_themselves_and_lend_no_country() -> None:
    assert coded("The UN armed rebels.", UNITED, REBELS) == (Party("UNO", None), Party(None, "REB"))


def test_a_curfew_is_for_ones_own_people() -> None:
    assert coded("Togolese police imposed it.", POLICE, None, mode="curfew") == (
        Party("TGO", "COP"),
        Party("TGO", None),
    )


def told(text: str, actor: Actor, kind: str, mode: str | None = None) -> tuple[Party | None, Party | None]:
    event = Event(0, len(text), actor.id, None, kind, mode, None, "happened")
    reading = Reading(Report("r", date(2024, 1, 1), text), actors=(actor,), events=(event,))
    return parties(reading, event)


def test_a_recipient_that_is_not_named_is_the_place_of_the_visit() -> None:
    assert told("Mali's premier arrived in Amman on Sunday.", MALI, "CONSULT", "visit")[1] == Party("JOR", None)
    assert told("Mali met others in Geneva.", MALI, "CONSULT")[1] is None


def test_protest_and_the_easing_of_curbs_are_at_home() -> None:
    assert told("Togolese miners rioted.", POLICE, "PROTEST", "riot")[1] == Party("TGO", None)
    assert told("Togo eased its curfew.", POLICE, "CONCEDE")[1] == Party("TGO", None)
    assert told("Togo gave way.", POLICE, "CONCEDE")[1] is None


def test_bare_troops_are_nobodys() -> None:
    troops = Actor("troops", "troops", "group", None, "MIL")
    event = Event(0, 20, "troops", "mali", "ASSAULT", None, None, "happened")
    reading = Reading(Report("r", date(2024, 1, 1), "Troops fought Mali.  "), actors=(troops, MALI), events=(event,))
    assert parties(reading, event)[0] == Party(None, "MIL")
