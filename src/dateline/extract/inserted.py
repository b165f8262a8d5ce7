"""Inserted cues: what a cue clause governs that stands behind or inside its content ("The vote, he said, was fair")."""

from __future__ import annotations

from dateline.extract.labels import label_length
from dateline.extract.speakers import TELLING, is_dash
from dateline.text.parse import Parse, Token

_OPENING = frozenset({",", '"', "”", "''", "?", "!", "’", "'"})
_CLOSING = frozenset({",", ";", ":", ".", '"', "“", "''", "``", "‘"})
_STOPS = frozenset({"and", "but", "while", "though", "although", "which", "who", "whereas", "yet", "adding", "or"})
QUOTING = frozenset({"quote", "cite"})
_COMPLEMENTS: tuple[str, ...] = ("ccomp", "xcomp", "advcl", "acomp")


def inserted_content(parse: Parse, verb: Token) -> set[int] | None:
    """Return the content around a cue clause that has its content before it, or None when it is no such clause."""
    if _is_comment(parse, verb):
        tokens = parse.subtree(verb.i)
        return around(parse, tokens[0].i, tokens[-1].i, verb.sent)
    if verb.tag in ("VBG", "VBN", "VB") and not parse.child(verb.i, "aux", "auxpass"):
        return None
    if verb.dep in ("relcl", "acl", "advcl", "pcomp", "xcomp", "csubj") or parse.child(verb.i, "mark"):
        return None
    barred: tuple[str, ...] = _COMPLEMENTS if verb.lemma in TELLING else (*_COMPLEMENTS, "dobj")
    if verb.lemma in QUOTING and _as_saying(parse, verb):
        barred = ()
    if any(c.i > verb.i and c.dep in barred for c in parse.children(verb.i)):
        return None
    sentence = parse.sentence_tokens(verb.sent)
    base = sentence[0].i
    first, last = _clause(parse, verb)
    if first <= base or not _breaks(parse, parse.tokens[first - 1], _OPENING):
        return None
    end = base + len(sentence)
    if last + 1 < end and not _breaks(parse, parse.tokens[last + 1], _CLOSING):
        return None
    left = _leftward(parse, base, first)
    aside = {t.i for c in parse.children(verb.i) if c.dep in ("advcl", "prep", "advmod") for t in parse.subtree(c.i)}
    if not any(parse.tokens[i].is_verb for i in left - aside) and not _is_headline(parse, verb, last, left):
        return None
    return left | _rightward(parse, last + 1, end)


def _is_headline(parse: Parse, verb: Token, last: int, left: set[int]) -> bool:
    """True for "Valley floods again, mayor says": the first line, without a full stop, whose verbs a parse misses."""
    sentence = parse.sentence_tokens(verb.sent)
    closes = last == sentence[-1].i and verb.tag in ("VBZ", "VBP")
    return verb.sent == parse.tokens[0].sent and closes and len(left) > 2


def _as_saying(parse: Parse, verb: Token) -> bool:
    """True for "the agency quoted him as saying" with nothing behind it."""
    for c in parse.children(verb.i):
        saying = parse.child(c.i, "pcomp") if c.lower == "as" else None
        if saying is not None and saying.tag == "VBG":
            return parse.child(saying.i, "ccomp", "dobj", "xcomp") is None
    return False


def _is_comment(parse: Parse, verb: Token) -> bool:
    """True for "as the chancellor put it", "as she noted"."""
    mark = parse.child(verb.i, "mark")
    if mark is None or mark.lower != "as" or verb.dep != "advcl" or parse.child(verb.i, "nsubj") is None:
        return False
    bare = all(c.lower == "it" or c.dep not in (*_COMPLEMENTS, "dobj") for c in parse.children(verb.i))
    return bare and verb.tag in ("VBD", "VBZ", "VBP")


def around(parse: Parse, first: int, last: int, sent: int) -> set[int]:
    """Return what a phrase such as "according to X" (tokens ``first`` to ``last``) speaks of in its sentence."""
    sentence = parse.sentence_tokens(sent)
    base, end = sentence[0].i, sentence[-1].i + 1
    if not any(parse.tokens[i].text[0].isalnum() for i in range(base, first)):
        return set(range(last + 1, end))
    return _leftward(parse, base, first) | _rightward(parse, last + 1, end)


def _clause(parse: Parse, verb: Token) -> tuple[int, int]:
    """First and last token of the cue clause: subject, verb and what hangs on it without a comma between."""
    own = {t.i for t in parse.subtree(verb.i)}
    first = verb.i
    for c in parse.children(verb.i):
        if c.dep in ("nsubj", "nsubjpass", "aux", "auxpass", "neg", "advmod") and c.i < verb.i:
            first = min(first, _start(parse, c, verb.i))
    last = verb.i
    while last + 1 in own and not _breaks(parse, parse.tokens[last + 1], _CLOSING):
        last += 1
    subject = next((c for c in parse.children(verb.i) if c.dep == "nsubj" and c.i > verb.i), None)
    if subject is not None:
        last = max(last, max(t.i for t in parse.subtree(subject.i)))
    return first, last


def _start(parse: Parse, token: Token, before: int) -> int:
    tokens = [t.i for t in parse.subtree(token.i) if t.i < before]
    return min(tokens, default=token.i)


def _leftward(parse: Parse, base: int, first: int) -> set[int]:
    """What stands before an inserted clause, without a label that opens the sentence ("Background:")."""
    start = next((i + 1 for i in range(first - 1, base - 1, -1) if parse.tokens[i].text == ";"), base)
    for i in range(start + 1, first):
        if is_dash(parse, parse.tokens[i]) and parse.tokens[i - 1].text == ")":  # "ROME, May 3 (Agency) - The order"
            start = i + 1
            break
    return set(range(max(start, base + label_length(parse, base)), first))


def _rightward(parse: Parse, start: int, end: int) -> set[int]:
    """What goes on behind the closing comma of an inserted clause."""
    if start >= end or not _breaks(parse, parse.tokens[start], frozenset({",", ";"})):
        return set()
    following = start + 1
    if following >= end or parse.tokens[following].lower in _STOPS or parse.tokens[following].tag == "VBG":
        return set()
    return set(range(following, end))


def _breaks(parse: Parse, token: Token, marks: frozenset[str]) -> bool:
    return token.text in marks or is_dash(parse, token)
