"""Events: hand-written sentences, with states marked by name so that the test does not hang on the actors layer."""

from __future__ import annotations

import re
from datetime import date

import pytest

from dateline.extract.events import events
from dateline.extract.found import Found
from dateline.knowledge.plover import TYPES, predicates
from dateline.model import Actor, Event, Mention, Span
from dateline.text.parse import parse

NAMES = {
    "Chad": "TCD", "Niger": "NER", "Oman": "OMN", "Yemen": "YEM", "Kenya": "KEN", "Kenyan": "KEN", "Peru": "PER",
    "Chile": "CHL", "Kuwait": "KWT", "Iraq": "IRQ", "Latvia": "LVA", "Norway": "NOR", "Moldova": "MDA",
}  # fmt: skip
WORD = re.compile(r"\b(?:" + "|".join(sorted(NAMES, key=len, reverse=True)) + r")\b")


def coded(text: str) -> tuple[Event, ...]:
    mentions = tuple(Mention(m.start(), m.end(), m.group(), NAMES[m.group()]) for m in WORD.finditer(text))
    actors = tuple(Actor(code, code, "state", code) for code in sorted({m.actor for m in mentions}))
    return events(Found(text, date(2024, 5, 6), parse(text, [Span(0, len(text))]), (), mentions, actors))


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient", "status"),
    [
        ("Chad has massed troops on its border with Niger.", "MOBILIZE", "TCD", "NER", "happened"),
        ("Kuwait was invaded by Iraq in 1990.", "ASSAULT", "IRQ", "KWT", "happened"),
        ("The annexation of Kuwait by Iraq shocked the region.", "COERCE", "IRQ", "KWT", "happened"),
        ("Oman is negotiating with Yemen.", "CONSULT", "OMN", "YEM", "ongoing"),
        ("Peru and Chile met on Monday.", "CONSULT", "PER", "CHL", "happened"),
        ("Norway will deliver vaccines to Moldova.", "AGREE", "NOR", "MDA", "planned"),
        ("Norway delivered vaccines to Moldova.", "AID", "NOR", "MDA", "happened"),
        ("Kenya demanded that Peru withdraw its tariff.", "REQUEST", "KEN", "PER", "happened"),
        ("Kenya refused to meet the envoy from Peru.", "REJECT", "KEN", "PER", "happened"),
        ("Kenya will not accept the plan of Peru.", "REJECT", "KEN", "PER", "happened"),
        ("Chad threatened to close its border with Niger.", "THREATEN", "TCD", "NER", "happened"),
        ("Chad denied that it had attacked Niger.", "ASSAULT", "TCD", "NER", "denied"),
        ("Chad did not attack Niger.", "ASSAULT", "TCD", "NER", "denied"),
        ("Peru warned that Chad could invade Niger.", "ASSAULT", "TCD", "NER", "hypothetical"),
        ("Oman said that Yemen must release the crew.", "REQUEST", "OMN", "YEM", "happened"),
        ("Latvia praised Norway.", "SUPPORT", "LVA", "NOR", "happened"),
    ],
)
def test_who_did_what_to_whom(text: str, kind: str, actor: str | None, recipient: str, status: str) -> None:
    assert (kind, actor, recipient, status) in [(e.type, e.actor, e.recipient, e.status) for e in coded(text)]


def test_speech_about_an_act_is_not_the_act() -> None:
    assert [e.type for e in coded("Peru said on Monday that the weather in Chile was fine.")] == []


def test_what_a_demand_is_about_is_not_coded_again() -> None:
    assert [e.type for e in coded("Kenya demanded that Peru sign the treaty and release the crew.")] == ["REQUEST"]


def test_spans_lie_in_the_text() -> None:
    text = "After Chad attacked the capital of Niger, envoys of Oman held talks with Yemen, and Peru condemned Chad."
    found = coded(text)
    assert {e.type for e in found} == {"ASSAULT", "CONSULT", "ACCUSE"}
    for e in found:
        assert 0 <= e.start < e.end <= len(text)
        assert text[e.start : e.end].strip() == text[e.start : e.end]


def examples() -> list[tuple[str, str]]:
    rows = {e.example: e.columns[0] for entries in predicates().values() for e in entries if e.example}
    return sorted((example, kind) for example, kind in rows.items() if kind in TYPES)


def test_examples_of_the_lexicon_are_coded_as_it_says() -> None:
    names = {"x": Actor("x", "x", "state", "XXX")}
    wrong = []
    for example, kind in examples():
        mentions = tuple(Mention(m.start(), m.end(), m.group(), "x") for m in re.finditer(r"[A-Z][a-z]+", example))
        found = events(
            Found(
                example, date(2024, 5, 6), parse(example, [Span(0, len(example))]), (), mentions, tuple(names.values())
            )
        )
        if kind not in {e.type for e in found}:
            wrong.append((example, kind, [e.type for e in found]))
    assert wrong == []
