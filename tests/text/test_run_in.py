"""Furniture run into sentences: stamps of articles and of live updates."""

from __future__ import annotations

import pytest

from dateline.text.passages import passages
from dateline.text.run_in import stamps
from dateline.text.sentences import is_run_in, sentences


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("Talks open in Geneva Friday 7 May 2010 12.30 GMT The envoys met on the lake.", "Friday 7 May 2010 12.30 GMT"),
        ("GENEVA | Fri May 7, 2010 4:23 pm EST GENEVA (Reuters) - The envoys met.", "Fri May 7, 2010 4:23 pm EST"),
        ("Page last updated at 10:39 GMT, Friday, 7 May 2010 11:39 UK The envoys met.", "Friday, 7 May 2010 11:39 UK"),
        ("(Update 2:10 p.m. in Oslo, 7:10 a.m. ET) The bank opened.", "(Update 2:10 p.m. in Oslo, 7:10 a.m. ET)"),
        ("[10:45 a.m. ET] The bank opened its doors.", "[10:45 a.m. ET]"),
    ],
)
def test_stamp_ends_what_was_run_in(text: str, stamp: str) -> None:
    start, end = stamps(text, 0, len(text))[-1]
    assert text[start:end].strip(" ,").endswith(stamp)
    first, second = sentences(text, passages(text))[:2]
    assert text[: first.end].endswith(stamp)
    assert is_run_in(text, first.end, second.start)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry left on Friday 7 May 2010 at 12:30 GMT and Oslo lost sight of it.",
        "It closed at 5:10 p.m. ET Friday.",
        "The vote, held on 7 May 2010, 12.30 GMT The end.",
        "The polls (open until 8 p.m.) were full.",
    ],
)
def test_times_in_prose_are_no_stamps(text: str) -> None:
    assert stamps(text, 0, len(text)) == []
