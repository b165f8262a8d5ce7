"""Quotations: the stretches of a text that stand in quotation marks."""

from __future__ import annotations

import re

from dateline.model import Span

_PARAGRAPH = re.compile(r"[^\n]+")
_DOUBLE = re.compile(r"[\"“”„«»]|''|``")
_SINGLE_OPEN = re.compile(r"(?<![\w’'])[‘'](?=\w)(?![’']?(?:em|til|cause|twas|\d\ds?)\b)")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…])[’'](?!\w)")
_OPENERS, _CLOSERS = frozenset("“„«"), frozenset("”»")


def quotations(text: str) -> tuple[Span, ...]:
    """Return the quotations of ``text`` with their marks, in text order, none inside another.

    Marks pair within a paragraph; a quotation that is opened and not closed runs to the end of its paragraph, as
    in the usual setting of quotations of several paragraphs. Curly, straight, doubled (``'' ''``) and single marks
    are known; single marks count outside double ones only.
    """
    found: list[Span] = []
    for paragraph in _PARAGRAPH.finditer(text):
        double = _double(text, paragraph.start(), paragraph.end())
        found.extend(sorted(double + _single(text, paragraph.start(), paragraph.end(), double), key=lambda s: s.start))
    return tuple(found)


def _double(text: str, start: int, end: int) -> list[Span]:
    marks = [m.span() for m in _DOUBLE.finditer(text, start, end)]
    if not marks:
        return []
    if _wrapped(text, start, end, marks):
        marks = marks[1:-1]
    spans: list[Span] = []
    opened: int | None = None
    for s, e in marks:
        mark = text[s:e]
        before = text[s - 1] if s > start else " "
        after = text[e] if e < end else " "
        opens = mark in _OPENERS or (
            mark not in _CLOSERS and not after.isspace() and (before.isspace() or before in "([—–-")
        )
        if opened is None:
            if mark not in _CLOSERS and not after.isspace():
                opened = s
        elif opens:  # the closing mark is missing: start afresh
            spans.append(Span(opened, s))
            opened = s
        else:
            spans.append(Span(opened, e))
            opened = None
    if opened is not None:
        spans.append(Span(opened, end))
    return spans


def _wrapped(text: str, start: int, end: int, marks: list[tuple[int, int]]) -> bool:
    """True when a paragraph stands whole in straight marks and holds curly ones: the wrapper is no quotation."""
    first, last = marks[0], marks[-1]
    straight = text[first[0] : first[1]] == '"' == text[last[0] : last[1]]
    whole = first[0] == start and not text[last[1] : end].strip(" .")
    return straight and whole and any(text[s] in _OPENERS for s, _ in marks)


def _single(text: str, start: int, end: int, double: list[Span]) -> list[Span]:
    spans: list[Span] = []
    at = start
    while opening := _SINGLE_OPEN.search(text, at, end):
        at = opening.end()
        if any(s.start <= opening.start() < s.end for s in double):
            continue
        closing = _SINGLE_CLOSE.search(text, opening.end() + 1, min(end, opening.end() + 400))
        if closing and not any(s.start < closing.end() and opening.start() < s.end for s in double):
            spans.append(Span(opening.start(), closing.end()))
            at = closing.end()
    return spans
