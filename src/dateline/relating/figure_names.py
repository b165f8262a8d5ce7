"""Names of tracks: the words of a sentence that run together and say what is counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.knowledge.quantities import word_set
from dateline.model import Reading
from dateline.relating.figure_items import WORD, Item, fold

SMALL = word_set("the a an of in at on to by for from with and near around its their his her that s")
EDGE = SMALL | word_set(
    "who which were was are is have has had been be said says put puts as than since after before when while over into"
)
COUNTED = re.compile(r"^.*\b(?:number|count|total|tally|estimate|figure)s? of (?:the )?", re.IGNORECASE)
TELLING = re.compile(
    r"^(?:[\w.’'-]+ ){0,4}?(?:said|says?|puts?|estimated?s?|believed?s?|reported|reports|raised its count|counted|told)"
    r"(?: (?:that|the|number|of))* (?=\S+ \S)",
)
LONGEST = 9  # words of a name


def name(members: Sequence[Item], readings: Sequence[Reading]) -> str:
    """Return the name of a track: a run of words of one sentence that the members share most, else their own phrase."""
    phrases = [i.figure.of or i.figure.text for i in members]
    count: Counter[str] = Counter()
    for phrase in phrases:
        count.update({fold(w) for w in WORD.findall(phrase)})
    half = len(members) / 2

    def weight(phrase: str) -> tuple[float, int, str]:
        words = {fold(w) for w in WORD.findall(phrase)} - SMALL
        shared = sum(count[w] for w in words if count[w] > 1)
        odd = sum(1 for w in words if count[w] < half)
        return shared - 0.7 * odd, -len(phrase), phrase

    runs = [run for item in members for run in _runs(item, readings[item.report])]
    if runs:
        best = max(runs, key=weight)
        if weight(best)[0] > 0:
            return best
    return _bare(max(phrases, key=weight))


def _bare(phrase: str) -> str:
    """Return the phrase without who tells it and without "number of"."""
    return TELLING.sub("", COUNTED.sub("", phrase)) or phrase


def _runs(item: Item, reading: Reading) -> Iterator[str]:
    """Yield the runs of two to nine words of the figure's sentence, all of them of what it counts."""
    figure, text = item.figure, reading.report.text
    span = next((s for s in reading.sentences if s.start <= figure.start < s.end), None)
    if span is None or figure.of is None:
        return
    own = {fold(w) for w in WORD.findall(figure.of)}
    run: list[re.Match[str]] = []
    for m in WORD.finditer(text, span.start, span.end):
        joined = not run or not text[run[-1].end() : m.start()].strip()
        fits = not m.group()[0].isdigit() and (fold(m.group()) in own or m.group().lower() in SMALL | {"number"})
        if fits and joined:
            run.append(m)
            continue
        yield from _trimmed(run, text)
        run = [m] if fits else []
    yield from _trimmed(run, text)


def _trimmed(run: list[re.Match[str]], text: str) -> Iterator[str]:
    while run and run[0].group().lower() in EDGE:
        run = run[1:]
    while run and run[-1].group().lower() in EDGE:
        run = run[:-1]
    if run:
        phrase = " ".join(_bare(text[run[0].start() : run[-1].end()]).split())
        if 2 <= len(phrase.split()) <= LONGEST:
            yield phrase
