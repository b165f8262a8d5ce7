"""The table of time rules: each rule's example, read by that rule alone."""

from __future__ import annotations

import pytest

from dateline.extract.time_rules import COMPILED, VALUES, VOCABULARY
from dateline.extract.times import timexes
from dateline.knowledge.time_rules import Example, TimeMod, TimeRule, time_mods, time_rules


def read(example: Example) -> list[tuple[str, str, str, str | None]]:
    found = timexes(example.text, example.dct, ())
    return [(t.text, t.type, t.value, t.mod) for t in found if t.start == example.start]


@pytest.mark.parametrize("rule", time_rules(), ids=lambda r: r.name)
def test_the_example_of_a_rule(rule: TimeRule) -> None:
    example = rule.example
    assert read(example) == [(example.expression, example.type, example.value, example.mod)]


@pytest.mark.parametrize("rule", time_rules(), ids=lambda r: r.name)
def test_it_is_the_rule_that_reads_its_example(rule: TimeRule) -> None:
    example = rule.example
    words = VOCABULARY.read(example.text)
    inside = [n for n, at in enumerate(words.starts) if example.start <= at < example.end]
    firing = (COMPILED.match(words.codes, at) for at in inside)
    first = next((match for match in firing if match is not None), None)
    assert first is not None
    assert (first[0].name, words.ends[first[1] - 1]) == (rule.name, example.end)


@pytest.mark.parametrize("mod", time_mods(), ids=lambda m: m.mod)
def test_the_example_of_a_mod(mod: TimeMod) -> None:
    example = mod.example
    assert read(example) == [(example.expression, example.type, example.value, example.mod)]
    assert example.mod == mod.mod
    assert example.type in mod.types


def test_rules_are_named_once_and_every_value_is_used() -> None:
    names = [rule.name for rule in time_rules()]
    assert len(set(names)) == len(names)
    assert {rule.value for rule in time_rules()} == set(VALUES)
