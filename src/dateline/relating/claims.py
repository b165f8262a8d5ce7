"""Claims: statements merged across reports, with who makes them and what stands against them.

A statement is the content of an attribution. Two are the same claim when most of their content words agree and so do
their numbers and denials; two that share half their words and contradict each other (``contradictions.compare``) stand
against each other.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.model import Attribution, Citation, Claim, ClaimStatus, Reading
from dateline.relating.contradictions import Said, compare, denied
from dateline.text import terms

SAME = 0.6  # share of the smaller statement's content words from which two are one claim ...
TOLD = 0.5  # ... when they also share so much of what the fuller of them tells
MATTER = 0.4  # share of what the fuller of them tells from which they speak of one matter
LEAST = 4  # content words a statement needs
SHARED = 3  # content words that two statements on one matter share at least
LONGEST = 500  # characters; longer contents are speeches
DAYS = 14  # what is said later is rather news than a contradiction
FEW = 10  # so many statements more are thought of, so that in a small pile what is shared still tells
TELLING = 8  # the rarest words of a statement, by which others on its matter are found
_DENYING_CUE = re.compile(r"(?:den|reject|refut|dismiss|disput|rul)\w*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Statement:
    citation: Citation
    origin: object  # the lineage of its report, or the outlet that relays it
    text: str
    wording: str | None  # by which a sentence taken over is known; quotations are alike in any report
    speaker: str | None
    said: Said
    stems: frozenset[str]
    numbers: frozenset[str]


def claims(readings: Sequence[Reading], origins: Sequence[Sequence[str]]) -> tuple[Claim, ...]:
    """Return the claims in the order in which they were first made.

    ``origins`` groups the ids of reports of one origin, which count once; so do reports that had it from one outlet, or
    tell it in the same sentence.
    """
    origin = {r: n for n, group in enumerate(origins) for r in group}
    found = [s for r in readings for s in _statements(r, origin)]
    telling = _Telling(found)
    groups: list[list[_Statement]] = []
    against: dict[int, set[int]] = defaultdict(set)
    index: dict[str, list[int]] = defaultdict(list)
    for s in found:
        near = sorted({g for t in telling.rarest(s) for g in index[t]})
        rivals = {g for g in near if _contradict(groups[g][0], s, telling)}
        home = next((g for g in near if g not in rivals and _same(groups[g][0], s, telling)), None)
        if home is None:
            home = len(groups)
            groups.append([])
            for t in s.stems:
                index[t].append(home)
        groups[home].append(s)
        for g in rivals - {home}:
            against[home].add(g)
            against[g].add(home)
    return tuple(_claim(group, [groups[m][0].text for m in sorted(against[n])]) for n, group in enumerate(groups))


def _statements(reading: Reading, origin: Mapping[str, int]) -> list[_Statement]:
    text, report, out = reading.report.text, reading.report, []
    for a in reading.attributions:
        if not a.content or a.content[-1][1] - a.content[0][0] > LONGEST:
            continue
        start, end = a.content[0][0], a.content[-1][1]
        words = " ".join(text[start:end].split())
        stems = frozenset(terms.content(words))
        if len(stems) < LEAST:
            continue
        actor = reading.actor(a.speaker)
        out.append(
            _Statement(
                citation=Citation(report.id, start, end),
                origin=a.via or origin.get(report.id, report.id),
                text=words,
                wording=words.lower() if a.kind == "indirect" else None,
                speaker=actor.name if actor is not None else None,
                said=Said(f"{_denying(text, a)}{words}", report.date),
                stems=stems,
                numbers=frozenset(t for t in stems if t[0].isdigit()),
            )
        )
    return out


def _denying(text: str, attribution: Attribution) -> str:
    """Return the words of saying when they deny what is said, else nothing."""
    cue = " ".join(text[s:e] for s, e in attribution.cue)
    return f"{cue} " if _DENYING_CUE.match(cue) else ""


def _share(a: _Statement, b: _Statement) -> float:
    shared = len(a.stems & b.stems)
    return shared / min(len(a.stems), len(b.stems)) if shared >= SHARED else 0.0


def _same(a: _Statement, b: _Statement, telling: _Telling) -> bool:
    """Return whether the two say the same: neither much more than the other, nor a number that the other has not."""
    if _share(a, b) < SAME or telling.shared(a, b) < TOLD:
        return False
    if a.numbers != b.numbers and not a.numbers & b.numbers:
        return False
    return compare(a.said, b.said) in ("agree", "compatible")


def _contradict(a: _Statement, b: _Statement, telling: _Telling) -> bool:
    """Return whether the two, of one matter and of the same days, cannot both be so."""
    if a.citation.report == b.citation.report or abs((a.said.date - b.said.date).days) > DAYS:
        return False
    if telling.shared(a, b) < MATTER:
        return False
    for one, other in ((a, b), (b, a)):
        refused = denied(one.said.text)
        if refused is not None and denied(other.said.text) is None and not (refused and refused <= other.stems):
            return False
    return compare(a.said, b.said) == "contradiction"


class _Telling:
    """How much statements tell: rare words much, those of the whole pile little."""

    def __init__(self, statements: Sequence[_Statement]) -> None:
        self._df = terms.document_frequency(s.stems for s in statements)
        self._n = len(statements) + FEW
        self._told: dict[frozenset[str], float] = {}

    def shared(self, a: _Statement, b: _Statement) -> float:
        """Return the share of what the fuller of the two tells that they share."""
        shared = a.stems & b.stems
        if len(shared) < SHARED:
            return 0.0
        return self._sum(shared) / max(self._of(a.stems), self._of(b.stems))

    def rarest(self, s: _Statement) -> list[str]:
        """Return the statement's most telling words."""
        return sorted(s.stems, key=lambda t: (self._df[t], t))[:TELLING]

    def _of(self, stems: frozenset[str]) -> float:
        if stems not in self._told:
            self._told[stems] = self._sum(stems)
        return self._told[stems]

    def _sum(self, stems: frozenset[str]) -> float:
        return math.fsum(math.log(self._n / self._df[t]) for t in stems)


def _independent(group: Sequence[_Statement]) -> int:
    """Return of how many origins the statements are; the same sentence word for word is of one."""
    first: dict[str, object] = {}
    return len({first.setdefault(s.wording, s.origin) if s.wording is not None else s.origin for s in group})


def _claim(group: Sequence[_Statement], against: Sequence[str]) -> Claim:
    speakers = sorted({s.speaker for s in group if s.speaker is not None})
    independent = _independent(group)
    status: ClaimStatus = "disputed" if against else "corroborated" if independent > 1 else "single"
    return Claim(
        text=group[0].text,
        speaker=speakers[0] if len(speakers) == 1 else None,
        reports=tuple(dict.fromkeys(s.citation.report for s in group)),
        independent_outlets=independent,
        status=status,
        against=tuple(against),
        evidence=tuple(s.citation for s in group),
    )
