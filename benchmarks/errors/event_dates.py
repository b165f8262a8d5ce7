"""Errors of event dates: which date was taken instead of which."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.common import read_jsonl
from benchmarks.errors.common import Map
from dateline.extract.event_dates import Dates
from dateline.extract.times import timexes
from dateline.model import Passage, Span
from dateline.text.sentences import sentences

PLACES = {
    "prev": "the date before the sentence",
    "same": "a date elsewhere beside the same word",
    "dateline": "the dateline",
    "main": "the day most spoken of",
}


def errors(shared: Path) -> Map:
    """Return the classes on the event dates of TimeBank, AQUAINT and Wikinews (spans given)."""
    found = Map("event dates", "TimeBank, AQUAINT and Wikinews, event spans given: the exact date.", 0)
    for row in read_jsonl(shared / "eval" / "timex" / "event_dates_dev.jsonl.gz"):
        _document(row, found)
    found.notes = (
        "No candidate: the date is not named where it is looked for (sentence, the date before it, dateline, main"
        " day, the same word elsewhere), or its value was read otherwise than in the gold (see times.md).",
        "The report's date against a named one is decided by the words between and the tense; what the event is"
        " (a state of affairs or a happening of that day) is not known to it.",
    )
    return found


def _document(row: dict[str, Any], found: Map) -> None:
    text, dct = row["text"], date.fromisoformat(row["dct"][:10])
    spans = sentences(text, (Passage(0, len(text), "story"),))
    dates, starts = Dates(text, dct, timexes(text, dct, ())), [s.start for s in spans]
    for event in row["events"]:
        found.total += 1
        sentence = spans[max(0, bisect_right(starts, event["start"]) - 1)]
        got = dates.of(sentence, event["start"], event["end"])
        right = {d[:10] for d in event["dates"]}
        if got[:10] not in right:
            found.add(_class(dates, sentence, event, got, right))


def _class(dates: Dates, sentence: Span, event: dict[str, Any], got: str, right: set[str]) -> str:
    places: dict[str, str] = {}
    for value, features in dates.candidates(sentence, event["start"], event["end"]):
        in_sentence = "before" in features or "after" in features
        place = next((words for name, words in PLACES.items() if name in features), None)
        place = "a date in the sentence" if in_sentence else place or "the report's date"
        places.setdefault(value[:10], place)
    wanted = next((places[value] for value in sorted(right) if value in places), None)
    if wanted is None:
        exact = any(value.startswith(got) or got.startswith(value) for value in right)
        return "no candidate is right" + (": the same time, more or less exact" if exact else "")
    taken = places.get(got[:10], "?")
    return f"{taken} taken, {wanted if wanted != taken else 'another one'} is right"
