"""Quotations: the stretches of a text that stand in quotation marks."""

from __future__ import annotations

import re

from dateline.model import Span

_LINE = re.compile(r"[^\n]+")
_DOUBLE = re.compile(r"[\"“”„«»]|''|``")
_SINGLE_OPEN = re.compile(r"(?<![\w’'])[‘'](?=\w)(?![’']?(?:em|til|cause|twas|\d\ds?)\b)")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…])[’'](?!\w)")
_LINES = 8  # how many lines a quotation may go on for
_OPENERS, _CLOSERS = frozenset("“„«"), frozenset("”»")


def quotations(text: str) -> tuple[Span, ...]:
    """Return the quotations of ``text`` with their marks, in text order, none inside another.

    Marks pair within a line; one that is opened and not closed there goes on over the next lines when these close it
    before they open another (texts with a sentence a line), else it runs to the end of its line, as in the usual
    setting of quotations of several paragraphs. Curly, straight, doubled (``'' ''``) and single marks are known;
    single marks count outside double ones only.
    """
    found: list[Span] = []
    start = 0
    for line in _LINE.finditer(text):
        if line.end() <= start:
            continue
        begin = max(start, line.start())
        double = _double(text, begin, line.end())
        if double and _is_open(text, double[-1]):
            close = _closed_later(text, line.end())
            if close is not None:
                double[-1] = Span(double[-1].start, close)
                start = close
        end = min(line.end(), double[-1].end) if start > line.end() else line.end()
        found.extend(sorted(double + _single(text, begin, end, double), key=lambda s: s.start))
    return tuple(found)


def _is_open(text: str, span: Span) -> bool:
    """True when a quotation lacks its closing mark."""
    marks = list(_DOUBLE.finditer(text, span.start, span.end))
    return len(marks) < 2 or marks[-1].end() != span.end


def _closed_later(text: str, at: int) -> int | None:
    """The end of the mark that closes, within a few lines, a quotation still open at the end of a line, or None."""
    stop = at
    for _ in range(_LINES):
        line = _LINE.match(text, stop + 1)  # an empty line ends the search
        if line is None:
            return None
        stop = line.end()
        mark = _DOUBLE.search(text, line.start(), stop)
        if mark is None:
            continue
        before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
        closes = mark.group() in _CLOSERS or (
            mark.group() not in _OPENERS and not before.isspace() and not after.isalnum()
        )
        return mark.end() if closes else None
    return None


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
