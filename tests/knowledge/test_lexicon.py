"""Lexicons of predicates: how a table is read, and that the packaged ones hold only known names."""

from __future__ import annotations

import pytest

from dateline.knowledge import plover, stances
from dateline.knowledge.lexicon import Condition, read

TABLE = "\n".join(
    [
        "# a comment",
        "@fruit\tapple pear",
        "v\teat|devour\t\tMEAL\tShe eats.",
        "v\teat\tobj=@fruit|plum\tSNACK\tShe eats a pear.",
        "v\teat\t-obj +out\tOUTING\t",
    ]
)


def test_lemmas_classes_and_conditions() -> None:
    found = read(TABLE, 1)
    assert set(found) == {("v", "eat"), ("v", "devour")}
    snack = next(e for e in found["v", "eat"] if e.columns == ("SNACK",))
    assert snack.conditions == (Condition("obj", frozenset({"apple", "pear", "plum"})),)
    assert snack.example == "She eats a pear."
    outing = next(e for e in found["v", "eat"] if e.columns == ("OUTING",))
    assert outing.conditions == (
        Condition("obj", frozenset(), wanted=False),
        Condition("particle", frozenset({"out"})),
    )


def test_the_entry_that_asks_for_most_stands_first() -> None:
    assert [e.columns[0] for e in read(TABLE, 1)["v", "eat"]][-1] == "MEAL"


def test_a_short_line_is_refused_with_its_number() -> None:
    with pytest.raises(ValueError, match="line 2"):
        read("# head\nv\teat\tobj", 1)


def test_event_types_are_plover_types() -> None:
    special = {"FUTURE", "FUTURE:AGREE", "NONE", "REQUEST?", "WARNED"}
    kinds = {
        e.columns[0].rstrip("!").removeprefix("SAID:") for entries in plover.predicates().values() for e in entries
    }
    assert kinds - special <= set(plover.TYPES)
    assert set(plover.TYPES) <= kinds


def test_stances_are_known_and_so_are_their_negations() -> None:
    marked = {
        "NONE",
        "INSIST",
        "PROPOSE",
        "OPPOSED",
        "REDLINE",
        "DENIED",
        "WARNED",
        "REFUSED",
        "OFFERED",
        "NEEDED",
        "DRAWN",
    }
    rows = [e for entries in stances.predicates().values() for e in entries]
    assert {e.columns[0] for e in rows} - marked <= set(stances.STANCES)
    assert {e.columns[3] for e in rows} - {"", "-"} <= set(stances.STANCES)


def test_a_threat_keeps_what_is_threatened() -> None:
    assert plover.ahead_mode("THREATEN", "ASSAULT", "aerial") == "violence"
    assert plover.ahead_mode("THREATEN", "COERCE", "curfew") == "restrict"
    assert plover.ahead_mode("AGREE", "CONSULT", "visit") is None
    assert plover.ahead_mode("REQUEST", "REQUEST", "change") == "change"
