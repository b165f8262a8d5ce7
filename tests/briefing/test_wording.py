"""Wordings: a slice of the report with its edges trimmed, and nothing that makes it say something else."""

from __future__ import annotations

import re

import pytest

from dateline.briefing.wording import balanced, finished, wordings
from dateline.model import Reading

FRONTS = [
    # sentence, what is left at the front, label
    ("Why it matters: The port handles half of the country's grain.", "The port handles", "Why it matters"),
    ("What's next: The envoys meet again in Oslo on Thursday.", "The envoys meet", "What's next"),
    ("He put it plainly: The port stays shut for now.", "He put it plainly", None),
    ("OSLO, May 3 (Reuters) - The envoys of both islands met for six hours on Friday.", "The envoys of", None),
    ("(CNN) -- The envoys of both islands met for six hours on Friday night.", "The envoys of", None),
    ("Envoys meet A ferry at dusk (AP) — The envoys of both islands met for six hours.", "The envoys of", None),
    ("The ministry (which owns the port) - and nobody else - runs it.", "The ministry (which", None),
    ("By Ann Lee and Tom Ray, Metro Correspondents The envoys of both islands met.", "The envoys of", None),
    ("By Friday the envoys of both islands had met for six hours.", "By Friday the envoys", None),
    ("Photograph: Ann Lee/AP The envoys of both islands met for six hours.", "The envoys of", None),
    ("WATCH LIVE FROM OSLO The envoys of both islands met for six hours.", "The envoys of", None),
    ("But the envoys of both islands met for six hours.", "the envoys of", None),
    ("Meanwhile, the envoys of both islands met for six hours.", "the envoys of", None),
    ("Still waters run deep, the envoy of the smaller island said.", "Still waters", None),
    ("So far forty ships have left the port of the smaller island.", "So far", None),
    ("So the envoys of both islands met for six hours.", "the envoys", None),
    ("But for the storm the ships would have left on Friday.", "But for", None),
    ("Instead of the envoys, their deputies met for six hours.", "Instead of", None),
    ("Instead, their deputies met for six hours on Friday.", "their deputies", None),
    ("Earlier talks in Oslo ended after six hours on Friday.", "Earlier talks", None),
    ("The fishing league (NFL) – and its sponsors – met for six hours on Friday.", "The fishing league", None),
    ("• The envoys of both islands met for six hours.", "The envoys of", None),
    ("Butter is scarce on both islands, the envoy said.", "Butter is scarce", None),
]


@pytest.mark.parametrize(("text", "front", "label"), FRONTS)
def test_front(text: str, front: str, label: str | None) -> None:
    """Labels, datelines, bylines, credits and connectives go; words of the sentence stay."""
    first = wordings(text, 0, len(text))[0]
    assert first.text.startswith(front)
    assert first.label == label
    assert text.endswith(first.text)


def test_headline_run_into_the_first_sentence() -> None:
    """Where a word that the report writes small has a capital after a small word, a headline ran into the sentence."""
    text = "Grain ships wait for word Captains of forty grain ships waited for word from the port on Monday."
    assert wordings(text, 0, len(text), opening_words=frozenset({"captains"}))[0].text.startswith("Captains")
    assert wordings(text, 0, len(text))[0].text == text


@pytest.mark.parametrize(
    ("text", "front"),
    [
        ("Soldiers have landed in Malta A senior official of the port has criticised the relief work.", "A senior"),
        ("The officials met in The Hague and spoke about the port for six hours.", "The officials"),
        ("Its motto is: The sea gives and the sea takes whatever it wants.", "Its motto"),
    ],
)
def test_caption_run_into_a_sentence(text: str, front: str) -> None:
    """An article with a capital and a small word behind it begins the sentence, where no punctuation stands before."""
    assert wordings(text, 0, len(text))[0].text.startswith(front)


CUT = [
    "The envoys of both islands will meet in Oslo on Friday, the first talks that have been held for years.",
    "The envoys of both islands met in Oslo on Friday, while their deputies toured the old harbour.",
    "The navy sent two more patrol boats to the strait on Monday, raising the number there to nine.",
    "The smaller island closed all three of its ports on Tuesday, which traders had expected for weeks.",
    "The smaller island closed all three of its ports to trawlers — following a night of clashes at sea.",
]
KEPT = [
    "The envoys of both islands will meet in Oslo on Friday, though only if the trawlers turn back.",
    "The smaller island will open all three of its ports, as long as the trawlers turn back at dawn.",
    "The port of the smaller island will stay closed for good, with no ship let in unless it is inspected.",
    "The port of the smaller island had run out of fuel, according to two officials in the ministry there.",
    "The port of the smaller island had run out of fuel, as its harbour master said late on Sunday.",
    "The smaller island closed all three of its ports on Tuesday, which the ministry of fishing denies.",
    "The smaller island closed all three of its ports on Tuesday, as the mainland's navy claims.",
    "The smaller island closed all three of its ports on Tuesday, though the navy hasn't seen a blockade.",
    "The smaller island has closed all three of its ports to trawlers, the harbour master warned.",
    "The ferry carried eleven cars full of grain, four sealed coffins, the captain and one old dog.",
    # the main clause, or the rest of it, stands behind the comma
    "After the navy of the larger island had closed the strait, the two neighbours were at odds for years.",
    "If the trawlers go back to the strait before the weekend, as the navy foresees, the ports will shut.",
    "While the envoys of both islands were on their way to Oslo, their navies met in the strait.",
    "The minister of harbours of the smaller of the islands, who has held office since 2019, resigned on Friday.",
    "The minister of harbours of the smaller of the islands, a former captain, runs the ferries too.",
    "The minister of harbours of the smaller of the islands — whose ships are old — met the traders.",
    "The port was shut, which traders had expected for weeks and weeks before.",  # too little would be left
    "The harbour master said on Sunday that “the port will open, while our neighbours watch the sea” again.",
    'The harbour master told reporters on Sunday that "it will open, as we always hoped it would be".',
    "The navy of the smaller island sent two more patrol boats, raising hopes.",  # too little would go
]


@pytest.mark.parametrize("text", CUT)
def test_tail_that_only_adds_may_go(text: str) -> None:
    """The second wording ends before the clause, and nothing else is changed."""
    whole, short = wordings(text, 0, len(text))[:2]
    assert whole.text == text
    assert text.startswith(short.text)
    assert text[short.end] in ", "
    assert text[short.start : short.end] == short.text


@pytest.mark.parametrize("text", KEPT)
def test_tail_that_bears_on_the_rest_stays(text: str) -> None:
    """Conditions, negations, attributions and quoted words are not cut off."""
    assert [w.text for w in wordings(text, 0, len(text))] == [text]


def test_white_space_is_made_single_and_the_span_kept() -> None:
    """The span is of the unchanged text."""
    text = "Before. The envoys\nmet  in\tOslo. After."
    (found,) = wordings(text, 8, 32)
    assert found.text == "The envoys met in Oslo."
    assert text[found.start : found.end] == "The envoys\nmet  in\tOslo."


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("He said “no”.", True),
        ("He said “no.", False),
        ('He said "no".', True),
        ('He said "no.', False),
        ("The port (in the south", False),
        ("He said ‘no’.", True),
        ("It is the captains' ship.", True),
        ("It is 'over", False),
    ],
)
def test_balanced(text: str, whole: bool) -> None:
    """Quotation marks and brackets close; an apostrophe is none."""
    assert balanced(text) is whole


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("the ships left", "The ships left."),
        ("The ships left,", "The ships left."),
        ("The ships left —", "The ships left."),
        ("Who left?", "Who left?"),
        ("He said “no.”", "He said “no.”"),
        ("", ""),
        (" ; ", ""),
    ],
)
def test_finished(text: str, line: str) -> None:
    """A capital first, a full stop last."""
    assert finished(text) == line


@pytest.mark.parametrize(
    "text",
    [
        "RIVERS: We are told that the ferries will leave the harbor at noon.",
        "JANE RIVERS, CORRESPONDENT: The ferries will leave the harbor at noon.",
        "Rivers: Ferries badly late Oslo shuts its port The mayor says that no decision has been made.",
        "Old Harbor Of Oslo Reopens After Long Repairs",
    ],
)
def test_tags_and_titles_are_no_lines(text: str) -> None:
    """A transcript's speaker tag, a link's title and a headline in capitals give no line of a brief."""
    assert wordings(text, 0, len(text)) == ()


def test_no_headline_ends_with_an_article() -> None:
    """A capital after an article or preposition is a name inside the sentence."""
    text = "The vote was held by the South Jutland council at the height of the summer of strikes."
    assert wordings(text, 0, len(text), opening_words=frozenset({"south"}))[0].start == 0


def test_wordings_of_the_reports(readings: tuple[Reading, ...]) -> None:
    """Every wording is a slice of its sentence; a shorter one ends no quotation early and keeps its conditions."""
    bearing = re.compile(r"\b(?:if|unless|until|not|never|said|says|according)\b", re.IGNORECASE)
    for reading in readings:
        text = reading.report.text
        for span in reading.sentences:
            found = wordings(text, span.start, span.end)
            assert found
            for w in found:
                assert span.start <= w.start < w.end <= span.end
                assert w.text == " ".join(text[w.start : w.end].split())
                assert bearing.search(text[w.end : span.end]) is None
                assert w is found[0] or balanced(w.text)
