"""Copies, partial copies and rewrites; lineages: the groups of reports that count as one source.

A copy shares its word 5-grams, a partial copy some of them (versions of a story, its background). A rewrite tells the
same in other words: few 5-grams in common, half and more of the content words, the same lead, near in time. Whether two
reports are a pair does not hang on what else is in the pile, page furniture apart. The share from which a rewrite is
called one lies above what independent reports of one event share (measured on public multi-outlet news: at most .47 of
their content words, two agency rewrites apart).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from dateline.model import Copy, CopyKind, Reading
from dateline.relating import overlap
from dateline.relating.told import story_text

COPY = 0.5  # containment from which a text is a copy of another
PARTIAL = 0.2
REWRITE = 0.5  # mean share of content words from which two texts of the same days tell the same
LEAD, LEAD_WORDS = 0.4, 80  # the same of their first words: later versions of a story share the rest, not the lead
CLOSER = 0.1  # so much more of both must two texts share that also share runs of words, as versions do
REWRITE_WORDS = 40  # shorter texts say too little to tell
REWRITE_DAYS = 3
MUTUAL = 0.4  # a copy that is a smaller part of the other than this is a piece in a round-up
ORIGIN_DAYS = 1  # rewrites further apart may be two outlets on two days of one matter


def copies(readings: Sequence[Reading]) -> tuple[Copy, ...]:
    """Return the pairs of reports that share their text or tell the same in other words, in the order of the pile."""
    words = overlap.words_of([story_text(r) for r in readings])
    found = overlap.containments(overlap.grams(words))
    kinds: dict[tuple[int, int], CopyKind] = {
        pair: "copy" if max(shares) >= COPY else "partial" for pair, shares in found.items() if max(shares) >= PARTIAL
    }
    leads = overlap.content(overlap.shortened(words, LEAD_WORDS))
    for (a, b), share in overlap.alikes(overlap.content(words), REWRITE).items():
        more = CLOSER if (a, b) in kinds else 0.0
        long = min(len(words.runs[a]), len(words.runs[b])) >= REWRITE_WORDS
        near = _days(readings[a], readings[b]) <= REWRITE_DAYS
        alike = share >= REWRITE + more and overlap.mean_share(leads[a], leads[b]) >= LEAD + more
        if kinds.get((a, b)) != "copy" and long and near and alike:
            kinds[a, b] = "rewrite"
    return tuple(_copy(readings, pair, found.get(pair, (0.0, 0.0)), kind) for pair, kind in sorted(kinds.items()))


def lineages(readings: Sequence[Reading], found: Sequence[Copy]) -> tuple[tuple[str, ...], ...]:
    """Return the report ids in groups of one origin, in the order of the pile.

    Copies of each other, and rewrites of a day, are of one origin (transitively). A round-up that takes in reports of
    several origins counts with the one it shares most with, and does not make them one.
    """
    day = {r.report.id: r.report.date for r in readings}
    parent = {i: i for i in day}
    known = [c for c in found if c.a in parent and c.b in parent]
    for c in known:
        near = abs((day[c.a] - day[c.b]).days) <= ORIGIN_DAYS
        mutual = c.kind == "copy" and min(c.containment_ab, c.containment_ba) >= MUTUAL
        if mutual or (c.kind == "rewrite" and near):
            parent[_root(parent, c.b)] = _root(parent, c.a)
    linked = {frozenset((c.a, c.b)) for c in known}
    for larger, pieces in sorted(_taken_in(known).items()):
        if all(frozenset(two) in linked for two in combinations(pieces, 2)):
            for piece in pieces:
                parent[_root(parent, piece)] = _root(parent, larger)
        elif all(_root(parent, i) != larger for i in day if i != larger) and parent[larger] == larger:
            parent[larger] = _root(parent, pieces[0])
    groups: dict[str, list[str]] = {}
    for r in readings:
        groups.setdefault(_root(parent, r.report.id), []).append(r.report.id)
    return tuple(tuple(g) for g in groups.values())


def _taken_in(found: Sequence[Copy]) -> dict[str, list[str]]:
    """Return, for each report that takes in others whole, those others, first the one that makes up most of it."""
    pieces: dict[str, list[tuple[float, str]]] = {}
    for c in found:
        if c.kind == "copy" and min(c.containment_ab, c.containment_ba) < MUTUAL:
            if c.containment_ab >= c.containment_ba:
                pieces.setdefault(c.b, []).append((-c.containment_ba, c.a))
            else:
                pieces.setdefault(c.a, []).append((-c.containment_ab, c.b))
    return {larger: [smaller for _, smaller in sorted(own)] for larger, own in pieces.items()}


def _root(parent: Mapping[str, str], x: str) -> str:
    while parent[x] != x:
        x = parent[x]
    return x


def _copy(readings: Sequence[Reading], pair: tuple[int, int], shares: tuple[float, float], kind: CopyKind) -> Copy:
    a, b = (readings[n].report.id for n in pair)
    return Copy(a, b, round(shares[0], 4), round(shares[1], 4), kind)


def _days(a: Reading, b: Reading) -> int:
    return abs((a.report.date - b.report.date).days)
