"""Positions on invented sentences; names are marked by hand so that the test does not hang on the actors layer."""

from __future__ import annotations

import re
from datetime import date

import pytest

from dateline.extract.found import Found
from dateline.extract.positions import positions
from dateline.knowledge.stances import STANCES, predicates
from dateline.model import Actor, Mention, Passage, Position
from dateline.text.parse import parse
from dateline.text.sentences import sentences

NAMES = ("Ruritania", "Malta", "Oslo", "Kenya", "Lima", "Doha", "Quito")
WORD = re.compile("|".join(NAMES))


def held(text: str) -> list[Position]:
    mentions = tuple(Mention(m.start(), m.end(), m.group(), m.group()) for m in WORD.finditer(text))
    actors = tuple(Actor(name, name, "state") for name in sorted({m.actor for m in mentions}))
    spans = sentences(text, [Passage(0, len(text), "story")])
    return list(positions(Found(text, date(2024, 5, 6), parse(text, spans), (), mentions, actors)))


@pytest.mark.parametrize(
    ("text", "stance", "actor", "issue"),
    [
        ("Ruritania demanded a written guarantee from Malta.", "demands", "Ruritania", "written guarantee"),
        ("Oslo wants Kenya to pay its debt.", "demands", "Oslo", "pay its debt"),
        ("Oslo said that Lima wants a truce.", "demands", "Lima", "truce"),
        ("Oslo said that Kenya must release the crew.", "demands", "Oslo", "release the crew"),
        ("Doha offered to host the talks.", "offers", "Doha", "host the talks"),
        ("Oslo will not sign the treaty.", "refuses", "Oslo", "treaty"),
        ("Oslo refused to sign the treaty.", "refuses", "Oslo", "sign the treaty"),
        ("Oslo does not accept the plan.", "refuses", "Oslo", "plan"),
        ("Oslo does not oppose the plan.", "accepts", "Oslo", "plan"),
        ("Quito accepted the offer of talks.", "accepts", "Quito", "offer of talks"),
        ("Quito threatened to close the strait.", "threatens", "Quito", "close the strait"),
        ("Quito is prepared to retaliate against the island.", "threatens", "Quito", "retaliate against the island"),
        ("Quito denied that it had shelled the port.", "denies", "Quito", "shelled the port"),
        ("The new dam was welcomed by Kenya.", "supports", "Kenya", "new dam"),
        ("Kenya criticised the new fees.", "opposes", "Kenya", "new fees"),
        ("Kenya warned of a famine in the north.", "warns", "Kenya", "famine in the north"),
        ("A base on the island would be a red line, Oslo said.", "red_line", "Oslo", "base on the island"),
        ("Malta's demand for an apology went unanswered.", "demands", "Malta", "apology"),
    ],
)
def test_who_stands_where_on_what(text: str, stance: str, actor: str, issue: str) -> None:
    rows = [(p.stance, p.actor) for p in held(text)]
    assert (stance, actor) in rows
    found = next(p for p in held(text) if (p.stance, p.actor) == (stance, actor))
    assert issue in found.issue
    assert found.issue in text
    assert issue.split()[-1] in text[found.start : found.end]


@pytest.mark.parametrize(
    "text",
    [
        "Oslo declined to comment.",
        "Oslo insisted that it had paid the bill.",
        "It is unclear whether Oslo should pay.",
        "Oslo met Lima on Monday to discuss the harbour.",
        "A report that calls for reform was printed.",
        "Want a daily digest of the news?",
    ],
)
def test_not_a_position(text: str) -> None:
    assert held(text) == []


def test_addressee() -> None:
    (row,) = held("Ruritania urged Malta to open the port.")
    assert (row.actor, row.to, row.issue) == ("Ruritania", "Malta", "open the port")


def test_limit_makes_a_red_line_and_is_kept() -> None:
    (row,) = held("Oslo will not open the strait unless the fleet leaves.")
    assert row.stance == "red_line"
    assert "unless the fleet leaves" in row.issue


def test_two_holders_are_two_rows() -> None:
    assert {p.actor for p in held("Oslo and Lima rejected the plan.")} == {"Oslo", "Lima"}


def test_a_guarantee_that_is_demanded_is_not_the_others_refusal() -> None:
    rows = held("Ruritania demands a guarantee that Malta will not sell the island.")
    assert [(p.stance, p.actor) for p in rows] == [("demands", "Ruritania")]


def test_examples_of_the_lexicon() -> None:
    wrong = []
    for entries in predicates().values():
        for e in entries:
            stance = e.columns[0]
            if not e.example or stance not in STANCES:
                continue
            spans = sentences(e.example, [Passage(0, len(e.example), "story")])
            rows = positions(Found(e.example, date(2024, 5, 6), parse(e.example, spans)))
            if stance not in {p.stance for p in rows}:
                wrong.append((e.example, stance, [p.stance for p in rows]))
    assert sorted(set(map(str, wrong))) == []


PRESSED = ("CNN",)


def held_with_press(text: str) -> list[Position]:
    """Positions of a text in which CNN is known as an outlet."""
    names = (*NAMES, *PRESSED)
    found = re.finditer("|".join(names), text)
    mentions = tuple(Mention(m.start(), m.end(), m.group(), m.group()) for m in found)
    ids = sorted({m.actor for m in mentions})
    actors = tuple(
        Actor(n, n, "organisation" if n in PRESSED else "state", code="JRN" if n in PRESSED else None) for n in ids
    )
    spans = sentences(text, [Passage(0, len(text), "story")])
    return list(positions(Found(text, date(2024, 5, 6), parse(text, spans), (), mentions, actors)))


def test_an_outlet_holds_no_position_of_its_own() -> None:
    assert not [p for p in held_with_press("CNN urged caution over the count in Lima.") if p.actor == "CNN"]
    assert not held("The reporter demanded a better road for the villages.")


@pytest.mark.parametrize(
    "text",
    [
        "Oslo could not confirm the number of the dead.",
        "Oslo made no promise to pay the debt.",
        "Doctors in Lima said they have had to work without light.",
        "Oslo said the ferries should be arriving by noon.",
        "Oslo said that many sailors may have been killed by the storm.",
        "The court in Lima opened the archive, allowing readers to start work.",
        "Oslo later denied this.",
    ],
)
def test_no_stance(text: str) -> None:
    assert [p.issue for p in held(text) if p.stance in ("demands", "offers", "threatens", "denies", "accepts")] == []
    assert [p.issue for p in held(text) if p.stance == "refuses" and "confirm" in p.issue] == []


@pytest.mark.parametrize(
    ("text", "stance", "issue"),
    [
        ("Oslo warned that it will be hard to feed the town.", "warns", "be hard to feed the town"),
        ("Oslo said that all raids on farms must stop.", "demands", "all raids on farms must stop"),
        ("Oslo warned Lima that there would be serious costs.", "warns", "serious costs"),
        ("Oslo criticised Lima for closing the port.", "opposes", "closing the port"),
        ("Oslo praised Lima for its patience.", "supports", "patience"),
        ("Oslo promised to de-escalate.", "offers", "de-escalate"),
        ("Oslo rejected a no-fly zone.", "refuses", "no-fly zone"),
        ("Oslo offered Lima the use of its port.", "offers", "use of its port"),
    ],
)
def test_issue_says_what_is_meant(text: str, stance: str, issue: str) -> None:
    assert (stance, issue) in [(p.stance, p.issue) for p in held(text)]


def test_an_issue_ends_where_another_line_begins() -> None:
    got = held("Oslo agreed to take over the patrols The port of Malta stays shut.")
    assert [p.issue for p in got if p.actor == "Oslo"] == ["take over the patrols"]
    got = held("Oslo wants Kenya to run the port by Monday Quito, Ecuador (Reuters) -- Ships lay idle.")
    assert not any("(" in p.issue or "Ecuador" in p.issue for p in got)


def test_blows_are_no_opposition() -> None:
    assert not [p for p in held("Oslo attacked a convoy of trucks on Sunday.") if p.stance == "opposes"]
    assert [p.issue for p in held("Oslo attacked the plan.") if p.stance == "opposes"] == ["plan"]
