"""Positions: who wants, offers, refuses, threatens what, by the words of the report.

A position belongs to the one who holds it: in "X said that Y wants Z" it is Y. Negation is resolved into the stance.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from dateline.extract.clauses import Clause, clause, conjuncts, is_conditional, owner, preps, speech_verb, subjects
from dateline.extract.found import Found
from dateline.extract.issues import LIMITS, kept, slot
from dateline.extract.matching import entry, noun_entry
from dateline.extract.parties import Parties
from dateline.knowledge.lexicon import Entry
from dateline.knowledge.stances import predicates
from dateline.model import Position, Stance
from dateline.text.parse import Parse, Token

DUTY = frozenset({"must", "should", "ought"})
WILL = frozenset({"will", "would", "can", "could", "shall"})
SPEAKING = frozenset({"i", "we", "us", "our", "my", "me"})
PERSONAL = frozenset({"he", "she", "it", "they"}) | SPEAKING
STATIVE = frozenset(
    [
        "be",
        "have",
        "know",
        "think",
        "believe",
        "seem",
        "need",
        "happen",
        "become",
        "get",
        "like",
        "feel",
        "see",
        "mean",
        "want",
        "do",
        "say",
        "tell",
        "comment",
        "work",
        "matter",
        "hurt",
        "surprise",
        "remain",
        "find",
        "expect",
        "hear",
        "end",
        "last",
        "lose",
        "suffer",
        "succeed",
        "win",
        "fail",
        "change",
        "come",
        "look",
    ]
)
MARKED = frozenset({"INSIST", "OPPOSED", "REDLINE", "DENIED"})
DEFAULT = ("comp", "obj", "for", "to", "on", "of", "against", "with")
MOST_HOLDERS = 2


@dataclass(frozen=True, slots=True)
class Held:
    """A stance found in the tree: the words that show it, its holders, its issue, and who is addressed."""

    stance: str
    cue: tuple[Token, ...]
    holders: tuple[Token, ...]
    issue: tuple[Token, ...]
    to: tuple[Token, ...] = ()


def positions(found: Found) -> tuple[Position, ...]:
    """Return the positions stated in the report, in text order."""
    reader = _Reader(found)
    rows: dict[tuple[object, ...], Position] = {}
    for n in range(len(found.parse.sentences)):
        for held in reader.sentence(n):
            for p in reader.positions(held):
                rows.setdefault((p.start, p.end, p.actor, p.stance), p)
    return tuple(sorted(rows.values(), key=lambda p: (p.start, p.end)))


class _Reader:
    def __init__(self, found: Found) -> None:
        self.found = found
        self.parse: Parse = found.parse
        self.parties = Parties(found)
        self.lexicon = predicates()

    def sentence(self, n: int) -> Iterator[Held]:
        for t in self.parse.sentence_tokens(n):
            if t.is_verb or t.tag.startswith("JJ"):
                held = self._predicate(t)
            elif t.is_noun:
                held = self._noun(t)
            else:
                continue
            if held is not None and held.issue:
                yield held

    def positions(self, held: Held) -> Iterator[Position]:
        words = sorted({t.i: t for t in (*held.cue, *held.issue)}.values(), key=lambda t: t.i)
        start, end = words[0].start, words[-1].end
        issue = self.found.text[held.issue[0].start : held.issue[-1].end]
        said = self.found.attribution_at(start, end)
        actors: tuple[str | None, ...] = self._actors(held.holders, said)[:MOST_HOLDERS] or (None,)
        to = self.parties.all_of(held.to)
        for actor in actors:
            other = next((a for a in to if a != actor), None)
            yield Position(start, end, actor, cast(Stance, held.stance), issue, other, said)

    def _actors(self, holders: tuple[Token, ...], said: int | None) -> tuple[str, ...]:
        """The actors that the holder's words mean; a pronoun that nobody resolved is the speaker's."""
        got = self.parties.all_of(holders)
        if got or not holders:
            return got
        if holders[0].lower in PERSONAL or holders[0].tag == "PRP":
            if said is not None:
                speaker = self.found.attributions[said].speaker
                if speaker is not None:
                    return (speaker,)
            verb = self.parse.head(holders[0])
            above = speech_verb(self.parse, verb)
            if above is not None:
                return self.parties.all_of(subjects(self.parse, above))
        return ()

    # --- verbs and adjectives -------------------------------------------------------------------------------------

    def _predicate(self, t: Token) -> Held | None:
        if t.dep in ("aux", "auxpass", "amod", "compound") or (t.is_verb and t.lemma == "be"):
            return None
        if not t.is_verb and t.dep not in ("acomp", "oprd", "conj", "advcl"):
            return None
        c = clause(self.parse, t)
        e = entry(self.parse, self.lexicon, c)
        if e is not None and e.columns[0] == "NONE":
            return None
        if e is not None and e.columns[0] in MARKED:
            return self._marked(c, e)
        if c.modal in DUTY and (e is None or not c.doers or e.columns[0] not in ("demands", "supports", "opposes")):
            return self._duty(c)
        if e is None:
            return self._will_not(c)
        if is_conditional(self.parse, c.copula or t):
            return None
        return self._listed(c, e)

    def _listed(self, c: Clause, e: Entry) -> Held | None:
        stance, slots, to, negated = e.columns
        negated_here = c.negated and not any(k.kind in ("negated", "negated_obj") for k in e.conditions)
        if negated_here:
            if negated == "-" or not negated:
                return None
            stance = negated
        if c.modal in ("could", "may", "might") and stance not in ("threatens", "warns"):
            return None
        issue = self._issue(c, slots)
        limit = self._limit(c.verb)
        if stance == "refuses" and negated_here and limit:
            stance = "red_line"
        if not issue:
            return None
        addressed = self._addressed(c, to)
        return Held(stance, self._cue(c, e), c.doers, issue, addressed)

    def _issue(self, c: Clause, slots: str) -> tuple[Token, ...]:
        for name in slots.split() or DEFAULT:
            if name == "noun":
                return tuple(kept(self.parse, c.objects[0])) if c.objects else ()
            if name == "subject":
                own = subjects(self.parse, c.copula or c.verb)
                if own and own[0].lower not in PERSONAL and own[0].lower not in ("this", "that"):
                    return tuple(kept(self.parse, own[0]))
                continue
            head = slot(self.parse, c.verb, c.objects, name)
            if head is not None and head.tag not in ("PRP", "WP", "WDT"):
                own_words = head.is_verb and name == "comp"
                return tuple(kept(self.parse, head, subject=not (own_words and self._is_holder(head, c))))
        return ()

    def _is_holder(self, verb: Token, c: Clause) -> bool:
        """True when the subject of the complement is the holder again ("said it would refuse ...")."""
        own = self.parse.child(verb.i, "nsubj", "nsubjpass")
        if own is None:
            return False
        if own.tag == "PRP":
            return True
        return bool(set(self.parties.of(own)) & set(self.parties.all_of(c.doers)))

    def _addressed(self, c: Clause, slots: str) -> tuple[Token, ...]:
        for name in slots.split():
            head = slot(self.parse, c.verb, c.objects, name)
            if head is not None and not head.is_verb:
                return conjuncts(self.parse, head)
        inner = next((k for k in self.parse.children(c.verb.i) if k.dep in ("ccomp", "xcomp") and k.i > c.verb.i), None)
        if inner is not None:
            own = self.parse.child(inner.i, "nsubj")
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

    def _marked(self, c: Clause, e: Entry) -> Held | None:
        """Stances that belong to the speaker ("the levy is unfair, the guild said") or hang on the complement."""
        kind, slots, to, _ = e.columns
        if kind == "INSIST":
            inner = slot(self.parse, c.verb, (), "comp")
            if inner is None or not (inner.tag == "VB" or clause(self.parse, inner).modal in DUTY | WILL):
                return None
            return Held("demands", self._cue(c, e), c.doers, tuple(kept(self.parse, inner)), self._addressed(c, to))
        speaker = self._speaker(c.copula or c.verb)
        if not speaker:
            return None
        stance = {"OPPOSED": "opposes", "REDLINE": "red_line", "DENIED": "denies"}[kind]
        if c.negated:
            return None
        return Held(stance, self._cue(c, e), speaker, self._issue(c, slots))

    def _speaker(self, v: Token) -> tuple[Token, ...]:
        """The words for whoever says the clause of ``v``: the subject of the verb of saying around it."""
        said = speech_verb(self.parse, v)
        if said is None:
            return ()
        return subjects(self.parse, said)

    def _duty(self, c: Clause) -> Held | None:
        """ "X said that Y must ...": X demands it of Y."""
        base = c.copula or c.verb
        if is_conditional(self.parse, base) or not c.verb.is_verb:
            return None
        speaker = self._speaker(base)
        said = self.found.attribution_at(c.verb.start, c.verb.end)
        if not speaker and said is None:
            return None
        asked = c.objects if c.passive else c.doers
        words = tuple(kept(self.parse, c.verb))
        issue = words
        if not c.passive and not c.negated:
            own = self.parse.child(base.i, "nsubj")
            first = next((t for t in words if t.i >= c.verb.i), None)
            if own is not None and first is not None:
                issue = tuple(t for t in words if t.i >= c.verb.i)
        if len(issue) < 2 and len(words) < 3:
            return None
        holders = speaker or self._attributed(said)
        return Held("demands", words, holders, issue, asked)

    def _attributed(self, said: int | None) -> tuple[Token, ...]:
        if said is None:
            return ()
        spans = self.found.attributions[said].source
        tokens = [t for s, e in spans for t in self.parse.tokens_in(s, e)]
        inside = {t.i for t in tokens}
        return tuple(t for t in tokens if t.head not in inside or t.head == t.i)[:1]

    def _will_not(self, c: Clause) -> Held | None:
        """ "We will not ...": refuses; with "unless", "until": a red line."""
        if not c.negated or c.modal not in WILL or c.passive or not c.doers or not c.verb.is_verb:
            return None
        if c.verb.lemma in STATIVE or is_conditional(self.parse, c.verb):
            return None
        named = self.parties.all_of(c.doers) or c.doers[0].lower in PERSONAL - {"it"}
        if not named:
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
        poss = self.parse.child(t.i, "poss")
        by = tuple(n for name, n in preps(self.parse, t) if name in ("by", "from"))
        modifiers = tuple(k for k in self.parse.children(t.i) if k.dep in ("amod", "compound") and self.parties.at(k))
        holders = by or ((poss,) if poss is not None else ()) or modifiers
        if not holders:
            return None
        for name in slots.split():
            head = slot(self.parse, t, (), name)
            if head is not None and head not in holders:
                return Held(stance, (t,), holders, tuple(kept(self.parse, head)), self._noun_to(t, to, holders))
        return None

    def _noun_to(self, t: Token, slots: str, holders: tuple[Token, ...]) -> tuple[Token, ...]:
        found = tuple(n for name, n in preps(self.parse, t) if name in slots.split())
        return tuple(n for n in found if n not in holders)


__all__ = ["Held", "owner", "positions"]
