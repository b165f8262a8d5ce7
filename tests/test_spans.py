"""Provenance: every span that is printed lies in the report's unchanged text, and every quoted surface stands there."""

from __future__ import annotations

import pytest

import dateline
from dateline.model import LAYERS, Reading


@pytest.mark.parametrize("layer", LAYERS)
def test_spans_lie_in_the_text(readings: tuple[Reading, ...], layer: str) -> None:
    """0 <= start < end <= len(text), and text[start:end] equals the surface where one is printed."""
    seen = 0
    for reading in readings:
        data = reading.to_dict()
        text = data["text"]
        for thing in data[layer]:
            spans = [pair for name in ("source", "cue", "content") for pair in thing.get(name, [])]
            if "start" in thing:
                spans.append((thing["start"], thing["end"]))
            seen += len(spans)
            for start, end in spans:
                assert 0 <= start < end <= len(text)
            if "text" in thing and "start" in thing:
                assert text[thing["start"] : thing["end"]] == thing["text"]
    assert seen > 0 or layer == "actors"


def test_references_point_at_what_is_there(readings: tuple[Reading, ...]) -> None:
    """Actor ids are among the actors, attribution indices among the attributions."""
    for reading in readings:
        ids = {a.id for a in reading.actors}
        assert {m.actor for m in reading.mentions} <= ids
        for a in reading.attributions:
            assert a.speaker is None or a.speaker in ids
        for e in reading.events:
            assert {e.actor, e.recipient} - {None} <= ids
        for p in reading.positions:
            assert {p.actor, p.to} - {None} <= ids
        for thing in (*reading.figures, *reading.positions, *reading.outlook):
            assert thing.attribution is None or 0 <= thing.attribution < len(reading.attributions)


def test_round_trip(readings: tuple[Reading, ...]) -> None:
    """A reading comes back from its JSON as it was."""
    for reading in readings:
        assert Reading.from_dict(reading.to_dict()) == reading


def test_same_reading_on_two_processes(readings: tuple[Reading, ...]) -> None:
    """The number of processes does not change a byte."""
    reports = [r.report for r in readings]
    assert list(dateline.annotate_many(reports, jobs=2)) == list(readings)
