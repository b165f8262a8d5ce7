"""Checks of an issue's words: where two lines run together, what is too little to say, and whose notes they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.extract.found import Found
from dateline.extract.parties import Parties
from dateline.knowledge.lexicon import word_set
from dateline.text.parse import Parse, Token

PRESS = "JRN"  # the sector of news media: they report positions, and hold none in their own reports
REPORTERS = word_set("correspondent reporter producer anchor columnist editor")
OPENERS = frozenset({"DT", "PRP", "PRP$", "IN", "WRB", "WP", "WDT", "EX", "CC"})
COMMON = frozenset({"NN", "NNS", "VBZ", "VBD", "VBP", "VBG", "VBN", "VB", "RB", "JJ"})
ENDED = frozenset({"NN", "NNS", "NNP", "NNPS", "RB", "CD", "RP"})
EMPTY = word_set(
    "this that these those it them they him her me more most some all any none one ones part so such do go on again"
    " be have now then here there in out up down back thing things something anything nothing what not to the a"
    " an is are was were been being done gone and or of by for at"
)
_LINE = re.compile(r"\s*\((?:CNN|AP|AFP|Reuters|UPI|Xinhua|TASS|BBC|dpa)\b|\s+--\s")


def runs_on(parse: Parse, t: Token) -> bool:
    """True when a new line seems to begin at ``t`` although no full stop stands before it."""
    if t.i == 0 or not t.text[:1].isupper() or t.text in ("I", "I'm"):
        return False
    before = parse.tokens[t.i - 1]
    if before.sent != t.sent or not before.text[-1:].isalnum() or before.end == t.start:
        return False
    if t.tag in OPENERS:
        return t.text not in ("US", "IT", "AM") and not _titled(parse, t)
    if t.tag not in COMMON or before.tag not in ENDED or before.text[:1].isupper():
        return False
    return len(t.text) > 3 and not t.text.isupper() and t.tag != "JJ" and not _titled(parse, t)


def _titled(parse: Parse, t: Token) -> bool:
    """True in a headline whose words all begin with a capital."""
    words = [w for w in parse.sentence_tokens(t.sent) if w.text[:1].isalpha() and len(w.text) > 3]
    return sum(w.text[:1].isupper() for w in words) * 2 > len(words)


def unbroken(parse: Parse, cue: Sequence[Token], issue: Sequence[Token]) -> tuple[Token, ...]:
    """Return the issue up to where another line begins; nothing when that is between the cue and the issue."""
    if not issue:
        return ()
    low, high = min(t.i for t in cue), max(t.i for t in cue)
    first, last = issue[0].i, issue[-1].i
    between = range(high + 1, first) if high < first else range(last + 1, low)
    if any(runs_on(parse, parse.tokens[i]) for i in between):
        return ()
    kept = list(issue)
    for n, t in enumerate(issue):
        if n and t.i not in {c.i for c in cue} and runs_on(parse, t):
            kept = kept[:n]
            break
        if n and t.text == "(" and _LINE.match(parse.text, t.start):
            kept = _without_place(kept[:n])
            break
    return tuple(kept)


def _without_place(words: list[Token]) -> list[Token]:
    """Cut the place of a dateline off the end: "... by Monday Oslo, Norway"."""
    while len(words) > 1 and words[-1].tag in ("NNP", "NNPS", ",", "IN"):
        words = words[:-1]
    return words


def says_something(words: Sequence[Token]) -> bool:
    """True when an issue holds a word with content: not "this", "more", "do now"."""
    return len(words) > 2 or any(t.lower not in EMPTY and t.text[:1].isalnum() for t in words)


def is_press(found: Found, parties: Parties, tokens: Sequence[Token]) -> bool:
    """True when the holder is a news outlet or its reporter ("the BBC's ..."), who tell positions of others."""
    for t in tokens:
        if t.lower in REPORTERS or t.lemma in REPORTERS:
            return True
        near = (t, *(k for k in found.parse.children(t.i) if k.dep in ("poss", "compound", "nmod")))
        for w in near:
            actor = found.by_id.get(parties.at(w) or "")
            if actor is not None and actor.code == PRESS:
                return True
    return False
