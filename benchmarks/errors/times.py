"""Errors of time expressions: missed, false, of another type or value, by what stands in the way."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.common import read_jsonl
from benchmarks.errors.common import Map
from dateline.extract.times import timexes
from dateline.knowledge.calendar import interval

FILES = ("dev", "wikinews_dev")


def errors(shared: Path) -> Map:
    """Return the classes on TimeBank, AQUAINT and Wikinews (relaxed spans)."""
    total = 0
    found = Map("times", "TimeBank and AQUAINT (`dev`) and Wikinews: expressions by overlap, their type and value.", 0)
    for file in FILES:
        for row in read_jsonl(shared / "eval" / "timex" / f"{file}.jsonl.gz"):
            total += _document(row, found)
    found.total = total
    found.notes = (
        "Gold that cannot be right as it stands (placeholders such as `1998-WXX`, weeks written `2000-W7`, values of"
        " days outside what the words say) is counted apart: it is what a value F1 near 85 cannot pass.",
        "`now`, `current`, `recently`, `recent` and bare lengths (`for years`) are annotated in about half of the"
        " places: to find them costs as many false ones as it gains.",
        "Weekday and part of day (`Wednesday night`): the gold has DATE and TIME for the same words, in AQUAINT"
        " mostly DATE, in TimeBank TIME.",
        "Business quarters: `a year earlier` is the quarter a year before, the year, or the report's day a year"
        " before, without a sign in the words.",
    )
    return found


def _document(row: dict[str, Any], found: Map) -> int:
    mine = timexes(row["text"], date.fromisoformat(row["dct"][:10]), ())
    used = set()
    false = 0
    for timex in mine:
        over = [g for g in row["timexes"] if g["start"] < timex.end and timex.start < g["end"]]
        if not over:
            found.add(f"false: {_kind(timex.type, timex.value)}")
            false += 1
            continue
        gold = max(over, key=lambda g: min(g["end"], timex.end) - max(g["start"], timex.start))
        used.add(gold["start"])
        if gold["type"] != timex.type:
            found.add(f"type: {timex.type} for {gold['type']} ({_kind(timex.type, timex.value)})")
        elif gold["value"] != timex.value:
            found.add(f"value: {_differs(gold['value'], timex.value)}")
    for gold in row["timexes"]:
        if gold["start"] not in used:
            found.add(f"missed: {_kind(gold['type'], gold['value'])}")
    return len(row["timexes"]) + false


def _kind(kind: str, value: str) -> str:
    if value.endswith("_REF"):
        return "words for now, past, future"
    if kind in ("DURATION", "SET"):
        return "a length" if kind == "DURATION" else "a repetition"
    if "T" in value:
        return "time of day"
    if "Q" in value or "H" in value:
        return "quarter or half"
    shapes = ((r"\d{4}-\d\d-\d\d$", "day"), (r"\d{4}-W", "week"), (r"\d{4}-\d\d$", "month"), (r"\d{4}$", "year"))
    return next((name for shape, name in shapes if re.match(shape, value)), "another date")


def _differs(gold: str, mine: str) -> str:
    if "X" in gold or re.search(r"-W\d$|^PM", gold):
        return "the gold has a placeholder or a malformed value"
    if gold.endswith("_REF") or mine.endswith("_REF"):
        return "a date, or only past, present, future"
    if gold[:1] == "P" or mine[:1] == "P":
        return "another length" if gold[:1] == mine[:1] else "a length or a date"
    if "Q" in gold + mine:
        return "quarter, year or day of a business report"
    one, two = interval(gold), interval(mine)
    if one[0] and one[1] and two[0] and two[1]:
        apart = abs((one[0] - two[0]).days)
        if len(gold.split("T")[0]) == len(mine.split("T")[0]):
            return {7: "a weekday of another week", 365: "another year", 366: "another year"}.get(
                apart, "a day, week or month beside"
            )
        if (one[0] <= two[0] and two[1] <= one[1]) or (two[0] <= one[0] and one[1] <= two[1]):
            return "the same time, more or less exact"
    return "another date"
