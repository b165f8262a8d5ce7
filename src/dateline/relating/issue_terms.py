"""What an issue is compared by: its words, what they stand for, the countries it plays in, the sentence around it.

Each is a block of weighed terms of unit length; a position's vector joins the blocks, so that the cosine of two
is a weighed mean of how alike the two are in each respect.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.knowledge.countries import terms as country_terms
from dateline.knowledge.issue_words import concepts_of
from dateline.model import Position, Reading
from dateline.text import terms

# How much each respect counts: words of the issue, concepts, countries, the report's main actors, words and concepts
# of the sentence, the very report (two issues of one report are rather the same than two of different reports).
WEIGHTS = {"w": 1.0, "c": 1.0, "t": 0.5, "s": 0.2, "x": 0.3, "xc": 0.1, "d": 0.3}
UNWEIGHED = frozenset({"t", "d"})  # no weight by rarity
NAME_WEIGHT = 1.6
ADDRESSED_WEIGHT = 0.5  # the names of who is asked or threatened, beside the issue's own words
COUNTRIES, MAIN_ACTORS = 3, 3
TIES = ("w:", "c:")

# Words that say little of what an issue is about, and those that only point back to what was named before.
LIGHT_WEIGHT = 0.4
LIGHT = frozenset(
    map(
        terms.stem,
        "intention plan step measure effort idea way need right question problem people country issue part possibility"
        " proposal demand call request action matter process situation desire appetite policy position kind".split(),
    )
)
POINTING = frozenset(
    map(
        terms.stem,
        "demand demands offer proposal proposals call request plan idea move step threat decision suggestion claim"
        " concept notion measure answer deal event main latest".split(),
    )
)
FRESH = frozenset({"own", "new", "another", "other", "others", "different", "further"})  # not that one
BACK = 500  # characters back to what an issue points to

Bag = dict[str, float]
Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Item:
    """A position in its report; ``issue`` is its wording, with what that points back to ("demand: a seat")."""

    reading: Reading
    position: Position
    vector: Vector
    issue: str

    @property
    def ties(self) -> frozenset[str]:
        """The terms by which another issue can be the same one."""
        return frozenset(t for t in self.vector if t.startswith(TIES))


def words(text: str) -> list[str]:
    """Return the words of ``text`` in lower case, without the genitive."""
    return [w.lower().replace("’", "'").removesuffix("'s") for w in terms.TERM.findall(text)]


def concepts(text: str) -> list[str]:
    """Return the concepts that the words of ``text`` stand for, each once."""
    return list(dict.fromkeys(c for _, c in concepts_of(words(text))))


def items(readings: Sequence[Reading]) -> list[Item]:
    """Return the positions of the readings with their vectors, by date, report and place."""
    held: list[tuple[Reading, Position, str, dict[str, Bag]]] = []
    for reading in sorted(readings, key=lambda r: (r.report.date, r.report.id)):
        if reading.positions:
            scene = _Scene(reading)
            held.extend((reading, p, issue, blocks) for p, issue, blocks in scene.described())
    seen = {b: Counter(t for *_, blocks in held for t in blocks[b]) for b in WEIGHTS}
    return [Item(r, p, _vector(blocks, seen, len(held)), issue) for r, p, issue, blocks in held]


def _vector(blocks: Mapping[str, Bag], seen: Mapping[str, Counter[str]], n: int) -> Vector:
    found: dict[str, float] = {}
    for name, weight in WEIGHTS.items():
        bag = blocks[name]
        if name not in UNWEIGHED:
            bag = {t: w * math.log(2 + n / seen[name][t]) for t, w in bag.items()}
        norm = math.sqrt(sum(w * w for w in bag.values()))
        if norm:
            found |= {f"{name}:{t}": w / norm * math.sqrt(weight) for t, w in bag.items()}
    length = math.sqrt(sum(w * w for w in found.values())) or 1.0
    return {t: w / length for t, w in found.items()}


class _Scene:
    """A report's sentences, main actors and countries, to describe its issues by."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.names = {a.id: a.name for a in reading.actors}
        home = {a.id: a.country for a in reading.actors}
        told = Counter(m.actor for m in reading.mentions)
        main = sorted(told, key=lambda a: (-told[a], a))[:MAIN_ACTORS]
        self.main = {t: 1.0 for a in main for t in terms.content(self.names.get(a, ""))}
        at: Counter[str] = Counter()
        for actor, count in told.items():
            country = home.get(actor)
            if country is not None:
                at[country] += count
        total = sum(at.values())
        self.countries = {c: at[c] / total for c in sorted(at, key=lambda c: (-at[c], c))[:COUNTRIES]}

    def described(self) -> Iterator[tuple[Position, str, dict[str, Bag]]]:
        """Yield the positions in text order with their wording; one that points back takes over what it points to."""
        last: tuple[Position, str, dict[str, Bag]] | None = None
        for p in sorted(self.reading.positions, key=lambda p: (p.start, p.end)):
            blocks = self.blocks(p)
            issue = " ".join(p.issue.split())
            back = set(blocks["w"]) <= POINTING and FRESH.isdisjoint(words(p.issue))
            if back and last is not None and 0 <= p.start - last[0].end <= BACK:
                for name in ("w", "c"):
                    blocks[name] = last[2][name] | blocks[name]
                issue = f"{issue}: {last[1]}"
            else:
                last = p, issue, blocks
            yield p, issue, blocks

    def blocks(self, p: Position) -> dict[str, Bag]:
        """Return the terms of one position, by respect."""
        around = self._sentence(p)
        proper = terms.names(f"on {p.issue}")  # its first word may be a name
        own = {t: _weight(t, proper) for t in terms.content(p.issue)}
        for t in terms.content(self.names.get(p.to or "", "")):
            own.setdefault(t, ADDRESSED_WEIGHT)
        return {
            "w": own,
            "c": dict.fromkeys(concepts(p.issue), 1.0),
            "t": self.countries | dict.fromkeys(_countries(p.issue), 1.0),
            "s": dict(self.main),
            "x": dict.fromkeys(terms.content(around), 1.0),
            "xc": dict.fromkeys(concepts(around), 1.0),
            "d": {self.reading.report.id: 1.0},
        }

    def _sentence(self, p: Position) -> str:
        text = self.reading.report.text
        for s in self.reading.sentences:
            if s.start <= p.start < s.end:
                return text[s.start : max(s.end, p.end)]
        return text[p.start : p.end]


def _weight(term: str, proper: Container[str]) -> float:
    if term in proper:
        return NAME_WEIGHT
    return LIGHT_WEIGHT if term in LIGHT else 1.0


def _countries(text: str) -> list[str]:
    """Return the codes of the countries that a text names."""
    named = terms.TERM.findall(text)
    found = []
    for n, word in enumerate(named):
        bare = word.replace("’", "'").removesuffix("'s")
        known = country_terms().get(f"{named[n - 1]} {bare}" if n else bare) or country_terms().get(bare)
        if known is not None:
            found.append(known.country.code)
    return found
