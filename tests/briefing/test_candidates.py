"""Candidates: which sentences may become lines, and the name behind an opening pronoun."""

from __future__ import annotations

from datetime import date

import pytest
from tests.made import made, said

from dateline.briefing.candidates import named_mention, pool
from dateline.model import Actor, Event, Figure, Mention, Passage, Reading, Timex

DAY = date(2024, 6, 3)
FERRY = "The ferry with forty grain trucks sank off the northern cape before dawn."
BAKERS = "Bakers in the capital closed their shops because all of the flour had run out."
STRIKE = "Teachers on the smaller island went on strike over the price of bread on Monday."
HOUSE = "Write to us at the desk with what you know and what you saw."


def told(*readings: Reading, origins: tuple[tuple[str, ...], ...] | None = None) -> list[str]:
    """Return the texts of the candidates."""
    groups = origins if origins is not None else tuple((r.report.id,) for r in readings)
    return [c.text for c in pool(readings, groups).candidates]


def test_furniture_of_the_house_is_left_out() -> None:
    """A sentence that unrelated reports share word for word is not of the story."""
    assert told(made("a", DAY, FERRY, HOUSE), made("b", DAY, BAKERS, HOUSE)) == [FERRY, BAKERS]


def test_what_copies_share_is_told() -> None:
    """Two reports of one origin share their sentences: nothing is furniture for that."""
    pair = (made("a", DAY, FERRY, BAKERS), made("b", DAY, FERRY, BAKERS))
    assert told(*pair, origins=(("a", "b"),)) == [FERRY, BAKERS] * 2


def test_a_named_sentence_of_two_is_told_of_three_is_not() -> None:
    """A sentence with a name may be quoted by two reports; by three it is background matter of the house."""
    named = "The ship, the Aurora, sailed under the flag of the smaller island until last spring."
    assert named in told(made("a", DAY, FERRY, named), made("b", DAY, BAKERS, named))
    assert named not in told(*(made(n, DAY, s, named) for n, s in zip("abc", (FERRY, BAKERS, STRIKE), strict=True)))


QUOTED = "“We saw the ferry go down before anyone could reach a boat.”"
GIVEN = "“We saw the ferry go down before dawn,” harbour master Ann Lee said on Monday."


def test_words_of_nobody_are_left_out() -> None:
    """A quotation stands only with the source inside its line."""
    assert told(made("a", DAY, FERRY, QUOTED)) == [FERRY]
    given = said(GIVEN, "harbour master Ann Lee", "said", "“We saw the ferry go down before dawn,”")
    assert told(made("a", DAY, GIVEN, attributions=(given,))) == [GIVEN]
    assert told(made("a", DAY, GIVEN)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ships left the port.",
        " ".join(["ship"] * 60) + ".",
        "The harbour master said “the ferry went down at once on Monday.",
    ],
)
def test_too_short_too_long_or_broken(text: str) -> None:
    """Fragments, endless sentences and open quotations are no lines."""
    assert told(made("a", DAY, text)) == []


def test_headlines_are_no_lines() -> None:
    """A headline's concepts count for its report, its words are not told."""
    reading = made("a", DAY, "Ferry With Forty Grain Trucks Sinks Off The Northern Cape", BAKERS)
    end = reading.sentences[0].end
    passages = (Passage(0, end, "headline"), Passage(end + 1, len(reading.report.text), "story"))
    reading = Reading(reading.report, passages=passages, sentences=reading.sentences)
    found = pool([reading], [("a",)])
    assert [(c.text, c.order) for c in found.candidates] == [(BAKERS, 0)]
    assert "ferry" in " ".join(found.bags["a"]) or "ferri" in " ".join(found.bags["a"])


def test_what_was_found_in_a_sentence() -> None:
    """Events that happened, figures and old times count for their sentence; planned events do not."""
    old = "In the spring of 2019 a ferry had sunk off the same cape in a storm."
    at = len(FERRY) + 1
    reading = made(
        "a",
        DAY,
        FERRY,
        old,
        events=(
            Event(0, 40, None, None, "ACCIDENT", None, None, "happened"),
            Event(0, 40, None, None, "AID", None, None, "planned"),
        ),
        figures=(Figure(15, 33, "forty grain trucks", 40, None, None, None, "grain trucks", None),),
        timexes=(Timex(at + 3, at + 21, "the spring of 2019", "DATE", "2019-SP"),),
    )
    found = pool([reading], [("a",)]).sentences
    first, second = found["a", 0], found["a", 1]
    assert (first.events, first.figures, first.old) == (1, 1, False)
    assert (second.events, second.figures, second.old) == (0, 0, True)
    assert first.substance > second.substance == 1.0


LEE = Actor("lee", "Ann Lee", "person")
SECOND = "She told the court on Monday that the port had been warned twice."


def with_pronoun(*before: str) -> Reading:
    """Return a reading in which "She" means Ann Lee."""
    reading = made("a", DAY, *before, SECOND, actors=(LEE,))
    at = reading.report.text.index("She")
    mentions = (*reading.mentions, Mention(at, at + 3, "She", "lee"))
    return Reading(reading.report, reading.passages, reading.sentences, mentions=mentions, actors=(LEE,))


def test_the_name_behind_an_opening_pronoun() -> None:
    """The nearest name before it, with both places."""
    reading = with_pronoun("Ann Lee runs the port.", "The ferry sank on the day that Ann Lee was away from the port.")
    candidate = pool([reading], [("a",)]).candidates[-1]
    found = named_mention(reading, candidate)
    assert found is not None
    pronoun, name = found
    assert (pronoun.text, name.text) == ("She", "Ann Lee")
    assert name.start == reading.report.text.rindex("Ann Lee")


def test_no_name_before_the_pronoun() -> None:
    """None when the report names nobody before, or the line does not open with a pronoun."""
    reading = with_pronoun("The port was shut for weeks after the ferry had gone down.")
    first, second = pool([reading], [("a",)]).candidates[0], pool([reading], [("a",)]).candidates[-1]
    assert named_mention(reading, first) is None
    assert named_mention(reading, second) is None
