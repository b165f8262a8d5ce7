"""Events as part 1 of their contract asks: whose act, on whom, and how real; whole reports, with the actors layer."""

from __future__ import annotations

from datetime import date

import pytest

import dateline
from dateline.model import Report

Row = tuple[str, str | None, str | None, str]


def coded(text: str) -> list[Row]:
    reading = dateline.annotate(Report("r", date(2024, 5, 6), text, language="en"))
    return [(e.type, e.actor, e.recipient, e.status) for e in reading.events]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        # passive and nominal
        ("Kuwait was annexed by Iraq.", ("COERCE", "iraq", "kuwait", "happened")),
        ("The annexation of Kuwait by Iraq was condemned.", ("COERCE", "iraq", "kuwait", "happened")),
        ("The withdrawal of Vietnam from Cambodia took months.", ("RETREAT", "vietnam", "cambodia", "happened")),
        # coordinated and reciprocal
        ("French and German ministers met on Friday.", ("CONSULT", "france-gov", "germany-gov", "happened")),
        ("Envoys of Kenya and Uganda held talks.", ("CONSULT", "kenya-gov", "uganda", "happened")),
        ("Chad and Niger rejected the plan of Mali.", ("REJECT", "niger", "mali", "happened")),
        # "its" is the actor's, "with" the other's
        ("Chad has massed troops on its border with Niger.", ("MOBILIZE", "chad", "niger", "happened")),
        # both objects: who gets it
        ("Norway offered Moldova a loan for a bridge to Romania.", ("AGREE", "norway", "moldova", "happened")),
        # what a guarantee is about
        ("Serbia demanded a guarantee that Kosovo would not arm.", ("REQUEST", "serbia", "kosovo", "happened")),
        ("Serbia wants Kosovo to open the road.", ("REQUEST", "serbia", "kosovo", "happened")),
        # conditional, doubtful, weighed
        ("Peru would cut ties with Chile if the talks failed.", ("THREATEN", "peru", "chile", "hypothetical")),
        ("Chad could invade Niger, Mali said.", ("ASSAULT", "chad", "niger", "hypothetical")),
        ("Nobody knew whether Chad had attacked Niger.", ("ASSAULT", "chad", "niger", "hypothetical")),
        ("Norway is considering sending troops to Poland.", ("MOBILIZE", "norway", "poland", "hypothetical")),
        # denied
        ("Norway was not considering sending troops to Poland.", ("MOBILIZE", "norway", "poland", "denied")),
        ("Norway made no promise to Poland.", ("AGREE", "norway", "poland", "denied")),
        ("Iraq denied that it had annexed Kuwait.", ("COERCE", "iraq", "kuwait", "denied")),
        # ahead
        ("Norway's soldiers will fly to Poland.", ("MOBILIZE", "norway-mil", "poland", "planned")),
    ],
)
def test_who_on_whom_and_how_real(text: str, row: Row) -> None:
    assert row in coded(text)


@pytest.mark.parametrize(
    "text",
    [
        "Peru said that the harvest was good.",
        "Asked by a reporter whether it would rain, the Kenyan minister shrugged.",
        "The Kenyan minister called the talks constructive.",
        "Chad is prepared to do things that it did not do before.",
        "The plan of Chad was met with silence in Niger.",
        "A spokesman of Kenya gave a figure of 400 in March.",
    ],
)
def test_talk_about_things_is_no_event(text: str) -> None:
    assert coded(text) == []


def test_an_inverted_condition_is_no_request() -> None:
    found = coded("Kenya is open to talks should Chad choose them, the minister said.")
    assert [(kind, status) for kind, _, _, status in found if kind == "REQUEST"] == []


def test_what_somebody_else_foretells_is_no_threat() -> None:
    assert "THREATEN" not in [kind for kind, *_ in coded("Kenya said that Chad had decided to invade Niger.")]


def test_the_two_are_the_last_two_of_that_office() -> None:
    text = "President Joe Biden called President Vladimir Putin. The two leaders agreed to meet."
    assert ("AGREE", "joe-biden", "vladimir-putin", "happened") in coded(text)


@pytest.mark.parametrize("head", ["OSLO, May 6 (Wire) - ", "What's next: ", "NAIROBI — "])
def test_a_dateline_or_label_is_no_part_of_the_clause(head: str) -> None:
    text = f"{head}Kenya will send doctors to Somalia."
    reading = dateline.annotate(Report("r", date(2024, 5, 6), text, language="en"))
    assert [text[e.start : e.end] for e in reading.events] == ["Kenya will send doctors to Somalia"]
