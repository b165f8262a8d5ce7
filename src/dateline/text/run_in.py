"""Furniture that a page ran into its sentences: time stamps of articles and of live updates.

A page's text often has lost the line ends around such a stamp ("Talks open in Geneva Friday 7 May 2010 12.30 GMT The
envoys met ..."). What comes before it is a headline or a caption; the sentence begins behind it.
"""

from __future__ import annotations

import re

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )"
_ZONE = r"(?:GMT|BST|UTC|CET|CEST|E[DS]?T|C[DS]T|M[DS]T|P[DS]?T|UK|IST)"
_CLOCK = re.compile(rf"\b\d{{1,2}}[.:]\d\d(?: ?[ap]\.?m\b\.?)? {_ZONE}\b")
_DAY_BEFORE = re.compile(
    rf"(?P<before>\S*)(?:^|\s){_WEEKDAY}?(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}},?) \d{{4}},?(?: at| -| \|)? $"
)
_UPDATED = re.compile(r"\b(?:(?:[Ll]ast )?[Uu]pdated|Posted|Published)(?: at| on|:)* [^.()]{0,50}$")
# "(Update 2:10 p.m. in Cairo, 7:10 a.m. ET)", "[10:45 a.m. ET]": the head of an entry in a live report.
_ENTRY = re.compile(
    r"[(\[](?:[Uu]pdated?:? |UPDATED?:? |Posted:? )?(?:at )?\d{1,2}[.:]\d\d ?[ap]\.?m\b\.?[^()\[\]\n]{0,60}[)\]]:?"
)
_AFTER = re.compile(r"(?: [-–—|]{1,2})?\s+(?=[A-Z“\"'‘(\[])")
_IN_PROSE = frozenset(
    "on at by until till since from of after before around about between and or to for the late early in dated".split()
)


def stamps(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stamps inside ``[start, end)`` that furniture ends with, in order; a sentence begins behind each."""
    found = [m.span() for m in _ENTRY.finditer(text, start, end)]
    for clock in _CLOCK.finditer(text, start, end):
        before = text[max(start, clock.start() - 70) : clock.start()]
        day = _DAY_BEFORE.search(before)
        if day is not None and day["before"].lower().rstrip(",") not in _IN_PROSE and not day["before"].endswith(","):
            begin = clock.start() - len(before) + day.end("before")
        elif (said := _UPDATED.search(before)) is not None:
            begin = clock.start() - len(before) + said.start()
        else:
            continue
        found.append((begin, clock.end()))
    found.sort()
    return [(a, b) for a, b in found if b < end and _AFTER.match(text, b, end)]
