"""Errors of figures: found, value, unit, modifier, what is counted, whose figure it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from benchmarks.common import read_jsonl, readings
from benchmarks.errors.common import Map
from dateline.model import Figure, Reading


def errors(shared: Path) -> Map:
    """Return the classes on the labelled articles (required figures)."""
    pack = shared / "eval" / "figures"
    found = Map(
        "figures", "`eval/figures`, 32 articles, required figures; false ones beside optional gold left out.", 0
    )
    gold = {row["id"]: row["figures"] for row in read_jsonl(pack / "gold.jsonl.gz")}
    for row in read_jsonl(pack / "docs.jsonl.gz"):
        (reading,) = readings([row], ("figures",))
        _document(reading, gold[row["id"]], found)
    found.notes = (
        "Whose figure: most of what is missed is a speaker that the attributions have otherwise (the cue stands"
        " behind a list, the source is `which`, a headline runs on), or one who spoke a sentence before.",
        "Given to a speaker, the gold has none: the figure stands in what somebody wants, signs or endorses, or is"
        " presupposed (`its 13 members`) in what is said.",
    )
    return found


def _document(reading: Reading, gold: list[dict[str, Any]], found: Map) -> None:
    used: set[int] = set()
    for want in gold:
        got = next((n for n, f in enumerate(reading.figures) if f.start < want["end"] and want["start"] < f.end), None)
        if got is not None:
            used.add(got)
        if want.get("optional"):
            continue
        found.total += 1
        if got is None:
            found.add("missed")
            continue
        for wrong in _wrong(reading, reading.figures[got], want):
            found.add(wrong)
    for _ in set(range(len(reading.figures))) - used:
        found.total += 1
        found.add("false")


def _wrong(reading: Reading, figure: Figure, want: dict[str, Any]) -> list[str]:
    wrong = [
        name
        for name in ("value", "low", "high", "unit", "modifier")
        if getattr(figure, name) != want[name] and not _close(getattr(figure, name), want[name])
    ]
    heads = {word for head in want.get("of_heads") or () for word in _words(head)}
    if heads and not heads & _words(figure.of or ""):
        wrong.append("what is counted: another head" if figure.of else "what is counted: nothing")
    named, speaker = _words(want.get("attributed_to") or ""), _speaker(reading, figure)
    if named and speaker is None:
        wrong.append("whose figure: nobody, the gold has a name")
    elif named and not named & _words(speaker or ""):
        wrong.append("whose figure: another name, or a pronoun for it")
    elif not named and speaker is not None:
        wrong.append("whose figure: a name, the gold has none")
    return wrong


def _close(one: object, two: object) -> bool:
    numbers = isinstance(one, int | float) and isinstance(two, int | float)
    return numbers and abs(one - two) <= 0.001 * max(1.0, abs(two))  # type: ignore[operator,arg-type]


def _words(text: str) -> set[str]:
    words = {w.rstrip("s") for w in re.findall(r"\w+", text.lower())}
    return words - {"the", "a", "an", "of", ""}


def _speaker(reading: Reading, figure: Figure) -> str | None:
    if figure.attribution is None:
        return None
    said = reading.attributions[figure.attribution]
    name = next((a.name for a in reading.actors if a.id == said.speaker and said.speaker), "")
    return " ".join([*(reading.report.text[s:e] for s, e in said.source), name]) or "?"
