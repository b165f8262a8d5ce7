"""What is known of each figure for linking it to others: its unit, its aspect, its scope, its words."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from dateline.knowledge.countries import terms
from dateline.knowledge.quantities import is_people, singular, units, word_set
from dateline.model import Figure, Reading, Span

RAREST = 2.5  # the most that a word's rarity counts
WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
SCALE_TO = {"gallon": ("barrel", 1 / 42), "minute": ("hour", 1 / 60), "month": ("year", 1 / 12)}
SECURITY = word_set("soldier solder troop police policeman policemen officer member guard serviceman conscript")
YOUNG = word_set("child kid boy girl pupil student baby infant schoolchild")
GENERIC = word_set(
    "person people civilian human individual victim death dead body life other man woman resident citizen protester"
    " demonstrator casualty fatality worker employee crew national villager inhabitant patient case infection"
)
STOP = word_set(
    "the a an of in at from for with on to by and or that which who whom whose it its they their them he his she her"
    " this these those there here is are was were be been has have had not as than but more most some about up out into"
    " over said says say would could may might will also including after before when since while so far now one two i"
    " we you according reported report told"
)
PART = re.compile(
    r"\b(?:another|further|additional|new(?:ly)?|other|others|more(?! than)|extra|remaining|rise of|increase of|up by"
    r"|rose by|increased by|jump of|every|each)\b",
    re.IGNORECASE,
)
DAY = re.compile(
    r"\b(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|overnight|this (?:morning|week|weekend)"
    r"|(?:in|over) the (?:past|last)|in 24 hours|in a day|last week)\b",
    re.IGNORECASE,
)
AHEAD = re.compile(
    r"\b(?:could|would|expected|forecasts?|predict\w*|worst[- ]case|target|hop(?:ed|ing)|aim(?:ed|ing)?|plans?|planned"
    r"|up to a|potential(?:ly)?|if|will)\b",
    re.IGNORECASE,
)
MANY = re.compile(r"(?:countries|nations|states)\b")
SAID = re.compile(
    r"\b(?:sa(?:id|ys?)|report(?:ed|s)?|confirm(?:ed|s)?|announced?|told|statement|since)\b", re.IGNORECASE
)
OLDER = re.compile(
    r"\b(?:(?:up|down|rise|risen|revised|increase[ds]?|jump|compared)\s(?:\w+\s)?(?:from|with)|previous(?:ly)?|earlier"
    r"|initial(?:ly)?|original(?:ly)?)\b(?:\s\w+){0,4}\s$",
    re.IGNORECASE,
)
EVERY = re.compile(r"\b(?:every|each|per|a) (?:day|night|week|month|year)\b")
WORLD = re.compile(
    r"\b(?:world ?wide|globally|global|around the (?:world|globe)|in (?:\w+ ){0,3}\d+ (?:countries|nations))\b", re.I
)


@dataclass(slots=True)
class Item:
    """One figure, seen for linking."""

    report: int
    figure: Figure
    date: date
    family: str
    size: float | None
    aspect: str | None
    group: str
    places: frozenset[str]
    flags: frozenset[str]
    words: dict[str, float]
    topic: dict[str, float]
    older: bool = False  # its text calls it an earlier number, since corrected
    converted: bool = False  # the same sum in another currency
    where: str | None = None  # the country that its words put it in, near or around


@functools.cache
def aspects() -> dict[str, str]:
    """Return the aspect that each word names."""
    text = files("dateline.knowledge").joinpath("data", "aspects.tsv").read_text(encoding="utf-8")
    out: dict[str, str] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            aspect, words = line.split("\t")
            for word in words.split():
                out.setdefault(word, aspect)
    return out


@functools.lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return the form of a word under which it is compared."""
    lower = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    return singular(lower)


def items(readings: Sequence[Reading]) -> list[Item]:
    """Return an item for every figure of ``readings`` that can be followed."""
    bags = [[_content(r.report.text[s.start : s.end]) for s in _sentences(r)] for r in readings]
    counts = [Counter(w for bag in report for w in bag) for report in bags]
    frequency: Counter[str] = Counter()
    for c in counts:
        frequency.update(c.keys())
    total = len(readings)
    idf = {w: min(RAREST, math.log(1 + total / n)) for w, n in frequency.items() if n > 1}
    out: list[Item] = []
    for n, reading in enumerate(readings):
        topic = _unit_vector({w: (1 + math.log(c)) * idf[w] for w, c in counts[n].items() if w in idf})
        out.extend(_of_reading(n, reading, bags[n], idf, topic))
    return out


def _sentences(reading: Reading) -> tuple[Span, ...]:
    return reading.sentences or (Span(0, len(reading.report.text)),)


def _content(text: str) -> list[str]:
    """Return the content words of a stretch of text, folded."""
    folded = (fold(w) for w in WORD.findall(text) if len(w) > 2 and not w[0].isdigit())
    return [w for w in folded if w not in STOP]


def _unit_vector(weights: dict[str, float]) -> dict[str, float]:
    norm = math.sqrt(sum(w * w for w in weights.values()))
    return {k: w / norm for k, w in weights.items()} if norm else {}


def _of_reading(
    n: int, reading: Reading, bags: list[list[str]], idf: dict[str, float], topic: dict[str, float]
) -> list[Item]:
    text, figures, sentences = reading.report.text, reading.figures, _sentences(reading)
    out: list[Item] = []
    at = 0
    for k, figure in enumerate(figures):
        while at + 1 < len(sentences) and sentences[at].end <= figure.start:
            at += 1
        here = sentences[at]
        left = figures[k - 1].end if k and figures[k - 1].end > here.start else here.start
        right = figures[k + 1].start if k + 1 < len(figures) and figures[k + 1].start < here.end else here.end
        own = _content(f"{text[left : figure.start]} {text[figure.end : right]}")
        weights: dict[str, float] = {}
        context = (
            (bags[at - 1] if at else [], 0.12),
            (bags[at], 0.2),
            (own, 0.5),
            (_content(figure.of or ""), 1.0),
        )
        for words, weight in context:  # the heaviest last
            weights.update({w: weight * idf[w] for w in words if w in idf})
        item = _item(n, reading, figure, (here.start, left, right, here.end))
        item.words, item.topic = _unit_vector(weights), topic
        item.converted = bool(k) and text[figures[k - 1].end : figure.start].strip() == "("
        out.append(item)
    return out


def _item(n: int, reading: Reading, figure: Figure, bounds: tuple[int, int, int, int]) -> Item:
    """Return the item of one figure, its words and topic still empty."""
    start, left, right, end = bounds
    text = reading.report.text
    family, factor = _family(figure, text[figure.end : min(right, figure.end + 40)])
    size = figure.value
    if size is None:
        ends = [v for v in (figure.low, figure.high) if v is not None]
        size = math.sqrt(max(ends[0], 0.1) * max(ends[-1], 0.1)) if ends else None
    return Item(
        report=n,
        figure=figure,
        date=reading.report.date,
        family=family,
        size=size * factor if size is not None else None,
        aspect=_aspect(text, figure, start, left, right, end),
        group=_group(figure),
        places=_places(figure, text[start:end], figure.start - start, (left - start, right - start)),
        flags=_flags(text, figure, left, right),
        words={},
        topic={},
        older=OLDER.search(text[max(start, figure.start - 50) : figure.start]) is not None,
        where=_where(figure.of or "", text[figure.end : right][:70], text[left : figure.start][-70:]),
    )


def _family(figure: Figure, after: str) -> tuple[str, float]:
    unit = figure.unit or "?"
    base, _, rate = unit.partition("/")
    base, factor = SCALE_TO.get(base, (base, 1.0)) if not rate or base == "gallon" else (base, 1.0)
    if base in ("case", "infection", "death"):
        base = "person"
    if (
        not rate
        and units().kinds.get(base) in ("volume", "money")
        and re.search(r"\b(?:a|per|each) day\b|daily", after)
    ):
        rate = "day"
    return (f"{base}/{rate}" if rate else base), factor


def _aspect(text: str, figure: Figure, start: int, left: int, right: int, end: int) -> str | None:
    """Return the aspect named nearest to the figure, words of its own phrase before those of its neighbours."""
    table = aspects()
    inside = {w.lower() for w in WORD.findall(figure.of or "")}
    best, cost = None, 160.0
    for m in WORD.finditer(text, start, end):
        aspect = table.get(m.group().lower())
        if aspect is None:
            continue
        if m.start() >= figure.end:
            gap = m.start() - figure.end
            between = text[figure.end : m.start()]
            crosses = m.start() >= right
        elif m.end() <= figure.start:
            gap = figure.start - m.end() + 3
            between = text[m.end() : figure.start]
            crosses = m.end() <= left
        else:
            gap, between, crosses = 0, "", False
            if aspect == "troops" or (aspect == "infected" and m.group().lower().startswith("case")):
                gap = 12
        if m.group().lower() in inside:
            gap = int(gap * 0.35)
        price = gap + 25.0 * crosses + 12 * between.count(",") + 40 * (";" in between)
        if price < cost:
            best, cost = aspect, price
    return best


def _group(figure: Figure) -> str:
    """Return what sort of people is counted: "people", "security", "young" or the noun itself."""
    if figure.unit not in ("person", "case", "infection", "death"):
        return figure.unit or "?"
    words = [fold(w) for w in WORD.findall(figure.text)]
    for word in reversed(words):
        if word in SECURITY:
            return "security"
        if word in YOUNG:
            return "young"
        if word in GENERIC:
            return "people"
        if is_people(word):
            return word
    return "people"


_NAME = re.compile(r"[A-Z][\w.’'-]*(?: (?:of (?:the )?)?[A-Z][\w.’'-]*)*")
_PLACE = re.compile(r"\b(?:in|across|inside|throughout|near|at|from|into|around) (?:the )?$")
_WHEN = word_set(
    "january february march april may june july august september october november december monday tuesday wednesday"
    " thursday friday saturday sunday as department ministry"
)


def _places(figure: Figure, sentence: str, at: int, bounds: tuple[int, int]) -> frozenset[str]:
    """Return the places and nations that limit a figure: those of its own words, else those beside it."""
    left, right = bounds
    end = at + len(figure.text)
    head, tail = sentence[max(left, at - 120) : at], sentence[end:right][:90]
    if WORLD.search(sentence[max(0, at - 40) : end + 70]) or MANY.match(figure.of or ""):
        return frozenset(["*"])
    found = _countries(figure.text) | _countries(figure.of or "", sentence[:right])
    return frozenset(found or _countries(tail, loose=True) or _countries(head, loose=True))


def _countries(text: str, inside: str | None = None, *, loose: bool = False) -> set[str]:
    """Return the keys of the places named in ``text`` (and, when given, ``inside`` another text): country codes, towns.

    ``loose`` adds other names after "in" and the like.
    """
    table = terms()
    found: set[str] = set()
    for m in _NAME.finditer(text):
        if inside is not None and m.group() not in inside:
            continue
        name = m.group().replace("’", "'").removesuffix("'s").removesuffix("'")
        term = table.get(name) or table.get(name.rstrip("."))
        if term is not None:
            found.add(term.country.code if term.kind in ("name", "adjective", "national") else name)
        elif not _WHEN.isdisjoint(name.lower().split()):
            continue
        elif " of " in name or (loose and _PLACE.search(text, 0, m.start())):
            found.add(name.lower())
        elif " " in name:
            found |= {table[w].country.code for w in name.split() if w in table and table[w].kind != "city"}
    return found


_WHERE = re.compile(
    r"\b(?:in|inside|near|around|across|throughout|within|to|with|encircled|surrounding) (?:the )?"
    r"([A-Z][\w.-]+(?: [A-Z][\w.-]+)*)"
)


def _where(of: str, tail: str, head: str) -> str | None:
    """Return the code of the country that a figure's own words, or those nearest to it, place it in."""
    table = terms()
    for part, last in ((of, False), (tail, False), (head, True)):
        found = [table.get(m.group(1).rstrip(".")) for m in _WHERE.finditer(part)]
        known = [t.country.code for t in found if t is not None and t.kind == "name"]
        if known:
            return known[-1 if last else 0]
    return None


def _flags(text: str, figure: Figure, left: int, right: int) -> frozenset[str]:
    found: set[str] = set()
    head, tail = text[max(left, figure.start - 45) : figure.start], text[figure.end : min(right, figure.end + 60)]
    if PART.search(figure.text) or re.search(r"\b(?:another|further|additional|rise of|increase of|by)\s$", head, re.I):
        found.add("part")
    if re.match(r" (?:more|others|other|new)\b", tail) or EVERY.search(tail[:45]):
        found.add("part")
    if any((m := DAY.search(part)) and not SAID.search(part[: m.start()]) for part in (tail.split(" as ")[0], head)):
        found.add("day")
    clause = re.split(r"[,;:.]\s", text[max(left, figure.start - 80) : figure.start])[-1]
    if AHEAD.search(head) or AHEAD.search(clause) or re.match(r" (?:could|would|will)\b", tail):
        found.add("ahead")
    return frozenset(found)
