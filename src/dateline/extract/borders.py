"""Borders of contents: what the grammar puts into a content and the reader does not."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.candidate import Candidate
from dateline.extract.reported import cue_words, verb_frames
from dateline.knowledge.cues import Cues
from dateline.text.parse import Parse, Token

_CLAUSES = frozenset({"that", "object_to", "told_to", "to"})
_LONG = 5  # tokens; a content below this length is left as it is


def split_coordinated(parse: Parse, found: Sequence[Candidate], lexicon: Cues) -> list[Candidate]:
    """Return the candidates with cue verbs taken out of contents that only seem to hold them ("he said the port was
    safe, but *warned* that ..."): each a candidate of its own, with the source of the first."""
    made: list[Candidate] = []
    for c in found:
        if c.frame not in ("that", "inserted") or parse.tokens[c.head].tag not in ("VBD", "VBZ"):
            continue
        for i in sorted(c.content):
            verb = parse.tokens[i]
            if i < c.head or not _goes_with(parse, verb, parse.tokens[c.head], lexicon):
                continue
            known = lexicon.verbs[verb.lemma]
            options = [f for f in verb_frames(parse, verb) if f[0] in known and f[0] in _CLAUSES]
            if not options:
                continue
            name, content, _ = max(options, key=lambda f: len(f[1]))
            cut = {k.i for k in parse.subtree(i)}
            before = min(cut) - 1
            c.content -= cut | ({before} if parse.tokens[before].dep == "cc" else set())
            made.append(Candidate(i, name, cue_words(parse, verb), c.source, content))
            break
    taken = {c.head for c in made}
    return [c for c in found if c.head not in taken] + made


def _goes_with(parse: Parse, verb: Token, cue: Token, lexicon: Cues) -> bool:
    """True when a verb inside the content of ``cue`` reads as a second cue of the same speaker."""
    if not lexicon.quotes(verb.lemma) or parse.child(verb.i, "nsubj", "nsubjpass", "auxpass") is not None:
        return False
    participle = verb.dep == "advcl" and verb.tag == "VBG" and parse.tokens[verb.i - 1].text == ","
    return participle or (verb.dep == "conj" and verb.tag == cue.tag)


def give_way(found: Sequence[Candidate]) -> None:
    """Take an "according to X" that closes a sentence out of the other contents: it speaks of them."""
    for phrase in found:
        first = min(phrase.cue, default=0)
        if phrase.frame != "phrase" or not phrase.content or max(phrase.content) > first:
            continue
        for c in found:
            if c is not phrase and first in c.content and c.head in phrase.content:
                c.content = {i for i in c.content if i < first}


def drop_relative(parse: Parse, c: Candidate) -> None:
    """Take a relative clause behind a comma off the end of an indirect content: it is the writer's aside."""
    if c.frame in ("phrase", "inserted", "label") or len(c.content) < _LONG:
        return
    last = max(c.content)
    for i in sorted(c.content)[1:]:
        t = parse.tokens[i]
        if t.tag in ("WP", "WDT", "WRB", "WP$") and parse.tokens[i - 1].text == "," and i - 1 in c.content:
            clause = t
            while clause.dep != "relcl" and clause.head != clause.i and clause.head > i:
                clause = parse.head(clause)
            aside = {k.i for k in parse.subtree(clause.i)}
            if clause.dep == "relcl" and max(aside) >= last - 1 and min(aside) >= i:
                c.content -= set(range(i - 1, last + 1))
                return
