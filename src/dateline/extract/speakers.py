"""Speakers: the words that name the source of a cue, and the actor they mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.model import Actor, Mention
from dateline.text.parse import Parse, Token

SUBJECT = ("nsubj", "csubj")
EMPTY_SUBJECT = frozenset(
    {"be", "seem", "appear", "look", "mean", "turn", "happen", "matter", "come", "take", "sound", "feel"}
)
RELATIVE = frozenset({"who", "which", "that", "whom"})
_NEWS = "JRN"
SPEAKING = frozenset({"say", "write", "speak", "complain", "confirm", "explain", "report", "admit", "comment"})
RAISING = frozenset({"seem", "appear"})
TELLING = frozenset({"tell", "inform", "assure", "remind", "brief", "advise", "notify", "warn", "caution"})
_CHARGING = frozenset({"accuse", "suspect", "convict", "criticize", "criticise", "blame", "praise"})
_DATA = frozenset({"figure", "figures", "statistic", "statistics", "datum", "data"})  # they show, nobody speaks
_STEPS = 4  # how far a source is inherited: "vowed to go on demanding"


def is_dash(parse: Parse, token: Token) -> bool:
    """True for a dash between clauses or after a dateline, false for the hyphen of a compound."""
    return token.text in ("--", "—", "–") or (token.text == "-" and parse.text[token.end : token.end + 1].isspace())


def is_passive(parse: Parse, verb: Token) -> bool:
    """True for a passive verb ("was told") or a bare participle that modifies a noun ("a plan described as")."""
    if any(c.dep == "mark" and c.lower == "with" for c in parse.children(verb.i)):
        return verb.tag in ("VBN", "VBD")  # "with the king expected to speak"
    if verb.tag != "VBN":
        return False
    children = parse.children(verb.i)
    if any(c.dep == "auxpass" for c in children):
        return True
    if any(c.dep == "aux" for c in children):
        return False
    if verb.dep == "conj":
        return is_passive(parse, parse.head(verb))
    return verb.dep in ("acl", "advcl", "amod", "pcomp") or any(c.dep == "agent" for c in children)


def source_tokens(parse: Parse, verb: Token) -> list[Token]:
    """Return the tokens of the noun phrase that is the source of a verb; empty when it has none in sight."""
    at = verb
    for _ in range(_STEPS):
        if at is not verb and is_passive(parse, at):  # "was quoted by the paper as saying", "was forced to admit"
            subject = parse.child(at.i, "nsubjpass")
            return noun_phrase(parse, subject) if subject is not None and subject.lower != "it" else []
        agent = parse.child(at.i, "agent")
        if agent is not None:
            return _agent_phrase(parse, agent)
        if is_passive(parse, at):
            return []
        subjects = [c for c in parse.children(at.i) if c.dep in SUBJECT]
        subject = min(subjects, key=lambda c: abs(c.i - verb.i), default=None)
        if subject is not None:
            return [] if _empty(at, subject) else noun_phrase(parse, subject)
        beside = _beside(parse, at) if at.tag in ("VBD", "VBZ", "VBP") else []
        if beside:
            return beside
        above = _controller(parse, at)
        if isinstance(above, list):
            return above
        if above is None:
            return []
        at = above
    return []


def _agent_phrase(parse: Parse, agent: Token) -> list[Token]:
    """The noun phrase behind "by", without what the parse hangs on it of the verb: "by the mayor *as a gift*"."""
    phrase = noun_phrase(parse, parse.child(agent.i, "pobj"))
    verb = parse.head(agent)
    stray = ("as", "of", "for") if verb.lemma in _CHARGING else ("as",)
    cut = next((n for n, t in enumerate(phrase) if n and t.lower in stray and t.dep == "prep"), len(phrase))
    return phrase[:cut]


def _topmost(parse: Parse, noun: Token) -> Token:
    """The noun that heads its sentence, where a phrase behind it holds ``noun``; ``noun`` itself where none does."""
    at = noun
    while at.dep in ("pobj", "prep", "appos") and at.head != at.i:
        at = parse.head(at)
    return at if at.dep == "ROOT" and at.is_noun else noun


def _empty(verb: Token, subject: Token) -> bool:
    """True for "there", and for the "it" of "it seems that"."""
    return subject.lower == "there" or (subject.lower == "it" and verb.lemma in EMPTY_SUBJECT)


def _beside(parse: Parse, verb: Token) -> list[Token]:
    """The noun phrase right before or behind a finite verb for which the parse knows no subject."""
    if verb.dep in ("conj", "relcl"):
        return []
    for i in (verb.i - 1, verb.i + 1):
        if 0 <= i < len(parse.tokens) and parse.tokens[i].sent == verb.sent:
            top = parse.tokens[i]
            if not (top.is_noun or top.tag in ("PRP", "DT") or top.dep in ("amod", "compound", "poss")):
                continue
            while top.dep in ("det", "amod", "compound", "poss", "nmod", "nummod") and top.head != top.i:
                top = parse.head(top)
            if top.is_noun or (top.tag == "PRP" and top.lower not in ("him", "her", "them", "me", "us")):
                phrase = [t for t in noun_phrase(parse, top) if (t.i < verb.i) == (i < verb.i)]
                if phrase and (i > verb.i or phrase[-1].i == verb.i - 1):
                    return phrase
    return []


def _controller(parse: Parse, verb: Token) -> Token | list[Token] | None:
    """The verb whose source a subjectless verb shares, or the noun phrase it modifies, or None."""
    head = parse.head(verb)
    if head.i == verb.i:
        return None
    if verb.dep in ("conj", "xcomp", "advcl", "dep", "ccomp", "parataxis", "aux", "prep") and head.is_verb:
        return head
    if verb.dep in ("acl", "relcl") and (head.is_noun or head.tag in ("CD", "DT")) and verb.tag == "VBG":
        return noun_phrase(parse, head)
    if verb.dep == "acl" and head.is_noun and verb.tag in ("VBD", "VBZ"):  # "The pope, in a message, called for peace"
        return noun_phrase(parse, _topmost(parse, head))
    if verb.dep in ("pcomp", "acl", "advcl"):
        while not head.is_verb and head.head != head.i and head.dep in ("prep", "pobj", "dobj", "acomp", "attr"):
            possessor = parse.child(head.i, "poss") if head.is_noun else None
            if possessor is not None:
                return list(parse.subtree(possessor.i))
            head = parse.head(head)
        return head if head.is_verb else None
    return None


def noun_phrase(parse: Parse, head: Token | None) -> list[Token]:
    """Return the noun phrase of ``head`` with its modifiers; what stands behind its first comma is left out unless
    it is part of a list of sources."""
    if head is None:
        return []
    tokens = parse.subtree(head.i)
    dateline = next((n for n, t in enumerate(tokens) if n and t.i > head.i and _ends_dateline(parse, t)), None)
    if dateline is not None:
        tokens = tokens[dateline + 1 :]
        head = next((t for t in tokens if t.is_noun and t.dep not in ("compound", "poss", "nmod", "amod")), head)
    last_listed = _last_listed(parse, head)
    kept: list[Token] = []
    for t in tokens:
        if t.i < head.i and is_dash(parse, t):
            kept = []  # a dateline: "PARIS, May 3 - The minister"
            continue
        if t.i > last_listed and (t.text in (",", ";", ":", "(") or is_dash(parse, t)):
            break
        kept.append(t)
    first = last = next((n for n, t in enumerate(kept) if t.i == head.i), 0)
    while first and kept[first - 1].i == kept[first].i - 1:
        first -= 1
    while last + 1 < len(kept) and kept[last + 1].i == kept[last].i + 1:
        last += 1
    kept = kept[first : last + 1]  # in one piece
    while kept and kept[-1].dep == "punct":
        kept.pop()
    while kept and kept[0].text in ("•", "-", "*", ","):
        kept.pop(0)
    return kept


def _ends_dateline(parse: Parse, token: Token) -> bool:
    """True for the dash of a dateline: "GENEVA (Agency) - The organisation said"."""
    return is_dash(parse, token) and parse.tokens[token.i - 1].text == ")"


def _last_listed(parse: Parse, head: Token) -> int:
    """The number of the last head of a list of noun phrases ("the mayor, her deputy and *aides*")."""
    at, last = head, head.i
    while (following := parse.child(at.i, "conj")) is not None:
        before = min(t.i for t in parse.subtree(following.i)) - 1
        if parse.tokens[before].dep == "cc":
            last = following.i
        at = following
    return last


def antecedent(parse: Parse, source: Sequence[Token]) -> Token | None:
    """Return the head noun that a relative pronoun alone as a source stands for, or None."""
    if len(source) != 1 or source[0].lower not in RELATIVE:
        return None
    at = source[0]
    for _ in range(_STEPS):
        if at.dep == "relcl":
            return parse.head(at)
        if at.head == at.i:
            return None
        at = parse.head(at)
    return None


def source_head(source: Sequence[Token]) -> Token | None:
    """Return the token of ``source`` that governs the others, or None when there is no source."""
    members = {t.i for t in source}
    return next((t for t in source if t.head not in members or t.head == t.i), None)


class MentionIndex:
    """Mentions by the offsets of the words they cover."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._by_offset: dict[int, Mention] = {}
        for mention in sorted(mentions, key=lambda m: (m.end - m.start, m.start)):
            for offset in range(mention.start, mention.end):
                self._by_offset.setdefault(offset, mention)

    def actor(self, token: Token | None) -> str | None:
        """Return the actor of the narrowest mention that covers ``token``, or None."""
        mention = self._by_offset.get(token.start) if token is not None else None
        return mention.actor if mention is not None else None


def speaker(parse: Parse, source: Sequence[Token], index: MentionIndex) -> str | None:
    """Return the id of the actor that the source means, by its head or what stands in apposition to it, or None."""
    head = antecedent(parse, source) or source_head(source)
    if head is None or head.lemma in _DATA:
        return None
    named = index.actor(head)
    if named is None:
        beside = [c for c in parse.children(head.i) if c.dep == "appos" and not _bracketed(parse, head, c)]
        named = next((actor for c in beside if (actor := index.actor(c)) is not None), None)
    return named


def _bracketed(parse: Parse, head: Token, token: Token) -> bool:
    """True for a noun behind ``head`` that stands in brackets: "(D-Ohio)" names nobody."""
    between = [t.text for t in parse.tokens[head.i : token.i]]
    return between.count("(") > between.count(")")


def addressee(parse: Parse, cue: Token) -> list[Token]:
    """Return the noun phrase of the one who is told: "told *reporters*", "wrote to *the mayor*"; empty if unsaid."""
    for c in parse.children(cue.i):
        if c.dep in ("dobj", "dative") and cue.lemma in TELLING:
            phrase = noun_phrase(parse, parse.child(c.i, "pobj") if c.lower == "to" else c)
        elif c.dep in ("prep", "dative") and c.lower == "to" and cue.lemma in SPEAKING and c.i > cue.i:
            phrase = noun_phrase(parse, parse.child(c.i, "pobj"))
        else:
            continue
        head = source_head(phrase)
        return phrase if head is not None and head.is_noun else []
    return []


def outlets(actors: Sequence[Actor]) -> dict[str, str]:
    """Return the names of the news outlets (organisations of PLOVER sector JRN) among the actors, by id."""
    return {a.id: a.name for a in actors if a.code == _NEWS and a.kind == "organisation"}


def outlet(tokens: Sequence[Token], index: MentionIndex, names: Mapping[str, str]) -> str | None:
    """Return the name of the first news outlet that ``tokens`` mention, or None."""
    found = (index.actor(t) for t in tokens) if names else ()
    return next((names[actor] for actor in found if actor is not None and actor in names), None)
