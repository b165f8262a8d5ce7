"""Matching: which entry of a lexicon of predicates a clause fits."""

from __future__ import annotations

from dateline.extract.clauses import Clause, preps, words
from dateline.knowledge.lexicon import Condition, Entry, Lexicon
from dateline.text.parse import Parse, Token


def entry(parse: Parse, lexicon: Lexicon, c: Clause) -> Entry | None:
    """Return the first (most specific) verb or adjective entry whose conditions the clause fulfils, or None."""
    adjective = c.copula is not None or not c.verb.is_verb
    key = ("a", c.verb.lower) if adjective else ("v", c.verb.lemma)
    for e in lexicon.get(key, ()):
        if all(_holds(parse, c, k) for k in e.conditions):
            return e
    return None


def noun_entry(parse: Parse, lexicon: Lexicon, noun: Token) -> Entry | None:
    """Return the noun entry that ``noun`` fits, or None. Conditions look at the noun's own words and prepositions."""
    for e in lexicon.get(("n", _whole(parse, noun)), ()):
        if all(_noun_holds(parse, noun, k) for k in e.conditions):
            return e
    return None


def _whole(parse: Parse, noun: Token) -> str:
    """Return the noun's lemma; of a split "build-up" the whole."""
    if noun.lower not in ("up", "down", "out", "off") or noun.i < 2 or parse.tokens[noun.i - 1].text != "-":
        return noun.lemma
    return f"{parse.tokens[noun.i - 2].lower}-{noun.lower}"


def _holds(parse: Parse, c: Clause, k: Condition) -> bool:
    kids = parse.children(c.verb.i)
    if k.kind == "obj":
        return _any_words(parse, c.objects, k.words) == k.wanted
    if k.kind == "subj":
        return _any_words(parse, c.doers, k.words) == k.wanted
    if k.kind == "particle":
        return any(t.lower in k.words and t.dep in ("prt", "advmod", "prep", "intj") for t in kids)
    if k.kind == "to" and not k.words:
        got = any(
            t.dep in ("xcomp", "ccomp", "advcl") and any(g.tag == "TO" for g in parse.children(t.i)) for t in kids
        )
        return got == k.wanted
    if k.kind == "that":
        return any(t.dep == "ccomp" and t.i > c.verb.i and not _is_question(parse, t) for t in kids) == k.wanted
    if k.kind == "comp":
        inner = [t for t in kids if t.dep in ("xcomp", "ccomp")]
        return any(not k.words or t.lemma in k.words for t in inner) == k.wanted
    if k.kind == "passive":
        return c.passive == k.wanted
    if k.kind == "active":
        return c.passive != k.wanted
    if k.kind == "own":
        inner = [t for t in kids if t.dep in ("xcomp", "ccomp") and t.i > c.verb.i]
        return any(parse.child(t.i, "nsubj", "nsubjpass") and t.tag == "VB" for t in inner) == k.wanted
    if k.kind == "oprd":
        near = [t for t in kids if t.dep in ("oprd", "acomp", "attr", "dobj", "ccomp", "xcomp") and t.i > c.verb.i]
        near += [t for o in c.objects for t in parse.subtree(o.i) if t.dep == "amod" and t.i > o.i]
        return any(words(parse, t) & k.words for t in near) == k.wanted
    if k.kind == "modal":
        return (c.modal in k.words) == k.wanted
    if k.kind == "negated":
        return c.negated == k.wanted
    if k.kind == "negated_obj":
        return c.negated or any(w.lower == "no" for o in c.objects for w in parse.children(o.i))
    if k.kind == "prep":
        return any(_has_prep(parse, t, k.words) for t in kids) == k.wanted
    return _prep_words(parse, (c.verb, *c.objects), k)


def _is_question(parse: Parse, t: Token) -> bool:
    """True for a clause that "whether", "if" or a question word opens."""
    first = parse.subtree(t.i)[0]
    return first.lower in ("whether", "if") or first.tag in ("WP", "WRB")


def _has_prep(parse: Parse, t: Token, names: frozenset[str]) -> bool:
    """True for a preposition, and for a clause that one introduces ("called for them to go")."""
    if t.dep in ("prep", "agent", "dative", "prt"):
        return t.lower in names
    if t.dep in ("ccomp", "xcomp", "advcl"):
        return any(g.dep == "mark" and g.lower in names for g in parse.children(t.i))
    return False


def _noun_holds(parse: Parse, noun: Token, k: Condition) -> bool:
    if k.kind == "with_word":
        return bool(words(parse, noun) & k.words) == k.wanted
    if k.kind == "prep":
        return any(t.dep == "prep" and t.lower in k.words for t in parse.children(noun.i)) == k.wanted
    if k.kind == "to" and not k.words:
        kids = parse.children(noun.i)
        return any(t.dep in ("acl", "relcl", "xcomp") and any(g.tag == "TO" for g in parse.children(t.i)) for t in kids)
    return _prep_words(parse, (noun,), k)


def _prep_words(parse: Parse, heads: tuple[Token, ...], k: Condition) -> bool:
    for h in heads:
        if k.kind == "as":
            for p in parse.children(h.i):
                if p.lower == "as" and any(words(parse, t) & k.words for t in parse.children(p.i)):
                    return k.wanted
        for name, n in preps(parse, h):
            if name == k.kind and (not k.words or words(parse, n) & k.words):
                return k.wanted
    return not k.wanted


def _any_words(parse: Parse, tokens: tuple[Token, ...], wanted: frozenset[str]) -> bool:
    if not wanted:
        return bool(tokens)
    return any(words(parse, t) & wanted for t in tokens)
