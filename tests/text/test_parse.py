"""The parse: offsets into the unchanged text, tree look-ups, independence of neighbours, one thread."""

from __future__ import annotations

import time

import pytest

from dateline.errors import ModelError
from dateline.model import Span
from dateline.text.parse import MAX_SENTENCE, Parse, parse

FIRST = "Norway’s ministers met  in Oslo."
SECOND = "They hadn't signed the treaty, which Denmark wanted."
TEXT = f"{FIRST}\n\n{SECOND}"
SPANS = (Span(0, len(FIRST)), Span(len(FIRST) + 2, len(TEXT)))


@pytest.fixture(scope="module")
def tree() -> Parse:
    """Return the parse of the two sentences."""
    return parse(TEXT, SPANS)


def at(tree: Parse, word: str) -> int:
    """Return the index of the first token with this text."""
    return next(t.i for t in tree.tokens if t.text == word)


def test_tokens_stand_in_the_text(tree: Parse) -> None:
    """Every token is its slice of the text, numbered in order, without spaces, in its own sentence."""
    for n, t in enumerate(tree.tokens):
        assert t.i == n
        assert TEXT[t.start : t.end] == t.text == t.text.strip()
        assert SPANS[t.sent].start <= t.start < t.end <= SPANS[t.sent].end
        assert tree.tokens[t.head].sent == t.sent
    assert [t.lemma for t in tree.tokens if t.text in ("met", "ministers", "wanted")] == ["minister", "meet", "want"]


def test_tree_look_ups(tree: Parse) -> None:
    """Dependants, the first of a label, subtrees and sentences."""
    met = at(tree, "met")
    assert {c.text for c in tree.children(met)} >= {"ministers", "in"}
    subject = tree.child(met, "nsubj", "nsubjpass")
    assert subject is not None
    assert subject.text == "ministers"
    assert tree.child(met, "agent") is None
    assert tree.head(subject).i == met
    assert [t.text for t in tree.subtree(subject.i)] == ["Norway", "’s", "ministers"]
    assert tree.subtree_span(subject.i) == (0, len("Norway’s ministers"))
    assert [t.i for t in tree.subtree(met)] == [t.i for t in tree.sentence_tokens(0)]
    assert {t.sent for t in tree.sentence_tokens(1)} == {1}


def test_places(tree: Parse) -> None:
    """What stands at an offset, and between two."""
    assert [tree.sentence_at(n) for n in (0, len(FIRST), SPANS[1].start)] == [0, None, 1]
    start = TEXT.index("treaty")
    assert [t.text for t in tree.tokens_in(start + 1, start + 7)] == ["treaty", ","]
    assert tree.tokens_in(0, 0) == ()


def test_a_sentence_is_parsed_alone() -> None:
    """What stands beside a sentence does not change its parse; a table-long one is left unparsed."""
    alone = parse(TEXT, SPANS[1:])
    both = parse(TEXT, SPANS).sentence_tokens(1)
    assert [(t.text, t.tag, t.dep) for t in alone.tokens] == [(t.text, t.tag, t.dep) for t in both]
    long = "7 " * MAX_SENTENCE
    assert parse(long, [Span(0, len(long))]).tokens == ()
    assert parse("", ()).tokens == ()


def test_one_thread() -> None:
    """The process spends its time in this thread: no idle threads spin between the small matrix products."""
    parse(TEXT, SPANS)
    own, whole = time.thread_time(), time.process_time()
    for _ in range(10):
        parse(TEXT * 20, [Span(s.start + n * len(TEXT), s.end + n * len(TEXT)) for n in range(20) for s in SPANS])
    own, whole = time.thread_time() - own, time.process_time() - whole
    assert whole < 1.2 * own + 0.05


def test_missing_model() -> None:
    """The message names the model and the remedy."""
    with pytest.raises(ModelError, match="'no_such_model' cannot be loaded"):
        parse(TEXT, SPANS, model="no_such_model")
