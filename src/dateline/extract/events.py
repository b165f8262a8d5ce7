"""Events: who did what to whom, when, in PLOVER terms, and whether it is said to have happened.

Every verb of a sentence is tried from the top of its tree downwards. What a demand, a threat, an agreement or a
refusal is about is part of that event and is not coded again; what somebody merely says is read as if it stood alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.extract.clauses import LEAVES, conjuncts, is_conditional, preps
from dateline.extract.event_dates import Dates
from dateline.extract.event_types import Coded, Coder
from dateline.extract.found import Found
from dateline.extract.holders import Holders, is_personal
from dateline.extract.parties import Parties
from dateline.knowledge.plover import TWO_SIDED
from dateline.model import Event
from dateline.text.parse import Parse, Token
from dateline.text.sentences import label_of

DATELINE = re.compile(r"[A-Z][A-Z .,'/-]{2,}[^()\n]{0,30}(?:\([^()\n]{1,40}\))?\s*(?:--|[—–-])\s+")
BLAMING = frozenset({"ACCUSE", "SUPPORT"})
OWN_FORCES = frozenset({"MOBILIZE", "RETREAT"})  # what is moved is the mover's own
PAIRED = frozenset(
    {"presidents", "leaders", "men", "women", "ministers", "sides", "officials", "diplomats", "premiers"}
)
OFFICES = {
    **dict.fromkeys(
        ("presidents", "leaders", "premiers"), re.compile(r"President|Prime Minister|Premier|Chancellor|King|Leader")
    ),
    **dict.fromkeys(("ministers", "diplomats"), re.compile(r"Minister|Secretary of State|Ambassador|Envoy")),
}
BACK = 3  # sentences looked back for whom "the two" means
MOST = 6  # of pairs one clause may give
FALLBACK = ("obj", "to", "with", "against", "on", "from", "in", "for", "between", "at", "by", "comp", "about")


def events(found: Found) -> tuple[Event, ...]:
    """Return the events of the report, in text order."""
    reader = _Reader(found)
    rows: dict[tuple[object, ...], Event] = {}
    for n in range(len(found.parse.sentences)):
        for event in reader.sentence(n):
            rows.setdefault((event.start, event.end, event.type, event.actor, event.recipient), event)
    return tuple(sorted(rows.values(), key=lambda e: (e.start, e.end)))


class _Reader:
    def __init__(self, found: Found) -> None:
        self.found = found
        self.parse: Parse = found.parse
        self.parties = Parties(found)
        self.holders = Holders(found, self.parties)
        self.coder = Coder(found, self.parties)
        self.dates = Dates(found.text, found.dct, found.timexes)

    def sentence(self, n: int) -> Iterator[Event]:
        stack = [t for t in self.parse.sentence_tokens(n) if t.head == t.i]
        met: set[int] = set()  # what a meeting was for: done when the meeting was
        while stack:
            t = stack.pop()
            coded = self.coder.predicate(t) if t.is_verb or t.tag.startswith("JJ") else self.coder.noun(t)
            kids = self.parse.children(t.i)
            if coded is not None:
                if t.i in met and coded.status == "planned":
                    coded = replace(coded, status="happened")
                yield from self._events(coded, n)
                if coded.type == "CONSULT" and coded.status == "happened":
                    met.update(k.i for k in kids if k.dep == "advcl")
                kids = tuple(k for k in kids if self._goes_on(k, coded))
            stack.extend(k for k in kids if k.dep not in LEAVES)

    def _goes_on(self, k: Token, coded: Coded) -> bool:
        if k.dep in ("conj", "parataxis"):
            return True
        if k.is_noun and coded.type in BLAMING and coded.status == "happened" and k.dep in ("dobj", "nsubjpass"):
            return bool(self.coder.act_of(k))  # what is condemned has been done
        if k.dep != "advcl" or is_conditional(self.parse, k):
            return False
        if any(g.tag == "TO" for g in self.parse.children(k.i)):
            return coded.type == "CONSULT"
        return True

    def _events(self, coded: Coded, n: int) -> Iterator[Event]:
        actors = self.holders.actors(coded.doers, coded.at.start, coded.at.end) if coded.doers else ()
        if not actors and coded.type in TWO_SIDED:
            actors = self._both(coded.doers)
        recipients = tuple(a for a in self._recipients(coded, actors) if a not in actors)
        if coded.reversed:
            actors, recipients = recipients, actors
        elif len(actors) > 1 or len(recipients) > 1:
            others = self._others(actors, recipients)
            recipients = others if others or len(actors) > 1 else recipients
        start, end = self._span(coded.at)
        pairs: list[tuple[str | None, str | None]]
        if not actors and len(recipients) > 1 and coded.type in TWO_SIDED:
            actors, recipients = recipients, ()
        if not recipients and len(actors) > 1 and coded.type in TWO_SIDED:
            pairs = [(a, b) for i, a in enumerate(actors) for b in actors[i + 1 :]]
        else:
            pairs = [(a, r) for a in actors or (None,) for r in recipients or (None,)]
        nobody = pairs == [(None, None)] and not any(self.holders.can_hold(d) for d in coded.doers)
        if nobody or (not actors and coded.status in ("denied", "hypothetical")):
            return
        day = self._day(coded, n)
        for a, r in pairs[:MOST]:
            yield Event(start, end, a, r, coded.type, coded.mode, day, coded.status)

    def _both(self, doers: tuple[Token, ...]) -> tuple[str, ...]:
        """Return whom "the two presidents", "both leaders" means: the last two of that office, of two countries."""
        if len(doers) != 1 or not self._is_pair(doers[0]):
            return ()
        first = self.parse.sentences[max(0, doers[0].sent - BACK)].start
        told = [self.found.by_id.get(m.actor) for m in self.found.mentions_in(first, doers[0].start)]
        people = [a for a in reversed(told) if a is not None and a.kind == "person"]
        office = OFFICES.get(doers[0].lower)
        fit = [a for a in people if office is None or (a.role is not None and office.match(a.role))]
        for n, later in enumerate(fit):
            earlier = next((a for a in fit[n + 1 :] if a.country != later.country), None)
            if earlier is not None:
                return earlier.id, later.id
        return ()

    def _is_pair(self, t: Token) -> bool:
        if t.lower in ("two", "both") or (t.tag == "DT" and t.lower == "both"):
            return True
        kids = [c.lower for c in self.parse.children(t.i)]
        return t.lower in PAIRED and ("both" in kids or ("two" in kids and "the" in kids))

    def _others(self, actors: tuple[str, ...], recipients: tuple[str, ...]) -> tuple[str, ...]:
        """Return the recipients that are of no actor's state: "their countries" are the two that act."""
        by_id = self.found.by_id
        homes = {by_id[a].country for a in actors if a in by_id} - {None}
        return tuple(r for r in recipients if r not in by_id or by_id[r].country not in homes)

    def _day(self, coded: Coded, n: int) -> str | None:
        """The date of what happened or is planned; of what did not happen only the date that the sentence names."""
        f, sentence = self.found, self.parse.sentences[n]
        named = f.timexes_in(sentence.start, sentence.end)
        if coded.status in ("planned", "hypothetical", "denied") and not named:
            return None
        return self.dates.of(sentence, coded.at.start, coded.at.end)

    def _recipients(self, coded: Coded, actors: tuple[str, ...]) -> tuple[str, ...]:
        if coded.recipients is not None:
            return self.parties.all_of(coded.recipients)
        if coded.type in BLAMING:
            blamed = self.parties.all_of([d for o in coded.objects for d in self.coder.act_of(o)], but=actors)
            if blamed:
                return tuple(a for a in blamed if a not in actors)
        slots = _Slots(self, coded)
        for slot in (*coded.slots, *(s for s in FALLBACK if s not in coded.slots)):
            if slot == "obj" and coded.type in OWN_FORCES and "obj" not in coded.slots:
                continue
            for tokens in slots.get(slot):
                got = tuple(a for a in self.parties.all_of(tokens, but=actors) if a not in actors)
                if got:
                    return got
                if slot in coded.slots and any(is_personal(t) and t.i > coded.at.i for t in tokens):
                    return ()  # a pronoun that nobody resolved is the recipient
        return ()

    def _span(self, at: Token) -> tuple[int, int]:
        """The clause: the subtree without the clauses joined to it."""
        drop: set[int] = set()
        for k in self.parse.children(at.i):
            joined = k.dep == "conj" and (k.is_verb or at.is_noun)
            if k.dep in ("advcl", "parataxis", "cc", "mark") or joined or (at.is_noun and k.dep == "relcl"):
                drop.update(t.i for t in self.parse.subtree(k.i))
        kept = [t for t in self.parse.subtree(at.i) if t.i not in drop]
        while len(kept) > 1 and kept[-1].dep == "punct" and kept[-1].text not in "\"'”’)":
            kept.pop()
        while len(kept) > 1 and kept[0].dep == "punct" and kept[0].text not in "\"'“‘(":
            kept.pop(0)
        start, end = kept[0].start, kept[-1].end
        return self._behind_label(start, end, at.start), end

    def _behind_label(self, start: int, end: int, at: int) -> int:
        """Return where the clause begins behind a dateline ("KYIV, May 3 (Wire) -") or a label ("What's next:")."""
        text = self.found.text
        head = DATELINE.match(text, start, end)
        begin = head.end() if head is not None else start + label_of(text[start:end])[1]
        return begin if begin <= at else start


@dataclass(frozen=True)
class _Slots:
    """Where a recipient may stand."""

    reader: _Reader
    coded: Coded

    def get(self, slot: str) -> Iterator[list[Token]]:
        """Yield the noun phrases of a slot, nearest first."""
        parse, c = self.reader.parse, self.coded
        if slot == "obj":
            yield [o for o in c.objects if o.dep == "dative"]  # "offered Chad a loan"
            yield list(c.objects)
        elif slot == "comp":
            for k in parse.children(c.at.i):
                if k.dep in ("xcomp", "ccomp", "advcl", "acl", "pcomp") and k.i > c.at.i:
                    yield from self._complement(k)
        elif slot == "about":
            for o in c.objects:  # "a guarantee that X will not ..."
                for k in parse.children(o.i):
                    if k.dep in ("acl", "relcl", "ccomp") and k.i > c.at.i and not _is_relative(parse, k):
                        yield from self._complement(k)
        else:
            heads = (c.at, *c.objects, *c.nouns)
            if slot == "against":  # "for a war against X": however deep it stands
                heads = tuple(t for t in parse.subtree(c.at.i) if t.is_noun or t.i == c.at.i)
            yield [n for h in heads for name, n in preps(parse, h) if name == slot]

    def _complement(self, k: Token) -> Iterator[list[Token]]:
        parse = self.reader.parse
        kids = parse.children(k.i)
        yield [g for g in kids if g.dep in ("nsubj", "nsubjpass") for g in conjuncts(parse, g)]
        yield [g for g in kids if g.dep == "dative" for g in conjuncts(parse, g)]
        yield [g for g in kids if g.dep in ("dobj", "attr") for g in conjuncts(parse, g)]
        yield [n for _, n in preps(parse, k)]
        yield [g for g in parse.subtree(k.i) if g.dep in ("nsubj", "dobj", "pobj", "poss")]


def _is_relative(parse: Parse, k: Token) -> bool:
    """True for a clause that says something of its noun, and not what the noun is about."""
    first = parse.child(k.i, "nsubj", "nsubjpass", "dobj")
    return first is not None and first.tag in ("WDT", "WP")
