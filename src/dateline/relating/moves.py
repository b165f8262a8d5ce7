"""Moves: which item with a later (or earlier) date took the place of which.

Told by the sentence that put the first one off ("the trial has been postponed until May"), or by a later statement of
the same thing that says so itself ("will now begin on 9 May").
"""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from dateline.knowledge.settling import MOVED
from dateline.model import Outlook
from dateline.relating.archive import Archive
from dateline.relating.settle import Settled
from dateline.relating.sought import Sought

NOW = re.compile(r"\b(?:now|instead|new date|rather than|brought forward|rescheduled|moved|postponed|put off)\b", re.I)
LATE = timedelta(days=7)  # after the old date, until which a move of it is believed
ALIKE = 0.6  # share of the new item's words that the old one has
WEEKS, DAYS = 7, 2
MOST = 20  # items of one act that are compared with a new date, the latest first
BESIDE = 400  # characters behind the sentence that puts it off, within which the new date may stand

Stated = tuple[int, Outlook]


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing ahead: its statements (index of the reading, item), what became of it, what it took the place of."""

    number: int
    stated: tuple[Stated, ...]
    settled: Settled | None
    replaces: int | None = None

    @property
    def item(self) -> Outlook:
        """The first statement."""
        return self.stated[0][1]

    def is_dated(self) -> bool:
        """True when it has a day to be moved."""
        return self.item.from_ is not None or self.item.to is not None


def follow_moves(things: Sequence[Thing], archive: Archive) -> list[Thing]:
    """Return the things with moves followed: the new one replaces the old, and the old one is superseded."""
    out = list(things)
    replaced: set[int] = set()
    places: dict[int, list[tuple[int, int, int]]] = defaultdict(list)  # of a report: where dated items are stated
    for thing in out:
        if thing.is_dated():
            for number, o in thing.stated:
                places[number].append((o.start, o.end, thing.number))
    for thing in things:
        if thing.settled is not None and thing.settled.status == "superseded" and thing.is_dated():
            new = _named_beside(thing, things, places[thing.settled.report])
            if new is not None and out[new].replaces is None:
                out[new] = dataclasses.replace(out[new], replaces=thing.number)
                replaced.add(thing.number)
    _say_so_themselves(out, replaced, archive)
    return out


def _named_beside(old: Thing, things: Sequence[Thing], places: list[tuple[int, int, int]]) -> int | None:
    """Return the item whose date stands in the sentence that put the old one off, or right behind it."""
    assert old.settled is not None
    start, end = old.settled.start, old.settled.end + BESIDE
    for s, e, n in sorted(places):
        new = things[n]
        fresh = n != old.number and new.stated[0][0] >= old.stated[0][0] and _is_elsewhere(old, new)
        if fresh and start <= s and e <= end and new.item.from_ is not None:
            return n
    return None


def _say_so_themselves(out: list[Thing], replaced: set[int], archive: Archive) -> None:
    """Mark the things whose own words say that they have a new date, and those that they took the place of."""
    by_act: dict[str, list[int]] = defaultdict(list)
    for n in sorted(range(len(out)), key=lambda n: (out[n].stated[0][0], out[n].item.start)):
        thing = out[n]
        if not thing.is_dated() or thing.item.kind == "possible":
            continue
        number, item = thing.stated[0]
        sought = Sought(item, number, archive) if _looks_moved(item) else None
        if sought is not None and thing.replaces is None and item.from_ is not None:
            old = _same_before(thing, sought, out, by_act, replaced, archive)
            if old is not None:
                out[n] = dataclasses.replace(thing, replaces=old)
                replaced.add(old)
                settled = out[old].settled
                if settled is None or settled.status != "superseded":
                    at = Settled("superseded", number, item.start, item.end)
                    out[old] = dataclasses.replace(out[old], settled=at)
        for act in sorted(Sought(item, number, archive).acts):
            by_act[act].append(n)


def _looks_moved(item: Outlook) -> bool:
    return NOW.search(item.what) is not None or MOVED.search(item.what) is not None


def _same_before(
    new: Thing, sought: Sought, things: list[Thing], by_act: dict[str, list[int]], replaced: set[int], archive: Archive
) -> int | None:
    """Return the latest earlier item of the same act, actor and matter whose date was not over."""
    earlier = sorted({n for act in sorted(sought.acts) for n in by_act[act][-MOST:]}, reverse=True)
    told = sought.told
    for n in earlier:
        old = things[n]
        last = old.item.to or old.item.from_
        if n in replaced or last is None or told > last + LATE or not _is_elsewhere(old, new):
            continue
        if old.stated[0][0] >= new.stated[0][0] or (old.settled is not None and old.settled.report < new.stated[0][0]):
            continue  # what was told of it before stands
        other = Sought(old.item, old.stated[0][0], archive)
        if sought.who and other.who and not sought.who & other.who:
            continue
        common = archive.weights(sought.stems & other.stems)
        if len(sought.stems & (other.stems | other.names)) >= 2 and common >= ALIKE * archive.weights(sought.stems):
            return n
    return None


def _is_elsewhere(old: Thing, new: Thing) -> bool:
    """True when the two intervals do not meet, or the new one is a day of the old one's weeks."""
    first, last = old.item.from_ or old.item.to, old.item.to or old.item.from_
    start, end = new.item.from_ or new.item.to, new.item.to or new.item.from_
    if first is None or last is None or start is None or end is None:
        return False
    narrower = first <= start and end <= last and (last - first).days >= WEEKS and (end - start).days <= DAYS
    return last < start or end < first or narrower
