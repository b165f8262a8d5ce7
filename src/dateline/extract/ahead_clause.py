"""Clauses about the future: where one begins and ends, what it hangs on, on what condition it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.text.parse import Parse, Token

CONDITION_MARKS = frozenset({"if", "unless"})
ASKING = frozenset({"see", "know", "decide", "ask", "determine", "wonder", "say", "figure", "find", "check", "tell"})
LEFT_OUT = frozenset({"parataxis", "punct"})
DATELINE = re.compile(
    r"(?:[A-Z]{3}[A-Z.'’ ]*(?:, [A-Z][\w.'’ ]*)*(?:, \w+\.? \d{1,2})?(?: \([^()\n]{2,40}\))?"
    r"|[A-Z][\w.'’ ]*(?:, [A-Z][\w.'’ ]*)?(?:, \w+\.? \d{1,2})? \([^()\n]{2,40}\)) (?:--|[-–—]) (?=\w)"
)
LABEL = re.compile(r"[A-Z][\w'’]*(?: [\w'’]+){0,4}: (?=[A-Z])")
EDGE = " \t\n\r,;:.*\"“”'‘’`-–—"


def clause_tokens(parse: Parse, top: int, subject: int | None) -> list[int]:
    """Return the token numbers of the clause under ``top``, from its subject on, coordinate clauses left out."""
    out: list[int] = []
    stack = [top]
    while stack:
        i = stack.pop()
        out.append(i)
        for c in parse.children(i):
            if i == top and (c.dep in LEFT_OUT or (c.dep == "conj" and _own_clause(parse, c))):
                continue
            stack.append(c.i)
    if subject is not None and subject < top:
        out.extend(t.i for t in parse.subtree(subject) if t.i < top)
    return sorted(set(out))


def _own_clause(parse: Parse, t: Token) -> bool:
    return t.is_verb and any(c.dep in ("nsubj", "nsubjpass") or c.tag == "MD" for c in parse.children(t.i))


def behind_heading(text: str, start: int, end: int) -> int:
    """Return where a clause begins behind its dateline or its label ("GENEVA, Jan 10 (Wire) - ", "What's next: ")."""
    dateline = DATELINE.match(text, start, end)
    if dateline is not None:
        return dateline.end()
    label = LABEL.match(text, start, end)
    return label.end() if label is not None else start


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without spaces, quotes and punctuation at its edges."""
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end


def ancestors(parse: Parse, i: int) -> Iterator[Token]:
    """Yield the tokens above token ``i``, nearest first."""
    t = parse.tokens[i]
    for _ in range(40):
        if t.head == t.i:
            return
        t = parse.tokens[t.head]
        yield t


def conditional(parse: Parse, i: int) -> bool:
    """True when token ``i`` stands inside an if- or unless-clause."""
    t = parse.tokens[i]
    for _ in range(12):
        if t.dep == "advcl" and condition_mark(parse, t.i) is not None:
            return True
        if t.head == t.i:
            return False
        t = parse.tokens[t.head]
    return False


def condition_mark(parse: Parse, i: int) -> Token | None:
    """Return the "if" or "unless" that opens the clause under token ``i``."""
    return next((c for c in parse.children(i) if c.lower in CONDITION_MARKS and c.dep in ("mark", "advmod")), None)


def condition(parse: Parse, text: str, top: int, event: int) -> str | None:
    """Return the words of the condition on which the clause stands ("if the talks fail"), or None."""
    own = {top, event}
    above = {t.i for t in ancestors(parse, top)}
    for mark in parse.sentence_tokens(parse.tokens[top].sent):
        if mark.lower not in CONDITION_MARKS and mark.lower != "should":
            continue
        clause = parse.head(mark) if mark.dep != "prep" else mark
        if clause.i in own or clause.i in above or (mark.lower == "should" and not _inverted(parse, clause)):
            continue
        if not any(t.is_verb for t in parse.subtree(clause.i)):
            continue  # "if anything"
        governor = parse.head(clause)
        if governor.lemma in ASKING and clause.dep in ("ccomp", "advcl") and clause.i > governor.i:
            continue
        if governor.i in own | above or any(t.i in own for t in ancestors(parse, governor.i)):
            start, end = trimmed(text, *parse.subtree_span(clause.i))
            return " ".join(text[start:end].split())
    return None


def _inverted(parse: Parse, t: Token) -> bool:
    """True for "should the talks fail": the verb stands before its subject."""
    subject = parse.child(t.i, "nsubj", "nsubjpass")
    return subject is not None and any(
        c.lower == "should" and c.dep == "aux" and c.i < subject.i for c in parse.children(t.i)
    )
