"""The calendar: dates, status and words of what is ahead; a moved meeting keeps its UID."""

from __future__ import annotations

import dataclasses
from datetime import date

from icalendar import Calendar

from dateline.export.calendar import calendar
from dateline.extract.reading import annotate
from dateline.model import Evidence, Expectation, Reading, Report
from dateline.relating.outlook import expectations

TALKS = (
    "Russia and Ukraine will hold talks in Geneva on Feb. 7; if it snows they will meet in Bern, Swiss officials said."
)
MOVED = "The talks in Geneva between Russia and Ukraine were postponed to Feb. 11, Swiss officials said on Saturday."


def read(ident: str, day: str, text: str) -> Reading:
    return annotate(Report(ident, date.fromisoformat(day), text, None, "Alpine Post", None, "en"))


def events(data: bytes) -> list:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def test_a_date_becomes_an_event_with_its_words() -> None:
    readings = [read("a", "2022-02-01", TALKS)]
    data = calendar(expectations(readings, date(2022, 2, 1)), {"a": readings[0]}, date(2022, 2, 1))
    event = next(e for e in events(data) if e["dtstart"].dt == date(2022, 2, 7))
    assert event["dtend"].dt == date(2022, 2, 8)
    assert (str(event["status"]), int(event["sequence"])) == ("TENTATIVE", 0)
    assert "talks in Geneva" in str(event["summary"])
    assert "[a:" in str(event["description"])
    assert "Alpine Post" in str(event["description"])


def test_the_same_reports_give_the_same_bytes_and_the_uid_stays() -> None:
    one, more = read("a", "2022-02-01", TALKS), read("b", "2022-02-03", "It rained in Bern. Nobody met.")
    first = calendar(expectations([one], date(2022, 2, 1)), {"a": one}, date(2022, 2, 1))
    assert first == calendar(expectations([one], date(2022, 2, 1)), {"a": one}, date(2022, 2, 1))
    later = calendar(expectations([one, more], date(2022, 2, 3)), {"a": one, "b": more}, date(2022, 2, 3))
    assert {str(e["uid"]) for e in events(first)} == {str(e["uid"]) for e in events(later)}


def test_a_moved_meeting_keeps_its_uid_and_its_sequence_goes_up() -> None:
    one, two = read("a", "2022-02-01", TALKS), read("b", "2022-02-05", MOVED)
    readings = {"a": one, "b": two}
    (before,) = [e for e in expectations([one], date(2022, 2, 1)) if e.from_ == date(2022, 2, 7)]
    after = dataclasses.replace(
        before, status="superseded", evidence=(*before.evidence, Evidence("b", 0, 70, "settles"))
    )
    fresh = dataclasses.replace(
        before,
        id="new",
        replaces=before.id,
        from_=date(2022, 2, 11),
        to=date(2022, 2, 11),
        evidence=(Evidence("b", 0, 70, "states"),),
    )
    old = events(calendar([before], readings, date(2022, 2, 1)))[0]
    (new,) = events(calendar([after, fresh], readings, date(2022, 2, 5)))
    assert old["uid"] == new["uid"]
    assert int(new["sequence"]) > int(old["sequence"])
    assert new["dtstart"].dt == date(2022, 2, 11)
    assert "Moved from 2022-02-07" in str(new["description"])


def test_what_was_called_off_is_cancelled() -> None:
    one = read("a", "2022-02-01", TALKS)
    (item,) = [e for e in expectations([one], date(2022, 2, 1)) if e.from_ == date(2022, 2, 7)]
    off = dataclasses.replace(item, status="cancelled")
    (event,) = events(calendar([off], {"a": one}, date(2022, 2, 3)))
    assert (str(event["status"]), int(event["sequence"])) == ("CANCELLED", 1)


def test_moves_are_found_in_the_reports() -> None:
    """From the words alone: the meeting is superseded, and the item with the new date names it."""
    found = expectations([read("a", "2022-02-01", TALKS), read("b", "2022-02-05", MOVED)], date(2022, 2, 6))
    moved = [e for e in found if e.status == "superseded"]
    assert all(e.replaces in {m.id for m in moved} for e in found if e.replaces is not None)


def test_an_item_without_a_date_is_left_out() -> None:
    item = Expectation("possible", "war", None, None, None, date(2022, 2, 1), date(2022, 2, 1), "pending", (), id="x")
    assert events(calendar([item], {}, date(2022, 2, 1))) == []


def test_a_calendar_follows_a_meeting_through_the_reports() -> None:
    """Up to the first report and up to the second: one UID, a higher SEQUENCE, the new day, both days told."""
    one, two = read("a", "2022-02-01", TALKS), read("b", "2022-02-05", MOVED)
    readings = {"a": one, "b": two}
    (old,) = events(calendar(expectations([one], date(2022, 2, 1)), readings, date(2022, 2, 1)))
    (new,) = events(calendar(expectations([one, two], date(2022, 2, 5)), readings, date(2022, 2, 5)))
    assert old["uid"] == new["uid"]
    assert int(new["sequence"]) > int(old["sequence"])
    assert (old["dtstart"].dt, new["dtstart"].dt) == (date(2022, 2, 7), date(2022, 2, 11))
    assert "Moved from 2022-02-07" in str(new["description"])
