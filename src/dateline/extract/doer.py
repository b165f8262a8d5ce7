"""Who would act in a clause: the actor's name when it is known, else the subject's words, else None."""

from __future__ import annotations

from dateline.extract.found import Found
from dateline.extract.modality import Cue, subject
from dateline.knowledge.ahead import ahead_words
from dateline.model import Mention
from dateline.text.parse import Token

FIRST = frozenset({"i", "we"})
ACTIVE = frozenset({"be", "have", "need", "face", "want", "like", "get"})
MADE = frozenset(["form", "convene", "create", "establish", "set", "appoint", "found"])
NEAR = 600  # characters between two stretches of one quotation
PERSONAL = frozenset({"he", "she"})
RELATIVE = frozenset({"WDT", "WP"})
COUNTS = frozenset(
    """
    percent % number group dozen hundred thousand million couple majority part half rest member all some many most
    one both any each team series kind sort lot score handful
    """.split()
)


class Doers:
    """Finds the doers of one report's clauses; remembers the mentions by place and the agents by sentence."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._parse = found.parse
        self._words = ahead_words()
        self._by_end: dict[int, Mention] = {}
        for m in found.mentions:
            self._by_end[m.end] = m

    def of(self, cue: Cue, attribution: int | None) -> tuple[str | None, Token | None]:
        """Return who would act, and the subject's token (None when the clause has none)."""
        parse = self._parse
        token = subject(parse, cue.top)
        if token is None and not cue.noun:
            token = subject(parse, cue.event)
        if token is None or token.dep == "expl":
            return None, None
        if cue.noun and cue.kind == "arranged" and (cue.at != cue.event or token.i >= cue.at):
            return None, token
        passive = _is_passive(parse_child_deps(self._found, cue.event)) or (
            token.dep == "nsubjpass" and cue.top == cue.event
        )
        named = None if self._inert(token, cue, passive) else self._name(token, attribution, depth=0)
        if named is None and cue.at == cue.top and cue.kind == "promised" and token.is_noun and not passive:
            return self.words(token), token  # who vows and plans is somebody
        if named is None and any(c.lower in ("our", "my") for c in parse.children(token.i)):
            return self._first(token, attribution), token
        if named is None and passive:
            by = parse.child(cue.event, "agent")
            inner = parse.child(by.i, "pobj") if by is not None else None
            if inner is not None:
                named = self._name(inner, attribution, depth=0)
        return named, token

    def _inert(self, t: Token, cue: Cue, passive: bool) -> bool:
        """True for subjects to which the verb merely happens: "it will spread", "a committee will be formed"."""
        event = self._parse.tokens[cue.event]
        happens = event.lemma in self._words.outcome or event.lower in ("take", "spread", "be")
        if t.lower == "it":
            return happens or passive
        if t.tag in ("NN", "NNS") and passive:
            return t.lemma in self._words.groups and event.lemma in MADE
        mention = self._by_end.get(t.end)
        actor = self._found.by_id.get(mention.actor) if mention is not None else None
        return actor is not None and actor.kind == "state" and happens and event.lower not in ACTIVE

    def _first(self, t: Token, attribution: int | None) -> str | None:
        """Return who says "we": the source, the teller of the sentence, or the nearest quoted speaker."""
        return self.speaker(attribution) or self._teller(t, 0) or self._nearby(t)

    def _nearby(self, t: Token) -> str | None:
        """Return the speaker of the quotation before (or after) this one that is closest."""
        best, gap = None, NEAR
        for n, a in enumerate(self._found.attributions):
            if a.kind == "indirect":
                continue
            for s, e in a.content:
                away = t.start - e if e <= t.start else 2 * (s - t.end)
                if 0 <= away < gap and (away < 0 or self._in_quotes(min(s, t.start), max(e, t.start))):
                    best, gap = n, away
        return self.speaker(best)

    def _in_quotes(self, start: int, end: int) -> bool:
        """True when a quotation opened at ``start`` is still open at ``end``, or one is open anywhere between."""
        text = self._found.text[max(0, start - 2) : end]
        straight = text.count('"')
        return straight % 2 == 1 or text.count("“") > text.count("”")

    def speaker(self, attribution: int | None) -> str | None:
        """Return the name (or the words) of the source of this attribution."""
        if attribution is None:
            return None
        said = self._found.attributions[attribution]
        actor = self._found.by_id.get(said.speaker) if said.speaker is not None else None
        if actor is not None:
            return actor.name
        if not said.source:
            return None
        start, end = said.source[0]
        tokens = self._parse.tokens_in(start, end)
        heads = [t for t in tokens if not any(o.i == t.head for o in tokens) or t.head == t.i]
        for head in heads[:1]:
            if head.tag.startswith("PRP"):
                return self._antecedent(head, depth=0)
        return self._found.text[start:end].replace("\n", " ")

    def _name(self, t: Token, attribution: int | None, depth: int) -> str | None:
        parse = self._parse
        if t.tag in RELATIVE or (t.lower == "that" and t.tag in ("DT", "IN")):
            verb = parse.head(t)
            for _ in range(4):
                if verb.dep in ("relcl", "acl") or verb.head == verb.i:
                    break
                verb = parse.head(verb)
            back = parse.head(verb)
            return (
                None if back.i == verb.i or depth > 2 or not back.is_noun else self._name(back, attribution, depth + 1)
            )
        mention = self._by_end.get(t.end)
        if mention is not None:
            actor = self._found.by_id.get(mention.actor)
            if actor is not None and (actor.kind != "group" or t.tag.startswith("PRP")):
                return actor.name
        if t.lower in FIRST:
            return self._first(t, attribution)
        if t.tag == "PRP":
            return self._antecedent(t, depth)
        if (
            (t.lower in COUNTS or t.lemma in COUNTS or t.tag == "CD")
            and (inner := self._of(t)) is not None
            and depth < 3
        ):
            return self._name(inner, attribution, depth + 1)
        if t.lower in ("both", "all", "some", "others", "many") and t.tag != "NNS":
            return None
        return self.words(t) if self.is_agent(t) else None

    def _of(self, t: Token) -> Token | None:
        prep = next((c for c in self._parse.children(t.i) if c.dep == "prep" and c.lower == "of"), None)
        return None if prep is None else self._parse.child(prep.i, "pobj")

    def _teller(self, t: Token, depth: int) -> str | None:
        """Return the subject of the reporting verb above (or before) the clause of a first person."""
        parse = self._parse
        verb = parse.head(t)
        for _ in range(8):
            up = parse.head(verb)
            if up.i == verb.i:
                break
            verb = up
            if verb.lemma in self._words.saying:
                source = parse.child(verb.i, "nsubj")
                if source is not None and source.lower not in FIRST and depth < 2:
                    return self._name(source, None, depth + 1)
        return None

    def is_agent(self, t: Token) -> bool:
        """True when the noun names somebody who can act: a person, a group, an organisation, a state, a name."""
        if t.tag in ("NNP", "NNPS"):
            return True
        if t.end in self._by_end:
            return True
        lemma = t.lemma if t.tag != "NN" else t.lower
        if lemma in self._words.agents or lemma.rpartition("-")[2] in self._words.agents:
            return True
        return t.is_noun and lemma.endswith(AGENT_ENDINGS) and lemma not in NOT_AGENTS and len(lemma) > 5

    def words(self, t: Token) -> str:
        """Return the noun phrase up to its head, with its "of" complement: the subject's words."""
        parse = self._parse
        first = t.i
        for c in parse.children(t.i):
            if c.i < t.i and c.dep in ("compound", "amod", "det", "poss", "nummod", "nmod", "quantmod", "predet"):
                first = min(first, parse.subtree(c.i)[0].i)
        last = t.i
        of = next((c for c in parse.children(t.i) if c.dep == "prep" and c.lower == "of" and c.i == t.i + 1), None)
        if of is not None:
            tail = parse.subtree(of.i)
            if len(tail) <= 6:
                last = tail[-1].i
        for c in parse.children(t.i):
            if c.dep == "conj" and c.i - t.i <= 8 and c.is_noun:
                last = max(last, c.i)
        text = self._found.text[parse.tokens[first].start : parse.tokens[last].end]
        return " ".join(text.split())

    def _antecedent(self, t: Token, depth: int) -> str | None:
        """Return who a pronoun means: the nearest earlier subject (or object) that fits, in three sentences."""
        if depth > 2 or t.lower not in ("he", "she", "they", "it", "him", "them"):
            return None
        mention = self._by_end.get(t.end)
        actor = self._found.by_id.get(mention.actor) if mention is not None else None
        if actor is not None:
            return actor.name
        tokens = self._parse.tokens
        best: Token | None = None
        for i in range(t.i - 1, max(-1, t.i - 120), -1):
            other = tokens[i]
            if other.sent < t.sent - 3:
                break
            if best is not None and other.sent < best.sent:
                break
            if other.dep in ("nsubj", "nsubjpass") and other.is_noun and self._fits(t.lower, other):
                best = other
                if other.sent == t.sent:
                    break
        return None if best is None else self.words(best)

    def _fits(self, pronoun: str, other: Token) -> bool:
        if not self.is_agent(other):
            return False
        plural = other.tag in ("NNS", "NNPS") or self._parse.child(other.i, "conj") is not None
        collective = other.tag == "NN" and other.lower in self._words.agents
        if pronoun in ("they", "them"):
            return plural or collective
        if pronoun == "it":
            return not plural and not other.lower.endswith(PERSON_ENDINGS)
        return not plural


def parse_child_deps(found: Found, i: int) -> frozenset[str]:
    """Return the dependency labels of a token's children."""
    return frozenset(c.dep for c in found.parse.children(i))


def _is_passive(deps: frozenset[str]) -> bool:
    return "auxpass" in deps


AGENT_ENDINGS = ("ist", "ian", "man", "men", "woman", "women", "eer", "crat", "eur")
PERSON_ENDINGS = ("ist", "man", "woman", "ster", "er", "or")
NOT_AGENTS = frozenset({"career", "regimen", "specimen"})
