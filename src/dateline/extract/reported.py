"""Reported speech by grammar: what a cue word governs, as candidates for attributions.

A *frame* names the construction that ties a content to its cue; the lexicon says which cue takes which frame:

=============  ==========================================================  =====================================
frame          content                                                     invented example
=============  ==========================================================  =====================================
``that``       a finite clause, with or without "that"                     The ministry *said* **it would pay**
``to``         an infinitive                                               Cairo *agreed* **to open the border**
``ing``        a gerund                                                    She *denied* **taking the money**
``object``     the direct object with its modifiers                        Madrid *supports* **the plan**
``object_to``  an object with its infinitive                               He *urged* **Tunis to wait**
``told_to``    the infinitive alone, the object being told                 He *told* Tunis **to wait**
``as``         an object and how it is described                           She *described* **him as a friend**
``prep:X``     what stands behind a preposition                            They *called for* **a truce**
``passive``    the subject of a passive                                    **The plan** *was criticised*
``passive_to`` subject and infinitive of a passive                         **The king** *is expected* **to speak**
``passive_raised``  subject and infinitive                               **The ice** *seems* **to melt**
``passive_as`` subject and "as" phrase of a passive                        **a law** *described* **as weak**
=============  ==========================================================  =====================================
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.extract.inserted import QUOTING, inserted_content
from dateline.extract.speakers import RAISING, TELLING, is_passive, noun_phrase, source_tokens
from dateline.text.parse import Parse, Token

_IDIOMS = frozenset(
    {("claim", "life"), ("claim", "victim"), ("want", "nothing"), ("share", "border")}
)  # nobody says anything here
TIME_WORDS = frozenset(
    {"hour", "day", "night", "morning", "afternoon", "evening", "week", "weekend", "month", "year", "time", "today"}
    | {"yesterday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)
_AUTHORING = frozenset({"write"})  # "the song was written by": authorship is no statement
_GIVERS = frozenset({"by", "from"})
_TOPICS = frozenset({"for", "against", "on", "about", "over", "to"})
_CUE_PARTS = ("aux", "auxpass", "neg", "prt")


def numbers(tokens: Sequence[Token]) -> set[int]:
    """Return the token numbers."""
    return {t.i for t in tokens}


def verb_frames(parse: Parse, verb: Token) -> Iterator[tuple[str, set[int], set[int]]]:
    """Yield (frame, content, further cue words) for the constructions that a verb stands in."""
    if is_passive(parse, verb):
        yield from _passive_frames(parse, verb)
        return
    inserted = inserted_content(parse, verb)
    if inserted is not None:
        yield "inserted", inserted, set()
    if verb.lemma in ("make", "leave") and (clear := _clear(parse, verb)) is not None:
        yield clear
    detached = _detached(parse, verb)
    if detached:
        yield "that", detached, set()
    objects = [c for c in parse.children(verb.i) if c.dep in ("dobj", "dative", "oprd", "attr")]
    for c in parse.children(verb.i):
        if c.dep in ("ccomp", "xcomp"):
            yield from _clause_frame(parse, verb, c, objects)
        elif c.dep == "dobj":
            yield from _object_frame(parse, verb, c)
        elif c.dep == "prep":
            yield from _preposition_frame(parse, verb, c)
        elif c.dep == "advcl" and c.i > verb.i and not objects and _is_late_infinitive(parse, verb, c):
            yield "to", numbers(parse.subtree(c.i)), set()
    if verb.dep == "parataxis":
        yield "that", numbers(parse.subtree(verb.head)) - numbers(parse.subtree(verb.i)), set()


def _is_late_infinitive(parse: Parse, verb: Token, clause: Token) -> bool:
    """True for the infinitive in "vowed in Paris to help", which the parse takes for a purpose."""
    start = min(t.i for t in parse.subtree(clause.i))
    infinitive = parse.tokens[start].tag == "TO" and parse.tokens[start - 1].text != ","
    return infinitive and parse.child(verb.i, "xcomp", "ccomp") is None


def _clear(parse: Parse, verb: Token) -> tuple[str, set[int], set[int]] | None:
    """The frame of "made (it) clear that ..."."""
    for i in (verb.i + 1, verb.i + 2):
        if i < len(parse.tokens) and parse.tokens[i].lower in ("clear", "plain", "known"):
            content = {t.i for t in parse.subtree(verb.i) if t.i > i}
            finite = any(parse.tokens[k].tag in ("VBZ", "VBD", "VBP", "MD") for k in content)
            return ("clear", content, {i}) if finite else None
    return None


def _detached(parse: Parse, verb: Token) -> set[int]:
    """The "that" clause which the parse hangs on a time or place between it and its verb: "said on a visit to Oslo
    that ..."."""
    children = parse.children(verb.i)
    if any(c.dep in ("ccomp", "xcomp") for c in children):
        return set()
    for c in children:
        if c.i < verb.i or c.dep not in ("prep", "npadvmod", "dative", "dobj", "advmod"):
            continue
        if c.dep == "dobj" and verb.lemma not in TELLING:
            continue
        for t in parse.subtree(c.i):
            if t.lower != "that" or t.i <= c.i + 1 or not parse.head(t).is_verb:
                continue
            noun = parse.head(parse.head(t))
            if t.tag == "IN" or (noun.i == t.i - 1 and noun.lemma.lower() in TIME_WORDS):
                return {k.i for k in parse.subtree(verb.i) if k.i >= t.i}
    return set()


def _clause_frame(
    parse: Parse, verb: Token, clause: Token, objects: list[Token]
) -> Iterator[tuple[str, set[int], set[int]]]:
    content = numbers(parse.subtree(clause.i))
    children = parse.children(clause.i)
    infinitive = any(c.tag == "TO" for c in children)
    subject = any(c.dep in ("nsubj", "nsubjpass") for c in children)
    if infinitive and subject:
        yield "object_to", content, set()
    elif infinitive and objects:
        before = [o for o in objects if o.i < clause.i]
        yield "told_to", content, set()
        if before:
            yield "object_to", content | numbers(parse.subtree(before[-1].i)), set()
    elif infinitive:
        yield "to", content, set()
        raised = parse.child(verb.i, "nsubj") if verb.lemma in RAISING else None
        if raised is not None:
            yield "passive_raised", content | numbers(parse.subtree(raised.i)), set()
    elif clause.tag == "VBG" and not subject:
        yield "ing", content, set()
    elif clause.dep == "ccomp" or subject:
        before = [o for o in objects if verb.i < o.i < clause.i and o.dep == "dobj"]
        if before and verb.lemma not in TELLING and parse.child(clause.i, "mark") is None:  # "voiced fears they had"
            yield "object", content | numbers(parse.subtree(before[-1].i)), set()
        else:
            yield "that", content, set()
    elif clause.dep == "xcomp":
        yield "comp", content, set()


def _object_frame(parse: Parse, verb: Token, noun: Token) -> Iterator[tuple[str, set[int], set[int]]]:
    if (verb.lemma, noun.lemma) in _IDIOMS:
        return
    content = numbers(parse.subtree(noun.i))
    described = content.copy()
    for c in parse.children(verb.i):
        if c.dep in ("prep", "oprd", "advcl") and c.i > noun.i:
            if c.lower == "as" or c.dep == "oprd":
                described |= numbers(parse.subtree(c.i))
            elif c.dep == "prep" and c.lower in ("for", "against", "over", "of", "from", "about", "in", "to"):
                content |= numbers(parse.subtree(c.i))
    if described - content:
        yield "as", described, set()
    yield "object", content, set()


def _preposition_frame(parse: Parse, verb: Token, preposition: Token) -> Iterator[tuple[str, set[int], set[int]]]:
    complement = parse.child(preposition.i, "pobj", "pcomp", "prep")
    if complement is None or complement.lemma.lower() in TIME_WORDS:
        return
    content = numbers(parse.subtree(complement.i))
    name = preposition.lower
    if complement.dep == "pobj":
        clause = next((c for c in parse.children(verb.i) if c.dep in ("xcomp", "advcl") and c.i > preposition.i), None)
        if clause is not None and any(c.tag == "TO" for c in parse.children(clause.i)):
            yield f"prep:{name}+to", content | numbers(parse.subtree(clause.i)), {preposition.i}
    yield f"prep:{name}", content, {preposition.i}


def _passive_frames(parse: Parse, verb: Token) -> Iterator[tuple[str, set[int], set[int]]]:
    subject = parse.child(verb.i, "nsubjpass", "nsubj")
    inserted = inserted_content(parse, verb) if verb.lemma in QUOTING else None
    if inserted is not None and subject is not None:  # "the vote was fair, she was quoted as saying"
        yield "passive_inserted", inserted, set()
    empty = subject is not None and subject.lower == "it"
    if subject is not None and subject.lower == "it":
        about: set[int] = set()
    elif subject is not None:
        about = numbers(noun_phrase(parse, subject))
    elif verb.dep in ("acl", "amod") and parse.head(verb).is_noun:
        about = numbers(parse.subtree(verb.head)) - numbers(parse.subtree(verb.i))
    else:
        about = set()
    for c in parse.children(verb.i):
        if c.dep == "xcomp":
            infinitive = any(k.tag == "TO" for k in parse.children(c.i))
            yield ("passive_to" if infinitive else "passive_as"), about | numbers(parse.subtree(c.i)), set()
            yield "passive_told_to", numbers(parse.subtree(c.i)), set()
        elif c.dep == "ccomp":
            yield "passive_that", numbers(parse.subtree(c.i)), set()
            if empty:
                yield "it_that", numbers(parse.subtree(c.i)), set()
        elif (c.dep == "prep" and c.lower == "as") or c.dep == "oprd":
            yield "passive_as", about | numbers(parse.subtree(c.i)), set()
        elif c.dep == "prep":
            yield f"passive_prep:{c.lower}", numbers(parse.subtree(c.i)) - {c.i}, {c.i}
    if about:
        yield "passive", about, set()
        if parse.child(verb.i, "agent") is not None and verb.lemma not in _AUTHORING:
            yield "passive_by", about, set()


def noun_frames(parse: Parse, noun: Token) -> Iterator[tuple[str, set[int], set[int]]]:
    """Yield (frame, content, further cue words) for the constructions that a noun stands in."""
    own = list(parse.children(noun.i))
    for c in parse.children(noun.i):  # "a call by the union *for a strike*": the parse hangs it on the union
        giver = parse.child(c.i, "pobj") if c.lower in _GIVERS and c.i > noun.i else None
        own += [k for k in parse.children(giver.i) if k.i > giver.i] if giver is not None else []
    for c in own:
        if c.i < noun.i or c.lower in _GIVERS:
            continue
        if c.dep in ("acl", "ccomp", "appos", "relcl") and c.is_verb:
            if any(k.tag == "TO" for k in parse.children(c.i)) and c.dep != "relcl":
                yield "to", numbers(parse.subtree(c.i)), set()
            elif any(k.lower == "that" and (k.tag == "IN" or k.dep == "mark") for k in parse.children(c.i)):
                yield "that", numbers(parse.subtree(c.i)), set()
        elif c.dep == "prep":
            complement = parse.child(c.i, "pobj", "pcomp")
            if complement is not None:
                yield f"prep:{c.lower}", numbers(parse.subtree(complement.i)), {c.i}


def adjective_frames(parse: Parse, adjective: Token) -> Iterator[tuple[str, set[int], set[int]]]:
    """Yield (frame, content, further cue words) for the constructions that a predicative adjective stands in."""
    for c in parse.children(adjective.i):
        if c.i < adjective.i:
            continue
        if c.dep in ("ccomp", "xcomp", "advcl"):
            infinitive = any(k.tag == "TO" for k in parse.children(c.i))
            yield ("to" if infinitive else "that"), numbers(parse.subtree(c.i)), set()
        elif c.dep == "prep":
            complement = parse.child(c.i, "pobj", "pcomp")
            if complement is not None:
                yield f"prep:{c.lower}", numbers(parse.subtree(complement.i)), {c.i}


def cue_words(parse: Parse, head: Token) -> set[int]:
    """Return the run of words around a verb that makes up its cue: auxiliaries, negation, particles, adverbs."""
    parts = {
        c.i
        for c in parse.children(head.i)
        if c.dep in _CUE_PARTS or (c.dep == "advmod" and c.tag[:2] == "RB" and c.text.islower())
    } | {head.i}
    first = last = head.i
    while first - 1 in parts:
        first -= 1
    while last + 1 in parts:
        last += 1
    return set(range(first, last + 1))


def is_given(parse: Parse, noun: Token) -> bool:
    """True for a cue noun that names its source behind it: "a call *by the union*"."""
    return any(c.lower in _GIVERS and c.i > noun.i for c in parse.children(noun.i))


def noun_source(parse: Parse, noun: Token) -> list[Token]:
    """Return the source of a cue noun: its possessor, its "by" or "from" phrase, or the subject of the verb that
    takes it."""
    possessor = parse.child(noun.i, "poss")
    if possessor is not None:
        return list(parse.subtree(possessor.i))
    for c in parse.children(noun.i):
        if c.lower in _GIVERS and c.dep in ("prep", "agent"):
            phrase = noun_phrase(parse, parse.child(c.i, "pobj"))
            cut = (
                n for n, t in enumerate(phrase) if n and (t.lower in _TOPICS or (t.lower == "that" and t.tag == "IN"))
            )
            return phrase[: next(cut, len(phrase))]
    head = parse.head(noun)
    if noun.dep in ("dobj", "attr") and head.is_verb:
        return source_tokens(parse, head)
    return []


def is_asserted(parse: Parse, verb: Token) -> bool:
    """True when the verb tells what happens in its sentence: the main verb or one beside it, a finite adverbial
    clause; false in relative clauses, infinitives, gerunds and what another verb governs."""
    at = verb
    while at.dep == "conj" and at.head != at.i:
        at = parse.head(at)
    if at.dep == "acl" and at.tag in ("VBD", "VBZ"):
        return True
    if at.dep == "advcl":
        return any(c.dep in ("nsubj", "nsubjpass") for c in parse.children(at.i))
    return at.dep in ("ROOT", "parataxis") or (at.dep == "ccomp" and at.i < at.head)
