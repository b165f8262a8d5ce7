"""The PLOVER type of a predicate in its clause: the lexicon's type, bent by modality, negation and governing verbs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.extract.clauses import Clause, clause, is_conditional, owner, preps, speech_verb, status, subjects
from dateline.extract.found import Found
from dateline.extract.matching import entry, noun_entry
from dateline.extract.parties import Parties
from dateline.knowledge.lexicon import Entry, word_set
from dateline.knowledge.plover import AHEAD, COOPERATIVE, MATERIAL, ahead_mode, predicates
from dateline.model import EventStatus
from dateline.text.parse import Parse, Token

LIGHT = word_set(
    "hold have make give take issue launch carry conduct stage mount begin start open continue resume renew",
    "undertake announce declare impose order call lead perform attempt commit face express voice complete finish",
    "conclude repeat reiterate lodge file deliver send submit step end receive welcome sign plan schedule",
)
SAID = "SAID:"  # marks entries that tell what a speaker does to those of whom the clause speaks
NATION = frozenset({"amod", "compound", "nmod"})
ONE = frozenset({"a", "an"})  # "a Chadian attack": nobody says that there was one
UNREAL = word_set(
    "fear expect predict foresee prevent deter avoid plan prepare consider await face risk oppose allege say"
)
OWNED = frozenset({"it", "he", "she", "they", "we", "his", "her", "its", "their", "our", "there"})
VAGUE = frozenset({"do", "be", "have", "go", "act", "say", "see", "wait", "face", "die"})  # tell no act by themselves
ARRANGED = frozenset({"schedule", "plan", "set", "arrange"})
MOVED = frozenset({"troops", "weapons", "police", "withdraw"})
DUTY = frozenset({"must", "should", "ought"})
AHEAD_MODALS = frozenset({"will", "shall", "would"})
OPEN_MODALS = frozenset({"could", "may", "might", "can"})
PLANNED = word_set("upcoming planned scheduled future coming next forthcoming proposed")
SUPPOSED = word_set("possible potential threatened feared any further likely alleged imminent")


@dataclass(frozen=True, slots=True)
class Coded:
    """One coded predicate: ``slots`` say where its recipients stand, ``recipients`` names them outright."""

    at: Token
    type: str
    mode: str | None
    status: EventStatus
    doers: tuple[Token, ...]
    objects: tuple[Token, ...] = ()
    nouns: tuple[Token, ...] = ()
    slots: tuple[str, ...] = ()
    recipients: tuple[Token, ...] | None = None
    reversed: bool = False


class Coder:
    """Codes one predicate at a time."""

    def __init__(self, found: Found, parties: Parties) -> None:
        self.found = found
        self.parse: Parse = found.parse
        self.parties = parties
        self.lexicon = predicates()

    def predicate(self, t: Token) -> Coded | None:
        """Return what the verb or adjective ``t`` tells, or None."""
        if t.dep in ("aux", "auxpass", "amod", "compound"):
            return None
        if not t.is_verb and t.dep not in ("acomp", "oprd", "conj", "advcl", "amod"):
            return None
        if not self._may_tell(t):
            return None
        c = clause(self.parse, t)
        if t.lemma == "be":
            return self._ruled_out(c)
        if c.modal in DUTY and not is_conditional(self.parse, c.verb):
            return self._duty(c)
        coded = self._base(c)
        return coded and self._bend(c, coded)

    def _may_tell(self, t: Token) -> bool:
        """False for a predicate that no rule can fit, without building its clause."""
        if ("v", t.lemma) in self.lexicon or ("a", t.lower) in self.lexicon or t.lemma in LIGHT:
            return True
        if t.dep == "xcomp" and self.parse.head(t).lemma in ("have", "need", "get"):
            return True
        return t.dep in ("conj", "acomp") or any(k.lower in DUTY for k in self.parse.children(t.i))

    def _ruled_out(self, c: Clause) -> Coded | None:
        """Return the refusal in "X said that Y was out of the question"."""
        e = entry(self.parse, self.lexicon, c)
        if e is None or e.columns[0] == "NONE":
            return None
        if e.columns[0].startswith(SAID):
            return self._verdict(c, e)
        said = speech_verb(self.parse, c.verb)
        if said is None:
            return None
        speakers = subjects(self.parse, said)
        return Coded(c.verb, e.columns[0], None, "happened", speakers, c.doers, slots=tuple(e.columns[2].split()))

    def _verdict(self, c: Clause, e: Entry) -> Coded | None:
        """Return what a speaker does to those of whom the clause speaks: "X said that Y was playing with fire"."""
        speakers = self._speakers(c.copula or c.verb)
        itself = set(self.parties.all_of(speakers)) & set(self.parties.all_of(c.doers))
        if not speakers or c.negated or itself or is_conditional(self.parse, c.verb):
            return None
        kind, mode = e.columns[0].removeprefix(SAID), e.columns[1] or None
        return Coded(c.verb, kind, mode, "happened", speakers, recipients=c.doers)

    def _speakers(self, v: Token) -> tuple[Token, ...]:
        """Return the words for whoever says the clause of ``v``: by its verb of saying, else by the attribution."""
        said = speech_verb(self.parse, v)
        own = subjects(self.parse, said) if said is not None else ()
        number = self.found.attribution_at(v.start, v.end)
        if own or number is None:
            return own
        tokens = [t for s, end in self.found.attributions[number].source for t in self.parse.tokens_in(s, end)]
        inside = {t.i for t in tokens}
        return tuple(t for t in tokens if t.head not in inside or t.head == t.i)[:1]

    def _warned(self, c: Clause, coded: Coded) -> Coded | None:
        """Return the threat in "X warned Y that it would ...": what X itself will do; else None."""
        inner = self._complement(c.verb)
        ic = clause(self.parse, inner) if inner is not None else None
        if ic is None or ic.modal not in AHEAD_MODALS:
            return None
        mine, theirs = set(self.parties.all_of(c.doers)), set(self.parties.all_of(ic.doers))
        own = bool(mine & theirs or self._homes(mine) & self._homes(theirs))
        own = own or any(k.lower in OWNED for d in ic.doers for k in (d, *self.parse.children(d.i)))
        return replace(coded, type="THREATEN") if own else None

    def _base(self, c: Clause) -> Coded | None:
        """The type as the lexicon has it, with FUTURE resolved by the complement."""
        e = entry(self.parse, self.lexicon, c)
        if e is None:
            return self._light(c)
        kind, mode, slots = e.columns
        if kind == "NONE":
            return None
        if kind.startswith(SAID):
            return self._verdict(c, e)
        turned = kind.endswith("!")
        if kind == "REQUEST?":
            if not self._wishes(c.verb):
                return None
            kind = "REQUEST"
        moved = c.passive and not c.doers and mode in MOVED  # "were pulled out": whose they are has moved them
        coded = Coded(
            c.verb,
            kind.rstrip("!"),
            mode or None,
            status(self.parse, c),
            c.objects if moved else c.doers,
            () if moved else c.objects,
            slots=tuple(slots.split()),
            reversed=turned,
        )
        if e.lemma in ARRANGED and kind == "AGREE" and coded.status == "happened":
            coded = replace(coded, status="planned")
        if kind == "WARNED":
            return self._warned(c, coded)
        if kind.startswith("FUTURE"):
            return self._ahead(c, coded, kind.partition(":")[2])
        return coded

    def _ahead(self, c: Clause, coded: Coded, default: str) -> Coded | None:
        """The type of "plans to ...", "is ready to ...": what the act becomes when it is only announced."""
        inner = self._complement(c.verb)
        if inner is None:
            return None
        ic = clause(self.parse, inner)
        base = self._base(ic)
        if base is None and inner.lemma in VAGUE:
            return None
        kind = AHEAD.get(base.type, base.type) if base else default
        if base is not None and kind == "THREATEN" and not self._own_words(c):
            kind = base.type  # somebody else foretells it
        if kind == "CONCEDE" and default:
            kind = default
        if kind == "THREATEN" and c.verb.lemma == "prepare":
            kind = "MOBILIZE"  # getting ready to strike is a move of forces
        if not kind:
            return None
        if ic.negated:
            kind = "REJECT" if kind in COOPERATIVE else "AGREE"
        doers = c.doers or ic.doers
        if base is None:
            return replace(coded, type=kind, doers=doers)
        state: EventStatus = "planned" if coded.status == "happened" else coded.status
        merged = tuple(dict.fromkeys((*base.slots, *coded.slots)))
        mode = ahead_mode(kind, base.type, base.mode)
        return replace(
            base, at=c.verb, type=kind, mode=mode, doers=doers, slots=merged, status=state, nouns=(*base.nouns, inner)
        )

    def _complement(self, v: Token) -> Token | None:
        return next(
            (k for k in self.parse.children(v.i) if k.dep in ("xcomp", "ccomp") and k.i > v.i and k.is_verb), None
        )

    def _wishes(self, v: Token) -> bool:
        """True for a content clause in the subjunctive or with a modal of duty ("insisted that it leave")."""
        k = self._complement(v)
        if k is None:
            return False
        duty = clause(self.parse, k).modal
        return duty in DUTY or (k.tag == "VB" and duty is None)

    def _light(self, c: Clause) -> Coded | None:
        """A light verb with a noun that carries the event: "made an offer", "launched an attack"."""
        if c.verb.lemma not in LIGHT or self.parse.child(c.verb.i, "oprd") is not None:
            return None
        for noun in c.objects:
            e = noun_entry(self.parse, self.lexicon, noun)
            if e is not None:
                slots, state = tuple(e.columns[2].split()), status(self.parse, c)
                if c.verb.lemma in ("plan", "schedule") and state in ("happened", "ongoing"):
                    state = "planned"
                kind, mode = e.columns[0], e.columns[1] or None
                return Coded(c.verb, kind, mode, state, c.doers, c.objects, (noun,), slots)
        return None

    def _bend(self, c: Clause, coded: Coded) -> Coded | None:
        """The type under "will", "could", "not"."""
        kind, state = coded.type, coded.status
        own = self._own_words(c)
        if c.negated:
            return self._negated(c, coded)
        if c.modal in AHEAD_MODALS or (state == "planned" and c.modal is None):
            kind = AHEAD.get(kind, kind)
            if kind == "CONCEDE" and c.modal == "would" and own:
                kind = "AGREE"
            state = "planned" if state == "happened" else state
        elif c.modal in OPEN_MODALS and own and kind in AHEAD:
            kind = AHEAD[kind]
        if kind == "THREATEN" and coded.type != "THREATEN" and not own:
            kind = coded.type  # somebody else foretells it: not a threat
        return replace(coded, type=kind, mode=ahead_mode(kind, coded.type, coded.mode), status=state)

    def _negated(self, c: Clause, coded: Coded) -> Coded:
        if coded.status == "hypothetical":
            return replace(coded, type="REJECT", mode=None) if coded.type in COOPERATIVE else coded
        willed = c.modal in ("will", "would", "can", "could", "shall", "may")
        if coded.type in COOPERATIVE and (willed or (c.modal is None and self._is_present(c.verb))):
            return replace(coded, type="REJECT", mode=None, status="happened")
        if willed and coded.type in AHEAD:
            return replace(coded, type="AGREE", mode=None, status="happened")
        return coded

    def _is_present(self, v: Token) -> bool:
        return any(k.dep == "aux" and k.lower in ("do", "does") for k in self.parse.children(v.i))

    def _own_words(self, c: Clause) -> bool:
        """True when the doer itself says so, or nobody is quoted."""
        said = speech_verb(self.parse, c.copula or c.verb)
        if said is None:
            return True
        told = subjects(self.parse, said)
        speakers = set(self.parties.all_of(told))
        doers = set(self.parties.all_of(c.doers))
        if not speakers and doers and any(t.lower == "they" for t in told):
            return False  # whoever they are, they would not name themselves
        if not speakers or not doers or speakers & doers:
            return True
        return bool(self._homes(speakers) & self._homes(doers))

    def _homes(self, ids: set[str]) -> set[str]:
        """The countries (or names of organisations) that actors belong to."""
        found = set()
        for i in ids:
            actor = self.found.by_id.get(i)
            found.add(actor.country or actor.name if actor else i)
        return found

    def _duty(self, c: Clause) -> Coded | None:
        """ "X said that Y must ...": X asks Y."""
        said = speech_verb(self.parse, c.copula or c.verb)
        if said is None or not c.doers:
            return None
        speakers = subjects(self.parse, said)
        asked = c.objects if c.passive else c.doers
        said_by, asked_of = set(self.parties.all_of(speakers)), set(self.parties.all_of(asked))
        officials = {a for a in asked_of if (known := self.found.by_id.get(a)) is None or known.kind != "group"}
        itself = said_by & asked_of or self._homes(said_by) & self._homes(officials)
        if not speakers or itself:
            return None
        return Coded(c.verb, "REQUEST", None, "happened", speakers, c.objects, recipients=asked)

    def noun(self, t: Token) -> Coded | None:
        """Return what a noun of material events tells when it names its doer ("the siege of X by Y"), or None."""
        if not t.is_noun or t.dep in ("compound", "poss", "amod", "nmod"):
            return None
        e = noun_entry(self.parse, self.lexicon, t)
        if e is None:
            return None
        if e.columns[0] == "CONSULT":
            return self._meeting_ahead(t)
        if e.columns[0] not in MATERIAL:
            return None
        slots = tuple(e.columns[2].split())
        doers = self._noun_doers(t, slots)
        if not doers:
            return None
        return Coded(t, e.columns[0], e.columns[1] or None, self._noun_status(t), doers, (), (), slots)

    def act_of(self, t: Token) -> tuple[Token, ...]:
        """Return whose act the noun ``t`` tells, when it tells one: whom a condemnation of it blames."""
        e = noun_entry(self.parse, self.lexicon, t) if t.is_noun else None
        return self._noun_doers(t, tuple(e.columns[2].split())) if e is not None else ()

    def _noun_doers(self, t: Token, slots: tuple[str, ...]) -> tuple[Token, ...]:
        """Return whose act a noun is: "by X", also behind "of Y"; "X's"; "of X" where "of" tells no recipient."""
        of = tuple(n for name, n in preps(self.parse, t) if name == "of")
        by = tuple(n for head in (t, *of) for name, n in preps(self.parse, head) if name == "by")
        if by:
            return by
        poss = self.parse.child(t.i, "poss")
        if poss is not None and poss.is_noun:
            return (poss,)
        nation = [
            k for k in self.parse.children(t.i) if k.dep in NATION and k.i < t.i and self.parties.at(k) is not None
        ]
        if nation:
            return (nation[0],)  # "the Russian build-up"
        return of if "of" not in slots else ()

    def _meeting_ahead(self, t: Token) -> Coded | None:
        """Return the agreed meeting in "the upcoming talks between X and Y", or None."""
        if self._noun_status(t) != "planned" or self.parse.head(t).lemma in ARRANGED:
            return None
        between = tuple(n for name, n in preps(self.parse, t) if name == "between")
        poss = self.parse.child(t.i, "poss")
        doers = between or ((poss,) if poss is not None else ()) or owner(self.parse, t)
        return Coded(t, "AGREE", None, "planned", doers, slots=("with",)) if doers else None

    def _told_of(self, t: Token) -> bool:
        """True for "an attack" that did something or was carried out: a past verb has it, no other's wish."""
        above = self.parse.head(t)
        return t.dep in ("nsubj", "nsubjpass", "dobj") and above.tag in ("VBD", "VBN") and above.lemma not in UNREAL

    def _noun_status(self, t: Token) -> EventStatus:
        near = {k.lemma for k in self.parse.children(t.i)} | {k.lower for k in self.parse.children(t.i)}
        if "no" in near:
            return "denied"
        if near & PLANNED:
            return "planned"
        if near & SUPPOSED or (near & ONE and not self._told_of(t)):
            return "hypothetical"
        above = self.parse.head(t)
        if t.dep in ("nsubj", "nsubjpass", "dobj") and above.is_verb:
            state = status(self.parse, clause(self.parse, above))
            return state if state != "ongoing" else "happened"
        return "happened"
