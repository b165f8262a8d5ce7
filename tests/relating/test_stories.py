"""Stories and the clustering under them, on invented reports."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from dateline.model import Reading, Report
from dateline.relating import story_stream
from dateline.relating.linkage import average_link
from dateline.relating.stories import online, stories
from dateline.relating.story_reasons import reasons

FERRY = (
    "A ferry with 300 people on board ran aground off Piraeus in heavy wind, the Greek coast guard said.",
    "Greek coast guard boats took passengers off the ferry that ran aground near Piraeus on Monday.",
    "The captain of the ferry that ran aground off Piraeus was questioned by the coast guard, Greek television said.",
)
VOTE = (
    "Parliament in Nairobi rejected the finance bill after protests over a tax on bread, the speaker announced.",
    "Kenya's president withdrew the finance bill after parliament in Nairobi rejected its tax on bread.",
)


def read(name: str, day: int, text: str, title: str | None = None) -> Reading:
    return Reading(Report(name, date(2024, 6, day), text, title=title))


PILE = (
    read("f1", 3, FERRY[0]),
    read("v1", 3, VOTE[0]),
    read("f2", 4, FERRY[1]),
    read("v2", 5, VOTE[1]),
    read("f3", 6, FERRY[2]),
)


@pytest.mark.parametrize("group", [stories, online])
def test_each_happening_is_a_story_named_by_its_first_report(group: object) -> None:
    found = {s.id: s.reports for s in group(PILE)}  # type: ignore[operator]
    assert found == {"f1": ("f1", "f2", "f3"), "v1": ("v1", "v2")}


def test_the_order_of_the_pile_does_not_matter() -> None:
    assert stories(PILE[::-1]) == stories(PILE)


def test_what_comes_later_changes_nothing_in_a_stream() -> None:
    before = {i: s.id for s in online(PILE[:3]) for i in s.reports}
    after = {i: s.id for s in online(PILE) for i in s.reports}
    assert all(after[i] == story for i, story in before.items())


@pytest.mark.parametrize("texts", [(), ("",), ("", ""), ("The the.", "Of a.")])
def test_reports_that_say_nothing_stand_alone(texts: tuple[str, ...]) -> None:
    pile = [read(f"r{n}", 1, t) for n, t in enumerate(texts)]
    assert [s.reports for s in stories(pile)] == [(f"r{n}",) for n in range(len(texts))]
    assert [s.reports for s in online(pile)] == [(f"r{n}",) for n in range(len(texts))]


def test_average_link_merges_by_the_average() -> None:
    similarity = np.array([[1, 0.9, 0.1], [0.9, 1, 0.6], [0.1, 0.6, 1]])
    assert average_link(similarity, 0.5) == [[0, 1], [2]]
    assert average_link(similarity, 0.3) == [[0, 1, 2]]
    assert average_link(similarity, 0.95) == [[0], [1], [2]]
    assert average_link(np.zeros((0, 0)), 0.5) == []


def test_average_link_agrees_with_the_plain_method() -> None:
    base = np.random.default_rng(7).random((40, 40))
    similarity = (base + base.T) / 2
    assert sorted(average_link(similarity, 0.55)) == _plain(similarity, 0.55)


def _plain(similarity: np.ndarray, least: float) -> list[list[int]]:
    groups = [[i] for i in range(len(similarity))]
    while len(groups) > 1:
        pairs = [(i, j) for i in range(len(groups)) for j in range(i)]
        best = max(pairs, key=lambda p: similarity[np.ix_(groups[p[0]], groups[p[1]])].mean())
        if similarity[np.ix_(groups[best[0]], groups[best[1]])].mean() < least:
            break
        groups[best[1]] += groups.pop(best[0])
    return sorted(sorted(g) for g in groups)


def test_a_stream_heeds_days_not_the_order_within_them() -> None:
    pile = (*PILE, read("f4", 6, "Passengers of the ferry that ran aground off Piraeus spoke to Greek television."))
    swapped = (*pile[:4], pile[5], pile[4])
    assert {frozenset(s.reports) for s in online(pile)} == {frozenset(s.reports) for s in online(swapped)}


def test_a_stream_forgets_what_is_long_past(monkeypatch: pytest.MonkeyPatch) -> None:
    """Open stories and counted terms stay within their bounds however long the stream goes on."""
    monkeypatch.setattr(story_stream, "OPEN", 20)
    monkeypatch.setattr(story_stream, "KNOWN", 30)
    stream = story_stream.Stream()
    for n in range(300):
        day = date(2024, 1, 1) + timedelta(days=n)
        text = f"Harbour {chr(97 + n % 26)}x{n} reported vessel {n * 7} with cargo q{n} late on pier z{n}."
        list(stream.take(day, [Reading(Report(f"r{n}", day, text))]))
    assert len(stream._open) <= 21
    assert stream._count <= 31
    assert len(stream._df) < 31 * 25
    assert len(stream._index) < 21 * 25


def test_a_long_story_keeps_its_heaviest_terms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_stream, "KEPT", 30)
    stream = story_stream.Stream()
    for n in range(20):
        day = date(2024, 1, 1) + timedelta(days=n)
        text = f"{FERRY[n % 3]} Item x{n} y{n} z{n}."
        list(stream.take(day, [Reading(Report(f"r{n}", day, text))]))
    assert max(len(story.reports) for story in stream._open.values()) > 10
    for name, story in stream._open.items():
        assert len(story.sums) <= 45
        assert len([t for t, names in stream._index.items() if name in names]) <= 45


def test_what_decided_is_told_in_words() -> None:
    """A report's own story shares what it is about; the other story is named with how near it came."""
    found = stories(PILE)
    by_id = {r.report: r for r in reasons(PILE, found)}
    own, other = by_id["f3"].own, by_id["f3"].next
    assert own is not None
    assert own.story == "f1"
    assert {"ferry", "Piraeus"} & set(" ".join(own.words).split())
    assert other is None or (other.story == "v1" and other.similarity < own.similarity)
    alone = reasons((PILE[0],), stories((PILE[0],)))
    assert (alone[0].own, alone[0].next) == (None, None)
