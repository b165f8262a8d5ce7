"""Whose figure it is: the attribution in whose content it stands, or that of the clause beside it in the sentence."""

from __future__ import annotations

import re

from dateline.extract.found import Found
from dateline.model import Attribution, Span

# "the company says it has 900 workers and it pays them ...": what is joined on is said as well.
_JOINED = re.compile(r"\s*(?:,\s*)?(?:and|;)\s")
_QUOTE = re.compile(r"[\"“”]|``|''")


def whose(found: Found, sentence: Span, start: int, end: int) -> int | None:
    """Return the index of the attribution that gives the figure ``[start, end)`` of the sentence, or None."""
    inside = found.attribution_at(start, end)
    if inside is not None:
        return inside
    near = [n for n, said in enumerate(found.attributions) if _within(said, sentence)]
    if len(near) != 1:  # none, or several speakers: unknown
        return None
    said = found.attributions[near[0]]
    first, last, cue = said.content[0][0], said.content[-1][1], said.cue[0]
    if any(s < end and start < e for s, e in (*said.source, *said.cue)):
        return None
    between = ""
    if cue[1] <= first and last <= start:
        between = found.text[last:start]
    elif last <= cue[0] and end <= first and ";" in found.text[end:first]:
        between = "; " + found.text[end:first]
    return near[0] if _JOINED.match(between) and not _QUOTE.search(between) else None


def _within(said: Attribution, sentence: Span) -> bool:
    """Return whether an attribution with a source lies wholly in the sentence."""
    spans = (*said.source, *said.cue, *said.content)
    return bool(said.source and said.cue and said.content) and all(
        sentence.start <= s and e <= sentence.end for s, e in spans
    )
