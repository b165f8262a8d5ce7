"""People who share a family name: the office, the first name and the date tell them apart; on invented sentences."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.actors import mentions
from dateline.model import Passage
from dateline.text.parse import parse
from dateline.text.sentences import sentences


def named(text: str, words: str, day: date) -> str | None:
    """Return the name of the actor that the last such words of the text mean."""
    found, actors = mentions(text, day, parse(text, sentences(text, [Passage(0, len(text), "story")])))
    at = text.rindex(words)
    actor = next((m.actor for m in found if m.start <= at < m.end), None)
    return next((a.name for a in actors if a.id == actor), None)


@pytest.mark.parametrize(
    ("text", "words", "day", "name"),
    [
        ("Michelle Obama met the nurses. President Obama stayed home.", "Obama", date(2014, 5, 1), "Barack Obama"),
        ("Michelle Obama met the nurses. Mrs Obama stayed late.", "Obama", date(2014, 5, 1), "Michelle Obama"),
        ("Tony Blair met the nurses. Blair stayed late.", "Blair", date(2004, 5, 1), "Tony Blair"),
        ("The club met. Keron Blair, its head, called for books. Blair left.", "Blair", date(2016, 5, 1), None),
        # A family name alone is the one in office, of several who are named in full.
        ("Hafez al-Assad died. Bashar al-Assad spoke. Assad left.", "Assad", date(2011, 5, 1), "Bashar al-Assad"),
        ("George Bush met the nurses.", "Bush", date(2005, 5, 1), "George W. Bush"),
        ("George Bush met the nurses.", "Bush", date(1990, 5, 1), "George H. W. Bush"),
    ],
)
def test_namesakes(text: str, words: str, day: date, name: str | None) -> None:
    assert named(text, words, day) == name
