"""An outlook item as something to look for: its act, its actor, what else it names, and when."""

from __future__ import annotations

import functools
import re
from datetime import date, timedelta
from itertools import pairwise

from dateline.knowledge.acts import families, is_light, stem
from dateline.knowledge.ahead import ahead_words
from dateline.knowledge.settling import MOVED, NEGATED, STATE, UNNAMED
from dateline.model import Outlook, Reading
from dateline.relating.acts import act_stems, after_act, core, has_act, stems_of
from dateline.relating.archive import Archive

ENOUGH = 4  # rare words of a long statement beyond which no more are asked for
ACT = ""  # stands for the act in a pair of words
PART = re.compile(r",| and | or |\(")
MONTH = 31  # days of an interval up to which it counts as a date
DAYS = 2
Coded = tuple[str, str | None, str | None]  # a coded event: type, actor, recipient


class Sought:
    """What the later sentences are compared with."""

    def __init__(self, item: Outlook, report: int, archive: Archive) -> None:
        self.item, self.report = item, report
        reading = archive.readings[report]
        self.told = reading.report.date
        what = core(_timeless(item, reading))
        stems = list(stems_of(what))
        self.parties, self.named = _parties(item.who or "")
        self.who = frozenset(s for s, _ in stems_of(item.who)) if item.who else frozenset()
        self.acts = (act_stems(what) - _cues()) or act_stems(what)
        self.kinds = frozenset(f for s in self.acts for f in families(s))
        self.stems = frozenset(s for s, _ in stems if not is_light(s)) | self.acts | self.who
        rest = after_act(what) if self.who else None
        self.rest = frozenset(s for s, _ in stems_of(rest) if not is_light(s)) if rest else self.stems
        self.rest -= self.who | self.acts
        self.sure = has_act(what) or bool(self.kinds)  # a verb that acts, or a noun of an act
        near = archive.matter(archive.at(report, item.start))
        self.context = frozenset(s for t in near for s in t.stems)
        self.names = frozenset(s for t in near for s in t.names)
        self.enough = ENOUGH * archive.rarest
        forecast = item.kind == "predicted" and not item.who and item.to is None
        self.vague = forecast or STATE.search(what) is not None
        self.unnamed = item.who is None and UNNAMED.match(item.what) is not None  # whose act it is, is not known
        self.negated = NEGATED.search(what) is not None
        self.known: dict[str, bool] = {}  # words that were asked whether they name the act
        self.pairs = pairs(what, self.acts, self.kinds)
        self.events: frozenset[Coded] = frozenset(
            (e.type, e.actor, e.recipient) for e in reading.events if e.start < item.end and item.start < e.end
        )

    @property
    def wanted(self) -> frozenset[str]:
        """The stems and act families by which candidates are found."""
        return self.stems | self.kinds

    def is_dated(self) -> bool:
        """True when the item has its date: a month at most."""
        first, last = self.item.from_, self.item.to
        return first is not None and last is not None and (last - first).days <= MONTH

    def is_day(self) -> bool:
        """True when the item has its day, or two or three of them."""
        first, last = self.item.from_, self.item.to
        return first is not None and last is not None and (last - first).days <= DAYS

    def due(self) -> date:
        """Return the first day on which it may have happened."""
        return self.item.from_ or self.told

    def last_day(self, window: timedelta) -> date:
        """Return the last day on which a report may settle the item."""
        return (self.item.to or self.item.from_ or self.told) + window


@functools.cache
def _cues() -> frozenset[str]:
    """Return the stems of the words that look ahead ("expects", "scheduled"): they are not what is ahead."""
    known = ahead_words()
    return frozenset(stem(w) for table in (known.states, known.infinitives, known.objects) for w in table)


def _timeless(item: Outlook, reading: Reading) -> str:
    """Return the item's words without its time expressions."""
    what = item.what
    for t in reading.timexes:
        if item.start <= t.start and t.end <= item.end:
            what = what.replace(t.text, " ", 1)
    return MOVED.sub(" ", what)


def pairs(text: str, acts: frozenset[str], kinds: frozenset[str]) -> frozenset[tuple[str, str]]:
    """Return the pairs of telling words that stand together, the act's words as one."""
    stems = [ACT if s in acts or families(s) & kinds else s for s, _ in stems_of(text) if not is_light(s)]
    close = [*pairwise(stems), *zip(stems, stems[2:], strict=False)]
    return frozenset((a, b) if a < b else (b, a) for a, b in close if a != b)


def _parties(who: str) -> tuple[tuple[frozenset[str], ...], bool]:
    """Return the stems of each of the actors ("X and Y"), of a named one the names alone; and whether one is named."""
    found, named = [], False
    for part in PART.split(who):
        words = list(stems_of(part))
        names = frozenset(s for s, name in words if name)
        if not names and len(words) == 1 and part.strip()[:1].isupper() and not part.strip().endswith("s"):
            names = frozenset(s for s, _ in words)  # a name at the front, no plural
        named = named or bool(names)
        if words:
            found.append(names or frozenset(s for s, _ in words))
    return tuple(found), named
