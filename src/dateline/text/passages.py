"""Passages: which lines of a report are its story.

A learned score per line (``line_score``), a choice of the likeliest sequence, and rules that name what was left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import Passage, PassageKind
from dateline.text.line_features import Shape
from dateline.text.line_score import odds, shapes_of
from dateline.text.lines import Line, lines

SWITCH = 0.25  # what it costs, in log-odds, to go from story to not and back
PLAIN = 2.5  # log-odds added to full sentences where nothing in the text is furniture
CERTAIN = 12.0  # log-odds taken off a line that says itself what it is
_NEVER_STORY = re.compile(
    r"\(?(?:additional |with |compiled )?(?:reporting|writing) by\b.{0,200}\bediting by\b|\(?editing by [A-Z]"
    r"|(?=.{0,300}$).*\bcontributed to this (?:report|story|article)\b"
    r"|(?=.{0,240}$).*\b(?:all rights reserved|welcomes? comments that|expressed in the comments?|comments? (?:is"
    r"|are|will be) (?:now )?closed"
    r"|not responsible for the content of external|subscribe to (?:our|the) newsletter|sign up (?:for|to) (?:our"
    r"|the|free)\b"
    r"|follow us on|like us on facebook|must be turned on and the latest)"
    r"|(?:share this|related|advertisement|read more|follow us|click here|sign up|subscribe|most read"
    r"|most popular|recommended|comments)"
    r"(?: (?:article|story|stories|articles|page|post|on \w+|now|below))?[:.!]?$|(?:click|tap) here (?:to"
    r"|for)\b.{0,80}$",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"[A-Z][A-Z .,'/-]{2,}\b.{0,40}(?:--|[—–_-])\s*(?:\(\w[\w /]*\))?")
_END = re.compile(
    r"(?P<sure>(?:we )?welcomes? comments that|(?:the )?views expressed in (?:the|these) comments?)"
    r"|\(?(?:additional )?(?:reporting|writing) by\b.{0,200}\bediting by\b|(?:top rated |reader |user "
    r"|\d+ )?comments(?: \(\d+\))?:?$"
    r"|leave a (?:reply|comment)\b|join the (?:conversation|discussion)[.!]?$|\d+ (?:thoughts on|responses to)\b"
    r"|this discussion is now closed",
    re.IGNORECASE,
)
# "May 7, 2010 at 4:12 pm | ...", "Posted by: jr | May 7, 2010 10:53 AM | Report abuse": a comment's stamp.
_COMMENT = re.compile(
    r"\b(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2},?|\d{1,2} [A-Z][a-z]{2,8}) \d{4},?"
    r"(?: at)? (?:\d{1,2}:\d\d ?[ap]m(?: at )?){1,2} ?\|"
    r"|^At \d{1,2}:\d\d(?: ?[ap]m)?,? (?:on )?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8} \d{4},? .{1,60} wrote:",
    re.IGNORECASE,
)
COMMENTS = 3  # so many comments' stamps make a page that readers wrote on


def passages(text: str) -> tuple[Passage, ...]:
    """Return the passages of ``text``: every non-blank line, in order, runs of one kind merged."""
    rows = lines(text)
    found: list[Passage] = []
    for line, kind in zip(rows, kinds(rows), strict=True):
        if found and found[-1].kind == kind:
            found[-1] = Passage(found[-1].start, line.end, kind)
        else:
            found.append(Passage(line.start, line.end, kind))
    return tuple(found)


def kinds(rows: Sequence[Line]) -> list[PassageKind]:
    """Return the kind of each line."""
    shapes = shapes_of(rows)
    if sum(s.n for s in shapes) == 0:
        return ["boilerplate"] * len(rows)
    if len(rows) == 1:
        return ["story"]
    log_odds, end = settled(rows, shapes, odds(rows, shapes))
    kept = choose(log_odds)
    if not any(kept):
        kept = _fallback(shapes)
    return _named(rows, shapes, kept, end)


def settled(rows: Sequence[Line], shapes: Sequence[Shape], log_odds: Sequence[float]) -> tuple[list[float], int]:
    """Return log-odds with lines that name themselves furniture, and all after the story's stated end, made certain.

    The stated end is the line where readers' comments open or an agency signs off, with the story before it.
    """
    found = [o - CERTAIN if names_itself(line, s) else o for o, line, s in zip(log_odds, rows, shapes, strict=True)]
    for i, s in enumerate(shapes[:-1]):
        if s.n <= 12 and found[i + 1] > 0 and _DATELINE.fullmatch(rows[i].text):
            found[i] += CERTAIN
    if not any(s.telling or s.credit for s in shapes):
        found = [o + PLAIN if _sentence(s) else o for o, s in zip(found, shapes, strict=True)]
    kept = [s.n if o > 0 else 0 for s, o in zip(shapes, found, strict=True)]
    total, before = sum(kept), 0
    comments = _comments(rows)
    for i, (line, s) in enumerate(zip(rows, shapes, strict=True)):
        if i in comments and before >= 30:
            return found[:i] + [o - CERTAIN for o in found[i:]], i
        end = _END.match(line.text) if s.telling and before >= 30 else None
        if end and (end.lastgroup == "sure" or before >= 0.6 * total):
            return found[:i] + [o - CERTAIN for o in found[i:]], i
        before += kept[i]
    return found, len(rows)


def _comments(rows: Sequence[Line]) -> frozenset[int]:
    """Return the lines with a reader's comment's stamp; none where too few have one."""
    stamped = [
        i for i, line in enumerate(rows) if ("|" in line.text or "wrote:" in line.text) and _COMMENT.search(line.text)
    ]
    return frozenset(stamped) if len(stamped) >= COMMENTS else frozenset()


def _sentence(s: Shape) -> bool:
    return s.prose and not (s.caption or s.bio or s.stamp or s.byline)


def names_itself(line: Line, s: Shape) -> bool:
    """Return whether a line says in so many words that it is no part of a story."""
    return s.telling and s.n <= 60 and _NEVER_STORY.match(line.text) is not None


def choose(log_odds: Sequence[float], switch: float = SWITCH) -> list[bool]:
    """Return the likeliest sequence of kept and dropped lines (Viterbi over two states)."""
    if not log_odds:
        return []
    drop, keep = 0.0, 0.0
    back: list[tuple[bool, bool]] = []
    for score in log_odds:
        from_keep_to_drop, from_drop_to_keep = keep - switch > drop, drop - switch > keep
        back.append((from_keep_to_drop, not from_drop_to_keep))
        drop, keep = max(drop, keep - switch) - score / 2, max(keep, drop - switch) + score / 2
    state, path = keep > drop, []
    for came_to_drop, came_to_keep in reversed(back):
        path.append(state)
        state = came_to_keep if state else came_to_drop
    return path[::-1]


def _fallback(shapes: Sequence[Shape]) -> list[bool]:
    """Return the lines to keep when the model keeps none: prose, else all of a text without furniture."""
    kept = [(s.prose or s.n >= 15) and not (s.credit or s.telling) for s in shapes]
    if any(kept) or any(s.telling for s in shapes):
        return kept
    return [s.n > 0 and not _named_otherwise(s) for s in shapes]


def _named(rows: Sequence[Line], shapes: Sequence[Shape], kept: Sequence[bool], end: int) -> list[PassageKind]:
    first = next((i for i, k in enumerate(kept) if k), len(rows))
    title = _headline(rows, shapes, kept, first)
    texts = [line.text for line in rows]
    out: list[PassageKind] = []
    other = False  # inside the leads of other stories
    for i, (s, keep) in enumerate(zip(shapes, kept, strict=True)):
        if keep:
            out.append("story")
            other = False
            continue
        other = other or (i > first and _opens_other(shapes, kept, i))
        kind = _left_out(s, texts, i, other and i < end, first)
        if (kind == "other_story" and i >= end) or names_itself(rows[i], s):
            kind = "boilerplate"
        out.append("headline" if i == title else kind)
    return out


def _headline(rows: Sequence[Line], shapes: Sequence[Shape], kept: Sequence[bool], first: int) -> int | None:
    """Return the line above the story that is its headline, or None: title-like, and akin to the story's words."""
    if first >= len(rows):
        return None
    story: set[str] = set()
    for s, keep in zip(shapes, kept, strict=True):
        if keep:
            story |= s.content
    best, best_kin = None, 0.34
    for i in range(first):
        s = shapes[i]
        if s.n < 3 or s.n > 25 or s.bullet or _named_otherwise(s):
            continue
        words = s.content
        if words and (kin := len(words & story) / len(words)) >= best_kin + (0.1 if best is not None else 0):
            best, best_kin = i, kin
    if best is None and 0 < first <= 3 and shapes[0].title_like and not _named_otherwise(shapes[0]):
        return 0
    return best


def _named_otherwise(s: Shape) -> bool:
    return s.furniture or s.credit or s.stamp or s.byline


def _opens_other(shapes: Sequence[Shape], kept: Sequence[bool], i: int) -> bool:
    """Return whether another story's lead begins here: a byline, stamp or title with prose soon after, all left out."""
    s = shapes[i]
    if not (s.byline or s.stamp or s.title_like) or s.phrases:
        return False
    for j in range(i + 1, min(i + 6, len(shapes))):
        if kept[j]:
            return False
        if shapes[j].prose and not shapes[j].furniture:
            return True
    return False


def _left_out(s: Shape, texts: Sequence[str], i: int, other: bool, first: int) -> PassageKind:
    if s.credit:
        return "caption"
    if s.stamp or s.byline:
        return "byline"
    if s.furniture:
        return "boilerplate"
    if i < first and s.n >= 4 and texts.count(texts[i]) > 1:
        return "caption"
    return "other_story" if other or (i > first and s.prose) else "boilerplate"
