"""Scenarios from made readings: for and against, who, independence, signposts, who would do it."""

from __future__ import annotations

from datetime import date

from dateline.model import Actor, Attribution, Event, Evidence, Expectation, Mention, Reading, Report, Scenario, Span
from dateline.relating.scenarios import scenarios

LAOS = Actor("laos", "Laos", "state", "LAO")
BURMA = Actor("burma", "Myanmar", "state", "MMR")
GENERAL = Actor("general", "Ana Pop", "person", "LAO", "MIL")
NAMES = {"Laos": LAOS, "Laotian": LAOS, "Burma": BURMA, "General Pop": GENERAL}
Origins = list[tuple[str, ...]]


def read(name: str, day: int, text: str, *, said: str | None = None, speaker: Actor | None = None) -> Reading:
    """A report of one sentence; ``said`` is the part that ``speaker`` says."""
    mentions = tuple(Mention(text.index(n), text.index(n) + len(n), n, a.id) for n, a in NAMES.items() if n in text)
    attributions = ()
    if said is not None:
        start = text.index(said)
        attributions = (
            Attribution(
                ((0, 1),), ((0, 1),), ((start, start + len(said)),), "indirect", speaker.id if speaker else None
            ),
        )
    return Reading(
        Report(name, date(2024, 3, day), text),
        sentences=(Span(0, len(text)),),
        mentions=mentions,
        actors=(LAOS, BURMA, GENERAL),
        attributions=attributions,
    )


def related(readings: list[Reading], outlook: tuple[Expectation, ...] = (), origins: Origins | None = None) -> Scenario:
    found = scenarios(readings, origins or [(r.report.id,) for r in readings], outlook)
    return found[0]


COULD = "General Pop said that Laos could invade Burma in May."
NO_PLAN = "Laos has no plan to attack Burma."


def test_for_and_against_are_quoted_with_who_says_so() -> None:
    found = related(
        [read("a", 1, COULD, said="Laos could invade Burma in May", speaker=GENERAL), read("b", 2, NO_PLAN)]
    )
    assert (found.family, found.actor, found.recipient) == ("attack", "Laos", "Myanmar")
    first, second = found.points
    assert (first.kind, first.side, first.who) == ("possible", "for", "Ana Pop")
    assert (second.kind, second.side) == ("denied", "against")
    assert [(v.name, v.points) for v in found.expected_by] == [("Ana Pop", (0,))]


def test_copies_count_once() -> None:
    readings = [read("a", 1, COULD), read("b", 1, COULD), read("c", 2, COULD)]
    found = related(readings, origins=[("a", "b"), ("c",)])
    assert found.reports == 2
    assert [(d.date.day, d.reports) for d in found.talk] == [(1, 1), (2, 1)]


def test_courses_are_told_apart_by_who_would_do_it() -> None:
    found = scenarios(
        [read("a", 1, COULD), read("b", 2, "The danger of an attack by Burma is growing.")], [("a",), ("b",)], ()
    )
    assert {(s.family, s.actor) for s in found} == {("attack", "Laos"), ("attack", "Myanmar")}


def test_what_makes_ready_for_it_speaks_for_it() -> None:
    moved = read("b", 2, "Laos moved tanks to the border.")
    event = Event(0, 30, "laos", None, "MOBILIZE", "troops", None, "happened")
    moved = Reading(moved.report, sentences=moved.sentences, actors=moved.actors, events=(event,))
    found = related([read("a", 1, COULD), moved])
    assert [(p.kind, p.side, p.who) for p in found.points] == [
        ("possible", "for", "Ana Pop"),
        ("prepared", "for", "Laos"),
    ]
    assert found.reports == 1  # the move does not speak of the course


def test_a_weight_is_shown_as_theirs_only() -> None:
    likely = "General Pop said that an attack by Laos is very likely."
    own = related([read("a", 1, likely, said="an attack by Laos is very likely", speaker=GENERAL)])
    assert own.points[0].chance == "very likely"
    nobodys = related([read("a", 1, "An attack by Laos is very likely.")])
    assert nobodys.points[0].chance is None


def expected(what: str, condition: str | None = None) -> Expectation:
    day = date(2024, 5, 1)
    told = (Evidence("a", 0, 5, "states"),)
    return Expectation("scheduled", what, None, day, day, day, day, "pending", told, condition)


def test_signposts_confirm_and_weaken() -> None:
    items = (
        expected("Laos could attack Burma on May 1"),
        expected("Laos and Burma will hold talks on May 1"),
        expected("Chile and Peru will hold talks on May 1"),
        expected("the market will open on May 1"),
        expected("the minister will meet Burma's king if Laos does not attack", "if Laos does not attack"),
    )
    found = related([read("a", 1, COULD)], items)
    assert [(s.direction, s.what) for s in found.signposts] == [
        ("confirms", items[0].what),
        ("weakens", items[1].what),
        ("weakens", items[4].what),
    ]


def test_what_many_look_ahead_to_is_a_course_of_its_own() -> None:
    told = tuple(Evidence(r, 0, 20, "states") for r in "abc")
    item = Expectation(
        "predicted", "the dam will burst", None, None, None, date(2024, 3, 1), date(2024, 3, 3), "pending", told
    )
    readings = [read(r, n + 1, "The dam will burst, they say.") for n, r in enumerate("abc")]
    found = related(readings, (item,))
    assert (found.family, found.name, found.reports) == (None, "the dam will burst", 3)


def test_a_single_report_is_too_little_in_a_large_pile() -> None:
    readings = [read(f"r{n}", 1 + n, "The weather was fine.") for n in range(9)] + [read("a", 20, COULD)]
    assert scenarios(readings, [(r.report.id,) for r in readings], ()) == ()


def test_nothing_of_nothing() -> None:
    assert scenarios([], [], ()) == ()
