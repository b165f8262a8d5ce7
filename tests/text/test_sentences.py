"""Sentences: where they end, where they do not, and the label that may open one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Passage
from dateline.text.passages import passages
from dateline.text.sentences import label_of, sentences


def split(text: str) -> list[str]:
    """Return the sentences of a text that is all story."""
    return [text[s.start : s.end] for s in sentences(text, (Passage(0, len(text), "story"),))]


@pytest.mark.parametrize(
    "parts",
    [
        ["Mr. Kallas met Gen. Orav on Feb. 24.", "They spoke for an hour."],
        ["The U.S. Senate voted on Monday.", "The U.N. will not."],
        ["He flew to Washington, D.C. on Friday.", "Talks began in the U.S.", "The Estonian side was late."],
        ["Orav works in Gary, Ind.", "Saar lives in Tampa, Fla.", "The rest are in Ala. and Miss. today."],
        ["Prices rose 2.5 percent in 2019.", "Wages fell by 0.3 points."],
        ["J. R. Saar and George W. Lind signed it.", "Both left."],
        ["It opens at 9 a.m. Monday.", "It closes at 6 p.m.", "The staff then go home."],
        ["The ship ranks No. 10 in the fleet.", "No. 3 sank."],
        ['"We will wait.', 'We have time."', "Tamm left the room."],
        ['"Will it sail?" Tamm asked.', '"Never!" he said.'],
        ["“Is it safe?” asked the captain.", "Nobody knew."],
        ["They waited ... and waited.", "Then it came…", "It was late."],
        ["Acme Inc. shares fell.", "Orav & Co. said nothing.", "The rest rose."],
        ["Sen. Maria Lind, D-Ohio, spoke.", "$5 million was paid.", "(It was late.)", "He left."],
        ["He lives on St. Olaf street.", "Did he move?", "Yes!", "Or so they say."],
        ["He cited Art. 5 of the treaty.", "See also Fig. 2 of the report."],
        ["Lt. Col. Anu Saar and Sgt. Jaan Kask, Jr. were there.", "Dr. Oja was not."],
    ],
)
def test_sentences_of_a_line(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


def test_lost_blank_after_a_full_stop() -> None:
    assert split("“The ferry stopped.”Passengers waited.") == ["“The ferry stopped.”", "Passengers waited."]
    assert split("The ferry stopped.Passengers waited on the quay.") == [
        "The ferry stopped.",
        "Passengers waited on the quay.",
    ]


def test_scripts_without_blanks() -> None:
    assert split("渡轮停航两周。工程师发现裂缝。") == ["渡轮停航两周。", "工程师发现裂缝。"]


def test_bullets_are_no_part_of_a_sentence() -> None:
    assert split("• The ship sails.\n- It is late.\n  • Nobody minds.") == [
        "The ship sails.",
        "It is late.",
        "Nobody minds.",
    ]


def test_a_line_end_ends_a_sentence() -> None:
    assert split("Ferry stops for two weeks\nThe ferry stopped on Monday.") == [
        "Ferry stops for two weeks",
        "The ferry stopped on Monday.",
    ]


def test_a_broken_line_does_not() -> None:
    assert split("The operator, a firm that\nruns four ships, said so.") == [
        "The operator, a firm that\nruns four ships, said so."
    ]
    assert split("Three ships:\nnone of them sails.") == ["Three ships:", "none of them sails."]


def test_wrapped_text_is_joined() -> None:
    text = (
        "The ferry between the two towns will stop running for two weeks in\n"
        "March, the operator said. Both of its propellers are cracked and\n"
        "must be repaired in a dry dock in the port of Turku, the only one that\n"
        "is large enough for a ship of this size, before the first travellers\n"
        "come in May.\n\nNobody was hurt."
    )
    found = split(text)
    assert [s[:9] for s in found] == ["The ferry", "Both of i", "Nobody wa"]


def test_only_story_and_headline_passages_count() -> None:
    text = "Ferry stops\nBy Jaan Kask\nThe ferry stopped. It is late."
    kinds = (Passage(0, 11, "headline"), Passage(12, 24, "byline"), Passage(25, 55, "story"))
    assert [text[s.start : s.end] for s in sentences(text, kinds)] == [
        "Ferry stops",
        "The ferry stopped.",
        "It is late.",
    ]


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Why it matters: The ferry is the only link.", "Why it matters"),
        ('What they\'re saying: "We wait," Tamm said.', "What they're saying"),
        ("The backstory: In May the ship was new.", "The backstory"),
        ("Where it stands: Nobody has signed.", "Where it stands"),
        ("Yes, but: The bridge is closed.", "Yes, but"),
        ("He added: We will wait.", None),
        ("The question is: Who pays?", None),
        ("The result: a ferry that does not sail.", None),
        ("Liisa Tamm, the manager, said: “We wait.”", None),
        ("The ferry stopped.", None),
        ("", None),
    ],
)
def test_label_of(sentence: str, label: str | None) -> None:
    found, start = label_of(sentence)
    assert found == label
    assert sentence[start:].startswith(sentence[len(label) + 2 :] if label else sentence)


PIECES = [
    "Mr. ",
    "The U.S. ",
    "said ",
    "Jan. 5 ",
    '"Go!" ',
    "…",
    ". ",
    "? ",
    "\n",
    "\n\n",
    "• ",
    "a.m. ",
    "ferry",
    "Ö. ",
    "。",
    "(x.) ",
    "\u2028",
]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300) | st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_sentences_lie_in_order_inside_the_text(text: str) -> None:
    for given_passages in (passages(text), (Passage(0, len(text), "story"),) if text.strip() else ()):
        at = 0
        for span in sentences(text, given_passages):
            assert at <= span.start < span.end <= len(text)
            piece = text[span.start : span.end]
            assert piece == piece.strip()
            at = span.end


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_label_of_never_fails(text: str) -> None:
    label, start = label_of(text)
    assert 0 <= start <= len(text)
    assert (label is None) == (start == 0)
