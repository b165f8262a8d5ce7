"""The article: the story's text alone."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model import Passage


def article(text: str, passages: Iterable[Passage]) -> str:
    """Return the story passages of ``text``, one after the other, everything else left out."""
    return "\n".join(text[p.start : p.end] for p in passages if p.kind == "story")
