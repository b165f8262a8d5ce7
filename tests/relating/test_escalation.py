"""Escalation: levels, copies counted once, statuses, bands, and the sentence on the last change."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest

from dateline.model import Actor, Event, EventStatus, Reading, Report
from dateline.relating.escalation import acts, curve, escalation
from dateline.relating.event_homes import home, named

ACTORS = (
    Actor("chad", "Chad", "state", "TCD"),
    Actor("niger", "Niger", "state", "NER"),
    Actor("premier", "A. Premier", "person", "TCD", "GOV", "Prime Minister of Chad"),
    Actor("rebels", "Chadian rebels", "group", "TCD", "REB"),
    Actor("nato", "NATO", "organisation", "IGO", "IGO"),
    Actor("chief", "B. Chief", "person", "IGO", "GOV", "Secretary-General of NATO"),
    Actor("civilians", "civilians", "group", None, "CVL"),
)
DAY = date(2024, 5, 6)
Told = tuple[str, str | None, str, str | None, EventStatus]


def reading(name: str, day: date, *told: Told) -> Reading:
    """Return a reading of events (actor, recipient, type, date, status), each ten characters long."""
    text = "x" * 10 * len(told)
    events = tuple(
        Event(10 * n, 10 * n + 10, a, r, kind, None, when, status) for n, (a, r, kind, when, status) in enumerate(told)
    )
    return Reading(Report(name, day, text), actors=ACTORS, events=events)


def own(*readings: Reading) -> tuple[tuple[str, ...], ...]:
    return tuple((r.report.id,) for r in readings)


def attack(status: EventStatus = "happened", day: date = DAY) -> Told:
    return ("chad", "niger", "ASSAULT", day.isoformat(), status)


def talk(day: date = DAY) -> Told:
    return ("niger", "chad", "CONSULT", day.isoformat(), "happened")


def test_conflict_is_up_and_cooperation_is_down() -> None:
    one, two = reading("a", DAY, attack()), reading("b", DAY, talk())
    assert [p.level for p in escalation([one], own(one))[0].points] == [9.0]
    assert [p.level for p in escalation([two], own(two))[0].points] == [-2.5]
    assert [p.level for p in escalation([one, two], own(one, two))[0].points] == [3.25]


def test_copies_are_one_source_and_independent_reports_are_counted() -> None:
    one, two, three = (reading(n, DAY, attack()) for n in "abc")
    found = escalation([one, two, three], (("a", "b"), ("c",)))[0]
    assert len(found.events) == 1
    assert (found.events[0].reports, found.points[0].reports, found.reports) == (2, 2, 2)
    assert [c.report for c in found.events[0].citations] == ["a", "b", "c"]


def test_what_is_planned_or_feared_stands_apart_and_what_is_denied_nowhere() -> None:
    one = reading("a", DAY, attack("hypothetical"), attack("denied"), talk())
    found = escalation([one], own(one))[0]
    assert [(p.date, p.level) for p in found.points] == [(DAY, -2.5)]
    assert [(p.date, p.level) for p in found.ahead] == [(DAY, 9.0)]
    assert [e.status for e in found.events] == ["happened", "hypothetical"]


def test_a_day_after_the_report_is_ahead_and_counts_on_the_reports_day() -> None:
    one = reading("a", DAY, attack(day=DAY + timedelta(3)))
    found = escalation([one], own(one))[0]
    assert (len(found.points), [p.date for p in found.ahead]) == (0, [DAY])


@pytest.mark.parametrize("when", [None, "2024", "2024-05", "1990-01-01"])
def test_what_has_no_day_or_is_long_past_is_left_out(when: str | None) -> None:
    one = reading("a", DAY, ("chad", "niger", "ASSAULT", when, "happened"))
    assert escalation([one], own(one)) == ()


def test_an_old_telling_counts_less() -> None:
    later = DAY + timedelta(5)
    one, two = reading("a", DAY, attack()), reading("b", later, talk(later))
    assert [p.level for p in escalation([one, two], own(one, two))[0].points] == [9.0, round((9 * 0.5 - 2.5) / 1.5, 2)]


def test_the_band_needs_two_sources_and_holds_the_level() -> None:
    days = [DAY + timedelta(n) for n in range(6)]
    many = [reading(f"r{n}", d, attack(day=d) if n % 2 else talk(d)) for n, d in enumerate(days)]
    points = escalation(many, own(*many))[0].points
    assert (points[0].low, points[0].high) == (None, None)
    for p in points[2:]:
        assert p.low is not None
        assert p.high is not None
        assert p.low <= p.level <= p.high


def test_the_same_bytes_whatever_the_order_of_the_events() -> None:
    days = [DAY + timedelta(n) for n in range(5)]
    many = [reading(f"r{n}", d, attack(day=d), talk(d)) for n, d in enumerate(days)]
    turned = [Reading(r.report, actors=r.actors, events=r.events[::-1]) for r in many]
    first = [p.to_dict() for p in escalation(many, own(*many))[0].points]
    assert [p.to_dict() for p in escalation(turned, own(*many))[0].points] == first


def test_the_last_change_names_its_drivers_with_citations() -> None:
    later = DAY + timedelta(2)
    one, two, three = (
        reading("a", DAY, talk()),
        reading("b", later, attack(day=later)),
        reading("c", later, talk(later)),
    )
    change = escalation([one, two, three], own(one, two, three))[0].change
    assert change is not None
    assert change.direction == "rose"
    assert change.text.startswith("Rose on 8 May 2024: Chad used violence against Niger (1 independent report).")
    assert [(c.report, c.start, c.end) for c in change.citations] == [("b", 0, 10)]


def test_a_steady_curve_has_no_change() -> None:
    later = DAY + timedelta(2)
    one, two = reading("a", DAY, talk()), reading("b", later, talk(later))
    assert escalation([one, two], own(one, two))[0].change is None


def test_pairs_are_of_states_and_bodies() -> None:
    days = [DAY + timedelta(n) for n in range(3)]
    many = [
        reading(f"r{n}", d, ("premier", "niger", "THREATEN", d.isoformat(), "happened")) for n, d in enumerate(days)
    ]
    found = escalation(many, own(*many))
    assert [(c.a, c.b) for c in found] == [(None, None), ("Chad", "Niger")]
    assert [p.level for p in curve(acts(many, own(*many)), "Chad", None).points] == [3.5, 3.5, 3.5]


def test_the_same_act_told_without_its_recipient_is_told_once() -> None:
    one = reading("a", DAY, attack(), ("chad", None, "ASSAULT", DAY.isoformat(), "happened"))
    found = escalation([one], own(one))[0]
    assert [(e.actor, e.recipient, len(e.citations)) for e in found.events] == [("Chad", "Niger", 2)]


@pytest.mark.parametrize(
    ("actor", "name"),
    [("premier", "Chad"), ("rebels", "Chadian rebels"), ("nato", "NATO"), ("chief", "NATO"), ("civilians", None)],
)
def test_homes(actor: str, name: str | None) -> None:
    assert home(next(a for a in ACTORS if a.id == actor), None) == name


@pytest.mark.parametrize(
    ("word", "name"),
    [("tcd", "Chad"), ("Chadian", "Chad"), ("Moscow", "Russia"), ("nato", "NATO"), ("Nowhere", "Nowhere")],
)
def test_a_users_word_for_a_side(word: str, name: str) -> None:
    assert named(word) == name


def test_a_thousand_reports_take_less_than_a_second() -> None:
    many = []
    for n in range(1000):
        d = DAY + timedelta(n % 90)
        told = [attack(day=d), talk(d), ("chief", "niger", "REQUEST", d.isoformat(), "happened"), attack("planned")]
        many.append(reading(f"r{n:04}", d, *told))
    start = time.process_time()
    assert len(escalation(many, own(*many))) == 3
    assert time.process_time() - start < 1.0
