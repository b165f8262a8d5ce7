"""The timeline, on invented reports."""

from __future__ import annotations

from datetime import date

from dateline.extract.times import timexes
from dateline.model import Reading, Report, TimelineDay
from dateline.relating.timeline import timeline
from dateline.text.passages import passages
from dateline.text.sentences import sentences


def read(name: str, day: date, text: str) -> Reading:
    spans = sentences(text, passages(text))
    return Reading(Report(name, day, text), sentences=spans, timexes=timexes(text, day, spans))


PILE = (
    read("a", date(2023, 4, 4), "Finland joined NATO on Tuesday in Brussels. The ceremony lasted an hour in the rain."),
    read(
        "b",
        date(2023, 4, 6),
        "Finland joined NATO on April 4, which doubled the border of the alliance with Russia. "
        "A delegation from Finland may visit the border on April 20 or later in the spring.",
    ),
    read(
        "c",
        date(2023, 7, 12),
        "Since Finland joined NATO on April 4, the alliance has held drills in Lapland. "
        "Turkey said on Monday that Sweden could follow.",
    ),
    read("d", date(2023, 7, 20), "The bakers of Helsinki met for their yearly fair and gave away bread. Nobody spoke."),
)


def plain(days: tuple[TimelineDay, ...]) -> dict[str, list[str]]:
    return {d.date.isoformat(): [e.report for e in d.entries] for d in days}


def test_the_day_most_is_told_of_comes_out_with_one_of_its_tellers() -> None:
    found = timeline(PILE, dates=1)
    assert [d.date for d in found] == [date(2023, 4, 4)]
    entry = found[0].entries[0]
    text = next(r.report.text for r in PILE if r.report.id == entry.report)
    assert text[entry.start : entry.end] == entry.text
    assert "Finland joined NATO" in entry.text
    assert entry.outlets == 3


def test_reports_of_one_origin_count_as_one_outlet() -> None:
    found = timeline(PILE, [("a", "b", "c"), ("d",)], dates=1)
    assert found[0].entries[0].outlets == 1


def test_days_stand_in_order_and_within_the_bounds() -> None:
    days = [d.date for d in timeline(PILE, first=date(2023, 4, 5), last=date(2023, 7, 12))]
    assert days == sorted(days)
    assert days
    assert all(date(2023, 4, 5) <= d <= date(2023, 7, 12) for d in days)


def test_no_day_lies_after_the_last_report() -> None:
    ahead = (read("a", date(2023, 4, 4), "The summit of the alliance will be held in Vilnius on July 11 and 12."),)
    assert all(d.date <= date(2023, 4, 4) for d in timeline(ahead))


def test_every_sentence_holds_the_query() -> None:
    found = timeline(PILE, query=["sweden", "no such phrase"])
    assert [e.text for d in found for e in d.entries] == ["Turkey said on Monday that Sweden could follow."]


def test_a_day_is_not_told_twice_in_the_same_words() -> None:
    twice = (*PILE[:1], read("e", date(2023, 4, 5), "Finland joined NATO on Tuesday in Brussels."))
    assert plain(timeline(twice, dates=1, sentences=3))["2023-04-04"].count("a") <= 2
    texts = [e.text for e in timeline(twice, dates=1, sentences=3)[0].entries]
    assert texts.count("Finland joined NATO on Tuesday in Brussels.") == 1


def test_the_order_of_the_pile_does_not_matter() -> None:
    assert [d.date for d in timeline(PILE[::-1])] == [d.date for d in timeline(PILE)]


def test_nothing_comes_of_nothing() -> None:
    assert timeline(()) == ()
    assert timeline((Reading(Report("x", date(2023, 1, 1), "")),)) == ()
    assert timeline(PILE, query=["zeppelin"]) == ()


def test_a_stamp_dates_the_sentence_behind_it_and_is_no_line() -> None:
    text = (
        "(Update 9:10 p.m. on April 4, 2023, in Helsinki, 2:10 p.m. ET) Finland has joined the alliance in Brussels "
        "after a vote. The ceremony lasted an hour in the rain."
    )
    (day,) = timeline((read("a", date(2023, 4, 6), text),), first=date(2023, 4, 4), last=date(2023, 4, 4))
    assert [e.text[:18] for e in day.entries] == ["Finland has joined"]
