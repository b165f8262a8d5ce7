"""Position histories: where each actor stands on each issue, over time.

Issues are merged across wordings: an issue joins a group when its content words (stems; rare ones and names weigh
more), and more faintly the main actors of its report, are similar enough to the group's. The groups are built in date
order, so that a new report only adds to them. An issue is named in the reports' words.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dateline.knowledge.issue_words import concepts
from dateline.model import Position, PositionHistory, Reading, StancePoint
from dateline.text import terms

SAME = 0.22  # similarity to a group from which an issue joins it
POWER = 0.7  # how far a large group is held to the average (1) rather than to its sum (0)
NAME_WEIGHT = 1.6
SCENE, SCENE_WEIGHT = 3, 0.5  # so many main actors of the report, so much each
CONCEPT_WEIGHT = 0.7  # of what several words name alike ("quit", "resignation"), beside the words themselves
ADDRESSED_WEIGHT = 0.5  # the names of who is asked or threatened, beside the issue's own words


@dataclass(frozen=True, slots=True)
class _Item:
    reading: Reading
    position: Position
    vector: Mapping[str, float]
    own: frozenset[str]  # the terms of the issue's own words that can tie it to another: not the names alone


@dataclass(slots=True)
class _Group:
    items: list[_Item] = field(default_factory=list)
    total: dict[str, float] = field(default_factory=dict)

    def add(self, item: _Item) -> None:
        self.items.append(item)
        for term, weight in item.vector.items():
            self.total[term] = self.total.get(term, 0.0) + weight


def histories(readings: Sequence[Reading]) -> tuple[PositionHistory, ...]:
    """Return one history for each actor and issue: the issues spoken of most stand first, then their actors."""
    items = _items(readings)
    groups = _groups(items)
    found: list[tuple[tuple[object, ...], PositionHistory]] = []
    for group in groups:
        label = _label(group)
        by_actor: dict[str | None, list[_Item]] = defaultdict(list)
        for item in group.items:
            by_actor[_name(item)].append(item)
        for actor, held in by_actor.items():
            history = _history(actor, label, held)
            order = (-len(group.items), label, -len(held), actor is None, actor or "")
            found.append((order, history))
    return tuple(h for _, h in sorted(found, key=lambda pair: pair[0]))


def _history(actor: str | None, issue: str, items: Sequence[_Item]) -> PositionHistory:
    points = tuple(
        StancePoint(i.reading.report.date, i.position.stance, i.reading.report.id, i.position.start, i.position.end)
        for i in items
    )
    return PositionHistory(actor, issue, points[-1].stance, points)


def _name(item: _Item) -> str | None:
    actor = item.reading.actor(item.position.actor)
    return actor.name if actor is not None else None


def _items(readings: Sequence[Reading]) -> list[_Item]:
    bags: list[tuple[Reading, Position, dict[str, float]]] = []
    for reading in sorted(readings, key=lambda r: (r.report.date, r.report.id)):
        names = {a.id: a.name for a in reading.actors}
        scene = _scene(reading, names)
        bags.extend((reading, p, _bag(p, names, scene)) for p in reading.positions)
    df: Counter[str] = Counter(t for _, _, bag in bags for t in bag)
    n = len(bags)
    items = []
    for reading, position, bag in bags:
        weighed = {t: w * math.log(2 + n / df[t]) for t, w in bag.items()}
        norm = math.sqrt(sum(w * w for w in weighed.values())) or 1.0
        words = terms.content(position.issue)
        proper = terms.names(f"on {position.issue}")
        own = frozenset(t for t in (*words, *_concepts(position.issue)) if t not in proper) or frozenset(words)
        items.append(_Item(reading, position, {t: w / norm for t, w in weighed.items()}, own))
    return items


def _scene(reading: Reading, names: Mapping[str, str]) -> list[str]:
    """The stems of the names of the report's main actors: what an issue in it is about when its words do not say."""
    counts = Counter(m.actor for m in reading.mentions)
    main = sorted(counts, key=lambda a: (-counts[a], a))[:SCENE]
    return [t for a in main for t in terms.content(names.get(a, ""))]


def _bag(position: Position, names: Mapping[str, str], scene: Sequence[str]) -> dict[str, float]:
    proper = terms.names(f"on {position.issue}")  # its first word may be a name
    bag = {t: (NAME_WEIGHT if t in proper else 1.0) for t in terms.content(position.issue)}
    for t in terms.content(names.get(position.to or "", "")):
        bag.setdefault(t, ADDRESSED_WEIGHT)
    for t in _concepts(position.issue):
        bag[t] = CONCEPT_WEIGHT
    for t in scene:
        bag.setdefault(t, SCENE_WEIGHT)
    return bag


def _concepts(issue: str) -> list[str]:
    """The concepts that the words of an issue stand for, marked so that they meet no stem."""
    known = concepts()
    return [f"={c}" for w in terms.TERM.findall(issue.lower()) for c in known.get(w, ())]


def _groups(items: Sequence[_Item]) -> list[_Group]:
    groups: list[_Group] = []
    holding: dict[str, set[int]] = defaultdict(set)
    tying: dict[str, set[int]] = defaultdict(set)
    for item in items:
        scores: dict[int, float] = defaultdict(float)
        tied = {n for term in item.own for n in tying[term]}
        for term, weight in item.vector.items():
            for n in tied.intersection(holding[term]):
                scores[n] += weight * groups[n].total[term]
        best, at = 0.0, -1
        for n, score in sorted(scores.items()):
            similarity = score / len(groups[n].items) ** POWER
            if similarity > best:
                best, at = similarity, n
        if best < SAME:
            at = len(groups)
            groups.append(_Group())
        groups[at].add(item)
        for term in item.vector:
            holding[term].add(at)
        for term in item.own:
            tying[term].add(at)
    return groups


def _label(group: _Group) -> str:
    """The issue nearest to the middle of the group; the shorter and earlier one of equals."""

    def nearness(item: _Item) -> float:
        return sum(w * group.total[t] for t, w in item.vector.items())

    ranked = sorted(group.items, key=lambda i: (-round(nearness(i), 6), len(i.position.issue), i.position.issue))
    return " ".join(ranked[0].position.issue.split())
