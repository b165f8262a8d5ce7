"""Composing: sections in order, the length asked for, and what happens at the edges."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.made import made

import dateline
from dateline.briefing.compose import compose
from dateline.briefing.work import TITLES
from dateline.errors import UsageError
from dateline.model import Actor, Brief, Citation, Mention, Reading, Situation

DAY = date(2024, 6, 3)
FERRY = "The ferry with forty grain trucks sank off the northern cape before dawn."
BAKERS = "Bakers in the capital closed their shops because all of the flour had run out."


def size(brief: Brief) -> int:
    """Return the words of the brief, sources apart."""
    return sum(len(line.text.split()) for line in brief.lines if line.section != "Sources")


def test_sections_stand_in_order(example_situation: Situation) -> None:
    """Each section is one run of lines, in the order of the titles."""
    order = list(TITLES.values())
    places = [order.index(line.section) for line in compose(example_situation).lines]
    assert places == sorted(places)
    assert {"In one line", "What is new", "What to watch", "How sure", "Sources"} <= {order[p] for p in places}


@pytest.mark.parametrize("words", [300, 500, 900])
def test_the_length_is_about_what_was_asked(example_situation: Situation, words: int) -> None:
    """Within 15 %, sources apart."""
    assert size(compose(example_situation, words=words)) == pytest.approx(words, rel=0.15)


def test_since(example_situation: Situation) -> None:
    """The default is the day before the last report's; news is of reports dated after it."""
    brief = compose(example_situation)
    last = example_situation.readings[-1].report.date
    assert (brief.last, brief.since) == (last, last - timedelta(days=1))
    early = compose(example_situation, since=date(2022, 2, 13))
    assert early.since == date(2022, 2, 13)
    day = {r.report.id: r.report.date for r in example_situation.readings}
    for made_brief in (brief, early):
        news = [line for line in made_brief.lines if line.section in ("In one line", "What is new")]
        assert news
        assert all(day[line.citations[0].report] > made_brief.since for line in news)


def test_a_settled_choice_of_title_and_notes(example_situation: Situation) -> None:
    """The title may be given; notes on the rest of the pile are passed on."""
    brief = compose(example_situation, title="A title", others=("1 report: bees",))
    assert (brief.title, brief.notes) == ("A title", ("1 report: bees",))


def test_another_language_is_a_source_and_not_told(example_situation: Situation) -> None:
    """Its report stands in Sources; no other line cites it, but for the count of reports."""
    brief = compose(example_situation, words=900)
    foreign = {r.report.id for r in example_situation.readings if not r.sentences}
    assert foreign
    listed = [line for line in brief.lines if line.section == "Sources"]
    assert foreign <= {line.citations[0].report for line in listed}
    assert all("not told: in another language" in s.text for s in listed if s.citations[0].report in foreign)
    told = {c.report for s in brief.lines if s.section not in ("Sources", "How sure") for c in s.citations}
    assert not told & foreign


def test_one_report() -> None:
    """One report is told, and said to be one."""
    reading = made("a", DAY, FERRY, BAKERS)
    brief = compose(Situation((reading,)))
    texts = [line.text for line in brief.lines]
    assert FERRY in texts
    assert "One report, no outlet stated." in texts
    assert len(texts) == len(set(texts))
    assert dateline.check(brief, [reading.report]) == []


@pytest.mark.parametrize("sentences", [(), ("Ships left.",)])
def test_a_report_with_nothing_to_tell(sentences: tuple[str, ...]) -> None:
    """Its source stands there all the same, and the brief holds up."""
    reading = made("a", DAY, *sentences) if sentences else made("a", DAY, "Ok", language="de")
    brief = compose(Situation((reading,)))
    assert {line.section for line in brief.lines} <= {"How sure", "Sources"}
    assert dateline.check(brief, [reading.report]) == []


@pytest.mark.parametrize(("situation", "words"), [(Situation(()), 500), (Situation((made("a", DAY, FERRY),)), 59)])
def test_usage_errors(situation: Situation, words: int) -> None:
    """No report, or too few words."""
    with pytest.raises(UsageError):
        compose(situation, words=words)


def test_nothing_as_old_as_until(example_readings: tuple[Reading, ...]) -> None:
    """A day before all reports, or words that no report is about, are usage errors."""
    with pytest.raises(UsageError):
        dateline.brief(example_readings, until=date(1999, 1, 1))
    with pytest.raises(UsageError):
        dateline.brief(example_readings, about="beekeeping honey hives")


def test_an_opening_pronoun_gives_way_to_the_name() -> None:
    """The line has the name, and cites the place of the name too."""
    lee = Actor("lee", "Ann Lee", "person")
    first, second = "Ann Lee went to court.", "She told the judges on Monday that the port had been warned twice."
    reading = made("a", DAY, first, second, actors=(lee,))
    at = len(first) + 1
    mentions = (*reading.mentions, Mention(at, at + 3, "She", "lee"))
    reading = Reading(reading.report, reading.passages, reading.sentences, mentions=mentions, actors=(lee,))
    brief = compose(Situation((reading,)))
    line = next(s for s in brief.lines if "warned twice" in s.text)
    assert line.text == "Ann Lee told the judges on Monday that the port had been warned twice."
    assert line.citations == (Citation("a", at, at + len(second)), Citation("a", 0, len(first)))
    assert dateline.check(brief, [reading.report]) == []
