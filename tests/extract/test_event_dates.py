"""The date of an event mention: the clause's date, the report's own, or one told elsewhere."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.event_dates import event_date
from dateline.extract.times import timexes
from dateline.model import Span

FRIDAY = date(2021, 12, 3)


def dated(text: str, word: str, sentence: str | None = None, dct: date = FRIDAY) -> str:
    at = text.index(sentence) if sentence else 0
    span = Span(at, at + len(sentence or text))
    start = text.index(word, at)
    return event_date(text, dct, timexes(text, dct, ()), span, start, start + len(word))


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("The minister met rebel leaders on Thursday.", "met", "2021-12-02"),
        ("On Tuesday, the fleet left the harbour.", "left", "2021-11-30"),
        ("Two sailors were killed in October.", "killed", "2021-10"),
        ("The plant closed in 1996.", "closed", "1996"),
        ("The firm signed the contract last week.", "signed", "2021-W47"),
        ("He was shot at 8 p.m. Wednesday.", "shot", "2021-12-01"),
        ("The firm says it closed the plant in 1996.", "says", "2021-12-03"),
        ("The firm says it closed the plant in 1996.", "closed", "1996"),
        ("Officials said Thursday that the bridge collapsed in June.", "said", "2021-12-02"),
        ("Officials said Thursday that the bridge collapsed in June.", "collapsed", "2021-06"),
        ("The bridge collapsed in June, officials said.", "collapsed", "2021-06"),
        ("Residents believe the mayor.", "believe", "2021-12-03"),
    ],
)
def test_date_of_mention(text: str, word: str, day: str) -> None:
    assert dated(text, word) == day


def test_a_date_told_beside_the_same_word_elsewhere() -> None:
    text = "The Nov. 6 explosion killed two. Many windows broke. The explosion shook the port."
    assert dated(text, "explosion", "The explosion shook the port.") == "2021-11-06"


def test_without_any_date_the_report_counts() -> None:
    assert dated("The mayor resigned.", "resigned") == "2021-12-03"


def test_time_of_day_is_left_out() -> None:
    assert dated("The mayor resigned Thursday night.", "resigned") == "2021-12-02"
