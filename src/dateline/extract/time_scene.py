"""Where a time expression stands: the words around it, the tense they show, and the dates named before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from dateline.extract.time_patterns import Words
from dateline.model import Timex

PAST, OPEN, AHEAD = -1, 0, 1

_AHEAD = frozenset(
    "will 'll ll shall would could might may can must should upcoming planned scheduled due slated expected expects"
    " expire expires expiring begins starts opens ends effective forthcoming deadline ending runs payable to".split()
)
# Verbs of what is arranged, told in the present tense of what is ahead ("the council meets on Monday").
_DIARY = frozenset(
    "arrives convenes debates departs faces holds hosts leaves meets resumes testifies travels visits votes".split()
)
_PAST = frozenset(
    # auxiliaries, "since" and the irregular past forms of English verbs that news uses
    "was were had did since ago last been has have arose ate awoke beat became began bent bid bit bled blew born bought"
    " broke brought built burnt came caught chose clung crept cut dealt died drank drew drove dug fed fell felt flew"
    " fled flung forbade foresaw forgave forgot fought found froze gave got grew heard held hid hit hung issued kept"
    " killed knelt knew laid lay led left lent lost made meant met misled outgrew overcame oversaw overthrew overtook"
    " paid put quoted ran rang rebuilt reset resold rode rose said sang sank sat saw sent shook shot shrank shut sold"
    " slept slid sought spent split spoke sprang spun stole stood struck stuck stung swam swept swore swung taught"
    " thought threw told took tore undertook undid underwent upheld woke went wept withdrew withheld withstood won wore"
    " wrote read".split()
)
_NOT_PAST = frozenset(
    "need speed indeed feed red bed hundred shed wed seed proceed exceed breed fed united succeed so-called limited"
    " based detailed related embed".split()
)
_BREAKS = frozenset(".;!?\n")
_ARRANGED = frozenset("due scheduled planned expected slated expire to".split())
_BE = frozenset("be is are being".split())
_LIMITS = frozenset("by until through till".split())
_FILLERS = frozenset("the early late mid end next".split())
# "to" shows the future only before a bare verb; these make it a preposition or an amount.
_AFTER_TO = frozenset("the a an its his her their our this that $ each".split())
# ... and after one of these; else ("a rally to mark") the verb before it counts.
_BEFORE_TO = frozenset(
    "is are was were be expected expects expect scheduled planned plans plan planning due set slated hopes hope hoped"
    " wants want intends intend aims aim ready likely unlikely agreed agrees promised promises vowed vows pledged"
    " threatened threatens decided decides prepared prepares preparing ordered asked urged refused about going able"
    " supposed poised unable willing has have had proposed invited required allowed forced begin".split()
)


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
        if self.words.words[end : end + 2] in (("'", "s"), ("’", "s")):
            return AHEAD if "will" in self.words.words[max(0, start - 6) : start] else PAST
        if self.word(start - 1) in _LIMITS or (self.word(start - 2) in _LIMITS and self.word(start - 1) in _FILLERS):
            had = "had" in self.words.words[max(0, start - 10) : start] or self.word(end + 2) == "had"
            return PAST if had else AHEAD
        if before != OPEN:
            return before
        return self._nearest(range(end, min(len(self.words.words), end + 12)))

    def _nearest(self, places: range) -> int:
        words, codes = self.words.words, self.words.codes
        for n in places:
            word = words[n]
            if word in _BREAKS or word[0] == "\n":
                if word == "." and n and (len(words[n - 1]) == 1 or not self._ends(n)):
                    continue
                return OPEN
            tense = cue(word)
            if word == "won" and words[n + 1 : n + 3] in (("'", "t"), ("’", "t")):
                return AHEAD
            if word in _DIARY and codes[n] == "x":
                return AHEAD
            if word in ("is", "are") and cue(self.word(n + 1)) == OPEN and self.word(n + 1) != "to":
                return OPEN
            if tense == PAST and (self.word(n - 1) in _BE or self.word(n - 2) == "be"):
                continue  # "will be paid", "is paid": the tense is that of the auxiliary
            if tense == AHEAD and word in _ARRANGED and "had" in self.words.words[max(0, n - 6) : n]:
                return PAST
            if tense == AHEAD and word in _ARRANGED and word != "to" and self.word(n - 1) in ("was", "were"):
                return OPEN
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
        bare = after.isalpha() and after not in _AFTER_TO and code == "x" and not after.endswith(("ing", "s", "ed"))
        return bare and (self.word(n - 1) in _BEFORE_TO or n == 0)

    def _ends(self, n: int) -> bool:
        """Return whether the full stop at ``n`` ends a sentence."""
        ends, starts, text = self.words.ends, self.words.starts, self.text
        while n + 1 < len(ends) and text[starts[n + 1]] in "'\"”’)":
            n += 1
        if n + 1 >= len(ends) or self.words.codes[n + 1] == "\n":
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

    def last_value(self, *lengths: int, told: bool = False) -> str | None:
        """Return the latest calendar value before this place, of one of the given lengths (any when none is given).

        With ``told``: only of a year that is written out, or of the DCT's year.
        """
        for timex in reversed(self.found[-40:]):
            value = timex.value.split("T")[0]
            if not value[:4].isdigit() or timex.type not in ("DATE", "TIME"):
                continue
            if told and value[:4] not in timex.text and value[:4] != str(self.dct.year):
                continue
            if not lengths or len(value) in lengths:
                return value
        return None

    def last_quarter(self) -> str | None:
        """Return the quarter that the text speaks of: of the latest year, ended before the DCT if any, first named."""
        if self.found and self._of_months(self.found[-1]):
            return None
        now = self.dct.year * 4 + (self.dct.month - 1) // 3
        best: tuple[str, bool, str] | None = None
        for timex in reversed(self.found[-40:]):
            value = timex.value
            if timex.type == "DATE" and re.fullmatch(r"\d{4}-Q[1-4]", value) and value[:4] <= str(self.dct.year):
                rank = (value[:4], int(value[:4]) * 4 + int(value[6]) - 1 < now, value)
                if best is None or rank[:2] >= best[:2]:
                    best = rank
        return best[2] if best else None

    @staticmethod
    def _of_months(timex: Timex) -> bool:
        """Return whether a length is that of a report on more than a quarter ("the first nine months")."""
        return timex.value in ("P9M", "P6M") and timex.text.lower().startswith(("the first", "the latest", "first"))


def cue(word: str) -> int:
    """Return the tense that a word shows by itself."""
    if word in _AHEAD:
        return AHEAD
    if word in _PAST or (len(word) > 3 and word.endswith("ed") and word not in _NOT_PAST):
        return PAST
    return OPEN
