"""An entity's timeline: sentences that name it, dated verb by verb."""

from __future__ import annotations

from datetime import date

from dateline.extract.times import timexes
from dateline.model import Reading, Report, Span
from dateline.relating.entity_timeline import aliases, entity_timeline


def reading(name: str, day: date, *lines: str) -> Reading:
    spans, at = [], 0
    for line in lines:
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    text = "\n".join(lines)
    return Reading(Report(name, day, text), sentences=tuple(spans), timexes=timexes(text, day, spans))


def test_moments_stand_in_date_order() -> None:
    later = reading("b", date(2021, 12, 3), "Ada Novak resigned on Thursday.", "Her deputy left on Monday.")
    earlier = reading("a", date(2021, 6, 1), "In 1996 Ada Novak founded the party.")
    moments = entity_timeline("Ada Novak", [later, earlier])
    assert [(m.date, m.report, m.word) for m in moments] == [("1996", "a", "founded"), ("2021-12-02", "b", "resigned")]


def test_last_name_counts_where_the_whole_name_stands() -> None:
    whole = reading("a", date(2021, 12, 3), "Ada Novak spoke on Monday.", "Novak wept on Tuesday.")
    other = reading("b", date(2021, 12, 3), "Boris Novak wept on Tuesday.")
    assert [(m.report, m.word) for m in entity_timeline("Ada Novak", [whole, other])] == [("a", "spoke"), ("a", "wept")]


def test_aliases() -> None:
    assert aliases("Ada Novak", "Ada Novak spoke.") == ("Ada Novak", "Novak")
    assert aliases("Ada Novak", "Novak spoke.") == ("Ada Novak",)
    assert "Motor Works" in aliases("Northern Motor Works", "Nothing here.")
