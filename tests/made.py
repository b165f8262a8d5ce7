"""Readings made by hand: a text of given sentences, with what a test says was found in it."""

from __future__ import annotations

from datetime import date
from typing import Any

from dateline.model import Actor, Attribution, Mention, Passage, Reading, Report, Span


def made(name: str, day: date, *sentences: str, actors: tuple[Actor, ...] = (), **layers: Any) -> Reading:
    """Return a reading of the sentences, a line each; each name of an actor is a mention of it."""
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + "\n"
    extra = {k: layers.pop(k) for k in ("outlet", "title", "language", "url") if k in layers}
    mentions = [
        Mention(at, at + len(actor.name), actor.name, actor.id)
        for actor in actors
        for at in range(len(text))
        if text.startswith(actor.name, at)
    ]
    return Reading(
        Report(name, day, text, **extra),
        passages=(Passage(0, len(text), "story"),),
        sentences=tuple(spans),
        actors=actors,
        mentions=layers.pop("mentions", tuple(mentions)),
        **layers,
    )


def said(text: str, source: str, cue: str, content: str, speaker: str | None = None) -> Attribution:
    """Return the attribution whose parts stand in the text."""

    def span(part: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(part), text.index(part) + len(part)),)

    return Attribution(span(source), span(cue), span(content), "direct", speaker)
