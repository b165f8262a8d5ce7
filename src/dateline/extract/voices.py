"""Voices: who speaks in a candidate, who relays it and who is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.extract.candidate import Candidate
from dateline.extract.inserted import QUOTING
from dateline.extract.speakers import (
    SPEAKING,
    MentionIndex,
    addressee,
    noun_phrase,
    outlet,
    source_head,
    source_tokens,
    speaker,
)
from dateline.text.parse import Parse, Token

_MEDIA = frozenset({"television", "tv", "radio", "media", "newspaper", "newspapers", "press", "broadcaster"})
_MOST = 0.35  # share of a relayed content that the inner statement fills


class Voices:
    """Speakers, outlets and addressees of a report's candidates; ``outlets`` are names by actor id."""

    def __init__(
        self, parse: Parse, found: Sequence[Candidate], index: MentionIndex, outlets: Mapping[str, str]
    ) -> None:
        self.parse, self.found, self.index, self.outlets = parse, found, index, outlets

    def speaker(self, c: Candidate) -> tuple[str | None, str | None]:
        """Return the actor id of the speaker and the name of the outlet that relays the words (None where unknown)."""
        source = [t for t in c.source if t.i not in c.content]
        named = speaker(self.parse, source, self.index)
        head = source_head(source)
        if named is not None and named not in self.outlets and head is not None and head.lower in _MEDIA:
            named = None  # "Egyptian state television" is not the state
        quoted = self._quoted(c)
        if quoted:
            via = outlet(source, self.index, self.outlets)
            return speaker(self.parse, quoted, self.index), via
        if named is not None and named in self.outlets:
            said = speaker(self.parse, self._inner(c), self.index)
            return (said, self.outlets[named]) if said is not None else (named, None)
        beside = source if c.frame == "phrase" else self._clause(c)
        beside = [t for t in beside if t.i not in c.content and self.parse.tokens[t.i - 1].text != "("]  # no dateline
        return named, outlet(beside, self.index, self.outlets)

    def addressee(self, c: Candidate) -> str | None:
        """Return the words that name who is told, None when that is an outlet or nobody."""
        source = {t.i for t in c.source}
        told = addressee(self.parse, self.parse.tokens[c.head])
        told = [t for t in told if t.i not in c.content and t.i not in source]
        if not told or outlet(told, self.index, self.outlets) is not None:
            return None
        return self.parse.text[told[0].start : told[-1].end]

    def _quoted(self, c: Candidate) -> list[Token]:
        """Whom a cue verb quotes: "quoted *the mayor* as saying", "the agency said, citing *the mayor*"."""
        cue = self.parse.tokens[c.head]
        if not cue.is_verb:
            return []
        if cue.lemma not in QUOTING:
            asides = (k for k in self.parse.children(cue.i) if k.dep == "advcl" and k.tag == "VBG")
            cue = next((k for k in asides if k.lemma in QUOTING), cue)
            named = speaker(self.parse, c.source, self.index)
            if cue.lemma not in QUOTING or named not in self.outlets:
                return []
        elif not any(k.lower == "as" or k.dep == "ccomp" for k in self.parse.children(cue.i)) or cue.tag == "VBN":
            return []
        return noun_phrase(self.parse, self.parse.child(cue.i, "dobj"))

    def _inner(self, c: Candidate) -> list[Token]:
        """The source of the statement inside ``c`` that fills most of it."""
        nested = [f for f in self.found if f is not c and f.head in c.content and f.source]
        widest = max(nested, key=lambda f: len(f.content & c.content), default=None)
        if widest is not None and len(widest.content & c.content) >= _MOST * len(c.content):
            return widest.source
        main = (self.parse.tokens[i] for i in sorted(c.content))
        verb = next((t for t in main if t.lemma in SPEAKING and t.tag in ("VBD", "VBZ") and t.dep == "ROOT"), None)
        return source_tokens(self.parse, verb) if verb is not None else []  # '"No," said X, according to the agency'

    def _clause(self, c: Candidate) -> list[Token]:
        """The clause of a cue verb, with what governs "saying" in "was quoted by the agency as saying"; the source
        itself apart."""
        cue = self.parse.tokens[c.head]
        if not cue.is_verb:
            return []
        above = self.parse.head(self.parse.head(cue))
        clause = self.parse.subtree(above.i if cue.dep == "pcomp" and above.lemma in QUOTING else cue.i)
        source = {t.i for t in c.source}
        return [t for t in clause if t.i not in source]
