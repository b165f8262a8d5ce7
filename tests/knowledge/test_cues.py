"""The cue lexicon: it loads, and holds what every report uses."""

from __future__ import annotations

import pytest

from dateline.knowledge.cues import cues


@pytest.mark.parametrize(
    ("lemma", "frame"),
    [("say", "that"), ("urge", "object_to"), ("refuse", "to"), ("describe", "as"), ("warn", "prep:of")],
)
def test_verbs_have_their_frames(lemma: str, frame: str) -> None:
    assert frame in cues().verbs[lemma]


def test_quoting_verbs() -> None:
    lexicon = cues()
    assert lexicon.quotes("add")
    assert not lexicon.quotes("build")
    assert "that" in lexicon.nouns["claim"]


def test_no_row_is_empty_or_twice() -> None:
    lexicon = cues()
    for table in (lexicon.verbs, lexicon.nouns, lexicon.adjectives):
        assert table
        assert all(frames for frames in table.values())
