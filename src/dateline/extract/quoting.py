"""Quoting: which cue a quotation belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract.candidate import Candidate
from dateline.extract.labels import label_source
from dateline.extract.reported import cue_words
from dateline.extract.speakers import addressee, is_passive, noun_phrase, source_tokens
from dateline.knowledge.cues import Cues
from dateline.model import Span
from dateline.text.parse import Parse, Token

_DASH = re.compile(r"[ \xa0]*([―—–-]{1,2})[ \xa0]*(?=\w)")
_WINDOW = 30  # tokens between a quotation and its cue
_SHORT = 10  # tokens up to the verb of a sentence that only names the speaker of the quotation before it
_SAYINGS = frozenset(
    {"answer", "reply", "reaction", "message", "verdict", "advice", "word", "post", "retort", "slogan"}
)
_STATES = frozenset({"be", "have", "do", "seem", "become", "remain", "include", "contain"})  # no way of saying anything
_FLOATING = 4  # words; a shorter quotation without a cue of its own is no statement


@dataclass(slots=True)
class Quoted:
    """A quotation with the numbers of its first token and of the token behind its last."""

    span: Span
    first: int
    last: int


class Quotes:
    """The quotations of a parse, and which token stands in which."""

    def __init__(self, parse: Parse, spans: Sequence[Span]) -> None:
        self.parse = parse
        starts = [t.start for t in parse.tokens]
        self.all: list[Quoted] = []
        self.inside: list[int | None] = [None] * len(parse.tokens)
        for span in spans:
            first, last = bisect_right(starts, span.start - 1), bisect_right(starts, span.end - 1)
            if first < last:
                for i in range(first, last):
                    self.inside[i] = len(self.all)
                self.all.append(Quoted(span, first, last))

    def words(self, quote: Quoted) -> int:
        """Return the number of words in a quotation."""
        return sum(1 for t in self.parse.tokens[quote.first : quote.last] if t.text[0].isalnum())

    def same_paragraph(self, a: int, b: int) -> bool:
        """True when no line break stands between two tokens."""
        return "\n" not in self.parse.text[self.parse.tokens[a].start : self.parse.tokens[b].start]


def attach(parse: Parse, quotes: Quotes, candidates: list[Candidate], lexicon: Cues) -> None:
    """Give each quotation to the candidate it belongs to, making one where a cue has none yet."""
    by_head = {c.head: c for c in reversed(candidates)}
    last: Candidate | None = None
    last_quote: Quoted | None = None
    for quote in quotes.all:
        found = _holder(quotes, quote, candidates)
        if found is None:
            cue = (
                _cue_after(parse, quotes, quote, lexicon)
                or _cue_before(parse, quotes, quote, lexicon)
                or _cue_of_any_word(parse, quotes, quote)
                or _cue_in_next_sentence(parse, quotes, quote, lexicon)
            )
            if cue is not None:
                found = by_head.get(cue.i)
                if found is None:
                    source = _quote_source(parse, cue) or _beside_quotation(parse, quote, cue)
                    found = Candidate(cue.i, "quote", cue_words(parse, cue), source, set())
                    candidates.append(found)
                    by_head[cue.i] = found
                inverted = any(i < cue.i for i in found.content) and any(cue.i < t.i for t in found.source)
                if not inverted:  # '"We won," said the coach, who "wept"'
                    found.content |= _lead(parse, quotes, cue, quote)
            elif (label := _signature(parse, quote) or _label(parse, quote, lexicon)) is not None:
                found = label
                candidates.append(label)
            elif last is not None and last_quote is not None and _continues(parse, quotes, last_quote, quote):
                found = last
            else:
                found = _spoken_before(parse, quotes, quote, candidates)
        if found is None:
            continue
        if found.frame == "inserted" and quote.last <= found.head:
            _cut_before(found, quote, candidates)
        found.content |= set(range(quote.first, quote.last))
        found.quoted = True
        last, last_quote = found, quote


def _cut_before(found: Candidate, quote: Quoted, candidates: Sequence[Candidate]) -> None:
    """Leave what stands before a quotation out of an inserted content when it has a cue of its own."""
    if any(c is not found and c.head in found.content and c.head < quote.first for c in candidates):
        found.content -= {i for i in found.content if i < quote.first}


def _holder(quotes: Quotes, quote: Quoted, candidates: Sequence[Candidate]) -> Candidate | None:
    """The candidate whose content already holds the first words of the quotation."""
    words = [t.i for t in quotes.parse.tokens[quote.first : quote.last] if t.text[0].isalnum()][:2]
    best: Candidate | None = None
    for c in candidates:
        if words and c.content.issuperset(words) and (best is None or len(c.content) > len(best.content)):
            best = c
    return best


def _cue_after(parse: Parse, quotes: Quotes, quote: Quoted, lexicon: Cues) -> Token | None:
    """The cue verb that follows a quotation in the sentence in which it ends."""
    sent = parse.tokens[quote.last - 1].sent
    for i in range(quote.last, min(quote.last + _WINDOW, len(parse.tokens))):
        t = parse.tokens[i]
        if t.sent != sent or quotes.inside[i] is not None or t.lower in (";", ":"):
            return None
        if t.is_verb and lexicon.quotes(t.lemma) and not is_passive(parse, t) and t.tag != "VBG":
            return t
    return None


def _cue_of_any_word(parse: Parse, quotes: Quotes, quote: Quoted) -> Token | None:
    """The verb of the clause right behind a quotation that ends in a comma ('"I win," he *crowed*'), or before one
    that a colon leads to ('he *boomed*: "I win"'): it tells how the words were said, whatever it is."""
    if quotes.words(quote) < _FLOATING:
        return None
    before = parse.tokens[quote.first - 1] if quote.first else None
    if before is not None and before.text == ":":
        start = parse.sentence_tokens(before.sent)[0].i
        run = parse.tokens[start : before.i]
        verbs = [t for t in run if t.dep == "ROOT"]
    else:
        if parse.text[quote.span.start : quote.span.end].rstrip("\"”'’")[-1:] != ",":
            return None
        run = parse.tokens[quote.last : quote.last + _SHORT]
        stop = next((n for n, t in enumerate(run) if t.text in (",", ".", ";", ":")), len(run))
        verbs = [t for t in run[:stop] if t.tag in ("VBD", "VBZ", "VBP")][:1]
    if not verbs or any(quotes.inside[t.i] is not None for t in run[: verbs[0].i - run[0].i]):
        return None
    found = verbs[0]
    spoken = found.tag in ("VBD", "VBZ", "VBP") and not is_passive(parse, found) and found.lemma not in _STATES
    return found if spoken and _quote_source(parse, found) else None


def _cue_in_next_sentence(parse: Parse, quotes: Quotes, quote: Quoted, lexicon: Cues) -> Token | None:
    """The cue verb of a short sentence behind a quotation that ends in a question or exclamation mark ("Why?" he
    asked.), which sentence splitting cuts off."""
    sent, i = parse.tokens[quote.last - 1].sent, quote.last
    if i >= len(parse.tokens) or parse.tokens[i].sent != sent + 1 or not quotes.same_paragraph(quote.last - 1, i):
        return None
    for t in parse.tokens[i : i + _SHORT]:
        if t.sent != sent + 1 or quotes.inside[t.i] is not None or t.lower in (",", ":", ";"):
            return None
        if t.is_verb and t.tag not in ("MD", "VB"):
            own = any(c.i > t.i and c.dep in ("ccomp", "xcomp", "acomp") for c in parse.children(t.i))
            return t if lexicon.quotes(t.lemma) and not own and not is_passive(parse, t) else None
    return None


def _lead(parse: Parse, quotes: Quotes, cue: Token, quote: Quoted) -> set[int]:
    """The words between a cue and a quotation that goes on the cue's own sentence, and those behind it up to the
    next mark: 'called *the vote* "a farce" *of its kind*'."""
    if (
        cue.i > quote.first
        or parse.tokens[quote.first - 1].text in (",", ":")
        or cue.sent != parse.tokens[quote.first].sent
    ):
        return set()
    told = addressee(parse, cue)
    start = max([cue.i, *(t.i for t in told if t.i < quote.first)]) + 1
    found = set(range(start, quote.first))
    for t in parse.tokens[quote.last :]:
        if t.sent != cue.sent or quotes.inside[t.i] is not None or t.text in (",", ";", ".", ":") or t.dep == "cc":
            break
        found.add(t.i)
    return found


def _beside_quotation(parse: Parse, quote: Quoted, cue: Token) -> list[Token]:
    """The words between a quotation and its cue verb, or right behind the verb, where the parse knows no source."""
    run = parse.tokens[quote.last : cue.i] if quote.last < cue.i else ()
    if not any(t.text[0].isalnum() for t in run):
        run = parse.tokens[cue.i + 1 : cue.i + _WINDOW] if quote.last <= cue.i else ()
    phrase: list[Token] = []
    for t in run:
        if t.sent != cue.sent or (phrase and not t.text[0].isalnum() and t.text not in (".", "'s", "’s", "-")):
            break
        if t.text[0].isalnum() or phrase:
            phrase.append(t)
    while phrase and not phrase[-1].text[0].isalnum():
        phrase.pop()
    named = any(t.is_noun or t.tag in ("PRP", "CD") or t.text[:1].isupper() for t in phrase)
    return phrase if named and not any(t.is_verb for t in phrase) else []


def _signature(parse: Parse, quote: Quoted) -> Candidate | None:
    """The name behind a dash that signs a quotation on its line: '"We lost everything." — Maria Lopez, farmer'."""
    dash = _DASH.match(parse.text, quote.span.end)
    if dash is None:
        return None
    end = parse.text.find("\n", dash.end())
    name = parse.tokens_in(dash.end(), end if end >= 0 else len(parse.text))
    while name and name[-1].text == ".":
        name = name[:-1]
    if not name or len(name) > _SHORT or name[0].tag != "NNP" or any(t.is_verb for t in name):
        return None
    cue = {t.i for t in parse.tokens_in(dash.start(1), dash.end(1))}
    return Candidate(name[0].i, "label", cue, list(name), set())


def _label(parse: Parse, quote: Quoted, lexicon: Cues) -> Candidate | None:
    """The source and colon that lead to a quotation: 'The mayor: "We will rebuild."', 'Her answer: "No."'"""
    before = parse.tokens[quote.first - 1] if quote.first else None
    if before is None or before.text != ":":
        return None
    noun = parse.tokens[before.i - 1] if before.i else before
    owner = parse.child(noun.i, "poss") if noun.is_noun else None
    if owner is not None and (noun.lemma in lexicon.nouns or noun.lemma in _SAYINGS):
        return Candidate(noun.i, "label", {noun.i, before.i}, list(parse.subtree(owner.i)), set())
    return label_source(parse, before)


def _cue_before(parse: Parse, quotes: Quotes, quote: Quoted, lexicon: Cues) -> Token | None:
    """The cue verb that leads to a quotation in its sentence, or in the one before when that ends in a colon."""
    i = quote.first - 1
    if i < 0:
        return None
    sent = parse.tokens[quote.first].sent
    if parse.tokens[i].lower == ":":
        sent = parse.tokens[i].sent
    for k in range(i, max(-1, i - _WINDOW), -1):
        t = parse.tokens[k]
        if t.sent != sent or quotes.inside[k] is not None:
            return None
        if t.is_verb and lexicon.quotes(t.lemma) and not is_passive(parse, t):
            return t
    return None


def _continues(parse: Parse, quotes: Quotes, before: Quoted, quote: Quoted) -> bool:
    """True when a quotation without a cue goes on from the one before."""
    if quotes.words(quote) < _FLOATING:
        return False
    if quotes.same_paragraph(before.last - 1, quote.first):
        return True
    unclosed = parse.text[before.span.end - 1] not in "\"”»'’"
    between = parse.text[before.span.end : quote.span.start]
    return (unclosed and not between.strip()) or _floats(parse, before, quote)


def _spoken_before(parse: Parse, quotes: Quotes, quote: Quoted, candidates: Sequence[Candidate]) -> Candidate | None:
    """The statement that the sentence before tells, for a quotation that is all of its sentence and has no cue."""
    first = parse.tokens[quote.first]
    whole = parse.sentence_tokens(first.sent)[0].i == quote.first
    after = parse.tokens[quote.last] if quote.last < len(parse.tokens) else None
    if not whole or quotes.words(quote) < _FLOATING or first.sent == 0 or (after and after.sent == first.sent):
        return None
    before = [c for c in candidates if c.source and parse.tokens[c.head].sent == first.sent - 1]
    told = [c for c in before if parse.tokens[c.head].dep in ("ROOT", "ccomp", "parataxis") and c.content]
    near = "\n" not in parse.text[parse.sentences[first.sent - 1].end : quote.span.start].strip(" ").strip("\n")
    return max(told, key=lambda c: len(c.content)) if near and told else None


def _floats(parse: Parse, before: Quoted, quote: Quoted) -> bool:
    """True when a quotation is all of its line, and the one before stands in the line above."""
    text = parse.text
    start = text.rfind("\n", 0, quote.span.start) + 1
    end = text.find("\n", quote.span.end)
    alone = not text[start : quote.span.start].strip() and not text[quote.span.end : end if end >= 0 else None].strip(
        " ."
    )
    above = text[before.span.end : max(start, before.span.end)].strip("\n ")
    return alone and "\n" not in above


def _quote_source(parse: Parse, cue: Token) -> list[Token]:
    """The source of a cue verb beside a quotation, also where it stands behind the verb ("said the minister")."""
    source = source_tokens(parse, cue)
    if source:
        return source
    for c in parse.children(cue.i):
        if c.i > cue.i and c.dep in ("dobj", "attr", "npadvmod", "oprd", "nsubjpass") and (c.is_noun or c.tag == "PRP"):
            return noun_phrase(parse, c)
    return []
