"""What stands around a time expression: words that bend its value ("early", "the end of") and lists ("12 and 13")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.extract.time_patterns import SHAPES
from dateline.extract.time_rules import AROUND, BARE_LEFT, RANGES
from dateline.extract.time_scene import AHEAD
from dateline.extract.time_values import ALL_UNITS, Hit, Valued, make_date
from dateline.knowledge.calendar import MONTHS, WEEKDAYS
from dateline.model import Timex

_PEOPLE = frozenset("son daughter boy girl baby child infant twins".split())


def extended(hit: Hit, value: Valued, free: int) -> Timex | None:
    """Return the time expression of a match with the words before it that belong to it, from word ``free`` on.

    None when what stands around shows that it is none (a rate, an age, a name).
    """
    if value is None:
        return None
    kind, code, mod = value
    words, codes = hit.scene.words, hit.scene.words.codes
    start = hit.start
    if _refused(hit, kind, code):
        return None
    for pattern, kinds, found_mod in AROUND:
        if kind not in kinds:
            continue
        if found_mod == "APPROX" and kind == "DATE" and hit.first(WEEKDAYS):
            continue
        if found_mod == "MORE_THAN" and kind == "DATE" and hit.words[-1] != "ago":
            continue
        if found_mod == "MORE_THAN" and hit.words[0] in ("the", "past", "last", "next"):
            continue
        found = pattern.search(codes, max(free, start - 6), start)
        if found and found.end() == start and found.start() < start:
            start = found.start()
            mod = found_mod or mod
            break
    begin, end = words.starts[start], words.ends[hit.end - 1]
    return Timex(begin, end, hit.scene.text[begin:end], kind, code, mod)


def _refused(hit: Hit, kind: str, code: str) -> bool:
    words = hit.words
    before, after = hit.scene.word(hit.start - 1), hit.scene.word(hit.end)
    if words[-1] == "old" and ("year" in words or after in _PEOPLE):
        return True
    if words[-1] in ("years", "year", "months", "weeks", "days") and after == "old":
        return True
    if words[-1] in ("daily", "weekly", "nightly") and hit.scene.words.codes[hit.end : hit.end + 1] == "X":
        return True
    if (words[-1] == "hours" and before == "after") or (words[-1] == "year" and words[0] == "the" and after == "of"):
        return True
    text, place = hit.scene.text, hit.scene.words.starts[hit.end - 1]
    opening = text[max(0, hit.scene.words.starts[hit.start] - 1) : hit.scene.words.starts[hit.start]]
    if words[-1] in ALL_UNITS and text[place].isupper() and opening and opening in "\"'“‘":  # a programme's name
        return True
    if words[-1] in ("annually", "yearly") and any(
        hit.scene.words.codes[n] in "abcefghik" for n in range(max(0, hit.start - 3), hit.start)
    ):
        return True
    if words[-1] in ("quarter", "quarters") and (
        (words[-2:-1] in (("a",), ("-",)) and "first" not in words and code[0] == "P")
        or (after == "of" and words[0] not in ("several", "few", "many"))
    ):
        return True
    next_code = hit.scene.words.codes[hit.end : hit.end + 1]
    if words[-1] == "second" and words[0] in ("a", "the") and next_code in ("x", "X"):
        return True
    if words[-1] == "quarter" and after == "-":
        return True
    if words[-1] in ("before", "after") and next_code in ("x", "X") and kind == "DATE":
        return True
    if words[-1] == "quarters" and "some" in (words[0], before):  # "in some quarters": people, not a time
        return True
    if words[-1] == "noon" and before == "high":
        return True
    if kind == "DURATION" and after in ("a", "per") and hit.scene.word(hit.end + 1) in ALL_UNITS:
        return True
    if words[-1] == "soon" and (before == "as" or hit.tense() != AHEAD):
        return True
    if kind == "DURATION" and len(words) == 2 and words[0] in ("a", "an") and before not in BARE_LEFT:
        return True
    return (
        kind == "DURATION"
        and len(words) == 1
        and not words[0].endswith("long")
        and (before not in BARE_LEFT or before == "of")
    )


def preceding(hit: Hit, timex: Timex, free: int) -> Iterator[Timex]:
    """Yield the days of a list before the last one, which alone names the month ("12 to 14 December")."""
    words, codes = hit.scene.words, hit.scene.words.codes
    if not _DAY.match(timex.value) or not hit.words[0].isdigit() or words.starts[hit.start] != timex.start:
        return
    found: list[Timex] = []
    at, last, joined = hit.start - 2, timex.value, False
    while at >= free and words.words[at + 1] in _JOINS and codes[at] in SHAPES["DAY"]:
        joined = joined or words.words[at + 1] != ","
        value = make_date(int(last[:4]), int(last[5:7]), int(words.words[at]))
        if not joined or value is None or value >= last:
            break
        begin, end = words.starts[at], words.ends[at]
        found.append(Timex(begin, end, hit.scene.text[begin:end], "DATE", value))
        at, last = at - 2, value
    yield from reversed(found)


_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
_JOINS = frozenset("- – to and or & / ,".split())


def continued(hit: Hit, timex: Timex) -> Iterator[tuple[Timex, int]]:
    """Yield the further days of a list after a day with its month ("Jan. 12 and 13"), each with its end.

    Also the second year of "1994-96".
    """
    if timex.value == hit.words[-1] and len(timex.value) == 4:
        yield from _second_year(hit, timex)
    if not _DAY.match(timex.value) or hit.first(MONTHS) is None or not hit.words[-1].isdigit():
        return
    words, codes = hit.scene.words, hit.scene.words.codes
    at = hit.end
    while (match := RANGES.match(codes, at)) is not None:
        place = match.end() - 1
        year, month, _ = map(int, timex.value.split("-"))
        value = make_date(year, month, int(words.words[place]))
        if value is None or value <= timex.value:
            return
        begin, end = words.starts[place], words.ends[place]
        yield Timex(begin, end, hit.scene.text[begin:end], "DATE", value), place + 1
        at = place + 1


def _second_year(hit: Hit, timex: Timex) -> Iterator[tuple[Timex, int]]:
    words = hit.scene.words
    mark, short = hit.scene.word(hit.end), hit.scene.word(hit.end + 1)
    if mark not in ("-", "–", "/") or not short.isdigit() or len(short) != 2:
        return
    begin, end = words.starts[hit.end + 1], words.ends[hit.end + 1]
    value = timex.value[:2] + short
    if timex.end + 1 == begin and 0 < int(value) - int(timex.value) <= 30 and hit.scene.word(hit.end + 2) != mark:
        yield Timex(begin, end, hit.scene.text[begin:end], "DATE", value), hit.end + 2
