"""The record of what an analyst decides over what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.record import Record

JudgementKind = Literal[
    "mute",
    "date",
    "merge_actors",
    "split_actor",
    "merge_stories",
    "split_story",
    "same_figure",
    "other_figure",
    "settled",
    "not_settled",
]


@dataclass(frozen=True, slots=True)
class Judgement(Record):
    """A decision, with who took it and when (ISO 8601, UTC); never an edit of a source.

    ``subject`` is, by kind: (outlet) to mute; (report) whose date is ``value``; (actor, actor it is the same as);
    (actor, report ...) in which it is another, called ``value``; two reports of one story; (report) that is not of its
    story; two figures, two of outlook statement and the words that settle it, each as "report:start-end".
    """

    kind: JudgementKind
    subject: tuple[str, ...]
    value: str | None
    author: str
    time: str
    note: str | None = None


def place(report: str, start: int, end: int) -> str:
    """Return how a judgement names a stretch of a report."""
    return f"{report}:{start}-{end}"
