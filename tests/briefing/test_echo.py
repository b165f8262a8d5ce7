"""Echo: what a line stands for among all sentences; how much a report belongs to the pile."""

from __future__ import annotations

import pytest

from dateline.briefing.echo import Echo, belonging

PORT = frozenset({"port", "strike", "docker", "oslo"})
PORT_AGAIN = frozenset({"port", "strike", "docker", "union"})
TRAM = frozenset({"tram", "fare", "rise", "council"})
SENTENCES = (PORT, PORT_AGAIN, TRAM)


def test_a_line_like_many_sentences_stands_for_more() -> None:
    echo = Echo(SENTENCES, [1.0, 1.0, 1.0])
    assert echo.gain(PORT) > echo.gain(TRAM) > 0


def test_what_a_chosen_line_serves_is_not_counted_again() -> None:
    echo = Echo(SENTENCES, [1.0, 1.0, 1.0])
    before = echo.gain(PORT_AGAIN)
    echo.take(PORT)
    assert 0 < echo.gain(PORT_AGAIN) < before
    assert echo.gain(TRAM) > echo.gain(PORT_AGAIN)


def test_sentences_weigh_what_they_are_given() -> None:
    light = Echo(SENTENCES, [0.1, 0.1, 1.0])
    assert light.gain(TRAM) > light.gain(PORT)


@pytest.mark.parametrize("content", [frozenset(), frozenset({"unheard"})])
def test_unknown_words_gain_next_to_nothing_but_not_nothing(content: frozenset[str]) -> None:
    assert 0 < Echo(SENTENCES, [1.0, 1.0, 1.0]).gain(content) < 0.001


def test_a_report_on_something_else_belongs_less() -> None:
    share = belonging({"a": [PORT], "b": [PORT_AGAIN], "c": [PORT, PORT_AGAIN], "d": [TRAM]})
    assert share["d"] < 0.5
    assert share["c"] == 1.0


@pytest.mark.parametrize("held", [{}, {"a": [PORT]}, {"a": [], "b": []}])
def test_where_nothing_is_shared_every_report_belongs(held: dict[str, list[frozenset[str]]]) -> None:
    assert set(belonging(held).values()) <= {1.0}
