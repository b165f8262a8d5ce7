"""Cues of the future: which clauses of a parse speak of something that is not yet so.

The constructions are those of English grammar (Quirk et al. 1985, 4.41-4.66): modal verbs, be going to, be to,
be due or expected to, verbs of planning and promising with an infinitive or an object, participles that give a date,
and the present tense with a time ahead. Each cue names the clause (its top), what would happen (the event) and a
first guess of the kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.knowledge.ahead import AheadWords, ahead_words
from dateline.model import Firmness
from dateline.text.parse import Parse, Token

WILL = frozenset({"will", "shall", "wo"})
MAYBE = frozenset({"may", "might", "could"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
CONDITIONS = frozenset({"if", "unless", "whether", "should", "lest"})
DOUBTS = frozenset({"perhaps", "maybe", "possibly"})
AWAITED = frozenset(  # said of what is thought or meant to come, not flatly
    """
    expected expect likely unlikely forecast forecasted predicted predict projected poised anticipated anticipate feared
    seen plan planned planning intend intended aim aiming prepare prepared preparing propose foresee headed tipped hope
    """.split()
)
PAST_TAGS = frozenset({"VBD"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One clause that looks ahead: token numbers of the cue, of what would happen and of the clause's top."""

    at: int
    event: int
    top: int
    kind: str  # an outlook kind, or "will" (told by who and what), or "dated" (counts with a time ahead alone)
    past: bool = False  # the cue stands in the past tense
    would: bool = False
    noun: bool = False  # the event is the noun that the cue modifies


def cues(parse: Parse) -> list[Cue]:
    """Return the cues in text order, one per event."""
    words = ahead_words()
    best: dict[int, Cue] = {}
    taken: set[int] = set()
    for token in parse.tokens:
        for cue in _cues_at(parse, token, words):
            held = best.get(cue.event)
            if held is None and cue.event not in taken:
                best[cue.event] = cue
                taken.add(cue.at)
    inner = {c.at for c in best.values()}
    return sorted((_through(c, best) for c in best.values() if not _covered(c, best, inner)), key=lambda c: c.event)


def _through(cue: Cue, best: dict[int, Cue]) -> Cue:
    """Return the cue with the event of the cue that it governs ("may be set to": the event of "set to")."""
    for other in best.values():
        if other.at == cue.event and other is not cue:
            kind = cue.kind if cue.kind in ("possible",) else other.kind
            return Cue(cue.at, other.event, cue.top, kind, cue.past, cue.would, other.noun)
    return cue


def _covered(cue: Cue, best: dict[int, Cue], inner: set[int]) -> bool:
    """True when another cue governs this one's cue word as its event."""
    del inner
    outer = best.get(cue.at)
    return outer is not None and outer is not cue


def _cues_at(parse: Parse, t: Token, words: AheadWords) -> Iterator[Cue]:
    if t.tag == "MD":
        cue = _modal(parse, t, words)
    elif t.tag == "TO":
        cue = _be_to(parse, t)
    elif t.lower == "going" or t.lower == "gon":
        cue = _going(parse, t)
    elif t.lower == "about":
        cue = _about(parse, t)
    elif t.tag in ("VBN", "JJ", "VBD", "IN", "RB", "VB") and (t.lower in words.states or t.lower in words.arranged):
        cue = _state(parse, t, words)
        if cue is None and t.lemma in words.infinitives:
            cue = _verb(parse, t, words)
    elif t.is_verb:
        cue = _verb(parse, t, words)
    elif t.lower == "deadline":
        head = parse.head(t)
        cue = Cue(t.i, t.i, head.i if head.is_verb else t.i, "arranged", noun=True)
    else:
        return
    if cue is not None:
        yield cue


def firmness(parse: Parse, cue: Cue, kind: str, condition: str | None) -> Firmness:
    """Return how firmly the clause is said: by its condition, its modal verb, or the word that looks ahead."""
    at = parse.tokens[cue.at]
    around = {c.lower for i in (cue.top, cue.event, cue.at) for c in parse.children(i)} | {at.lower}
    if condition is not None:
        return "if"
    if kind == "possible" or at.lower in MAYBE or around & DOUBTS or around & MAYBE:
        return "may"
    return "expected" if at.lemma in AWAITED or at.lower in AWAITED or around & {"likely", "probably"} else "will"


def has_perfect(parse: Parse, verb: int) -> bool:
    """True for "would HAVE done"."""
    return any(c.dep == "aux" and c.lemma == "have" and c.tag in ("VB", "VBP") for c in parse.children(verb))


def subject(parse: Parse, verb: int) -> Token | None:
    """Return the subject of the verb: its own, or that of the clause it continues."""
    i = verb
    for _ in range(6):
        own = parse.child(i, *SUBJECTS)
        if own is not None:
            return own
        t = parse.tokens[i]
        if t.head == t.i:
            return None
        if t.dep in ("conj", "xcomp", "aux", "auxpass", "ccomp", "advcl", "dep"):
            if t.dep == "ccomp" and parse.tokens[t.head].is_verb and t.tag != "VB":
                return None
            i = t.head
        elif t.dep in ("acl", "relcl"):
            return parse.tokens[t.head]
        else:
            return None
    return None


def _modal(parse: Parse, t: Token, words: AheadWords) -> Cue | None:
    head = parse.head(t)
    if head.i == t.i or not (head.is_verb or t.dep == "aux") or head.tag == "MD":
        return None
    if has_perfect(parse, head.i) or (t.lower in ("'d", "’d") and head.tag == "VBN"):
        return None if t.lemma not in WILL else Cue(t.i, head.i, head.i, "will")
    if t.lemma in WILL:
        return Cue(t.i, head.i, head.i, "will")
    if t.lower in MAYBE:
        return Cue(t.i, head.i, head.i, "possible", past=t.lower == "could")
    if (
        t.lemma == "would"
        and head.lemma not in words.liking
        and not any(c.lower == "rather" for c in parse.children(head.i))
    ):
        return Cue(t.i, head.i, head.i, "will", would=True)
    return None


def _going(parse: Parse, t: Token) -> Cue | None:
    inner = parse.child(t.i, "xcomp", "ccomp")
    if inner is None or not any(c.tag == "TO" for c in parse.children(inner.i)):
        return None
    be = parse.child(t.i, "aux")
    return Cue(t.i, inner.i, t.i, "will", past=be is not None and be.lower in ("was", "were"))


def _about(parse: Parse, t: Token) -> Cue | None:
    inner = parse.child(t.i, "xcomp", "pcomp", "advcl", "acl")
    if inner is None or not _bare(parse, inner) or inner.start - t.end > 4:
        return None
    head = parse.head(t)
    top = head if head.lemma == "be" else t
    return Cue(t.i, inner.i, top.i, "scheduled", past=head.tag in PAST_TAGS)


def _be_to(parse: Parse, t: Token) -> Cue | None:
    """ "The king is to visit"; in a headline "King to visit"."""
    verb = parse.head(t)
    if not _bare(parse, verb):
        return None
    top = parse.head(verb)
    if top.lemma == "be" and top.is_verb and verb.dep in ("xcomp", "ccomp", "acl", "advcl", "attr") and verb.i > top.i:
        between = parse.tokens[top.i + 1 : t.i]
        if all(b.tag in ("RB", "TO", "VBN") or b.lower in ("both", "now") for b in between):
            subj = parse.child(top.i, "nsubj")
            if subj is not None and (subj.lemma in GOALS or subj.lower in ("all", "what")):
                return None
            return Cue(t.i, verb.i, top.i, "scheduled", past=top.lower in ("was", "were"))
    if verb.dep not in ("relcl", "acl", "ROOT", "advcl", "xcomp", "ccomp", "dep"):
        return None
    cue = _headline(parse, t, verb)
    if cue is None and verb.dep in ("acl", "relcl") and verb.tag == "VBN" and parse.head(verb).is_noun:
        return Cue(t.i, verb.i, verb.i, "moved")  # "the debate, to be held tomorrow": with its date alone
    return cue
    return None


GOALS = frozenset(
    """
    mandate policy remit dream desire ambition tactic practice trick key thing step answer solution best option
    aim goal plan idea purpose task job objective way point intention priority duty role mission challenge
    strategy
    """.split()
)


def _headline(parse: Parse, t: Token, verb: Token) -> Cue | None:
    """ "NOUN to VERB" with no finite verb before it in the sentence, the noun named or plural."""
    before = [b for b in parse.sentence_tokens(t.sent) if b.i < t.i]
    if not before or len(before) > 12 or any(b.tag in ("VBD", "VBZ", "VBP", "MD", "IN", "WDT", "WP") for b in before):
        return None
    last = before[-1]
    if last.tag == "RB" and len(before) > 1:
        last = before[-2]
    if last.tag in ("NNP", "NNPS", "NNS") or (last.tag == "NN" and verb.tag == "VBN"):
        return Cue(t.i, verb.i, verb.i, "scheduled")
    return None


def _state(parse: Parse, t: Token, words: AheadWords) -> Cue | None:
    """ "Is scheduled to open", "is likely to", "talks set for May", "a move expected next year"."""
    inner = next(
        (c for c in parse.children(t.i) if c.dep in ("xcomp", "ccomp") and _bare(parse, c) and c.i > t.i), None
    )
    if (inner is not None and not _to(parse, inner.i)) or parse.text[t.end : t.end + 1] == "-":
        inner = None
    kind = words.states.get(t.lower)
    head = parse.head(t)
    copula = t.dep in ("acomp", "attr", "oprd", "prep", "advmod") and head.is_verb
    top = head if copula else t
    passive = parse.child(t.i, "auxpass")
    be = head if copula else passive
    had = any(c.lower in ("had", "'d") and c.dep == "aux" for c in parse.children(top.i))
    past = had or (be is not None and be.lower in ("was", "were"))
    if inner is not None and kind is not None:
        if had or (t.tag == "VBD" and passive is None and t.lower not in ("set",)):
            return None
        return Cue(t.i, inner.i, top.i, kind, past=past)
    if kind == "predicted" and t.lower in ("likely", "unlikely") and copula:
        return Cue(t.i, top.i, top.i, "possible" if head.lemma != "be" else "predicted", past=past)
    if t.lower not in words.arranged or (t.lower == "set" and not _has_for(parse, t.i)):
        return None
    noun = _arranged_thing(parse, t, top, copula or passive is not None, words)
    return None if noun is None else Cue(t.i, noun.i, top.i, "arranged", past=past, noun=True)


def _arranged_thing(parse: Parse, t: Token, top: Token, finite: bool, words: AheadWords) -> Token | None:
    """Return the happening that is "set for Monday": the subject, the antecedent, or the noun before."""
    noun: Token | None = None
    if finite:
        noun = subject(parse, top.i)
        if noun is not None and noun.tag in ("WDT", "WP", "IN", "DT") and top.dep == "relcl":
            noun = parse.head(top)
    elif t.dep == "acl":
        noun = parse.head(t)
    elif t.tag in ("VBN", "VBD") and _has_for(parse, t.i) and parse.child(t.i, "nsubj", "nsubjpass", "dobj") is None:
        before = [b for b in parse.sentence_tokens(t.sent) if t.i - 10 <= b.i < t.i and b.is_noun]
        noun = before[-1] if before else None
    for _ in range(4):
        if noun is None or not (noun.tag in ("NNP", "NNPS") or noun.lemma in words.agents):
            return noun
        up = parse.head(noun)
        if noun.dep in ("conj", "appos", "compound", "nmod") and up.is_noun:
            noun = up
        elif noun.dep == "pobj" and parse.head(up).is_noun:
            noun = parse.head(up)
        else:
            return noun
    return noun


def _has_for(parse: Parse, i: int) -> bool:
    return any(c.dep == "prep" and c.lower in ("for", "on") for c in parse.children(i))


def _verb(parse: Parse, t: Token, words: AheadWords) -> Cue | None:
    """ "Plans to go", "threatened a strike", "has been postponed until May", "meets on Friday"."""
    kind = words.infinitives.get(t.lemma)
    auxes = [c for c in parse.children(t.i) if c.dep in ("aux", "auxpass")]
    passive = any(c.dep == "auxpass" for c in auxes) or (t.tag == "VBN" and not auxes and t.dep != "conj")
    if kind is not None and not passive:
        inner = next(
            (c for c in parse.children(t.i) if c.dep in ("xcomp", "ccomp") and _bare(parse, c) and c.i > t.i), None
        )
        if inner is not None and parse.child(inner.i, "nsubj") is None and _to(parse, inner.i):
            return Cue(t.i, inner.i, t.i, kind, past=t.tag == "VBD")
    kind = words.objects.get(t.lemma)
    done = t.tag == "VBD" and t.lemma in ("plan", "prepare", "expect", "schedule")
    if kind is not None and not passive and not done and t.dep not in ("amod", "compound", "aux") and t.tag != "VB":
        thing = parse.child(t.i, "dobj")
        if (
            thing is not None
            and (thing.is_noun or thing.tag in ("CD", "$"))
            and not _aimed(parse, t, thing, kind, words)
        ):
            return Cue(t.i, thing.i, t.i, kind, past=t.tag == "VBD", noun=True)
    if t.lemma in words.moved and t.tag == "VBN" and passive:
        return Cue(t.i, t.i, t.i, "moved")
    if t.lemma in words.called and t.tag == "VBN" and passive and auxes:
        return Cue(t.i, t.i, t.i, "moved")
    if t.tag in ("VBZ", "VBP") and t.dep not in ("aux", "auxpass") and t.lemma not in words.saying:
        return Cue(t.i, t.i, t.i, "dated")
    if t.tag == "VBG" and any(c.dep == "aux" and c.lemma == "be" and c.lower != "been" for c in parse.children(t.i)):
        return Cue(t.i, t.i, t.i, "dated", past=any(c.lower in ("was", "were") for c in parse.children(t.i)))
    return None


def _aimed(parse: Parse, t: Token, thing: Token, kind: str, words: AheadWords) -> bool:
    """True for "threatened the witness": whom, but not with what."""
    if kind != "threatened" or not (thing.tag in ("NNP", "NNPS") or thing.lemma in words.agents):
        return False
    return not any(c.dep == "prep" and c.lower == "with" for i in (t.i, thing.i) for c in parse.children(i))


def _bare(parse: Parse, verb: Token) -> bool:
    """True for an infinitive: "open", "be opened", "be opening"."""
    return verb.tag == "VB" or (
        verb.tag in ("VBN", "VBG")
        and any(c.lower == "be" and c.dep in ("auxpass", "aux") for c in parse.children(verb.i))
    )


def _to(parse: Parse, i: int) -> bool:
    return any(c.tag == "TO" for c in parse.children(i))
