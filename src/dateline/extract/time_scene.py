"""Where a time expression stands: the words around it, the tense they show, and the dates named before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dateline.extract.time_patterns import Words
from dateline.model import Timex

PAST, OPEN, AHEAD = -1, 0, 1

_AHEAD = frozenset(
    "will 'll ll shall would could might may can must should upcoming next coming planned plans plan planning scheduled"
    " due slated set expected expects expect expires expire expiring begins start starts opens ends until effective hopes"
    " intends aims ahead forthcoming takes deadline tomorrow to ending runs payable proposed likely going wants want"
    " ready prepares preparing prepare about".split()
)
_PAST = frozenset(
    "was were had did said told met came went took made gave got found saw left began held led fell rose lost won sent"
    " brought thought felt kept paid built struck shot spoke wrote flew grew drew broke became ran sat stood"
    " put cut hit set-up bought sold sought fought taught caught heard meant dealt spent bid read quoted died"
    " killed since ago last been has have born rose sank threw chose drove swore tore wore beat ate hid bit lay dove"
    " knew won't-be issued shut slid stuck".split()
)
_NOT_PAST = frozenset("need speed indeed feed red bed hundred shed wed seed proceed exceed breed fed united".split())
_BREAKS = frozenset(".;!?\n")
# "to" shows the future only before a bare verb; these make it a preposition or an amount.
_AFTER_TO = frozenset("the a an its his her their our this that $ each".split())
_NEUTRAL_AHEAD = frozenset("may can could should must about set plan start plans".split())


@dataclass
class Scene:
    """One text being read from left to right."""

    text: str
    dct: date
    words: Words
    found: list[Timex] = field(default_factory=list)

    def direction(self, start: int, end: int) -> int:
        """Return PAST, AHEAD or OPEN for the words ``[start, end)``: what the nearest verb or cue says."""
        before = self._nearest(range(start - 1, max(-1, start - 16), -1))
        if before != OPEN:
            return before
        return self._nearest(range(end, min(len(self.words.words), end + 12)))

    def _nearest(self, places: range) -> int:
        words, codes = self.words.words, self.words.codes
        for n in places:
            word = words[n]
            if word in _BREAKS:
                if word == "." and n and (len(words[n - 1]) == 1 or not self._ends(n)):
                    continue
                return OPEN
            tense = cue(word)
            if tense == AHEAD and word == "to" and not self._infinitive(n):
                continue
            if tense == AHEAD and word == "may" and codes[n] != "x":
                continue
            if tense != OPEN:
                return tense
        return OPEN

    def _infinitive(self, n: int) -> bool:
        after = self.words.words[n + 1] if n + 1 < len(self.words.words) else ""
        code = self.words.codes[n + 1] if n + 1 < len(self.words.words) else ""
        return after.isalpha() and after not in _AFTER_TO and code == "x" and not after.endswith(("ing", "s", "ed"))

    def _ends(self, n: int) -> bool:
        """Return whether the full stop at ``n`` ends a sentence."""
        ends, starts, text = self.words.ends, self.words.starts, self.text
        if n + 1 >= len(ends):
            return True
        return starts[n + 1] > ends[n] and (text[starts[n + 1]].isupper() or not text[starts[n + 1]].isalpha())

    def sentence_start(self, n: int) -> int:
        """Return the offset at which the sentence of word ``n`` begins, roughly."""
        words = self.words.words
        for k in range(n - 1, max(-1, n - 80), -1):
            if words[k] in ".!?\n" and len(words[k - 1]) > 3 and self._ends(k):
                return self.words.ends[k]
            if words[k][0] == "\n":
                return self.words.ends[k]
        return 0

    def word(self, n: int) -> str:
        """Return the word at ``n``, or "" outside the text."""
        return self.words.words[n] if 0 <= n < len(self.words.words) else ""

    def last_value(self, *lengths: int, quarter: bool = False) -> str | None:
        """Return the latest calendar value before this place, of one of the given lengths (any when none is given)."""
        for timex in reversed(self.found[-40:]):
            value = timex.value
            if not value[:4].isdigit() or timex.type not in ("DATE", "TIME"):
                continue
            if quarter:
                if "-Q" in value and "X" not in value:
                    return value
            elif not lengths or len(value.split("T")[0]) in lengths:
                return value
        return None


def cue(word: str) -> int:
    """Return the tense that a word shows by itself."""
    if word in _AHEAD:
        return AHEAD
    if word in _PAST or (len(word) > 3 and word.endswith("ed") and word not in _NOT_PAST):
        return PAST
    return OPEN
