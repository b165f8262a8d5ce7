"""Sentences of the story, by rule: fast, and the same whatever stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.model import Passage, Span

_END = re.compile(r"""(?<=[.!?])["'”’)\]]*\s+(?=["'“‘(\[]*[A-Z0-9])|\s*\n+\s*""")
_NOT_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|St|Jan|Feb|Mar|Apr|Jun"
    r"|Jul|Aug|Sept|Sep|Oct|Nov|Dec|No|U\.S|[A-Z])\.)$"
)


def sentences(text: str, passages: Iterable[Passage]) -> tuple[Span, ...]:
    """Return the sentences of the story and headline passages, in text order."""
    found: list[Span] = []
    for passage in passages:
        if passage.kind in ("story", "headline"):
            found.extend(_split(text, passage.start, passage.end))
    return tuple(found)


def _split(text: str, start: int, end: int) -> list[Span]:
    spans, at = [], start
    for match in _END.finditer(text, start, end):
        if "\n" not in match.group() and _NOT_END.search(text, max(start, match.start() - 8), match.start()):
            continue
        spans.append((at, match.start() + len(match.group().rstrip()) if "\n" not in match.group() else match.start()))
        at = match.end()
    spans.append((at, end))
    return [Span(a, b) for a, b in (_strip(text, a, b) for a, b in spans) if b > a]


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
