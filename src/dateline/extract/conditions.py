"""Conditions: the words on which a stance hangs ("if the talks fail", "unless the fee is paid", "without a vote")."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.clauses import speech_verb
from dateline.knowledge.lexicon import word_set
from dateline.text.parse import Parse, Token

OPENERS = (
    *(("if",), ("unless",), ("until",), ("once",), ("provided",), ("providing",), ("without",), ("till",)),
    *(("as", "long", "as"), ("so", "long", "as"), ("as", "soon", "as"), ("only", "if"), ("only", "when")),
    *(("on", "condition"), ("on", "the", "condition"), ("in", "return", "for"), ("in", "exchange", "for")),
)
NO_CONDITION = frozenset({"even", "as"})  # "even if", "as if"
HANGING = ("advcl", "prep", "mark", "advmod", "ccomp", "dep")
ASKING = word_set("ask see know wonder decide determine check find tell consider discuss examine question")
TIMES = word_set("monday tuesday wednesday thursday friday saturday sunday now then today tomorrow later recently")
NEEDS_CLAUSE = frozenset({"if", "unless", "until", "till", "once", "provided", "providing", "as", "so"})
NO_LIMIT = word_set("delay precondition preconditions hesitation exception warning question doubt further success")


def condition(parse: Parse, cue: Sequence[Token], issue: Sequence[Token]) -> str | None:
    """Return the words of the condition on which a stance hangs, or None: the first in the text."""
    own = {t.i for t in cue}
    heads = {t.i: t for t in (*cue, *(t for t in issue if t.is_verb or t.is_noun))}
    for t in cue:
        if t.is_verb:
            above = speech_verb(parse, t)
            if above is not None:
                heads[above.i] = above
    found: list[tuple[int, int]] = []
    for head in heads.values():
        for k in parse.children(head.i):
            if k.dep in HANGING and k.i not in own:
                span = _span(parse, head, k, own)
                if span is not None:
                    found.append(span)
    if not found:
        return None
    start, end = min(found)
    words = " ".join(parse.text[start:end].split())
    return words.strip(' ,;:."“”') or None


def _span(parse: Parse, head: Token, k: Token, own: set[int]) -> tuple[int, int] | None:
    words = parse.subtree(k.i)
    while words and (words[0].dep == "punct" or words[0].tag == "CC"):
        words = words[1:]
    opener = next((o for o in OPENERS if tuple(t.lower for t in words[: len(o)]) == o), None)
    if opener is None or len(words) <= len(opener) or any(t.i in own for t in words):
        return None
    before = parse.tokens[words[0].i - 1].lower if words[0].i else ""
    if before in NO_CONDITION or (opener == ("if",) and head.lemma in ASKING and k.i > head.i):
        return None
    if opener[0] in NEEDS_CLAUSE and not any(t.is_verb for t in words):
        return None
    if opener == ("without",) and (k.dep != "prep" or not head.is_verb or words[-1].lower in NO_LIMIT):
        return None
    if len(words) == len(opener) + 1 and words[-1].lower in TIMES:
        return None
    return words[0].start, words[-1].end
