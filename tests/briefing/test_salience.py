"""Salience: what is told again counts less, budgets are kept, nothing repeats."""

from __future__ import annotations

import math
from datetime import date

import pytest

from dateline.briefing.salience import DAMPING, RECENCY, Candidate, Picker, concepts_of, factor, weights
from dateline.text import terms

FERRY = "The ferry with forty grain trucks sank off the northern cape before dawn."
AGAIN = "Off the northern cape the ferry with forty grain trucks sank before dawn."
OTHER = "Bakers in the capital closed their shops because flour had run out."
THIRD = "Divers from the mainland began to look for the captain in the wreck."


def line(text: str, n: int = 0, *, age: int = 0, speaks: float = 1.0) -> Candidate:
    """Return a candidate that is the whole of sentence ``n``."""
    return Candidate(
        key=("r", n),
        report="r",
        day=date(2024, 6, 3),
        start=0,
        end=len(text),
        text=text,
        order=n,
        words=len(text.split()),
        concepts=concepts_of(text),
        content=frozenset(terms.content(text)),
        factor=speaks,
        age=age,
    )


LINES = [line(t, n) for n, t in enumerate((FERRY, AGAIN, OTHER, THIRD))]
WEIGHT = weights([(True, c.concepts) for c in LINES])


def texts(chosen: list[Candidate]) -> set[str]:
    return {c.text for c in chosen}


def test_a_concept_told_again_counts_less() -> None:
    """Its worth is damped at each telling."""
    picker = Picker()
    weight = {"ferri": 2.0}
    worth = []
    for _ in range(3):
        worth.append(picker.worth({"ferri"}, weight))
        picker.take(frozenset({"ferri"}), frozenset())
    assert worth == pytest.approx([2.0, 2.0 * DAMPING, 2.0 * DAMPING**2])


def test_what_is_told_is_not_told_again() -> None:
    """Of two lines that say the same one is chosen, in one call or over two."""
    picker = Picker()
    chosen = picker.pick(LINES, WEIGHT, 100)
    assert len(chosen) == 3
    assert {OTHER, THIRD} < texts(chosen)
    assert picker.pick(LINES, WEIGHT, 100) == []


def test_wordings_of_one_sentence_are_told_once() -> None:
    """The same key is not chosen twice, however little the words overlap."""
    pair = [line(FERRY, 7), line(OTHER, 7)]
    assert len(Picker().pick(pair, WEIGHT, 100)) == 1


@pytest.mark.parametrize("budget", [0, 5, 12, 13, 25, 30, 60])
@pytest.mark.parametrize("extra", [0, 3])
def test_the_budget_is_kept(budget: int, extra: int) -> None:
    """The words of the chosen lines, with what the section adds to each, are at most the budget."""
    chosen = Picker().pick(LINES, WEIGHT, budget, extra=extra)
    assert sum(c.words + extra for c in chosen) <= budget
    assert chosen or budget < min(c.words for c in LINES) + extra


def test_at_most() -> None:
    """``most`` bounds the lines, ``allow`` refuses some."""
    assert len(Picker().pick(LINES, WEIGHT, 100, most=1)) == 1
    assert texts(Picker().pick(LINES, WEIGHT, 100, allow=lambda c: c.text == OTHER)) == {OTHER}


def test_the_order_of_the_candidates_does_not_matter() -> None:
    """The same lines whatever the order."""
    assert texts(Picker().pick(LINES[:0:-1], WEIGHT, 26)) == texts(Picker().pick(LINES[1:], WEIGHT, 26))


def test_news_fades() -> None:
    """The line of the last day comes first; without fading age does not count."""
    old, new = line(FERRY, 1, age=9, speaks=1.2), line(FERRY, 2)
    assert Picker().pick([old, new], WEIGHT, 100)[0] is new
    assert Picker().pick([old, new], WEIGHT, 100, fades=False)[0] is old
    worth = [(c, 1.0) for c in sorted(old.concepts)]
    fresh, faded = (Picker().gain(old, worth, 0.4, fades) for fades in (False, True))
    assert faded == pytest.approx(fresh * math.exp(-RECENCY * 9))


def test_weights_grow_with_the_lineages_that_hold_a_concept() -> None:
    """More independent reports weigh more, old ones less than new ones, single words less than pairs."""
    a, b, c = (frozenset({x}) for x in ("two word", "old word", "rare word"))
    found = weights([(True, a), (True, a), (False, b), (False, b), (True, c), (True, frozenset({"word"}))])
    assert found["two word"] > found["old word"]
    assert found["two word"] > found["rare word"] > found["word"] > 0


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("The ferry sank off the cape.", "Did the ferry sink off the cape?"),
        ("The ferry sank off the cape.", "The ferry sank off the cape"),
        ("The ferry sank off the cape.", "“The ferry sank off the cape.”"),
        ("The ferry sank off the cape.", "We saw the ferry sink off the cape."),
        ("“We saw it sink,” the captain said.", "“We saw it sink,” I said."),
        ("The captain saw it sink.", "He saw it sink."),
    ],
)
def test_form(better: str, worse: str) -> None:
    """Questions, fragments, bare quotations, first persons and opening pronouns speak against a sentence."""
    assert factor(better, 3) > factor(worse, 3)
    assert factor(better, 0) > factor(better, 9)
