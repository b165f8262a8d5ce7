"""Scenarios, on invented reports: courses, what speaks for and against each, signposts, voices, talk over time."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.reading import annotate
from dateline.model import Reading, Report, Scenario
from dateline.relating.situation import relate

COPY = "Russia could invade Ukraine within weeks, Polish officials warned on Tuesday. NATO said that it was watching."


def read(ident: str, day: str, text: str, outlet: str | None = None) -> Reading:
    return annotate(Report(ident, date.fromisoformat(day), text, None, outlet, None, "en"))


def courses(*readings: Reading) -> list[Scenario]:
    return list(relate(readings).scenarios)


@pytest.mark.parametrize(
    ("sentence", "family", "side", "kind"),
    [
        ("Russia could invade Ukraine, Polish officials warned.", "attack", "for", "possible"),
        ("Russia denied that it plans to invade Ukraine.", "attack", "against", "denied"),
        ("Germany called for talks with Russia.", "talks", "for", "wanted"),
        ("Russia rejected talks with Ukraine.", "talks", "against", "refused"),
        ("Canada threatened to impose sanctions on Russia.", "sanctions", "for", "threatened"),
    ],
)
def test_a_sentence_speaks_for_or_against_a_course(sentence: str, family: str, side: str, kind: str) -> None:
    points = [p for s in courses(read("a", "2022-02-01", sentence)) if s.family == family for p in s.points]
    assert [(p.side, p.kind) for p in points] == [(side, kind)]


def test_what_would_follow_is_neither_for_nor_against() -> None:
    text = "Russia could invade Ukraine, Poland warned. If Russia invades Ukraine, Poland will close the border."
    (attack,) = courses(read("a", "2022-02-01", text))
    assert [(p.side, p.kind) for p in attack.points] == [("for", "possible"), (None, "condition")]


def test_points_are_cited_and_dated() -> None:
    pile = (
        read("a", "2022-02-01", "Russia could invade Ukraine, the Polish defence ministry warned."),
        read("b", "2022-02-03", "Sergei Lavrov denied on Thursday that Russia had any plan to invade Ukraine."),
    )
    texts = {r.report.id: r.report for r in pile}
    (attack,) = [s for s in courses(*pile) if s.family == "attack"]
    assert {p.report for p in attack.points} == {"a", "b"}
    for p in attack.points:
        assert texts[p.report].date == p.date
        assert "nva" in texts[p.report].text[p.start : p.end]
    against = next(p for p in attack.points if p.side == "against")
    assert against.who == "Sergei Lavrov"


def test_copies_are_talk_once() -> None:
    one = read("a", "2022-02-01", COPY * 3, "A")
    two = read("b", "2022-02-01", COPY * 3, "B")
    (attack,) = [s for s in courses(one, two) if s.family == "attack"]
    assert attack.reports == 1
    assert [(d.date, d.reports) for d in attack.talk] == [(date(2022, 2, 1), 1)]


def test_what_is_over_is_no_course() -> None:
    assert courses(read("a", "2022-02-01", "Iraq invaded Kuwait in August 1990. The weather was hot.")) == []


def test_signposts_are_outlook_items() -> None:
    pile = (
        read("a", "2022-02-01", "Russia and Ukraine will hold talks on Feb. 7 in Geneva, Germany said."),
        read("b", "2022-02-02", "Germany called for talks between Russia and Ukraine to end the crisis."),
    )
    (talks,) = [s for s in courses(*pile) if s.family == "talks"]
    assert [(s.direction, s.from_) for s in talks.signposts] == [("confirms", date(2022, 2, 7))]
    assert all(pile[0].report.text[s.start : s.end] for s in talks.signposts)


def test_the_order_of_the_pile_does_not_matter() -> None:
    pile = [
        read("a", "2022-02-01", "Russia could invade Ukraine, the Polish defence ministry warned."),
        read("b", "2022-02-03", "Germany called for talks with Russia. Canada threatened Russia with sanctions."),
    ]
    assert courses(*pile) == courses(*pile[::-1])
