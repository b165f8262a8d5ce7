"""Stances: the places of a report where somebody takes one, with the words for its holder, issue and addressee."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.extract.clauses import LEAVES, Clause, clause, conjuncts, is_conditional, preps, subjects
from dateline.extract.found import Found
from dateline.extract.holders import Holders, is_first, is_personal
from dateline.extract.issue_check import is_press, says_something, unbroken
from dateline.extract.issues import LIMITS, kept, slot
from dateline.extract.matching import entry, noun_entry
from dateline.extract.parties import Parties
from dateline.knowledge.lexicon import Entry, word_set
from dateline.knowledge.stances import predicates
from dateline.text.parse import Parse, Token

DUTY = frozenset({"must", "should", "ought"})
WILL = frozenset({"will", "would", "can", "could", "shall"})
STATIVE = word_set(
    "be have know think believe seem need happen become get like feel see mean want do say tell comment work matter",
    "hurt surprise remain find expect hear end last lose suffer succeed win fail change come look help solve make",
)
UNABLE = word_set(
    "authorize authorise confirm verify imagine understand remember recall afford reach speak speculate comment",
    "predict determine believe rule guarantee estimate identify stand wait sleep provide cope move work live eat",
)
RAISING = word_set("continue begin start vow decide vote plan prepare choose go move set seek hope try have intend")
SPOKEN = {
    "OPPOSED": "opposes",
    "REDLINE": "red_line",
    "DENIED": "denies",
    "WARNED": "warns",
    "REFUSED": "refuses",
    "OFFERED": "offers",
    "NEEDED": "demands",
}
SUBJUNCTIVE = {"INSIST": "demands", "PROPOSE": "offers"}  # only with a clause that says what should be done
DEFAULT = ("comp", "obj", "for", "to", "on", "of", "against", "with")
RELATIVE = frozenset({"WDT", "WP", "WRB"})
ENABLING = word_set("allow permit let enable")
ACTED = frozenset({"demands", "offers", "refuses", "accepts", "threatens", "red_line", "denies"})
COVERING = ("xcomp", "ccomp", "acl", "pcomp", "advcl")


@dataclass(frozen=True, slots=True)
class Held:
    """A stance found in the tree: the words that show it, its holders, its issue, and who is addressed."""

    stance: str
    cue: tuple[Token, ...]
    holders: tuple[Token, ...]
    issue: tuple[Token, ...]
    to: tuple[Token, ...] = ()


class Stances:
    """Finds the stances of a report, sentence by sentence."""

    def __init__(self, found: Found, parties: Parties) -> None:
        self.found = found
        self.parse: Parse = found.parse
        self.parties = parties
        self.holders = Holders(found, parties)
        self.lexicon = predicates()

    def sentence(self, n: int) -> Iterator[Held]:
        """Yield the stances of sentence ``n``; what stands inside the issue of one is not read again."""
        stack = [t for t in self.parse.sentence_tokens(n) if t.head == t.i]
        read: set[int] = set()
        while stack:
            t = stack.pop()
            if t.i in read:
                continue
            held = None
            if t.is_verb or t.tag.startswith("JJ"):
                held = self._predicate(t)
            elif t.is_noun:
                held = self._noun(t)
            kids = self.parse.children(t.i)
            if held is not None and held.issue:
                held = self._checked(held)
            if held is not None and held.issue:
                yield held
                inside = {w.i for w in held.issue}
                if held.stance in ACTED:
                    read |= inside
                kids = tuple(k for k in kids if k.i not in inside or k.dep not in COVERING)
            stack.extend(k for k in kids if k.dep not in LEAVES)

    def _checked(self, held: Held) -> Held | None:
        """Return the stance with its issue cut where the line ends; None when it says nothing or is a reporter's."""
        issue = unbroken(self.parse, held.cue, held.issue)
        if not says_something(issue):
            return None
        if held.stance in ("demands", "offers", "refuses") and all(self.parties.at(t) for t in issue):
            return None  # only who is asked
        if held.stance != "denies" and is_press(self.found, self.parties, held.holders):
            return None
        return replace(held, issue=issue)

    # --- verbs and adjectives -------------------------------------------------------------------------------------

    def _predicate(self, t: Token) -> Held | None:
        if t.dep in ("aux", "auxpass", "amod", "compound"):
            return None
        if not t.is_verb and t.dep not in ("acomp", "oprd", "conj", "advcl"):
            return None
        if not self._may_tell(t):
            return None
        c = clause(self.parse, t)
        base = c.copula or t
        if is_conditional(self.parse, base) or self._is_open(base):
            return None
        e = entry(self.parse, self.lexicon, c)
        if e is not None and e.columns[0] == "NONE":
            return None
        if c.modal in DUTY and (e is None or e.columns[0] not in ("demands", "opposes")):
            return self._duty(c)
        if e is None:
            return self._will_not(c)
        if e.columns[0] in SPOKEN:
            return None if e.columns[0] == "WARNED" and base.dep == "relcl" else self._spoken(c, e)
        if e.columns[0] in SUBJUNCTIVE:
            return self._insist(c, e)
        if e.columns[0] == "DRAWN":
            by = tuple(n for h in (c.verb, *c.objects) for name, n in preps(self.parse, h) if name == "from")
            return Held("opposes", (c.verb, *c.objects[:1]), by, self._issue(c, e.columns[1]))
        return self._listed(c, e)

    def _may_tell(self, t: Token) -> bool:
        """False for a predicate that no rule can fit, without building its clause."""
        if ("v", t.lemma) in self.lexicon or ("a", t.lower) in self.lexicon:
            return True
        if t.dep == "xcomp" and self.parse.head(t).lemma in ("have", "need", "get"):
            return True
        return any(k.tag == "MD" for k in self.parse.children(t.i)) or t.dep in ("conj", "acomp")

    def _is_open(self, v: Token) -> bool:
        """True for a question: "whether he should go", "should he go"."""
        kids = self.parse.children(v.i)
        own = self.parse.child(v.i, "nsubj", "nsubjpass")
        if any(k.dep == "mark" and k.lower == "whether" for k in kids):
            return True
        if v.dep == "ccomp" or (v.dep == "advcl" and v.lemma == "be"):
            first = self.parse.subtree(v.i)[0]
            if first.tag in ("WP", "WRB", "WDT") and first.dep not in ("nsubj", "nsubjpass"):
                return True
        return own is not None and any(k.dep == "aux" and k.tag == "MD" and k.i < own.i for k in kids)

    def _listed(self, c: Clause, e: Entry) -> Held | None:
        stance, slots, to, negated = e.columns
        if self._is_aim(c.verb) or self._is_listed_noun(c):
            return None
        refused = e.columns[1] == "noun" and any(k.lower == "no" for o in c.objects for k in self.parse.children(o.i))
        negated_here = (c.negated or refused) and not any(k.kind in ("negated", "negated_obj") for k in e.conditions)
        if negated_here:
            if negated == "-" or not negated:
                return None
            stance = negated
        if c.modal and self._is_past(c.copula or c.verb):
            return None
        if c.modal in ("could", "may", "might") and stance not in ("threatens", "warns"):
            return None
        if not c.doers and not c.passive and c.verb.dep in ("ROOT", "conj"):
            return None  # an order or a question to the reader
        if c.doers and not any(self.holders.can_hold(d) for d in c.doers):
            return None
        if c.doers and is_first(c.doers[0]) and self.holders.speaker(c.copula or c.verb) is None:
            return None
        if stance == "refuses" and negated_here and self._limit(c.verb):
            stance = "red_line"
        if stance in ("offers", "warns") and self._is_threat(c, stance):
            stance = "threatens"
        own = stance == "threatens"  # whoever is threatened is not in what the holder says that it would do
        addressed = self._addressed(c, to, inner=not own)
        return Held(stance, self._cue(c, e), c.doers, self._issue(c, slots), addressed)

    def _is_past(self, v: Token) -> bool:
        """True for "may have been killed", "would have struck": no stance, but a guess at what was."""
        return any(k.dep == "aux" and k.lower in ("have", "'ve", "’ve") for k in self.parse.children(v.i))

    def _is_threat(self, c: Clause, stance: str) -> bool:
        """True for harm that the holder would do itself: "is prepared to retaliate", "warned that it would act"."""
        inner = next((k for k in self.parse.children(c.verb.i) if k.dep in ("ccomp", "xcomp") and k.i > c.verb.i), None)
        if inner is None:
            return False
        ic = clause(self.parse, inner)
        if stance == "warns":
            if ic.modal not in WILL or ic.negated or (not ic.doers and not ic.objects):
                return False
            if ic.doers and ic.doers[0].lower == "it" and (ic.copula is not None or ic.verb.lemma == "be"):
                return False  # "warned that it will be hard"
            if ic.modal in ("can", "could") and ic.doers and ic.doers[0].lower in ("it", "they"):
                return False  # "warned that they could set off floods"
            subject = tuple(k for k in self.parse.children(inner.i) if k.dep in ("nsubj", "nsubjpass"))
            poss = self.parse.child(subject[0].i, "poss") if subject else None
            own = poss is not None and poss.tag == "PRP$" and subject[0].lemma in ("country", "government", "nation")
            return own or self.holders.own_words(subject, c.doers)
        e = entry(self.parse, self.lexicon, replace(ic, modal="will"))
        return e is not None and e.columns[0] == "threatens"

    def _is_aim(self, v: Token) -> bool:
        """True for an infinitive that only says what something is for ("met to reject the plan")."""
        if v.tag != "VB" or not any(k.tag == "TO" for k in self.parse.children(v.i)):
            return False
        if v.dep in ("advcl", "acl", "relcl", "ccomp", "pcomp"):
            return True
        return v.dep == "xcomp" and self.parse.head(v).lemma not in RAISING

    def _is_listed_noun(self, c: Clause) -> bool:
        """True for a noun read as a verb ("a truce and aid, demands the council calls absurd"), and for "allowing"."""
        v = c.verb
        if v.lemma in ENABLING and v.tag == "VBG" and v.dep in ("advcl", "conj", "dep"):
            return True
        if v.tag != "VBZ" or v.i == 0 or self.parse.tokens[v.i - 1].text != ",":
            return False
        inner = next((k for k in self.parse.children(v.i) if k.dep == "ccomp" and k.i > v.i), None)
        return (
            inner is not None and inner.tag != "VB" and not any(k.dep == "mark" for k in self.parse.children(inner.i))
        )

    def _issue(self, c: Clause, slots: str) -> tuple[Token, ...]:
        for name in slots.split() or DEFAULT:
            if name == "noun":
                return tuple(kept(self.parse, c.objects[0])) if c.objects else ()
            if name == "clause":
                return tuple(kept(self.parse, c.copula or c.verb))
            if name == "subject":
                own = c.objects if c.passive else subjects(self.parse, c.copula or c.verb)
                if own and own[0].tag not in ("PRP", "DT", "WDT"):
                    return tuple(kept(self.parse, own[0], around=c.verb))
                continue
            head = slot(self.parse, c.verb, c.objects, name)
            if head is None and c.copula is not None and name == "comp":
                head = slot(self.parse, c.copula, (), name)
            if head is not None and name == "obj" and "for" in slots.split():
                head = self._blamed_for(c, head)
            if head is not None and head.tag not in ("PRP", "WP", "WDT"):
                own_words = head.is_verb and name == "comp"
                subject = not (own_words and self._is_holder(head, c))
                return tuple(kept(self.parse, head, subject=subject, around=c.verb if head.i < c.verb.i else None))
        return ()

    def _blamed_for(self, c: Clause, head: Token) -> Token:
        """Return what somebody is blamed or praised for, where the object is only who ("criticised Rome for going")."""
        if self.parties.at(head) is None and head.tag not in ("NNP", "NNPS", "PRP"):
            return head
        return slot(self.parse, c.verb, (), "for") or head

    def _is_holder(self, verb: Token, c: Clause) -> bool:
        """True when the subject of the complement is the holder again ("said it would refuse ...")."""
        own = self.parse.child(verb.i, "nsubj", "nsubjpass")
        if own is None:
            return False
        if own.tag == "PRP":
            return True
        if own.dep == "nsubjpass":
            return False
        return bool(set(self.parties.of(own)) & set(self.parties.all_of(c.doers)))

    def _addressed(self, c: Clause, slots: str, *, inner: bool = True) -> tuple[Token, ...]:
        for name in slots.split():
            head = slot(self.parse, c.verb, c.objects, name)
            if head is not None and not head.is_verb:
                return conjuncts(self.parse, head)
        below = [k for k in self.parse.children(c.verb.i) if k.dep in ("ccomp", "xcomp") and k.i > c.verb.i]
        if inner and below:
            own = self.parse.child(below[0].i, "nsubj")
            if own is not None and own.tag != "PRP":
                return conjuncts(self.parse, own)
        return ()

    def _cue(self, c: Clause, e: Entry | None) -> tuple[Token, ...]:
        base = c.copula or c.verb
        found = [c.verb, base]
        found.extend(k for k in self.parse.children(base.i) if k.dep in ("aux", "auxpass", "neg") and k.i < c.verb.i)
        if e is not None and "noun" in e.columns[1]:
            found.extend(c.objects[:1])
        return tuple(found)

    def _limit(self, v: Token) -> bool:
        for k in self.parse.children(v.i):
            if k.lower in LIMITS or any(g.lower in LIMITS for g in self.parse.children(k.i)):
                return True
        return False

    # --- what a speaker's words show ------------------------------------------------------------------------------

    def _spoken(self, c: Clause, e: Entry) -> Held | None:
        """Stances that belong to whoever speaks: "the levy is unfair, the guild said"."""
        base = c.copula or c.verb
        speaker = self.holders.speaker(base)
        if speaker is None or c.negated:
            return None
        kind, slots, to, _ = e.columns
        own = self.holders.own_words(c.doers, speaker)
        if (kind == "OFFERED") != own and kind in ("OFFERED", "WARNED"):
            return None
        holders = c.doers if own and kind == "OFFERED" else speaker
        issue = self._issue(c, slots)
        if kind == "OFFERED":
            issue = tuple(t for t in issue if t.i >= c.verb.i)
        return Held(SPOKEN[kind], self._cue(c, e), holders, issue, self._addressed(c, to) if to else ())

    def _insist(self, c: Clause, e: Entry) -> Held | None:
        inner = slot(self.parse, c.verb, (), "comp")
        if inner is None or self._is_aim(c.verb):
            return None
        duty = clause(self.parse, inner).modal
        helped = any(k.dep == "aux" for k in self.parse.children(inner.i))
        if not (duty in DUTY or (inner.tag == "VB" and not helped) or (inner.tag == "VBG" and not helped)):
            return None
        return Held(
            SUBJUNCTIVE[e.columns[0]], self._cue(c, e), c.doers, tuple(kept(self.parse, inner)), self._addressed(c, "")
        )

    def _duty(self, c: Clause) -> Held | None:
        """Return the demand in "X said that Y must ...": X demands it of Y."""
        base = c.copula or c.verb
        speaker = self.holders.speaker(base)
        if speaker is None or self._is_plain_need(c):
            return None
        asked = c.objects if c.passive else c.doers
        words = tuple(kept(self.parse, base))
        issue = words
        if c.doers and not c.passive and not c.negated and c.verb.lemma != "be" and c.copula is None:
            own = tuple(t for t in words if t.i >= c.verb.i)
            issue = own if len(own) > 2 or words[0].tag in RELATIVE or is_personal(c.doers[0]) else words
        if len(words) < 3 and self.parse.child(base.i, "expl") is None:
            return None
        refused = c.negated and self.holders.own_words(c.doers, speaker)
        return Held("refuses" if refused else "demands", words, speaker, issue, asked)

    def _is_plain_need(self, c: Clause) -> bool:
        """True for what only had to be done or is only expected: "have had to", "have yet to", "should be arriving"."""
        head = self.parse.head(c.verb)
        near = self.parse.children(c.verb.i)
        if c.verb.tag == "VBG" and any(k.dep == "aux" and k.lemma == "be" for k in near):
            return True
        if c.verb.dep != "xcomp" or head.lemma not in ("have", "need", "get"):
            return False
        over = self.parse.children(head.i)
        if any(k.lower in ("yet", "still") and k.dep == "advmod" for k in (*over, *near)) and head.lemma == "have":
            return True
        own = bool(c.doers) and is_personal(c.doers[0])
        past = head.tag == "VBN" or any(k.lemma == "have" and k.dep == "aux" for k in over)
        return head.lemma == "have" and (past or (own and head.tag == "VBD"))

    def _will_not(self, c: Clause) -> Held | None:
        """Return the refusal in "we will not ..."; with "unless", "until" it is a red line."""
        if not c.negated or c.modal not in WILL or c.passive or not c.doers or not c.verb.is_verb:
            return None
        if (
            c.verb.lemma in STATIVE
            or (c.modal in ("can", "could") and c.verb.lemma in UNABLE)
            or c.verb.dep in ("acl", "relcl", "advcl")
        ):
            return None
        if not (self.parties.all_of(c.doers) or (is_personal(c.doers[0]) and c.doers[0].lower != "it")):
            return None
        limit = self._limit(c.verb)
        words = tuple(t for t in kept(self.parse, c.verb, limits=True) if t.i >= c.verb.i)
        return Held("red_line" if limit else "refuses", self._cue(c, None), c.doers, words)

    # --- nouns ----------------------------------------------------------------------------------------------------

    def _noun(self, t: Token) -> Held | None:
        """A noun of stance with its holder: "Malta's demand for ...", "opposition from the unions to ..."."""
        if t.dep in ("compound", "amod", "poss"):
            return None
        e = noun_entry(self.parse, self.lexicon, t)
        if e is None:
            return None
        stance, slots, to, _ = e.columns
        holders = self._noun_holders(t)
        if not holders:
            return None
        for name in slots.split():
            head = slot(self.parse, t, (), name)
            if head is not None and head not in holders:
                addressed = tuple(n for got, n in preps(self.parse, t) if got in to.split() and n not in holders)
                return Held(stance, (t,), holders, tuple(kept(self.parse, head)), addressed)
        return None

    def _noun_holders(self, t: Token) -> tuple[Token, ...]:
        by = tuple(n for name, n in preps(self.parse, t) if name in ("by", "from"))
        if by:
            return by
        poss = self.parse.child(t.i, "poss")
        if poss is not None:
            if poss.tag == "PRP$" and self.parties.at(poss) is None:
                above = self.parse.head(t)
                return subjects(self.parse, above) if above.is_verb else (poss,)
            return (poss,) if self.holders.can_hold(poss) else ()
        return tuple(k for k in self.parse.children(t.i) if k.dep in ("amod", "compound") and self.parties.at(k))
