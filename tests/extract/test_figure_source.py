"""Whose figure it is: the attribution that holds it, or that of the clause joined on."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.figure_source import whose
from dateline.extract.found import Found
from dateline.model import Attribution, Span
from dateline.text.parse import parse


def said(text: str, source: str, cue: str, content: str) -> Attribution:
    def spans(part: str) -> tuple[tuple[int, int], ...]:
        start = text.index(part)
        return ((start, start + len(part)),)

    return Attribution(source=spans(source), cue=spans(cue), content=spans(content), kind="indirect")


FIRM = "The firm says the mine cost $90 million and it keeps 700 workers."
LIST = "Oslo sent 40 tents; Bergen sent 25 beds, according to the relief office."
BUT = "The firm says the mine cost $90 million but rivals count 700 workers."


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "figure", "given"),
    [
        (FIRM, "The firm", "says", "the mine cost $90 million", "$90 million", True),
        (FIRM, "The firm", "says", "the mine cost $90 million", "700", True),
        (LIST, "the relief office", "according to", "Bergen sent 25 beds", "40", True),
        (BUT, "The firm", "says", "the mine cost $90 million", "700", False),
    ],
)
def test_whose(text: str, source: str, cue: str, content: str, figure: str, given: bool) -> None:
    sentence = Span(0, len(text))
    found = Found(text, date(2024, 5, 6), parse(text, [sentence]), attributions=(said(text, source, cue, content),))
    start = text.index(figure)
    assert (whose(found, sentence, start, start + len(figure)) == 0) is given


def test_of_two_speakers_none_is_chosen() -> None:
    text = "Lima says it sent 4 ships and Quito says it sent none and 30 crews left."
    two = (
        said(text, "Lima", "says", "it sent 4 ships"),
        said(text, "Quito", "says", "it sent none"),
    )
    found = Found(text, date(2024, 5, 6), parse(text, [Span(0, len(text))]), attributions=two)
    start = text.index("30")
    assert whose(found, Span(0, len(text)), start, start + 2) is None
