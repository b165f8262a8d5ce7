"""Parties: the actors that a noun phrase means, by the mentions of the report."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.extract.clauses import conjuncts
from dateline.extract.found import Found
from dateline.knowledge.countries import terms
from dateline.text.parse import Parse, Token

INNER = ("poss", "compound", "amod", "nmod", "appos", "nummod")
PLACING = frozenset(
    {"of", "in", "from", "for", "on", "at", "near", "within", "to", "against", "between", "with", "among"}
)
STATES = frozenset({"name", "adjective", "capital"})
OWN = frozenset({"of", "in", "from"})


class Parties:
    """Looks up who a noun phrase means; built once a report."""

    def __init__(self, found: Found) -> None:
        self.parse: Parse = found.parse
        self._by_token: dict[int, str] = {}
        for m in sorted(found.mentions, key=lambda m: (m.start - m.end, m.start)):  # the widest first
            for t in found.parse.tokens_in(m.start, m.end):
                self._by_token.setdefault(t.i, m.actor)
        self._known = found.by_id

    def _state(self, t: Token) -> str | None:
        """The state that ``t`` names when it is an actor of the report ("said that Rome ...")."""
        if t.tag not in ("NNP", "NNPS", "JJ") or not t.text[:1].isupper():
            return None
        before = self.parse.tokens[t.i - 1].text if t.i else ""
        for name in (f"{before} {t.text}", t.text):
            term = terms().get(name)
            if term is not None and term.kind in STATES and term.country.id in self._known:
                return term.country.id
        return None

    def at(self, t: Token) -> str | None:
        """Return the actor of the mention that covers ``t``, or None."""
        return self._by_token.get(t.i) or self._state(t)

    def of(
        self, t: Token, *, places: bool = True, depth: int = 0, but: frozenset[str] = frozenset()
    ) -> tuple[str, ...]:
        """Return the actors that the noun phrase of ``t`` means: itself, else its owner, nationality or place.

        ``but`` names actors that are not meant: "its border with Niger" is Niger's to whoever "its" stands for.
        """
        own = self.at(t)
        if own is not None and (own not in but or depth == 0):
            return tuple(dict.fromkeys((*self._sharing(t), own, *self._listed(t)))) if depth == 0 else (own,)
        kids = self.parse.children(t.i)
        for c in kids:
            if c.dep in INNER:
                got = self.of(c, places=False, depth=depth + 1, but=but) if depth < 3 else ()
                if got:
                    return got
        if depth >= 3:
            return ()
        for c in kids:
            if c.dep == "prep" and c.lower in (PLACING if places else OWN):
                inner = self.parse.child(c.i, "pobj")
                if inner is not None:
                    got = tuple(a for n in conjuncts(self.parse, inner) for a in self.of(n, depth=depth + 1, but=but))
                    if got:
                        return got
        return ()

    def _sharing(self, t: Token) -> tuple[str, ...]:
        """Return who else the head is of: the first of "French and German envoys"."""
        if t.tag not in ("NNS", "NNPS"):
            return ()
        first = next((c for c in self.parse.children(t.i) if c.i < t.i and self._joined(c) is not None), None)
        found: list[str] = []
        while first is not None:
            actor = self.at(first)
            if actor is not None:
                found.append(actor)
            first = self._joined(first)
        return tuple(found[:-1] if found and found[-1] == self.at(t) else found)

    def _joined(self, c: Token) -> Token | None:
        """Return the next of coordinated modifiers, or None."""
        if c.dep not in ("amod", "nmod", "compound", "poss", "conj"):
            return None
        after = self.parse.child(c.i, "conj")
        return after if after is not None and self.at(after) is not None and self.at(c) is not None else None

    def _listed(self, t: Token) -> tuple[str, ...]:
        """Return who else stands behind the "of" that the mention took in: the rest of "envoys of Chad and Niger"."""
        if t.tag not in ("NNS", "NNPS"):
            return ()
        for c in self.parse.children(t.i):
            inner = self.parse.child(c.i, "pobj") if c.dep == "prep" and c.lower in ("of", "from") else None
            if inner is not None and self.at(inner) is not None:
                return tuple(a for n in conjuncts(self.parse, inner)[1:] if (a := self.at(n)) is not None)
        return ()

    def all_of(self, tokens: Iterable[Token], but: Iterable[str] = ()) -> tuple[str, ...]:
        """Return the actors of several noun phrases, each once, in text order."""
        found: dict[str, None] = {}
        for t in tokens:
            for a in self.of(t, but=frozenset(but)):
                found.setdefault(a)
        return tuple(found)
