"""What he, she, it and "the alliance" mean: a salient actor that agrees; left out when unsure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dateline.extract.quotes import quotations
from dateline.knowledge.cues import cues
from dateline.knowledge.quantities import people
from dateline.knowledge.words import HUMAN_VERBS
from dateline.model import Actor
from dateline.text.parse import Parse, Token

PERSONAL = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
IMPERSONAL = {"it", "its", "itself"}
REACH = 2  # sentences back
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "conj", "relcl", "parataxis"})
EXPLETIVE = frozenset({"be", "seem", "appear", "take", "happen", "matter"})  # "it is time", "it took weeks"
SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Referent:
    """A mention with the tokens it spans, its actor and, for a person, the gender."""

    start: int
    end: int
    first: int
    last: int
    actor: Actor
    gender: str | None = None


def _coded(*codes: str) -> Callable[[Actor], bool]:
    return lambda actor: actor.code in codes and actor.kind in ("organisation", "group")


def _named(*ids: str) -> Callable[[Actor], bool]:
    return lambda actor: actor.id in ids


# "the" + noun -> the last actor of this kind.
NOMINALS: dict[str, Callable[[Actor], bool]] = {
    "alliance": _named("nato", "warsaw-pact"),
    "bloc": _named("european-union", "association-of-southeast-asian-nations", "gulf-cooperation-council"),
    "company": _coded("BUS"), "firm": _coded("BUS"), "carmaker": _coded("BUS"), "automaker": _coded("BUS"),
    "giant": _coded("BUS"), "party": _coded("PTY"), "newspaper": _coded("JRN"), "broadcaster": _coded("JRN"),
    "network": _coded("JRN"), "watchdog": _named("international-atomic-energy-agency"), "tribunal": _coded("JUD"),
    "court": _coded("JUD"),
}  # fmt: skip


def pronoun_mentions(parse: Parse, named: list[Referent]) -> list[Referent]:
    """Return the named mentions with those of the pronouns that could be resolved, in text order."""
    found: list[Referent] = []
    by_last: dict[int, Referent] = {}
    scene = _Scene(parse)
    waiting = iter([*named, None])
    nxt = next(waiting)
    for token in parse.tokens:
        while nxt is not None and nxt.first <= token.i:
            found.append(nxt)
            by_last[nxt.last] = nxt
            nxt = next(waiting)
        meant = _meant(scene, token, found, by_last)
        if meant:
            made = Referent(token.start, token.end, token.i, token.i, meant.actor, meant.gender)
            found.append(made)
            by_last[token.i] = made
    return found


class _Scene:
    """A parse with what stands in quotation marks, and the subjects that are persons without a name."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.inside: list[int] = [0] * len(parse.tokens)  # number of the quotation, 0 outside
        for number, span in enumerate(quotations(parse.text), 1):
            for token in parse.tokens_in(span.start, span.end):
                self.inside[token.i] = number
        single, _ = people()
        self.persons = [
            t.i for t in parse.tokens if t.dep in SUBJECTS and not self.inside[t.i] and self._counts(t, single)
        ]

    def _counts(self, token: Token, persons: frozenset[str]) -> bool:
        """True for a noun that counts one person, and for a name that speaks or thinks."""
        if token.lower in ("he", "she"):
            return True
        if token.tag == "NNP":
            return self.parse.head(token).lemma in HUMAN_VERBS
        return token.tag == "NN" and token.lower in persons

    def hears(self, token: Token, name: Token) -> bool:
        """True when a pronoun may mean a name: not one inside a quotation in which the pronoun does not stand."""
        return self.inside[name.i] in (0, self.inside[token.i])

    def stranger(self, token: Token, since: Referent, known: dict[int, Referent], gender: str) -> bool:
        """True when a person who is not known was the subject of a clause between a mention and the pronoun, or of
        the sentence in which the mention is no subject."""
        if self.inside[token.i]:
            return False
        at = self.parse.tokens[since.last]
        first = at.i if at.dep in SUBJECTS else self.parse.sentence_tokens(at.sent)[0].i - 1
        between = (self.parse.tokens[i] for i in self.persons if i not in known and first < i < token.i)
        return any(PERSONAL.get(t.lower, gender) == gender for t in between)


def _meant(scene: _Scene, token: Token, found: list[Referent], by_last: dict[int, Referent]) -> Referent | None:
    parse = scene.parse
    if found and found[-1].last >= token.i:
        return None
    gender = PERSONAL.get(token.lower)
    if gender:
        return _subject(parse, token, by_last, gender) or _person(scene, token, gender, found, by_last)
    if token.lower == "they":
        return _they(scene, token, found)
    if token.lower in IMPERSONAL:
        if token.lower == "it" and parse.head(token).lemma in EXPLETIVE:
            return None
        return _subject(parse, token, by_last, None) or (_it(scene, token, found) if token.lower == "it" else None)
    if token.lower in NOMINALS and token.tag == "NN" and token.i > 0 and parse.tokens[token.i - 1].lower == "the":
        fits = NOMINALS[token.lower]
        return next((r for r in reversed(found) if fits(r.actor)), None)
    return None


def _subject(parse: Parse, token: Token, by_last: dict[int, Referent], gender: str | None) -> Referent | None:
    """The subject of the clause that the pronoun's own clause hangs on ("Name said he ...", "State wants its ...")."""
    verb = parse.head(token)
    if token.dep == "nsubj" or token.dep == "nsubjpass":
        if verb.dep not in CLAUSES:
            return None
        verb = parse.head(verb)
    for _ in range(6):
        subject = parse.child(verb.i, *SUBJECTS)
        if subject is not None and subject.i < token.i:
            meant = by_last.get(subject.i)
            return meant if meant and _agrees(meant, gender) else None
        if verb.head == verb.i:
            return None
        verb = parse.head(verb)
    return None


def _agrees(meant: Referent, gender: str | None) -> bool:
    if gender is None:
        return meant.actor.kind in ("state", "organisation")
    return meant.actor.kind == "person" and meant.gender in (None, gender)


def _it(scene: _Scene, token: Token, before: list[Referent]) -> Referent | None:
    """The state or body that "it said" goes on from."""
    return _goes_on(scene, token, before, lambda r, at: r.actor.kind in ("state", "organisation") and at.tag != "NNPS")


def _they(scene: _Scene, token: Token, before: list[Referent]) -> Referent | None:
    """The people that "they said" goes on from."""
    many = ("organisation", "group")  # "Democrats" are their party
    return _goes_on(scene, token, before, lambda r, at: r.actor.kind in many and at.tag in ("NNS", "NNPS", "PRP"))


def _goes_on(
    scene: _Scene, token: Token, before: list[Referent], fits: Callable[[Referent, Token], bool]
) -> Referent | None:
    """The subject of the sentence before, where the pronoun is the subject of a verb of speech: when it fits and no
    other noun was a subject after it."""
    parse = scene.parse
    verb = parse.head(token)
    speaks = verb.lemma in HUMAN_VERBS or cues().quotes(verb.lemma)
    if token.dep != "nsubj" or not speaks or scene.inside[token.i]:
        return None
    subjects = [
        t
        for sent in range(max(0, token.sent - REACH), token.sent)
        for t in parse.sentence_tokens(sent)
        if t.dep in SUBJECTS and not scene.inside[t.i] and t.tag[:1] != "W"
    ]
    last = [t for t in subjects if t.sent == subjects[-1].sent] if subjects else []
    main = next((t for t in last if parse.head(t).dep == "ROOT"), None)
    if main is None or any(t.is_noun and t.i > main.i for t in last) or parse.child(main.i, "conj") is not None:
        return None
    meant = next((r for r in reversed(before) if r.first <= main.i <= r.last), None)
    return meant if meant is not None and fits(meant, parse.tokens[main.i]) else None


def _person(
    scene: _Scene, token: Token, gender: str, before: list[Referent], known: dict[int, Referent]
) -> Referent | None:
    """The last subject of the sentence before or this one that agrees, if no rival stands closer."""
    parse = scene.parse
    candidates: list[tuple[int, int, Referent]] = []
    for r in reversed(before):
        at = parse.tokens[r.last]
        distance = token.sent - at.sent
        if distance > REACH:
            break
        agrees = r.actor.kind == "person" and r.gender in (None, gender)
        if agrees and r.last < token.i and scene.hears(token, at):
            candidates.append((distance, 0 if at.dep in SUBJECTS else 1, r))
    if not candidates:
        return None
    nearest = min(c[0] for c in candidates)
    level = [c for c in candidates if c[0] == nearest]
    best = min(c[1] for c in level)
    meant = {c[2].actor.id: c[2] for c in level if c[1] == best}
    only = next(iter(meant.values())) if len(meant) == 1 else None
    return None if only is None or scene.stranger(token, only, known, gender) else only
