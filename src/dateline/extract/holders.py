"""Holders: what can hold a position, and whose words a clause is."""

from __future__ import annotations

import functools

from dateline.extract.clauses import speech_verb, subjects
from dateline.extract.found import Found
from dateline.extract.parties import Parties
from dateline.knowledge.lexicon import word_set
from dateline.knowledge.quantities import people
from dateline.text.parse import Parse, Token

FIRST = frozenset({"i", "we", "us", "our", "my", "me"})
PERSONAL = frozenset({"he", "she", "it", "they", "him", "her", "them", "his", "its", "their"}) | FIRST
BODIES = word_set(
    "government party council court union board company firm ministry parliament opposition administration alliance",
    "group movement league committee regime authority leadership army bank nation country state city team club",
    "coalition panel commission agency side camp house senate congress judge office department force bloc executive",
    "cabinet charity church media press public congregation delegation faction organisation organization body military",
    "police industry federation association society institution kingdom republic capital embassy community",
    "majority minority half many some most all both several others few everyone nobody poll number partner member",
    "guild gang king queen prince emir sultan pope crown throne",
    "power neighbour neighbor allies ally critic supporter opponent campaigner source figure chief head",
)


def is_first(t: Token) -> bool:
    """True for "I", "we", "us", "our" (and not for the country US)."""
    return t.lower in FIRST and t.tag.startswith("PRP")


def is_personal(t: Token) -> bool:
    """True for a personal or possessive pronoun."""
    return t.lower in PERSONAL and t.tag.startswith("PRP")


OPENING, CLOSING = ('"', "“"), ('"', "”")
DOERS = ("er", "or", "ist", "ian", "man", "woman", "ee", "eer", "ant")
THINGS = word_set(
    "letter paper order number matter weather factor sector border manner answer murder disaster computer tower river",
    "water summer winter corner power offer newer other another whether after over ever never center danger cover",
    "mirror door floor fear year war labor labour behavior behaviour favor favor terror motor horror rumor rumour plan",
    "ban committee coffee degree fee chapter quarter shelter register poster banner layer paper tender charter barrier",
    "carrier trigger winger finger anger hunger encounter transfer gender budget restaurant plant grant warrant",
)


REACH = 3  # sentences back to whoever began a quotation


def quoted_sentences(found: Found) -> frozenset[int]:
    """Return the numbers of the sentences that lie wholly within quotation marks."""
    inside, quoted = False, []
    for n, span in enumerate(found.parse.sentences):
        text = found.text[span.start : span.end]
        if text[:1] in OPENING:
            inside = False
        whole = inside or text[:1] in OPENING
        for ch in text:
            if ch == '"':
                inside = not inside
            elif ch in "“”":
                inside = ch == "“"
        if whole and (inside or text.rstrip(" .,")[-1:] in CLOSING):
            quoted.append(n)
    return frozenset(quoted)


class Holders:
    """Tells who may hold a position and who speaks; built once a report."""

    def __init__(self, found: Found, parties: Parties) -> None:
        self.found = found
        self.parse: Parse = found.parse
        self.parties = parties

    @functools.cached_property
    def _quoted(self) -> frozenset[int]:
        return quoted_sentences(self.found)

    def said(self, start: int, end: int, sent: int | None) -> int | None:
        """Return the attribution of these words; for a sentence of a quotation without one, that of its neighbour."""
        own = self.found.attribution_at(start, end)
        if own is not None or sent is None or sent not in self._quoted:
            return own
        sentences = self.parse.sentences
        best: int | None = None
        for n, a in enumerate(self.found.attributions):
            at = a.cue[0][0] if a.cue else a.content[0][0]
            if sentences[max(0, sent - REACH)].start <= at < sentences[sent].start:
                best = n
            elif best is None and sentences[sent].end <= at < sentences[min(len(sentences) - 1, sent + 1)].end:
                return n
        return best

    def can_hold(self, t: Token) -> bool:
        """True for what has a will: an actor, a name, a person, a body; not for a plan or a fact."""
        if self.parties.at(t) is not None or t.tag in ("NNP", "NNPS", "PRP", "PRP$", "WP", "CD"):
            return True
        single, collective = people()
        lemma = t.lemma.lower()
        if lemma.endswith(DOERS) and lemma not in THINGS:
            return True
        return lemma in single or lemma in collective or lemma in BODIES or t.lower in BODIES

    def actors(self, tokens: tuple[Token, ...], start: int, end: int) -> tuple[str, ...]:
        """Return the actors that the words mean; a pronoun nobody resolved, or no word at all, is the speaker's."""
        got = self.parties.all_of(tokens)
        if got or (tokens and not is_personal(tokens[0])):
            return got
        said = self.said(start, end, tokens[0].sent if tokens else None)
        if said is not None and self.found.attributions[said].speaker is not None:
            return (str(self.found.attributions[said].speaker),)
        if tokens:
            above = speech_verb(self.parse, self.parse.head(tokens[0]))
            if above is not None:
                return self.parties.all_of(subjects(self.parse, above))
            if tokens[0].lower in ("he", "she", "they"):
                return self._spoken_of(tokens[0].sent)
        return ()

    def _spoken_of(self, sent: int) -> tuple[str, ...]:
        """The subject of the sentence before: whom an unresolved pronoun most likely means."""
        if sent == 0:
            return ()
        root = next((t for t in self.parse.sentence_tokens(sent - 1) if t.head == t.i), None)
        return self.parties.all_of(subjects(self.parse, root)) if root is not None else ()

    def speaker(self, v: Token) -> tuple[Token, ...] | None:
        """Return the words for whoever says the clause of ``v``; None when nobody is quoted."""
        above = speech_verb(self.parse, v)
        if above is not None:
            own = subjects(self.parse, above)
            if own:
                return own
        said = self.said(v.start, v.end, v.sent)
        if said is None:
            return None
        tokens = [t for s, e in self.found.attributions[said].source for t in self.parse.tokens_in(s, e)]
        inside = {t.i for t in tokens}
        return tuple(t for t in tokens if t.head not in inside or t.head == t.i)[:1]

    def own_words(self, doers: tuple[Token, ...], speaker: tuple[Token, ...]) -> bool:
        """True when the doer of a clause is the one who speaks it."""
        if not doers:
            return False
        if is_first(doers[0]):
            return True
        mine, said = set(self.parties.all_of(doers)), set(self.parties.all_of(speaker))
        if mine and said:
            return bool(mine & said) or self._homes(mine) == self._homes(said)
        return is_personal(doers[0])

    def _homes(self, ids: set[str]) -> set[str]:
        by_id = self.found.by_id
        return {by_id[i].country or by_id[i].name if i in by_id else i for i in ids}
