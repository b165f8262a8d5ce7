"""Passages: which lines of a report are its story."""

from __future__ import annotations

from dateline.model import Passage


def passages(text: str) -> tuple[Passage, ...]:
    """Return the passages of ``text``, in order, without gaps between non-blank lines."""
    return (Passage(0, len(text), "story"),) if text.strip() else ()
