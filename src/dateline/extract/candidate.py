"""What is found around a cue before it is known to be an attribution."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.text.parse import Token


@dataclass(slots=True)
class Candidate:
    """A cue with what it governs: token numbers into the parse. ``head`` is the cue's main word."""

    head: int
    frame: str
    cue: set[int]
    source: list[Token]
    content: set[int]
    quoted: bool = False
