"""Expectations: outlook items of several reports, merged, with what became of them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import date

from dateline.knowledge.acts import families
from dateline.model import Evidence, Expectation, Outlook, OutlookStatus, Reading
from dateline.relating.acts import act_stems, stems_of
from dateline.relating.archive import Archive
from dateline.relating.moves import Stated, Thing, follow_moves
from dateline.relating.settle import Settled, settle

ALIKE = 0.6  # share of the rarer words that two statements of one thing have in common
PRONOUNS = frozenset(["", "he", "she", "they", "it", "we", "i", "who", "that", "which", "you", "one", "some"])
SHORT = 7  # days of an interval within which one act by one actor is one thing


def expectations(readings: Sequence[Reading], until: date) -> tuple[Expectation, ...]:
    """Return what the readings say is ahead, merged across reports, as it stands on ``until``.

    A thing is settled by a sentence of a later report (or of another report of the same day that tells it as past)
    whose act, actors and time agree; when none does clearly it stays pending, or is overdue once its time is over.
    A thing that was moved is superseded, and the item with its new date names it in ``replaces``.
    """
    known = sorted((r for r in readings if r.report.date <= until), key=lambda r: (r.report.date, r.report.id))
    archive = Archive(known)
    groups = _Groups(archive)
    for number, reading in enumerate(known):
        for item in reading.outlook:
            groups.add(number, item)
    things = [Thing(k, tuple(g), _settled(g, archive, until)) for k, g in enumerate(groups.groups)]
    things = follow_moves(things, archive)
    ids = _ids(things, archive)
    out = [_expectation(thing, ids, archive, until) for thing in things]
    return tuple(
        sorted(out, key=lambda e: (e.first_seen, e.evidence[0].report, e.evidence[0].start, e.evidence[0].end))
    )


class _Groups:
    """Puts the statements of one thing together."""

    def __init__(self, archive: Archive) -> None:
        self.groups: list[list[Stated]] = []
        self._archive = archive
        self._keys: list[tuple[frozenset[str], frozenset[str]]] = []
        self._same: dict[tuple[str, str | None, date | None, date | None], int] = {}
        self._index: dict[tuple[date | None, date | None, str], list[int]] = {}

    def add(self, number: int, item: Outlook) -> None:
        """Add a statement to the group of its thing, or open one."""
        same = (item.what, item.who, item.from_, item.to)
        if same in self._same:
            self.groups[self._same[same]].append((number, item))
            return
        stems = frozenset(s for s, _ in stems_of(item.what + " " + (item.who or "")))
        acts = act_stems(item.what)
        acts |= frozenset(f for s in acts for f in families(s))
        when = (item.from_, item.to)
        candidates = sorted({g for s in sorted(stems | acts) for g in self._index.get((*when, s), ())})
        day = item.from_ is not None and item.to is not None and (item.to - item.from_).days < SHORT
        chosen = next((g for g in candidates if self._is_same(stems, acts, g, day)), None)
        if chosen is None:
            chosen = len(self.groups)
            self.groups.append([])
            self._keys.append((stems, acts))
            rare = sorted(stems, key=lambda s: (-self._archive.weight(s), s))[:4]
            for s in sorted({*rare, *(acts if day else ())}):
                self._index.setdefault((*when, s), []).append(chosen)
        self.groups[chosen].append((number, item))
        if len(stems) >= 2:
            self._same[same] = chosen

    def _is_same(self, stems: frozenset[str], acts: frozenset[str], group: int, day: bool) -> bool:
        """True for mostly the same telling words; on one day, for the same act with a word in common beside it."""
        others, other_acts = self._keys[group]
        common = stems & others
        if day and acts & other_acts and common - acts - other_acts:
            return True
        shared = sum(self._archive.weight(s) for s in sorted(common))
        whole = sum(self._archive.weight(s) for s in sorted(stems | others))
        return len(common) >= 2 and shared >= ALIKE * whole


def _expectation(thing: Thing, ids: Sequence[str], archive: Archive, until: date) -> Expectation:
    readings, settled = archive.readings, thing.settled
    first_number, item = thing.stated[0]
    evidence = [Evidence(readings[n].report.id, o.start, o.end, "states") for n, o in thing.stated]
    if settled is not None:
        evidence.append(Evidence(readings[settled.report].report.id, settled.start, settled.end, "settles"))
    return Expectation(
        kind=item.kind,
        what=item.what,
        who=next((o.who for _, o in thing.stated if o.who is not None), None),
        from_=item.from_,
        to=item.to,
        first_seen=readings[first_number].report.date,
        last_seen=readings[thing.stated[-1][0]].report.date,
        status=_status(item, settled, until),
        evidence=tuple(evidence),
        condition=next((o.condition for _, o in thing.stated if o.condition is not None), None),
        firmness=item.firmness,
        speaker=next((s for n, o in thing.stated if (s := _speaker(readings[n], o)) is not None), None),
        when=item.when,
        id=ids[thing.number],
        replaces=ids[thing.replaces] if thing.replaces is not None else None,
    )


def _speaker(reading: Reading, item: Outlook) -> str | None:
    """Return whose word the statement is: the actor's name, else the words for the source."""
    if item.attribution is None:
        return None
    said = reading.attributions[item.attribution]
    actor = reading.actor(said.speaker)
    if actor is not None:
        return actor.name
    words = " ".join(reading.report.text[slice(*said.source[0])].split()) if said.source else ""
    return None if words.lower() in PRONOUNS else words


def _ids(things: Sequence[Thing], archive: Archive) -> list[str]:
    """Return an id for each thing, made from its first statement: what, who, when, on which day."""
    seen: Counter[str] = Counter()
    out = []
    for thing in things:
        number, o = thing.stated[0]
        parts = (archive.readings[number].report.date, o.kind, o.what, o.who, o.from_, o.to)
        key = hashlib.sha256("\n".join("" if p is None else str(p) for p in parts).encode()).hexdigest()[:16]
        seen[key] += 1
        out.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return out


def _settled(group: list[Stated], archive: Archive, until: date) -> Settled | None:
    return next((s for n, o in _different(group) if (s := settle(o, n, archive, until)) is not None), None)


def _different(group: list[Stated]) -> list[Stated]:
    """Return the first of the statements that say the same in the same words."""
    first: dict[tuple[str, str | None], Stated] = {}
    for n, o in group:
        first.setdefault((o.what, o.who), (n, o))
    return list(first.values())


def _status(item: Outlook, settled: Settled | None, until: date) -> OutlookStatus:
    if settled is not None:
        return settled.status
    return "overdue" if item.to is not None and item.to < until else "pending"
