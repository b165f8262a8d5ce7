"""Clauses: what the parse says about one verb: who does it, to what, with whom, and whether it is said to be so.

The readings of dependency labels (control, passive, relative pronouns) follow the CLEAR label set of spaCy's models.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.knowledge.lexicon import word_set
from dateline.model import EventStatus
from dateline.text.parse import Parse, Token

RELATIVES = frozenset({"who", "which", "that", "whom"})
OBJECT_CONTROL = word_set(
    "urge ask force order allow tell press push invite request pressure want persuade encourage call authorize",
    "authorise require permit enable compel advise warn beg implore challenge expect help direct instruct",
)
DENIALS = word_set("deny dispute refute disavow")
DOUBTS = word_set(
    "fear risk threat possibility danger prospect chance likelihood worry concern suspicion intention plan idea",
    "intent pretext ability desire expectation hope option accuse suspect",
)
WISHES = frozenset({"want", "seek", "demand", "need", "request"})
NEGATORS = frozenset({"not", "n't", "never", "neither", "hardly", "n’t"})
CONDITIONS = frozenset({"if", "unless", "whether"})
WEIGHED = word_set("consider contemplate weigh mull discuss debate envisage avoid rule")  # "considered sending"
LEAVES = word_set(
    "punct det case aux auxpass cc mark prt neg nummod advmod expl quantmod compound"
)  # tell nothing alone


@dataclass(frozen=True, slots=True)
class Clause:
    """One predicate, a verb or an adjective with its copula; ``doers`` and ``objects`` are heads of noun phrases."""

    verb: Token
    doers: tuple[Token, ...]
    objects: tuple[Token, ...]
    passive: bool
    negated: bool
    modal: str | None
    copula: Token | None = None


def clause(parse: Parse, t: Token) -> Clause:
    """Return the clause of verb (or predicate adjective) ``t``."""
    adjective = t.dep == "acomp" or (t.dep in ("attr", "oprd") and not t.tag.startswith("VB"))
    copula = parse.head(t) if adjective else None
    base = copula or t
    passive = copula is None and is_passive(parse, t)
    doers = agents(parse, t) if passive else subjects(parse, base)
    objects = subjects(parse, t) if passive else objects_of(parse, t)
    return Clause(
        t, doers, objects, passive, is_negated(parse, t) or is_negated(parse, base), modal(parse, base), copula
    )


def conjuncts(parse: Parse, t: Token) -> tuple[Token, ...]:
    """Return ``t`` and the noun phrases coordinated with it."""
    listed = parse.child(t.i, "appos") if t.tag in ("NNS", "NNPS") else None
    if listed is not None and parse.child(listed.i, "conj") is not None:
        t = listed  # "Presidents X and Y"
    found, at = [t], t
    while True:
        nxt = next((c for c in parse.children(at.i) if c.dep == "conj" and (c.is_noun or c.tag in ("PRP", "CD"))), None)
        if nxt is None:
            return tuple(found)
        found.append(nxt)
        at = nxt


def is_passive(parse: Parse, v: Token) -> bool:
    """True for a passive verb and for a reduced passive relative ("troops sent by Paris")."""
    if v.tag != "VBN":
        return False
    deps = {c.dep for c in parse.children(v.i)}
    if deps & {"auxpass", "nsubjpass", "agent"}:
        return True
    if v.dep == "acl":
        return "dobj" not in deps
    return v.dep == "conj" and "aux" not in deps and "nsubj" not in deps and is_passive(parse, parse.head(v))


def agents(parse: Parse, v: Token) -> tuple[Token, ...]:
    """Return the doers of a passive: "by ..."."""
    for c in parse.children(v.i):
        if c.dep == "agent" or (c.dep == "prep" and c.lower == "by"):
            got = parse.child(c.i, "pobj")
            if got is not None:
                return conjuncts(parse, got)
    return ()


def subjects(parse: Parse, v: Token, depth: int = 0) -> tuple[Token, ...]:
    """Return the grammatical subjects of ``v``, looked up through control, coordination and relative pronouns."""
    own = _subject(parse, v)
    if own is not None:
        if own.lower in RELATIVES and own.tag in ("WDT", "WP", "IN", "DT"):
            holder = v
            while holder.dep in ("conj", "ccomp", "xcomp", "aux") and holder.head != holder.i:
                holder = parse.head(holder)
            if holder.dep == "relcl":
                return conjuncts(parse, parse.head(holder))
            return ()
        return conjuncts(parse, own)
    head = parse.head(v)
    if depth > 5 or head.i == v.i:
        return ()
    if v.dep == "xcomp" or (v.dep in ("ccomp", "advcl") and v.tag in ("VB", "VBG") and _infinitive(parse, v)):
        if head.lemma in OBJECT_CONTROL and (v.dep != "advcl" or v.tag == "VB"):
            target = parse.child(head.i, "dobj", "dative")
            if target is not None and target.i < v.i:
                return conjuncts(parse, target)
            if is_passive(parse, head):
                return subjects(parse, head, depth + 1)
        return _above(parse, head, depth)
    if v.dep in ("conj", "advcl", "ccomp", "dep") and (head.is_verb or head.tag.startswith("JJ")):
        return _above(parse, head, depth)
    if v.dep in ("acl", "relcl") and head.is_noun:
        if v.tag in ("VBG", "VBN"):
            return conjuncts(parse, head)
        return owner(parse, head, depth)
    if v.dep == "pcomp":
        at = head
        while at.dep == "prep" and at.head != at.i:
            at = parse.head(at)
        return subjects(parse, at, depth + 1) if at.is_verb else owner(parse, at, depth)
    return ()


def _subject(parse: Parse, v: Token) -> Token | None:
    """Return the subject that stands with ``v``: of two the nearer one, as a dateline is often taken for the other."""
    found = [c for c in parse.children(v.i) if c.dep in ("nsubj", "nsubjpass")]
    before = [c for c in found if c.i < v.i]
    return before[-1] if before else found[0] if found else None


def _infinitive(parse: Parse, v: Token) -> bool:
    return v.tag == "VBG" or any(c.tag == "TO" for c in parse.children(v.i))


def _above(parse: Parse, head: Token, depth: int) -> tuple[Token, ...]:
    if head.tag.startswith("JJ") and head.dep in ("acomp", "oprd"):
        head = parse.head(head)
    if is_passive(parse, head) and agents(parse, head):
        return subjects(parse, head, depth + 1) or agents(parse, head)
    return subjects(parse, head, depth + 1)


def owner(parse: Parse, noun: Token, depth: int = 0) -> tuple[Token, ...]:
    """Return whose act a noun is: its possessor, or the subject of the verb that governs it."""
    poss = parse.child(noun.i, "poss")
    if poss is not None and poss.tag not in ("PRP$", "WP$"):
        return conjuncts(parse, poss)
    at = noun
    for _ in range(4):
        above = parse.head(at)
        if above.i == at.i:
            return ()
        if above.is_verb:
            return subjects(parse, above, depth + 1)
        at = above
    return ()


def objects_of(parse: Parse, v: Token) -> tuple[Token, ...]:
    """Return the direct and indirect objects of ``v``."""
    found: list[Token] = []
    for c in parse.children(v.i):
        if c.dep in ("dobj", "dative", "attr") and c.dep != "prep" and c.tag != "IN" and c.i > v.i:
            found.extend(conjuncts(parse, c))
        elif c.dep == "xcomp" and c.tag == "VBG" and v.lemma in WISHES:  # "wants legally binding guarantees"
            inner = parse.child(c.i, "dobj")
            found.extend(conjuncts(parse, inner) if inner is not None else ())
    if not found and v.dep == "relcl" and _is_object_relative(parse, v):
        found.extend(conjuncts(parse, parse.head(v)))
    return tuple(found)


def _is_object_relative(parse: Parse, v: Token) -> bool:
    """True for a relative clause that says what somebody does with its noun: "the troops (that) Chad has moved"."""
    own = _subject(parse, v)
    if own is None or own.tag in ("WDT", "WP") or is_passive(parse, v):
        return False
    told = parse.child(v.i, "dobj", "ccomp", "advmod")
    return told is None or told.tag in ("WDT", "WP") or told.dep == "advmod"


def preps(parse: Parse, t: Token) -> Iterator[tuple[str, Token]]:
    """Yield (preposition, head of its noun phrase) for the prepositions of ``t``, in text order, chained ones last."""
    later: list[Token] = []
    for c in parse.children(t.i):
        if c.lower == "according":
            continue
        if c.dep in ("prep", "dative", "agent", "prt") and c.tag in ("IN", "TO", "RP", "VBG"):
            for p in parse.children(c.i):
                if p.dep == "pobj":
                    for n in conjuncts(parse, p):
                        yield c.lower, n
                elif p.dep == "prep":
                    later.append(p)
    for c in later:
        got = parse.child(c.i, "pobj")
        if got is not None:
            for n in conjuncts(parse, got):
                yield c.lower, n


def modal(parse: Parse, v: Token) -> str | None:
    """Return the modal that governs ``v`` ("will", "must", "going to" as "will"), its own or that of the verb above."""
    kids = parse.children(v.i)
    for c in kids:
        if c.tag == "MD" and c.dep == "aux" and not (v.tag == "VBN" and c.lower in ("'d", "’d")):
            return c.lemma
    head = parse.head(v)
    if v.dep == "xcomp":
        if head.lower == "going" or (head.lemma in ("be", "about") and any(c.lower == "to" for c in kids)):
            return "will"
        if head.lemma in ("have", "need", "get") and head.tag != "VBG" and any(c.tag == "TO" for c in kids):
            return "must"
    if v.dep == "conj" and head.is_verb and not any(c.dep in ("nsubj", "nsubjpass", "aux") for c in kids):
        return modal(parse, head) if v.tag == "VB" else None
    if v.tag == "VB" and any(c.tag == "TO" for c in kids) and head.lemma == "be" and v.dep == "xcomp":
        return "will"
    return None


def is_negated(parse: Parse, v: Token) -> bool:
    """True when ``v`` itself is negated ("did not", "never", "no longer", "neither")."""
    for c in parse.children(v.i):
        if c.dep == "neg" or (c.lower in NEGATORS and c.dep in ("advmod", "preconj", "cc")):
            return True
        if c.lower == "longer" and any(k.lower == "no" for k in parse.children(c.i)):
            return True
    if v.dep == "conj" and not any(c.dep in ("nsubj", "aux", "nsubjpass", "auxpass") for c in parse.children(v.i)):
        cc = any(c.dep == "cc" and c.lower in ("or", "nor") for c in parse.children(parse.head(v).i))
        return cc and is_negated(parse, parse.head(v))
    return False


def is_conditional(parse: Parse, v: Token) -> bool:
    """True when ``v`` stands in an if-clause ("should it choose to" is one as well)."""
    at = v
    for _ in range(6):
        if _inverted(parse, at) or any(c.dep == "mark" and c.lower in CONDITIONS for c in parse.children(at.i)):
            return True
        if at.dep not in ("conj", "xcomp", "acomp", "ccomp", "advcl") or at.head == at.i:
            return False
        at = parse.head(at)
    return False


def _inverted(parse: Parse, v: Token) -> bool:
    """True for "should Chad attack", "had it known": the auxiliary before the subject, and no question."""
    kids = parse.children(v.i)
    subject = next((c for c in kids if c.dep in ("nsubj", "nsubjpass")), None)
    aux = next((c for c in kids if c.dep == "aux"), None)
    if subject is None or aux is None or aux.i > subject.i or aux.lower not in ("should", "had", "were"):
        return False
    return not any(c.tag in ("WP", "WRB", "WDT") for c in kids) and not any(c.text == "?" for c in kids)


def status(parse: Parse, c: Clause, *, quoted_future: bool = True) -> EventStatus:
    """Return how real the clause is: happened, ongoing, planned, hypothetical or denied."""
    v, base = c.verb, c.copula or c.verb
    head = parse.head(base)
    if is_conditional(parse, base):
        return "hypothetical"
    if c.negated or _under_denial(parse, base):
        return "denied"
    if any(
        k.dep == "advcl" and any(m.lower in CONDITIONS for m in parse.children(k.i) if m.dep == "mark")
        for k in parse.children(base.i)
        if c.modal in ("would", "could", "might")
    ):
        return "hypothetical"
    if base.tag == "VBG" and base.dep in ("xcomp", "ccomp", "pcomp", "dobj") and head.lemma in WEIGHED:
        return "denied" if is_negated(parse, head) else "hypothetical"
    if any(w.lower == "no" and w.dep == "det" for o in c.objects for w in parse.children(o.i)):
        return "denied"
    if c.modal in ("could", "may", "might", "can", "should", "must", "ought"):
        return "hypothetical"
    if c.modal == "would":
        return "planned" if quoted_future and base.dep in ("ccomp", "conj") else "hypothetical"
    if c.modal in ("will", "shall") or _about_to(parse, base):
        return "planned"
    if base.dep in ("acl", "ccomp", "pcomp") and any(t.lemma in DOUBTS for t in _over(parse, base)):
        return "hypothetical"
    if base.dep in ("xcomp", "advcl", "acl") and any(k.tag == "TO" for k in parse.children(base.i)):
        if head.lemma in ("continue", "begin", "start"):
            return "ongoing"
        if head.lemma not in ("manage", "help", "seem", "appear", "prove", "fail"):
            return "planned"
    kids = parse.children(base.i)
    if base.tag == "VB" and base.dep == "ccomp" and not any(k.dep == "aux" for k in kids) and _subject(parse, base):
        return "hypothetical"  # the subjunctive: "that the alliance pull back", "made it pull back"
    if v.tag == "VBG" and any(k.dep == "aux" and k.lemma == "be" for k in kids):
        return "ongoing"
    if v.dep == "xcomp" and v.tag == "VBG" and head.lemma in ("continue", "keep", "start", "begin"):
        return "ongoing"
    return "happened"


def _about_to(parse: Parse, v: Token) -> bool:
    head = parse.head(v)
    return v.dep == "xcomp" and head.lemma in ("about", "set", "due", "poise", "ready", "go")


def _under_denial(parse: Parse, v: Token) -> bool:
    at = v
    while at.dep in ("conj", "xcomp") and at.head != at.i:
        at = parse.head(at)
    return any(t.lemma in DENIALS for t in _over(parse, at))


def _over(parse: Parse, v: Token) -> list[Token]:
    """What governs a clause through nouns: "plan" and "deny" for "deny any plan of invading"."""
    found: list[Token] = []
    at = v
    while at.dep in ("ccomp", "pcomp", "acl", "prep", "pobj", "dobj", "conj") and at.head != at.i and len(found) < 6:
        if at.dep == "ccomp" and found:
            break
        at = parse.head(at)
        found.append(at)
        if at.is_verb:
            break
    return found


def speech_verb(parse: Parse, v: Token) -> Token | None:
    """Return the verb whose content clause ``v`` stands in ("said" in "said it would go"), or None."""
    at = v
    for _ in range(8):
        head = parse.head(at)
        if head.i == at.i:
            return parse_side(parse, at)
        if at.dep == "ccomp" and head.is_verb:
            return head
        if at.dep in ("nsubj", "nsubjpass", "relcl"):
            return None
        at = head
    return None


def parse_side(parse: Parse, root: Token) -> Token | None:
    """Return the reporting verb set beside the root ("..., the ministry said"), or None."""
    return parse.child(root.i, "parataxis")


def words(parse: Parse, noun: Token) -> frozenset[str]:
    """Return the lemmas of a noun phrase that a lexicon may ask for: head, compounds, adjectives, "of" complements."""
    found = {noun.lemma, noun.lower}
    for c in parse.children(noun.i):
        if c.dep in ("compound", "amod", "nmod", "appos", "conj", "det", "neg"):
            found.add(c.lemma)
            found.add(c.lower)
        elif c.dep == "prep" and c.lower == "of":
            inner = parse.child(c.i, "pobj")
            if inner is not None:
                found.add(inner.lemma)
                found.update(k.lemma for k in parse.children(inner.i) if k.dep in ("compound", "amod"))
    return frozenset(found)
