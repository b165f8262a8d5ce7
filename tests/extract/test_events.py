"""Events: hand-written sentences, with states marked by name so that the test does not hang on the actors layer."""

from __future__ import annotations

import re
from datetime import date
from importlib import resources

import pytest

from dateline.extract.clauses import clause
from dateline.extract.events import events
from dateline.extract.found import Found
from dateline.extract.matching import entry, noun_entry
from dateline.knowledge.lexicon import Entry
from dateline.knowledge.plover import predicates
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


TABLE = resources.files("dateline.knowledge.data").joinpath("plover.tsv").read_text(encoding="utf-8")
LINES = [line.split("\t") for line in TABLE.splitlines() if line.strip() and not line.startswith(("#", "@"))]
SOURCES = {"PLOVER", "English"}


def named(example: str) -> Found:
    """Return the example read with every capitalised word as a state of its own."""
    mentions = tuple(Mention(m.start(), m.end(), m.group(), m.group()) for m in re.finditer(r"[A-Z][a-z]+", example))
    actors = tuple(Actor(name, name, "state", "XXX") for name in sorted({m.actor for m in mentions}))
    return Found(example, date(2024, 5, 6), parse(example, [Span(0, len(example))]), (), mentions, actors)


def chosen(found: Found) -> list[Entry]:
    """Return the entries that the words of the example fit."""
    tree, lexicon = found.parse, predicates()
    told = [t for t in tree.tokens if (t.is_verb or t.tag.startswith("JJ")) and t.dep not in ("aux", "auxpass")]
    entries = [entry(tree, lexicon, clause(tree, t)) for t in told]
    entries += [noun_entry(tree, lexicon, t) for t in tree.tokens if t.is_noun]
    return [e for e in entries if e is not None]


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line[1]} {line[2]}"[:50])
def test_every_entry_of_the_lexicon_has_a_source_and_an_example_that_shows_it(line: list[str]) -> None:
    assert len(line) == 8
    kind, example, source = line[3].rstrip("!?").removeprefix("SAID:"), line[6], line[7]
    assert example
    assert source in SOURCES
    found = named(example)
    assert example in [e.example for e in chosen(found)], "another line of the lexicon fits its example"
    types = {e.type for e in events(found)}
    if kind == "NONE":
        assert types == set()
    elif kind.startswith(("FUTURE", "WARNED")):
        assert types
    else:
        assert kind in types


def test_no_two_entries_share_an_example() -> None:
    examples = [line[6] for line in LINES]
    assert sorted(examples) == sorted(set(examples))
