"""Quotations: every kind of mark, unclosed ones, marks that are none."""

from __future__ import annotations

import pytest

from dateline.extract.quotes import quotations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('She said, "We are ready."', ['"We are ready."']),
        ("“Yes,” he said. “Now.”", ["“Yes,”", "“Now.”"]),
        ("''Not yet,'' the envoy said.", ["''Not yet,''"]),
        ("The ‘quiet zone’ was the minister's idea.", ["‘quiet zone’"]),
        ("It's the farmers' land and the '90s are over.", []),
        ("He called it 'a disgrace' twice.", ["'a disgrace'"]),
        ("\"The river rose by 'two metres',\" she wrote.", ["\"The river rose by 'two metres',\""]),
        ("“We will wait.\n“And then we will vote,” she said.", ["“We will wait.", "“And then we will vote,”"]),
        ('A pipe of 6" and nothing else.', []),
        ("No marks at all.", []),
        ('"It rained.\nThen it stopped," he said.', ['"It rained.\nThen it stopped,"']),
        ('He said "no.\nShe left.', ['"no.']),
    ],
)
def test_quotations(text: str, found: list[str]) -> None:
    assert [text[q.start : q.end] for q in quotations(text)] == found


def test_a_wrapped_paragraph_is_no_quotation() -> None:
    text = '"The plant closed in May. “We knew it,” a worker said."'
    assert [text[q.start : q.end] for q in quotations(text)] == ["“We knew it,”"]
