"""Issues: the words of a report that say what a stance is about, trimmed to a short phrase."""

from __future__ import annotations

from dateline.extract.clauses import preps
from dateline.knowledge.lexicon import word_set
from dateline.text.parse import Parse, Token

MOST_WORDS = 14
LEADING = word_set("that to the a an any some such for its their his her our my of no")
LIMITS = frozenset({"unless", "until", "without"})
_LOOSE = frozenset({"advcl", "parataxis", "npadvmod", "cc", "intj"})
_TIMES = word_set("on during after before since amid following despite")
_COMPLEMENT = ("xcomp", "ccomp", "pcomp", "acl", "relcl")


def slot(parse: Parse, head: Token, objects: tuple[Token, ...], name: str) -> Token | None:
    """Return the head token of what stands in a slot of a predicate: comp, obj, noun, verb or a preposition."""
    if name in ("verb", "clause"):
        return head
    if "." in name:
        outer, _, rest = name.partition(".")
        first = slot(parse, head, objects, outer)
        if first is None:
            return None
        return parse.child(first.i, "nsubj") if rest == "subj" else slot(parse, first, (), rest)
    if name == "obj":
        return _given(objects)
    kids = parse.children(head.i)
    if name == "comp":
        after = [k for k in kids if k.dep in _COMPLEMENT and k.i > head.i]
        if after:
            return after[0]
        if not head.is_noun:
            for k in kids:
                if k.dep == "advcl" and k.i > head.i and any(g.tag == "TO" for g in parse.children(k.i)):
                    for_it = any(g.dep == "mark" and g.lower == "for" for g in parse.children(k.i))
                    if objects or for_it:
                        return k
        return next((n for n in (clausal_prep(parse, k) for k in kids) if n is not None), None)
    for h in (head, *objects):
        for k in parse.children(h.i):
            if k.dep in ("prep", "dative", "prt", "agent") and k.lower == name:
                inner = parse.child(k.i, "pobj", "pcomp")
                if inner is not None:
                    return inner
                deeper = parse.child(k.i, "prep")
                if deeper is not None:
                    return parse.child(deeper.i, "pobj", "pcomp")
    return next((n for got, n in preps(parse, head) if got == name), None)


def _given(objects: tuple[Token, ...]) -> Token | None:
    """Return the direct object: what is given, not whom it is given to ("offered the guild the use of its hall")."""
    if len(objects) > 1 and objects[0].dep in ("dative", "dobj") and objects[1].dep == "dobj":
        return objects[1]
    return objects[0] if objects else None


def clausal_prep(parse: Parse, k: Token) -> Token | None:
    """Return the clause after a preposition ("for" + "to": "called for them to go"), or None."""
    return parse.child(k.i, "pcomp") if k.dep == "prep" and k.lower == "for" else None


def kept(
    parse: Parse, head: Token, *, limits: bool = False, subject: bool = True, around: Token | None = None
) -> list[Token]:
    """Return the tokens of the issue headed by ``head``: one unbroken run, without what only goes along with it.

    ``limits`` keeps "unless ..." and the like, ``subject=False`` drops the subject, and ``around`` names a predicate
    inside the phrase whose clause is left out ("the plan that Rome rejected").
    """
    there = parse.child(head.i, "expl")
    meant = parse.child(head.i, "attr", "nsubj", "dobj") if there is not None and there.lower == "there" else None
    if meant is not None and meant.is_noun:
        return kept(parse, meant)  # "there would be serious costs"
    drop: set[int] = set()
    for k in parse.children(head.i):
        limit = any(g.lower in LIMITS for g in (k, *parse.children(k.i)))
        if limits and limit:
            continue
        if around is not None and k.i <= around.i and around in parse.subtree(k.i):
            drop.update(t.i for t in parse.subtree(k.i))
            continue
        loose = k.dep in _LOOSE and (k.i > head.i or k.dep == "advcl") and (k.dep != "advcl" or _is_loose(parse, k))
        aside = k.dep in ("relcl", "appos") and k.i > head.i and _after_comma(parse, k)
        timely = k.dep == "prep" and k.lower in _TIMES and head.is_verb and _is_time(parse, k)
        joined = k.dep == "conj" and k.is_verb and parse.child(k.i, "nsubj") is not None
        owner = not subject and k.dep in ("nsubj", "nsubjpass")
        if loose or aside or timely or joined or owner:
            drop.update(t.i for t in parse.subtree(k.i))
    run = [t for t in parse.subtree(head.i) if t.i not in drop]
    at = next(i for i, t in enumerate(run) if t.i == head.i)
    first = last = at
    while first > 0 and run[first - 1].i == run[first].i - 1:
        first -= 1
    while last + 1 < len(run) and run[last + 1].i == run[last].i + 1:
        last += 1
    return _trim(run[first : last + 1], head)


def _is_loose(parse: Parse, k: Token) -> bool:
    return not any(g.tag == "TO" for g in parse.children(k.i))


def _after_comma(parse: Parse, k: Token) -> bool:
    first = parse.subtree(k.i)[0].i
    return first > 0 and parse.tokens[first - 1].text in (",", "-", "–", "—", "--", "(")


def _is_time(parse: Parse, k: Token) -> bool:
    inner = parse.child(k.i, "pobj")
    return k.lower != "on" or (inner is not None and inner.lower.endswith("day"))


def _trim(run: list[Token], head: Token) -> list[Token]:
    while len(run) > 1 and run[0].i != head.i and (run[0].lower in LEADING or run[0].dep in ("punct", "mark", "cc")):
        run = run[1:]
    while len(run) > 1 and run[0].i != head.i and run[0].text[:1] in "'’" and run[0].text[1:2].isalpha():
        run = run[1:]
    while len(run) > 1 and run[0].i != head.i and (run[0].tag == "PRP" or run[0].dep in ("aux", "auxpass", "neg")):
        if run[0].dep == "neg" or (run[0].tag == "PRP" and run[0].lower in ("him", "her", "them", "us", "me")):
            break
        run = run[1:]
    while len(run) > 1 and run[-1].i != head.i and (run[-1].dep in ("punct", "cc", "prep", "mark", "neg")):
        run = run[:-1]
    aside = next((n for n, t in enumerate(run[:-1]) if t.text == "," and run[n + 1].tag in ("WDT", "WP", "WRB")), None)
    if aside is not None and run[aside].i > head.i:
        run = run[:aside]
    if len(run) > MOST_WORDS:
        run = run[: MOST_WORDS + 1]
        cut = next((n for n in range(len(run) - 1, len(run) - 6, -1) if run[n].tag == "CC"), None)
        if cut is not None and run[cut].i > head.i:
            run = run[:cut]
        while len(run) > 1 and run[-1].tag in ("IN", "DT", "TO", "CC", ",", "PRP$", "JJ", "WDT", ":"):
            run = run[:-1]
    while len(run) > 1 and run[-1].lower in ("including", "—", "–", "--", ",") and run[-1].i != head.i:
        run = run[:-1]
    return run
