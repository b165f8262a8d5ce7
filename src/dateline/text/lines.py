"""Lines: a text cut into the lines (or re-joined paragraphs) that are judged as one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BULLET = re.compile(r"(?:[•·●▪‣◦*–—-]|\d{1,2}[.)])\s")
_ENDS = ".!?:;\"'”’)…]"
WRAP_WIDTH = (50, 110)


@dataclass(frozen=True, slots=True)
class Line:
    """One judged stretch: its trimmed span, its words, and whether a blank line stands before it."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    after_blank: bool


_WORD = re.compile(r"\w+(?:[.'’-]\w+)*")


def lines(text: str) -> list[Line]:
    """Return the non-blank lines of ``text``; in hard-wrapped text, its paragraphs."""
    spans = _trimmed(text)
    if is_wrapped(text, [(a, b) for a, b, _ in spans]):
        spans = _joined(text, spans)
    found = []
    for start, end, blank in spans:
        piece = text[start:end]
        found.append(Line(start, end, piece, tuple(_WORD.findall(piece)), blank))
    return found


def _trimmed(text: str) -> list[tuple[int, int, bool]]:
    spans: list[tuple[int, int, bool]] = []
    last, bare = 0, "\r" in text and "\r\n" not in text
    for match in _LINE.finditer(text):
        piece = match.group()
        start = match.start() + len(piece) - len(piece.lstrip())
        end = match.start() + len(piece.rstrip())
        if end > start:
            breaks = text.count("\r" if bare else "\n", last, start)
            spans.append((start, end, bool(spans) and breaks > 1))
            last = end
    return spans


def is_wrapped(text: str, spans: list[tuple[int, int]]) -> bool:
    """Return whether sentences run on over line ends: even lines of 50 to 110 characters, broken in mid-sentence."""
    if len(spans) < 4:
        return False
    low, high = WRAP_WIDTH
    lengths = sorted(b - a for a, b in spans)
    if lengths[-1] > high + 10 or lengths[int(len(lengths) * 0.75)] < low:
        return False
    running = sum(text[b - 1] not in _ENDS and text[c].islower() for (_, b), (c, _) in pairwise(spans))
    return running >= 0.35 * (len(spans) - 1)


def _joined(text: str, spans: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    width = max(b - a for a, b, _ in spans)
    out: list[tuple[int, int, bool]] = []
    last = 0  # length of the last physical line
    for start, end, blank in spans:
        runs_on = not blank and last >= 0.7 * width and not _BULLET.match(text, start, end)
        if out and (runs_on or (not blank and text[start].islower() and text[out[-1][1] - 1] not in ".!?:")):
            out[-1] = (out[-1][0], end, out[-1][2])
        else:
            out.append((start, end, blank))
        last = end - start
    return out


def paragraphs(text: str, within: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the stretches of ``text`` inside ``within`` that no line end cuts: lines, and broken lines re-joined."""
    spans = _trimmed(text)
    if is_wrapped(text, [(a, b) for a, b, _ in spans]):
        spans = _joined(text, spans)
    out: list[tuple[int, int]] = []
    at = 0
    for low, high in within:
        while at and spans[at - 1][1] > low:
            at -= 1
        open_ = False  # a stretch of this passage may be continued
        while at < len(spans) and spans[at][0] < high:
            start, end, blank = max(spans[at][0], low), min(spans[at][1], high), spans[at][2]
            at += 1
            if end <= start:
                continue
            if open_ and _continues(text, out[-1], start, blank):
                out[-1] = (out[-1][0], end)
            else:
                out.append((start, end))
            open_ = True
    return out


def _continues(text: str, before: tuple[int, int], start: int, blank: bool) -> bool:
    """Return whether the line at ``start`` goes on with the sentence of the stretch before it."""
    return text[start].islower() and text[before[1] - 1] not in _ENDS and (not blank or before[1] - before[0] >= 40)
