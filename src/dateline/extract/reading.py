"""``annotate``: one Report -> its Reading. A pure function: no clock, no state, no I/O beyond loading the model."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.errors import UsageError
from dateline.extract import actors as actors_
from dateline.extract import attributions as attributions_
from dateline.extract import events as events_
from dateline.extract import figures as figures_
from dateline.extract import outlook as outlook_
from dateline.extract import positions as positions_
from dateline.extract import times
from dateline.extract.found import Found
from dateline.model import LAYERS, Reading, Report
from dateline.text.parse import parse
from dateline.text.passages import passages
from dateline.text.sentences import sentences

# What each layer is computed from; asking for one computes these as well.
NEEDS: dict[str, tuple[str, ...]] = {
    "passages": (),
    "sentences": ("passages",),
    "timexes": ("sentences",),
    "mentions": ("sentences",),
    "actors": ("mentions",),
    "attributions": ("mentions",),
    "figures": ("timexes", "attributions"),
    "events": ("timexes", "attributions"),
    "positions": ("attributions",),
    "outlook": ("timexes", "attributions"),
}


def annotate(report: Report, *, layers: Iterable[str] = LAYERS, model: str | None = None) -> Reading:
    """Return what was found in ``report``.

    ``layers`` limits the work to these layers and what they are computed from; ``model`` names another spaCy
    package. Raises UsageError for an unknown layer and ModelError when the model cannot be loaded. A report in
    another language than English gets passages and a note, and no text layers.
    """
    wanted = _closure(layers)
    text, dct = report.text, report.date
    found_passages = passages(text)
    if report.language not in (None, "en"):
        note = f"language {report.language!r}: only passages are read, the text layers know English alone"
        return Reading(report, passages=found_passages, notes=(note,))
    spans = sentences(text, found_passages) if "sentences" in wanted else ()
    found_times = times.timexes(text, dct, spans) if "timexes" in wanted else ()
    if "mentions" not in wanted:
        return Reading(report, passages=found_passages, sentences=spans, timexes=found_times)
    tree = parse(text, spans, model=model)
    mentions, actors = actors_.mentions(text, dct, tree)
    said = attributions_.attributions(text, tree, mentions, actors) if "attributions" in wanted else ()
    found = Found(text, dct, tree, found_times, mentions, actors, said)
    return Reading(
        report,
        passages=found_passages,
        sentences=spans,
        timexes=found_times,
        mentions=mentions,
        actors=actors,
        attributions=said,
        figures=figures_.figures(found) if "figures" in wanted else (),
        events=events_.events(found) if "events" in wanted else (),
        positions=positions_.positions(found) if "positions" in wanted else (),
        outlook=outlook_.outlook(found) if "outlook" in wanted else (),
    )


def _closure(layers: Iterable[str]) -> set[str]:
    wanted: set[str] = set()
    stack = list(layers)
    while stack:
        layer = stack.pop()
        if layer not in NEEDS:
            raise UsageError(f"unknown layer {layer!r}; the layers are {', '.join(NEEDS)}")
        if layer not in wanted:
            wanted.add(layer)
            stack.extend(NEEDS[layer])
    return wanted
